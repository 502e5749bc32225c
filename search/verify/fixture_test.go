package verify

import (
	"context"
	"fmt"
	"path/filepath"
	"strconv"
	"testing"

	"cewen/corpus"
	"cewen/corpus/store"
	"cewen/search"
	"cewen/search/query"
)

// testStore holds the texts as paragraphs, two a document.
func testStore(t *testing.T, texts ...string) *store.Store {
	t.Helper()
	s, err := store.Open(filepath.Join(t.TempDir(), "store.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	for i := 0; i < len(texts); i += 2 {
		d := &corpus.Document{Source: corpus.Source{Path: fmt.Sprint(i), SHA256: fmt.Sprint(i)}}
		for j, text := range texts[i:min(i+2, len(texts))] {
			d.Paragraphs = append(d.Paragraphs, corpus.Paragraph{Anchor: fmt.Sprint(j), Kind: corpus.KindText, Section: -1, Text: text})
		}
		if _, err := s.Put(context.Background(), d); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

// brokenEngine is a plain scan with a fault.
type brokenEngine struct {
	store *store.Store
	fault fault
	// sound tells which queries are answered rightly all the same; nil for none.
	sound func(query.Expr) bool
}

// fault is what an engine does wrong.
type fault string

const (
	noFault         fault = "is right"
	missesHit       fault = "misses a hit"
	inventsHit      fault = "invents a hit"
	repeatsHit      fault = "lists a hit twice"
	mistakesHit     fault = "finds another paragraph"
	miscountsHit    fault = "miscounts a hit"
	miscountsTotals fault = "miscounts totals"
	miscountsTerms  fault = "miscounts the parts of a query"
	losesParagraph  fault = "lost a paragraph"
	hasTwice        fault = "has a paragraph twice"
	hasForeign      fault = "has a foreign paragraph"
)

// pageSize is smaller than what is asked for, so that pages are followed.
const pageSize = 2

func (e *brokenEngine) Search(ctx context.Context, r search.Request) (*search.Result, error) {
	scan, err := search.Scan(ctx, e.store, r)
	if err != nil {
		return nil, err
	}
	result := &search.Result{Totals: scan.Totals, Terms: scan.Terms}
	if result.Hits, err = e.hits(r.Expr); err != nil {
		return nil, err
	}
	if len(result.Hits) > 0 && (e.sound == nil || !e.sound(r.Expr)) {
		e.spoil(result)
	}
	from, _ := strconv.Atoi(r.Cursor) // empty on the first page
	result.Hits = result.Hits[from:]
	if size := min(pageSize, r.Limit); len(result.Hits) > size {
		result.Hits, result.Next = result.Hits[:size], strconv.Itoa(from+size)
	}
	return result, nil
}

func (e *brokenEngine) hits(expr query.Expr) (hits []search.Hit, err error) {
	err = e.store.View(func(v *store.View) error {
		for o := store.Ordinal(1); v.Holds(o); o++ {
			d, places, err := search.ReadPlaces(v, o)
			if err != nil {
				return err
			}
			for _, f := range query.Find(expr, places) {
				h := search.NewHit(d, d.Paragraphs[f.Paragraph])
				h.Occurrences = f.Occurrences
				hits = append(hits, h)
			}
		}
		return nil
	})
	return hits, err
}

// spoil makes an answer wrong.
func (e *brokenEngine) spoil(r *search.Result) {
	last := &r.Hits[len(r.Hits)-1]
	switch e.fault {
	case missesHit:
		r.Totals.Paragraphs--
		r.Totals.Occurrences -= last.Occurrences
		r.Hits = r.Hits[:len(r.Hits)-1]
	case inventsHit:
		invented := *last
		invented.Paragraph.ID += "x"
		r.Totals.Add(search.Totals{Paragraphs: 1, Occurrences: invented.Occurrences})
		r.Hits = append(r.Hits, invented)
	case repeatsHit:
		r.Totals.Paragraphs++
		r.Hits = append(r.Hits, *last)
	case mistakesHit:
		last.Paragraph.ID += "x"
	case miscountsHit:
		last.Occurrences++
		r.Totals.Occurrences++
	case miscountsTotals:
		r.Totals.Occurrences++
	case miscountsTerms:
		if len(r.Terms) > 0 {
			r.Terms[0].Occurrences++
		}
	}
}

func (e *brokenEngine) Related(context.Context, search.Request, int) ([]search.Hit, error) {
	return nil, nil
}

func (e *brokenEngine) Inventory(_ context.Context, yield func(store.Ordinal, int)) error {
	for version := store.Ordinal(1); version <= 2; version++ {
		for paragraph := range 2 {
			if e.fault != losesParagraph || version != 2 || paragraph != 1 {
				yield(version, paragraph)
			}
		}
	}
	switch e.fault {
	case hasTwice:
		yield(1, 0)
	case hasForeign:
		yield(9, 0)
	}
	return nil
}
