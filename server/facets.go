package server

import (
	"slices"
	"strings"

	"cewen/corpus"
	"cewen/search"
)

// shownRows is how many values of a facet stand open; the rest is one click away.
const shownRows = 10

// facetView is a facet at the side of the hits.
type facetView struct {
	Name, Title string
	Rows        []facetRow
	More        []facetRow // behind "其余 n 个"
	Bars        bool       // rows of years carry a bar: they are too few for a chart
	Years       *yearBars  // the rows as a chart, nil where there are few
	Tree        bool       // rows have rows below them
}

// facetRow is a value of a facet; its link adds it to the filter or takes it off.
type facetRow struct {
	Label, Href           string
	Documents, Paragraphs int
	Active                bool // it is chosen
	Within                bool // it lies in a value that is chosen
	Bar                   int  // 0..100, share of the largest row
	Children              []facetRow
	Open                  bool // children are shown
}

// newFacets lays out the facets of a result. A facet in use still lists the values
// that are not chosen, each with what it would add.
func newFacets(result *search.Result, at address) []facetView {
	var views []facetView
	for _, facet := range search.Facets() {
		name := string(facet)
		buckets := withChosen(name, result.Facets[facet], at)
		if !worthShowing(name, buckets, at) {
			continue
		}
		f := facetView{Name: name, Title: filterTitle(name)}
		if name == paramYear {
			f.Years = newYearBars(buckets, at)
			f.Bars = f.Years == nil // one chart is enough
		}
		if name == paramRegion {
			f.Rows = regionRows(buckets, at)
			f.Tree = slices.ContainsFunc(buckets, func(b search.Bucket) bool { return strings.Contains(b.Value, "/") })
		} else {
			f.Rows = flatRows(name, buckets, f.Bars, at)
		}
		if len(f.Rows) > shownRows+2 && name != paramYear { // years are read as a whole
			f.Rows, f.More = fold(f.Rows)
		}
		views = append(views, f)
	}
	return views
}

// withChosen adds the values that are chosen and have no hits, so that they can be
// taken off. A range of years is no value of the facet.
func withChosen(name string, buckets []search.Bucket, at address) []search.Bucket {
	all := slices.Clone(buckets)
	for _, value := range at[name] {
		isRange := name == paramYear && strings.Contains(value, "..")
		if !isRange && !slices.ContainsFunc(buckets, func(b search.Bucket) bool { return b.Value == value }) {
			all = append(all, search.Bucket{Value: value})
		}
	}
	return all
}

// worthShowing tells whether a facet has something to say: not where nothing is
// counted, nor where its only value is that there is none.
func worthShowing(name string, buckets []search.Bucket, at address) bool {
	if !slices.ContainsFunc(buckets, func(b search.Bucket) bool { return b.Paragraphs > 0 }) {
		return false
	}
	only := buckets[0].Value
	saysNothing := only == search.None || name == paramRole && only == string(corpus.RoleOther)
	return len(buckets) > 1 || len(at[name]) > 0 || !saysNothing
}

// fold keeps the first rows and those that are in use; the others are for later.
func fold(rows []facetRow) (shown, more []facetRow) {
	shown = slices.Clone(rows[:shownRows])
	for _, r := range rows[shownRows:] {
		if inUse(r) {
			shown = append(shown, r)
		} else {
			more = append(more, r)
		}
	}
	return shown, more
}

func newRow(name string, b search.Bucket, label string, at address) facetRow {
	row := facetRow{
		Label: label, Documents: b.Documents, Paragraphs: b.Paragraphs,
		Active: at.has(name, b.Value), Within: at.holds(name, b.Value),
	}
	if row.Active {
		row.Href = at.without(name, b.Value).String()
	} else {
		row.Href = at.with(name, b.Value).String()
	}
	return row
}

func flatRows(name string, buckets []search.Bucket, bars bool, at address) []facetRow {
	most := 1
	for _, b := range buckets {
		most = max(most, b.Paragraphs)
	}
	rows := make([]facetRow, len(buckets))
	for i, b := range buckets {
		rows[i] = newRow(name, b, valueLabel(name, b.Value).Text, at)
		if bars && b.Paragraphs > 0 {
			rows[i].Bar = max(1, 100*b.Paragraphs/most)
		}
	}
	return rows
}

// regionRows nests the places by their paths, in the order of the buckets. The
// only place of its rank is open, and so is one that is filtered by.
func regionRows(buckets []search.Bucket, at address) []facetRow {
	children := byParent(buckets)
	var rows func(parent string) []facetRow
	rows = func(parent string) []facetRow {
		var out []facetRow
		for _, b := range children[parent] {
			label := valueLabel(paramRegion, strings.TrimPrefix(b.Value, parent+"/")).Text
			row := newRow(paramRegion, b, label, at)
			row.Children = rows(b.Value)
			row.Open = row.Active || len(children[parent]) == 1 || slices.ContainsFunc(row.Children, inUse)
			out = append(out, row)
		}
		return out
	}
	return rows("")
}

// byParent puts each place under the nearest one above it that is listed, those
// without under "".
func byParent(buckets []search.Bucket) map[string][]search.Bucket {
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
	return children
}

// inUse tells whether a row or one below it is chosen.
func inUse(r facetRow) bool { return r.Active || slices.ContainsFunc(r.Children, inUse) }
