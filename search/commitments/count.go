package commitments

import (
	"cewen/corpus"
	"cewen/corpus/commitment"
	"cewen/search"
)

// Totals count commitments, and the paragraphs and documents that they stand in.
type Totals struct {
	Commitments int `json:"commitments"`
	Paragraphs  int `json:"paragraphs"`
	Documents   int `json:"documents"`
}

// Bucket is a value of a facet with what would be listed if it took the place of the
// values that are asked for.
type Bucket struct {
	Value string `json:"value"`
	Totals
}

// tally counts commitments that come document by document and paragraph by paragraph.
type tally struct {
	Totals
	document  string
	paragraph int
}

func (t *tally) count(document string, paragraph int) {
	t.Commitments++
	if t.Documents == 0 || t.document != document {
		t.Documents++
	} else if t.paragraph == paragraph {
		return
	}
	t.Paragraphs++
	t.document, t.paragraph = document, paragraph
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
	// documents are those with something listed, rows what is listed, in order.
	documents []listed
	rows      []row
	finder    *commitment.Finder
}

func newAnswer() *answer {
	a := &answer{facets: make(map[FacetName]map[string]*tally), years: make(map[yearCell]*tally), regions: make(map[regionCell]*tally)}
	for _, name := range Facets() {
		a.facets[name] = make(map[string]*tally)
	}
	return a
}

// count takes a commitment of a document in. missing are the facets whose condition it does
// not fulfil: it counts in one of them if it fulfils all others, and is listed if there are
// none.
func (a *answer) count(d *counted, paragraph int, c *commitment.Commitment, missing []FacetName) (isListed bool) {
	if len(missing) > 1 {
		return false
	}
	for _, name := range Facets() {
		if len(missing) == 1 && missing[0] != name {
			continue
		}
		if isOfDocument(name) {
			for _, t := range d.facet(a, name) {
				t.count(d.ID, paragraph)
			}
			continue
		}
		for _, value := range name.values(c) {
			at(a.facets[name], value).count(d.ID, paragraph)
		}
	}
	if len(missing) > 0 {
		return false
	}
	a.tally.count(d.ID, paragraph)
	at(a.years, yearCell{d.Year, d.Level}).count(d.ID, paragraph)
	at(a.regions, regionCell{d.Region, d.Year}).count(d.ID, paragraph)
	return true
}

// counted is a document with where its commitments count in the facets of documents.
type counted struct {
	*corpus.Document
	facets map[FacetName][]*tally
}

// facet are the tallies of the values that the document has in a facet.
func (d *counted) facet(a *answer, name FacetName) []*tally {
	if tallies, ok := d.facets[name]; ok {
		return tallies
	}
	var tallies []*tally
	for _, value := range search.FacetValues(search.FacetName(name), &d.Metadata) {
		tallies = append(tallies, at(a.facets[name], value))
	}
	d.facets[name] = tallies
	return tallies
}

func at[K comparable](m map[K]*tally, key K) *tally {
	if m[key] == nil {
		m[key] = new(tally)
	}
	return m[key]
}

// add adds a part of other documents.
func (a *answer) add(b *answer) {
	a.Totals.add(b.Totals)
	for name, values := range b.facets {
		merge(a.facets[name], values)
	}
	merge(a.years, b.years)
	merge(a.regions, b.regions)
	a.documents = append(a.documents, b.documents...)
}

func (t *Totals) add(u Totals) {
	t.Commitments += u.Commitments
	t.Paragraphs += u.Paragraphs
	t.Documents += u.Documents
}

func merge[K comparable](into, from map[K]*tally) {
	for key, t := range from {
		at(into, key).Totals.add(t.Totals)
	}
}
