package server_test

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"

	"cewen/corpus"
	"cewen/corpus/store"
	"cewen/indexer"
	"cewen/search"
	"cewen/search/query"
)

// bruteEngine answers by reading everything: slow, and right by definition.
type bruteEngine struct {
	store *store.Store
	// fail, if set, is called first and its error returned.
	fail func(ctx context.Context) error
	// unranked makes it answer by date where relevance is asked for.
	unranked bool
	// blind makes it overlook the first document.
	blind bool
}

var _ search.Engine = (*bruteEngine)(nil)

type bruteHit struct {
	search.Hit
	order int
}

func (b *bruteEngine) Search(ctx context.Context, r search.Request) (*search.Result, error) {
	if b.fail != nil {
		if err := b.fail(ctx); err != nil {
			return nil, err
		}
	}
	from := 0
	if r.Cursor != "" {
		var err error
		if from, err = strconv.Atoi(r.Cursor); err != nil || from < 0 {
			return nil, fmt.Errorf("%w: 翻页标记（cursor）无效", search.ErrBadRequest)
		}
	}
	hits, result, err := b.scan(ctx, r)
	if err != nil {
		return nil, err
	}
	if b.blind && len(result.Documents) > 0 {
		result.Totals.Documents--
		result.Documents = result.Documents[1:]
	}
	result.Sort = r.Sort
	if b.unranked && r.Sort == search.SortRelevance {
		result.Sort = search.SortNewest
	}
	sortHits(hits, result.Sort)
	for _, h := range hits[min(from, len(hits)):min(from+r.Limit, len(hits))] {
		result.Hits = append(result.Hits, h.Hit)
	}
	if r.Limit > 0 && from+r.Limit < len(hits) {
		result.Next = strconv.Itoa(from + r.Limit)
	}
	return result, nil
}

// scan answers the plain way; the hits are in the order of the text.
func (b *bruteEngine) scan(ctx context.Context, r search.Request) (hits []bruteHit, result *search.Result, err error) {
	scanned, err := search.Scan(ctx, b.store, r)
	if err != nil {
		return nil, nil, err
	}
	result = &search.Result{
		Totals: scanned.Totals, Facets: scanned.Facets, Terms: scanned.Terms, Hits: []search.Hit{}, Related: []search.Hit{},
	}
	if r.ByDocument {
		result.Documents = scanned.Documents
	}
	if r.Explain {
		result.Explain = &search.Explain{
			Scope: "段", Records: 9, Candidates: 3, Verified: 2, Matched: scanned.Totals.Paragraphs,
			Parts:  []search.ExplainPart{{Text: "太忻", Grams: "太忻", Candidates: 3}, {Text: "/./", Grams: "*", Candidates: 9}},
			Stages: []search.ExplainStage{{Name: "candidates", Microseconds: 10}, {Name: "verify", Microseconds: 20}, {Name: "candidates", Microseconds: 40}},
		}
	}
	err = b.each(func(d *corpus.Document) {
		passing := slices.DeleteFunc(search.Places(d), func(p query.Place) bool { return !r.Filter.Match(p.Meta, p.Role) })
		for _, found := range query.Find(r.Expr, passing) {
			hit := search.NewHit(d, d.Paragraphs[found.Paragraph])
			hit.Occurrences = found.Occurrences
			hits = append(hits, bruteHit{hit, len(hits)})
		}
	})
	return hits, result, err
}

func sortHits(hits []bruteHit, by search.Sort) {
	slices.SortFunc(hits, func(a, b bruteHit) int {
		first := 0
		switch by {
		case search.SortNewest:
			first = strings.Compare(b.Document.Date, a.Document.Date)
		case search.SortOldest:
			first = strings.Compare(a.Document.Date, b.Document.Date)
		case search.SortRelevance:
			first = cmp.Compare(b.Occurrences, a.Occurrences)
		}
		return cmp.Or(first, cmp.Compare(a.order, b.order))
	})
}

// Related returns paragraphs that share two characters with a term.
func (b *bruteEngine) Related(_ context.Context, r search.Request, limit int) ([]search.Hit, error) {
	var related []search.Hit
	err := b.each(func(d *corpus.Document) {
		for _, p := range d.Paragraphs {
			if r.Filter.Match(&d.Metadata, d.Role(p.Section)) && p.Kind == corpus.KindText && len(related) < limit && sharesTwo(p.Text, query.Atoms(r.Expr)) {
				related = append(related, search.NewHit(d, p))
			}
		}
	})
	return related, err
}

func sharesTwo(text string, atoms []query.Atom) bool {
	for _, a := range atoms {
		runes := []rune(strings.Join(query.Literals(a), ""))
		for i := 0; i+1 < len(runes); i++ {
			if strings.Contains(text, string(runes[i:i+2])) {
				return true
			}
		}
	}
	return false
}

func (b *bruteEngine) each(yield func(*corpus.Document)) error {
	return b.store.View(func(v *store.View) error {
		var failed error
		err := v.Live(func(o store.Ordinal) bool {
			d, err := v.Document(o)
			failed = err
			if err == nil {
				yield(d)
			}
			return err == nil
		})
		return errors.Join(err, failed)
	})
}

// fakeIndexer is an indexer that has always caught up, unless told otherwise.
type fakeIndexer struct {
	progress atomic.Pointer[indexer.Progress]
	rebuilds atomic.Int32
	waited   atomic.Uint64
	rebuild  func(context.Context) error
}

func (f *fakeIndexer) Progress() indexer.Progress {
	if p := f.progress.Load(); p != nil {
		return *p
	}
	return indexer.Progress{Serving: true}
}

func (f *fakeIndexer) Wait(_ context.Context, position uint64) error {
	f.waited.Store(position)
	return nil
}

func (f *fakeIndexer) Rebuild(ctx context.Context) error {
	f.rebuilds.Add(1)
	if f.rebuild != nil {
		return f.rebuild(ctx)
	}
	return nil
}
