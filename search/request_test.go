package search

import (
	"errors"
	"slices"
	"testing"

	"cewen/corpus"
)

func TestBadYearsAreRefused(t *testing.T) {
	for _, bad := range []string{"", "..", "二〇二二", "2024..2018", "0", "2022..x", "99999"} {
		if _, err := ParseFilter(FilterValues{Year: []string{bad}}); !errors.Is(err, ErrBadRequest) {
			t.Errorf("%q: %v", bad, err)
		}
	}
}

func TestFilterMatch(t *testing.T) {
	taiyuan := corpus.Metadata{Region: "山西省/太原市", Level: corpus.LevelPrefecture, Year: 2022, Kind: "政府工作报告"}
	for _, test := range []struct {
		rule string
		v    FilterValues
		m    corpus.Metadata
		want bool
	}{
		{"a node covers what is below it", FilterValues{Region: []string{"山西省"}}, taiyuan, true},
		{"a node does not cover what is above it", FilterValues{Region: []string{"山西省/太原市/杏花岭区"}}, taiyuan, false},
		{"the name of a place is its path", FilterValues{Region: []string{"太原市"}}, taiyuan, true},
		{"a short name too", FilterValues{Region: []string{"山西"}}, taiyuan, true},
		{"a name is no prefix", FilterValues{Region: []string{"山"}}, taiyuan, false},
		{"alternatives in a field", FilterValues{Year: []string{"2020", "2022"}}, taiyuan, true},
		{"all fields are required", FilterValues{Year: []string{"2022"}, Kind: []string{"通知"}}, taiyuan, false},
		{"a year in a range", FilterValues{Year: []string{"..1978", "2018..2024"}}, taiyuan, true},
		{"a year outside a range", FilterValues{Year: []string{"2023..", "2020,2021"}}, taiyuan, false},
		{"a kind is no pattern", FilterValues{Kind: []string{"政府*"}}, taiyuan, false},
		{"a role", FilterValues{Role: []string{"plan"}}, taiyuan, true},
		{"another role", FilterValues{Role: []string{"回顾"}}, taiyuan, false},
		{"levels by either name", FilterValues{Level: []string{"prefecture"}}, taiyuan, true},
		{"not stated", FilterValues{Year: []string{None}, Region: []string{None}}, corpus.Metadata{}, true},
		{"stated is not none", FilterValues{Issuer: []string{None}}, corpus.Metadata{Issuer: "国务院"}, false},
		{"each of joint issuers", FilterValues{Issuer: []string{"财政部"}}, corpus.Metadata{Issuer: "教育部、财政部"}, true},
		{"all of joint issuers", FilterValues{Issuer: []string{"教育部、财政部"}}, corpus.Metadata{Issuer: "教育部、财政部"}, true},
		{"none of joint issuers", FilterValues{Issuer: []string{"民政部"}}, corpus.Metadata{Issuer: "教育部、财政部"}, false},
	} {
		f, err := ParseFilter(test.v)
		if err != nil {
			t.Fatal(err)
		}
		if got := f.Match(&test.m, corpus.RolePlan); got != test.want {
			t.Errorf("%s: %t", test.rule, got)
		}
	}
}

func TestBadNamesAreRefused(t *testing.T) {
	_, place := ParseFilter(FilterValues{Region: []string{"朝阳区"}})
	_, level := ParseFilter(FilterValues{Level: []string{"乡"}})
	_, facet := ParseFacets([]string{"year", "speaker"})
	_, sort := ParseSort("newest")
	_, many := ParseFilter(FilterValues{Kind: make([]string, 201)})
	for _, err := range []error{place, level, facet, sort, many} {
		if !errors.Is(err, ErrBadRequest) {
			t.Errorf("got %v", err)
		}
	}
}

func TestBucketsAreInReadingOrder(t *testing.T) {
	bucket := func(value string, documents int) Bucket { return Bucket{value, Totals{Documents: documents}} }
	for name, want := range map[FacetName][]Bucket{
		FacetYear:   {bucket("2021", 1), bucket("2022", 9), bucket(None, 20)},
		FacetLevel:  {bucket("国家", 1), bucket("省", 9), bucket("县", 3), bucket(None, 4)},
		FacetRegion: {bucket("山西省", 9), bucket("山东省", 3), bucket("河北省", 3), bucket(None, 30)},
	} {
		got := slices.Clone(want)
		slices.Reverse(got)
		if SortBuckets(name, got); !slices.Equal(got, want) {
			t.Errorf("%s: %v", name, got)
		}
	}
}
