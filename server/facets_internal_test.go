package server

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"cewen/search"
)

func bucketOf(value string, n int) search.Bucket {
	return search.Bucket{Value: value, Totals: search.Totals{Documents: n, Paragraphs: n}}
}

// drawFacets writes facets with their rows: ✓ for what is chosen, + for what lies in
// it, and … before what is folded away.
func drawFacets(views []facetView) string {
	draw := func(rows []facetRow) string {
		var out []string
		for _, r := range rows {
			mark := ""
			switch {
			case r.Active:
				mark = "✓"
			case r.Within:
				mark = "+"
			}
			out = append(out, fmt.Sprintf("%s%s=%d", mark, r.Label, r.Paragraphs))
		}
		return strings.Join(out, " ")
	}
	var out []string
	for _, v := range views {
		line := v.Title + ": " + draw(v.Rows)
		if len(v.More) > 0 {
			line += " … " + draw(v.More)
		}
		out = append(out, line)
	}
	return strings.Join(out, "\n")
}

func TestFacetsListWhatIsChosenAndWhatIsNot(t *testing.T) {
	var issuers []search.Bucket
	for i := range 14 {
		issuers = append(issuers, bucketOf(fmt.Sprint("机关", i), 20-i))
	}
	for name, c := range map[string]struct {
		facets map[search.FacetName][]search.Bucket
		at     address
		want   string
	}{
		"nothing chosen": {
			map[search.FacetName][]search.Bucket{search.FacetLevel: {bucketOf("省", 2), bucketOf("市", 1)}}, nil, "层级: 省=2 市=1",
		},
		"several chosen": {
			map[search.FacetName][]search.Bucket{search.FacetRole: {bucketOf("回顾", 2), bucketOf("部署", 1), bucketOf("其他", 3)}},
			address{"role": {"回顾", "部署"}},
			"部分: ✓回顾=2 ✓部署=1 其他=3",
		},
		"chosen without hits": {
			map[search.FacetName][]search.Bucket{search.FacetKind: {bucketOf("公报", 2)}}, address{"kind": {"意见"}}, "文种: 公报=2 ✓意见=0",
		},
		"no hits with any value": {nil, address{"kind": {"意见"}}, ""},
		"only what is not stated": {
			map[search.FacetName][]search.Bucket{search.FacetIssuer: {bucketOf(search.None, 2)}, search.FacetRole: {bucketOf("其他", 2)}}, nil, "",
		},
		"not stated, chosen": {
			map[search.FacetName][]search.Bucket{search.FacetIssuer: {bucketOf(search.None, 2)}}, address{"issuer": {"none"}}, "发文机关: ✓未注明=2",
		},
		"years of a range": {
			map[search.FacetName][]search.Bucket{search.FacetYear: {bucketOf("2019", 1), bucketOf("2022", 2), bucketOf("none", 2)}},
			address{"year": {"2020.."}},
			"年份: 2019=1 +2022=2 未注明=2",
		},
		"a place in a chosen one": {
			map[search.FacetName][]search.Bucket{search.FacetRegion: {bucketOf("山西省", 3), bucketOf("北京市", 1)}},
			address{"region": {"山西省"}},
			"地区: ✓山西省=3 北京市=1",
		},
		"chosen behind the fold": {
			map[search.FacetName][]search.Bucket{search.FacetIssuer: issuers},
			address{"issuer": {"机关12"}},
			"发文机关: 机关0=20 机关1=19 机关2=18 机关3=17 机关4=16 机关5=15 机关6=14 机关7=13 机关8=12 机关9=11 ✓机关12=8 … 机关10=10 机关11=9 机关13=7",
		},
	} {
		t.Run(name, func(t *testing.T) {
			before := fmt.Sprint(c.facets)
			if got := drawFacets(newFacets(&search.Result{Facets: c.facets}, c.at)); got != c.want {
				t.Errorf("%s\nwant %s", got, c.want)
			}
			if fmt.Sprint(c.facets) != before {
				t.Error("the result was changed")
			}
		})
	}
}

func TestPlacesAreNestedByTheirPaths(t *testing.T) {
	buckets := []search.Bucket{
		bucketOf("山西省", 5), bucketOf("山西省/太原市", 3), bucketOf("北京市", 2), bucketOf("山西省/太原市/杏花岭区", 1), bucketOf("无上级/某市", 1), bucketOf(search.None, 1),
	}
	var draw func(rows []facetRow, depth int) string
	draw = func(rows []facetRow, depth int) string {
		out := ""
		for _, r := range rows {
			out += fmt.Sprintf("%s%s %d %v\n", strings.Repeat(" ", depth), r.Label, r.Documents, r.Open) + draw(r.Children, depth+1)
		}
		return out
	}
	want := "山西省 5 false\n 太原市 3 true\n  杏花岭区 1 true\n北京市 2 false\n无上级 / 某市 1 false\n未注明 1 false\n"
	if got := draw(regionRows(buckets, address{}), 0); got != want {
		t.Errorf("%s", got)
	}
	chosen := regionRows(buckets, address{"region": {"山西省/太原市"}})
	if !chosen[0].Open || !chosen[0].Children[0].Active || !chosen[0].Children[0].Children[0].Within {
		t.Errorf("the place filtered by is folded away")
	}
	narrower := chosen[0].Children[0].Children[0].Href
	if want := (address{"region": {"山西省/太原市/杏花岭区"}}).String(); narrower != want {
		t.Errorf("a place in the chosen one leads to %s, want %s", narrower, want)
	}
	if wider := chosen[0].Href; wider != (address{"region": {"山西省"}}).String() {
		t.Errorf("a place around the chosen one leads to %s", wider)
	}
}

func TestFoldKeepsEveryRow(t *testing.T) {
	rows := make([]facetRow, 20)
	for i := range rows {
		rows[i] = facetRow{Label: fmt.Sprint(i), Active: i == 3 || i == 17}
	}
	shown, more := fold(rows)
	all := append(slices.Clone(shown), more...)
	slices.SortFunc(all, func(a, b facetRow) int {
		return strings.Compare(fmt.Sprintf("%02s", a.Label), fmt.Sprintf("%02s", b.Label))
	})
	if len(shown) != 11 || fmt.Sprint(all) != fmt.Sprint(rows) {
		t.Errorf("%v … %v", shown, more)
	}
}
