package embedded

import (
	"context"
	"fmt"

	"github.com/RoaringBitmap/roaring/v2"

	"cewen/search"
)

// How related paragraphs are chosen. A paragraph is as close as its best passage: a
// stretch about as long as the query, by the rarity of the pairs of neighbouring
// characters that both have. Pairs forgive what memory loses: a word that is left
// out, another one in its place, an order. Measured on real reports (internal/eval),
// words alone find less, and weighing stop words down, counting pairs in a row or
// the paragraph around the passage find no more.
const (
	// relatedWindow is how many paragraphs are read: those that have most in common
	// with the query anywhere in them. Ten times as many find no more.
	relatedWindow = 100
	// leastRelated is the share of the query that a passage must have: below it,
	// passages meet by chance.
	leastRelated = 0.4
)

// related returns the paragraphs that are closest to the texts of the request.
func (a *answerer) related(ctx context.Context, limit int) ([]search.Hit, error) {
	q, err := newRelatedQuery(a.view, literals(a.request.Expr))
	if err != nil {
		return nil, fmt.Errorf("related: %w", err)
	}
	if limit <= 0 || q.weight == 0 {
		return []search.Hit{}, nil
	}
	p, err := newPlan(a.request.Expr)
	if err != nil {
		return nil, err
	}
	c := newCollector(a.view, a.store, p, &search.Request{Expr: a.request.Expr, Filter: a.request.Filter})
	defer c.texts.give()
	c.needTexts = true
	candidates := a.view.top(search.SortRelevance, relatedWindow)
	for i := range a.view.segments {
		if ctx.Err() != nil {
			return nil, fmt.Errorf("related: %w", ctx.Err())
		}
		if err := c.offerShared(i, q, candidates); err != nil {
			return nil, err
		}
	}
	best := a.view.top(search.SortRelevance, limit)
	reader := newPassageReader(q)
	for _, m := range candidates.sorted() {
		text := c.texts.of[m.slot].folded.String(int(m.paragraph))
		if m.base = float32(reader.closeness(text, q.named[m.slot])); m.base >= leastRelated {
			best.offer(&m.match)
		}
	}
	return a.hits(c, placedByBase(best.sorted()))
}

// offerShared offers the records of a segment, each by what it has in common with
// the query.
func (c *collector) offerShared(segment int, q *relatedQuery, best *topMatches) error {
	s := c.view.segments[segment]
	for record, has := range sharedPairs(q.postings[segment], len(s.places)) {
		at := s.places[record]
		if s.deleted != nil && s.deleted.Contains(uint32(record)) {
			continue
		}
		if has |= q.named[at.slot]; has == 0 {
			continue
		}
		m := match{place: at, record: s.base + uint64(record), base: q.sums.of(has)}
		if !best.takes(&m) {
			continue
		}
		switch ok, err := c.passes(at); {
		case err != nil:
			return fmt.Errorf("related: %w", err)
		case ok:
			best.offer(&m)
		}
	}
	return nil
}

// sharedPairs returns for each record of a segment which of the pairs it has.
func sharedPairs(postings []*roaring.Bitmap, records int) []pairSet {
	const chunk = 512 // record numbers fetched at once
	var numbers [chunk]uint32
	shared := make([]pairSet, records)
	for i, bitmap := range postings {
		iterator := bitmap.ManyIterator()
		for n := iterator.NextMany(numbers[:]); n > 0; n = iterator.NextMany(numbers[:]) {
			for _, record := range numbers[:n] {
				shared[record] |= 1 << i
			}
		}
	}
	return shared
}

// passes tells whether a paragraph fulfils what a request asks of fields.
func (c *collector) passes(at place) (bool, error) {
	if err := c.prepareDocument(at.slot); err != nil {
		return false, err
	}
	_, ok := c.look(at)
	return ok, nil
}
