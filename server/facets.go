package server

import (
	"slices"
	"strings"

	"cewen/search"
)

// shownRows is how many values of a facet stand open; the rest is one click away.
const shownRows = 10

// facetView is a facet at the side of the hits.
type facetView struct {
	Name, Title string
	Rows        []facetRow
	More        []facetRow // behind "其余 n 个"
	Bars        bool       // rows carry a bar
	Tree        bool       // rows have rows below them
}

// facetRow is a value of a facet; its link adds it to the filter or takes it off.
type facetRow struct {
	Label, Href           string
	Documents, Paragraphs int
	Active                bool
	Bar                   int // 0..100, share of the largest row
	Children              []facetRow
	Open                  bool // children are shown
}

// newFacets lays out the facets of a result.
func newFacets(result *search.Result, at address) []facetView {
	titles := map[search.FacetName]string{
		search.FacetRegion: "地区", search.FacetLevel: "层级", search.FacetYear: "年份",
		search.FacetKind: "文种", search.FacetIssuer: "发文机关",
	}
	var views []facetView
	for _, name := range search.Facets() {
		buckets := result.Facets[name]
		if len(buckets) == 0 || len(buckets) == 1 && buckets[0].Value == search.None {
			continue
		}
		f := facetView{Name: string(name), Title: titles[name], Bars: name == search.FacetYear}
		if name == search.FacetRegion {
			f.Rows = regionRows(buckets, at)
			f.Tree = slices.ContainsFunc(buckets, func(b search.Bucket) bool { return strings.Contains(b.Value, "/") })
		} else {
			f.Rows = flatRows(string(name), buckets, at)
		}
		if len(f.Rows) > shownRows+2 && !f.Bars { // years are read as a whole
			f.Rows, f.More = f.Rows[:shownRows], f.Rows[shownRows:]
		}
		views = append(views, f)
	}
	return views
}

func newRow(name string, b search.Bucket, label string, at address) facetRow {
	row := facetRow{Label: label, Documents: b.Documents, Paragraphs: b.Paragraphs, Active: at.has(name, b.Value)}
	if row.Active {
		row.Href = at.without(name, b.Value).String()
	} else {
		row.Href = at.with(name, b.Value).String()
	}
	return row
}

func flatRows(name string, buckets []search.Bucket, at address) []facetRow {
	most := 1
	for _, b := range buckets {
		most = max(most, b.Paragraphs)
	}
	rows := make([]facetRow, len(buckets))
	for i, b := range buckets {
		rows[i] = newRow(name, b, valueLabel(name, b.Value), at)
		if name == paramYear {
			rows[i].Bar = max(1, 100*b.Paragraphs/most)
		}
	}
	return rows
}

// regionRows nests the places by their paths, in the order of the buckets. The
// only place of its rank is open, and so is one that is filtered by.
func regionRows(buckets []search.Bucket, at address) []facetRow {
	known := map[string]bool{}
	for _, b := range buckets {
		known[b.Value] = true
	}
	children := map[string][]search.Bucket{}
	for _, b := range buckets {
		parent := b.Value
		for parent != "" {
			parent = parent[:max(strings.LastIndexByte(parent, '/'), 0)]
			if known[parent] {
				break
			}
		}
		children[parent] = append(children[parent], b)
	}
	var rows func(parent string) []facetRow
	rows = func(parent string) []facetRow {
		var out []facetRow
		for _, b := range children[parent] {
			label := valueLabel(paramRegion, strings.TrimPrefix(b.Value, parent+"/"))
			row := newRow(paramRegion, b, label, at)
			row.Children = rows(b.Value)
			row.Open = row.Active || len(children[parent]) == 1 || anyOpen(row.Children)
			out = append(out, row)
		}
		return out
	}
	return rows("")
}

func anyOpen(rows []facetRow) bool {
	for _, r := range rows {
		if r.Active || anyOpen(r.Children) {
			return true
		}
	}
	return false
}

// valueLabel is how a value of a filter is shown.
func valueLabel(name, value string) string {
	switch {
	case value == search.None:
		return "未注明"
	case name == paramYear:
		return yearLabel(value)
	case name == paramRegion:
		return strings.ReplaceAll(value, "/", " / ")
	}
	return value
}

func yearLabel(value string) string {
	from, to, isRange := strings.Cut(value, "..")
	switch {
	case !isRange:
		return value
	case from == "":
		return to + "年以前"
	case to == "":
		return from + "年以来"
	}
	return from + "–" + to
}
