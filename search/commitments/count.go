package commitments

import (
	"slices"
	"strings"

	"cewen/corpus"
	"cewen/corpus/commitment"
	"cewen/search"
	"cewen/search/instrument"
	"cewen/search/query"
)

// totals count commitments, and the paragraphs and documents that they stand in.
type totals struct{ commitments, paragraphs, documents int }

// bucket is a value of a facet with what would be listed if it took the place of the
// values that are asked for.
type bucket struct {
	value string
	totals
}

// tally counts commitments that come document by document and paragraph by paragraph.
type tally struct {
	totals
	document  string
	paragraph int
}

func (t *tally) count(document string, paragraph int) {
	t.commitments++
	if t.document != document {
		t.documents++
	} else if t.paragraph == paragraph {
		return
	}
	t.paragraphs++
	t.document, t.paragraph = document, paragraph
}

// placed is a commitment in its place.
type placed struct {
	*commitment.Commitment
	head   *corpus.Document
	number int // of the paragraph
	anchor string
	text   string
	value  float64 // in the order by value
	valued bool
}

type yearCell struct {
	year  int
	level corpus.Level
}

type regionCell struct {
	region corpus.Region
	year   int
}

// answer is what is chosen, or a part of it.
type answer struct {
	tally
	facets  map[FacetName]map[string]*tally
	years   map[yearCell]*tally
	regions map[regionCell]*tally
	rows    []placed
}

func newAnswer() *answer {
	a := &answer{facets: make(map[FacetName]map[string]*tally), years: make(map[yearCell]*tally), regions: make(map[regionCell]*tally)}
	for _, name := range Facets() {
		a.facets[name] = make(map[string]*tally)
	}
	return a
}

// count takes a commitment in. missing are the facets whose condition it does not fulfil:
// it counts in one of them if it fulfils all others.
func (a *answer) count(t *instrument.Text, paragraph int, c *commitment.Commitment, missing []FacetName) {
	if len(missing) > 1 {
		return
	}
	for _, name := range Facets() {
		if len(missing) == 1 && missing[0] != name {
			continue
		}
		for _, value := range valuesIn(name, &t.Metadata, c) {
			at(a.facets[name], value).count(t.ID, paragraph)
		}
	}
	if len(missing) > 0 {
		return
	}
	a.tally.count(t.ID, paragraph)
	at(a.years, yearCell{t.Year, t.Level}).count(t.ID, paragraph)
	at(a.regions, regionCell{t.Region, t.Year}).count(t.ID, paragraph)
	row := placed{Commitment: c, head: t.Document, number: paragraph, anchor: t.Document.Paragraphs[paragraph].Anchor}
	if n := len(a.rows); n > 0 && a.rows[n-1].head == row.head && a.rows[n-1].number == paragraph {
		row.text = a.rows[n-1].text
	} else {
		row.text = textAt(t, paragraph)
	}
	a.rows = append(a.rows, row)
}

// textAt is a paragraph as printed, to be kept after the document is left.
func textAt(t *instrument.Text, paragraph int) string {
	i, _ := slices.BinarySearchFunc(t.Places, paragraph, func(p query.Place, n int) int { return p.Number - n })
	return strings.Clone(t.Places[i].Text.Original())
}

// valuesIn are the values under which a commitment of a document counts in a facet.
func valuesIn(name FacetName, m *corpus.Metadata, c *commitment.Commitment) []string {
	switch name {
	case FacetRegion, FacetYear, FacetLevel:
		return search.FacetValues(search.FacetName(name), m)
	case FacetType, FacetAction, FacetUnit, FacetStrength, FacetDeadline:
	}
	return name.values(c)
}

func at[K comparable](m map[K]*tally, key K) *tally {
	if m[key] == nil {
		m[key] = new(tally)
	}
	return m[key]
}

// add adds a part of other documents.
func (a *answer) add(b *answer) {
	a.totals.add(b.totals)
	for name, values := range b.facets {
		merge(a.facets[name], values)
	}
	merge(a.years, b.years)
	merge(a.regions, b.regions)
	a.rows = append(a.rows, b.rows...)
}

func (t *totals) add(u totals) {
	t.commitments += u.commitments
	t.paragraphs += u.paragraphs
	t.documents += u.documents
}

func merge[K comparable](into, from map[K]*tally) {
	for key, t := range from {
		at(into, key).totals.add(t.totals)
	}
}
