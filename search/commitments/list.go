package commitments

import (
	"context"
	"slices"

	"cewen/search/instrument"
)

// Window is the part of a list that is wanted: what follows a cursor or, without one, from
// a place on. The zero Window is empty: only counts are wanted.
type Window struct {
	From   int    // from 0
	Cursor string // List.Next of the page before
	Limit  int
}

// List is a page of commitments with the counts of all.
type List struct {
	// Query is the expression as it was understood, in canonical form.
	Query  string `json:"query"`
	Totals Totals `json:"totals"`
	Sort   string `json:"sort"`
	// Unit is the one that an order by value is in, "" where none is named.
	Unit   string                 `json:"unit,omitempty"`
	Listed []Record               `json:"commitments"`
	Facets map[FacetName][]Bucket `json:"facets"`
	// Years count by year and level, Regions by place and year.
	Years   []YearCount   `json:"years"`
	Regions []RegionCount `json:"regions"`
	Notes   []string      `json:"notes"`
	// From is how many commitments come before the first that is listed.
	From int `json:"from"`
	// Next is the cursor of the page after, empty on the last one.
	Next string `json:"next,omitempty"`
}

// Answer is what a question found, to be shown in parts. It is never changed and may be
// kept as long as the corpus stays as it is.
type Answer struct {
	asked *asked
	found *answer
}

// Find answers a question without giving out anything yet. Its errors are those of Run.
func (q *Commitments) Find(ctx context.Context, c *instrument.Corpus) (*Answer, error) {
	asked, err := q.read(ctx, c)
	if err != nil {
		return nil, err
	}
	found, err := asked.answer(ctx, c)
	return &Answer{asked, found}, err
}

// List answers with a page instead of tables.
func (q *Commitments) List(ctx context.Context, c *instrument.Corpus, w Window) (*List, error) {
	a, err := q.Find(ctx, c)
	if err != nil {
		return nil, err
	}
	return a.List(c, w)
}

// List is a page of what was found with the counts of all. A cursor that is none or of
// another question is search.ErrBadRequest.
func (a *Answer) List(c *instrument.Corpus, w Window) (*List, error) {
	rows, from := a.found.rows, min(max(0, w.From), len(a.found.rows))
	after, err := a.asked.readCursor(w.Cursor)
	if err != nil {
		return nil, err
	}
	if after != nil {
		at := slices.IndexFunc(rows, after.is)
		if at < 0 {
			return nil, instrument.BadRequest("翻页到的文档已经变动，请从第一页重新检索")
		}
		from = at + 1
	}
	l := &List{
		Query: a.asked.request.Expr.String(), Totals: a.found.Totals, Sort: a.asked.Sort, Unit: a.asked.unit, Facets: make(map[FacetName][]Bucket), From: from,
		Years: a.found.yearCounts(), Regions: a.found.regionCounts(), Notes: []string{Caution},
	}
	for _, name := range Facets() {
		l.Facets[name] = a.found.buckets(name)
	}
	page := rows[from:min(from+w.Limit, len(rows))]
	if l.Listed, err = a.found.records(a.asked, page, c.Again); err != nil {
		return nil, err
	}
	if len(page) > 0 && from+len(page) < len(rows) {
		l.Next, err = a.asked.cursor(page[len(page)-1])
	}
	return l, err
}

// Len is how many commitments were found.
func (a *Answer) Len() int { return len(a.found.rows) }

// Listed is a document with the number of its commitments that were found.
type Listed struct {
	instrument.Head
	Commitments int
}

// Documents are those with commitments, in the order of the list.
func (a *Answer) Documents() []Listed {
	list := make([]Listed, len(a.found.documents))
	for i, d := range a.found.documents {
		list[i] = Listed{d.head, len(d.places)}
	}
	return list
}

// Of returns the first commitments of a document, as they stand in it.
func (a *Answer) Of(c *instrument.Corpus, id string, most int) ([]Record, error) {
	i := slices.IndexFunc(a.found.documents, func(d listed) bool { return d.head.ID == id })
	if i < 0 {
		return nil, nil
	}
	d := &a.found.documents[i]
	var rows []row
	for _, p := range d.places[:min(most, len(d.places))] {
		rows = append(rows, row{&d.head, p})
	}
	return a.found.records(a.asked, rows, c.Again)
}
