package search

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"cewen/corpus"
	"cewen/corpus/store"
	"cewen/search/query"
)

// Plain is an engine without an index: it reads every paragraph for every question.
// It is what audits compare with. Hits come by date, whatever order is asked for,
// and all at once: it knows no pages.
type Plain struct{ Store *store.Store }

var _ Engine = Plain{}

// Search implements Engine.
func (p Plain) Search(ctx context.Context, request Request) (*Result, error) {
	s := newScan(request)
	var hits []Hit
	err := p.Store.View(func(v *store.View) error {
		return eachDocument(ctx, v, func(d *corpus.Document, places []query.Place) {
			s.add(d, places)
			if request.Limit == 0 {
				return
			}
			for _, f := range s.find(request.Filter, places) {
				paragraph := d.Paragraphs[f.Paragraph]
				paragraph.Text = places[f.Paragraph].Text.Original()
				hit := NewHit(d, paragraph)
				hit.Occurrences = f.Occurrences
				hits = append(hits, hit)
			}
		})
	})
	if err != nil {
		return nil, fmt.Errorf("plain search: %w", err)
	}
	scanned := s.finish()
	order := SortNewest
	if request.Sort == SortOldest {
		order = SortOldest
	}
	sortByDate(hits, order)
	return &Result{
		Totals: scanned.Totals, Facets: scanned.Facets, Terms: scanned.Terms, Documents: scanned.Documents,
		Sort: order, Hits: hits, Related: []Hit{},
	}, nil
}

// Related implements Engine: without words nothing is related.
func (p Plain) Related(context.Context, Request, int) ([]Hit, error) { return nil, nil }

// sortByDate orders hits as every engine does: by date, those without one last,
// then by document, then as they stand in it.
func sortByDate(hits []Hit, order Sort) {
	slices.SortStableFunc(hits, func(a, b Hit) int {
		return cmp.Or(compareDates(order, &a.Document, &b.Document), strings.Compare(a.Document.ID, b.Document.ID))
	})
}

func compareDates(order Sort, a, b *DocumentRef) int {
	x, y := day(a), day(b)
	switch {
	case x == y:
		return 0
	case x == "":
		return 1
	case y == "":
		return -1
	case order == SortOldest:
		return strings.Compare(x, y)
	}
	return strings.Compare(y, x)
}

// day is the date of a document; a year alone counts as the day before its first,
// a month as the day before its first.
func day(d *DocumentRef) string {
	if d.Date == "" && d.Year != 0 {
		return fmt.Sprintf("%04d", d.Year)
	}
	return d.Date
}
