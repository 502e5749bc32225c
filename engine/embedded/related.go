package embedded

import (
	"context"
	"fmt"

	"cewen/search"
)

// related returns the paragraphs that share most with the terms by their words.
func (a *answerer) related(ctx context.Context, terms []search.Term, limit int) ([]search.Hit, error) {
	if a.words == nil || limit <= 0 {
		return []search.Hit{}, nil
	}
	words := queryWords(a.words, terms)
	if len(words) == 0 {
		return []search.Hit{}, nil
	}
	searcher, sctx, err := a.generation.wordSearcher(ctx, a.view, words, minimumShared(len(words)))
	if err != nil {
		return nil, err
	}
	defer searcher.Close()
	passes := a.passes()
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
		if at, ok := a.view.place(record); ok && passes[at.slot] {
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
