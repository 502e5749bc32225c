package embedded

import (
	"context"
	"fmt"

	"cewen/search"
)

// related returns the paragraphs that share most with the terms by their words.
func (a *answerer) related(ctx context.Context, limit int) ([]search.Hit, error) {
	if a.words == nil || limit <= 0 {
		return []search.Hit{}, nil
	}
	words := queryWords(a.words, literals(a.request.Expr))
	if len(words) == 0 {
		return []search.Hit{}, nil
	}
	searcher, sctx, err := a.generation.wordSearcher(ctx, a.view, words, minimumShared(len(words)))
	if err != nil {
		return nil, err
	}
	defer searcher.Close()
	p, err := newPlan(a.request.Expr)
	if err != nil {
		return nil, err
	}
	c := newCollector(a.view, a.store, p, &search.Request{Expr: a.request.Expr, Filter: a.request.Filter})
	best := &topMatches{k: limit, before: func(x, y *match) bool { return a.view.compare(search.SortRelevance, x, y) < 0 }}
	for n := 0; ; n++ {
		if n%checkEvery == 0 && ctx.Err() != nil {
			return nil, fmt.Errorf("related: %w", ctx.Err())
		}
		hit, err := searcher.Next(sctx)
		if err != nil {
			return nil, fmt.Errorf("related: %w", err)
		}
		if hit == nil {
			break
		}
		record := recordNumber(hit)
		at, ok := a.view.place(record)
		if ok {
			if ok, err = c.passes(at); err != nil {
				return nil, err
			}
		}
		if ok {
			best.offer(match{place: at, record: record, base: float32(hit.Score)})
		}
		sctx.DocumentMatchPool.Put(hit)
	}
	matches := best.sorted()
	page := make([]placed, len(matches))
	for i := range matches {
		page[i] = placed{match: matches[i], key: a.view.key(search.SortRelevance, &matches[i])}
	}
	return a.hits(page)
}

// passes tells whether a paragraph fulfils what a request asks of fields.
func (c *collector) passes(at place) (bool, error) {
	if err := c.prepareDocument(at.slot); err != nil {
		return false, err
	}
	_, ok := c.look(at)
	return ok, nil
}

// minimumShared is how many of n words a related paragraph must have: half of
// them, so that one common word alone relates nothing.
func minimumShared(n int) int { return (n + 1) / 2 }

// place returns where a record of the snapshot is from.
func (v *view) place(record uint64) (place, bool) {
	for _, s := range v.segments {
		if record < s.base+uint64(len(s.places)) {
			return s.places[record-s.base], true
		}
	}
	return place{}, false
}
