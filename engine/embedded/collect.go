package embedded

import (
	"context"
	"fmt"

	"cewen/corpus/store"
	"cewen/search"
)

// checkEvery is how many candidates are verified between two looks at the
// context: some tenth of a millisecond.
const checkEvery = 1024

// match is a verified paragraph.
type match struct {
	place
	record      uint64 // its number in the snapshot
	occurrences uint32
	base        float32 // how well it matches by its text alone; 0 unless ranking
}

// collector goes once over the candidates of a request and gathers everything
// that the answer needs.
type collector struct {
	view    *view
	texts   textCache
	matcher *matcher
	passes  []bool // by slot: whether the document passes the filter

	totals []search.Totals // by slot; Documents is 0 or 1
	best   *topMatches     // nil when no hits are wanted
	scorer *baseScorer     // nil unless ranking
}

// collect verifies all candidates.
func (c *collector) collect(ctx context.Context, e search.Expr) error {
	for _, s := range c.view.segments {
		candidates, err := s.plan(e)
		if err != nil {
			return err
		}
		if c.scorer != nil {
			if err := c.scorer.enter(s); err != nil {
				return err
			}
		}
		many := candidates.ManyIterator()
		var buffer [checkEvery]uint32
		for n := many.NextMany(buffer[:]); n > 0; n = many.NextMany(buffer[:]) {
			if err := ctx.Err(); err != nil {
				return fmt.Errorf("search: %w", err)
			}
			if err := c.verify(s, buffer[:n]); err != nil {
				return err
			}
		}
	}
	return nil
}

// verify decides on the text of each candidate.
func (c *collector) verify(s *indexSegment, records []uint32) error {
	for _, record := range records {
		at := s.places[record]
		if !c.passes[at.slot] {
			continue
		}
		texts, err := c.texts.get(at.slot)
		if err != nil {
			return err
		}
		text := texts.At(int(at.paragraph))
		occurrences, ok := c.matcher.match(text)
		if !ok {
			continue
		}
		t := &c.totals[at.slot]
		t.Documents = 1
		t.Paragraphs++
		t.Occurrences += occurrences
		if c.best != nil {
			m := match{place: at, record: s.base + uint64(record), occurrences: uint32(occurrences)}
			if c.scorer != nil {
				m.base = c.scorer.score(record, c.matcher.counts, len(text))
			}
			c.best.offer(m)
		}
	}
	return nil
}

// sum adds up the totals and, for each facet, its buckets.
func (c *collector) sum(facets []search.FacetName) (search.Totals, map[search.FacetName][]search.Bucket) {
	var all search.Totals
	counts := make([]map[string]*search.Totals, len(facets))
	for i := range counts {
		counts[i] = make(map[string]*search.Totals)
	}
	for slot := range c.totals {
		t := c.totals[slot]
		if t.Documents == 0 {
			continue
		}
		all.Add(t)
		for i, name := range facets {
			for _, value := range search.FacetValues(name, &c.view.documents[slot].meta) {
				bucket := counts[i][value]
				if bucket == nil {
					bucket = new(search.Totals)
					counts[i][value] = bucket
				}
				bucket.Add(t)
			}
		}
	}
	buckets := make(map[search.FacetName][]search.Bucket, len(facets))
	for i, name := range facets {
		list := make([]search.Bucket, 0, len(counts[i]))
		for value, t := range counts[i] {
			list = append(list, search.Bucket{Value: value, Totals: *t})
		}
		search.SortBuckets(name, list)
		buckets[name] = list
	}
	return all, buckets
}

// textCache finds the folded texts of document versions. Records of one document
// lie apart in a segment, so that the look-up must not be made for each.
type textCache struct {
	view      *store.View
	documents []column
	texts     []store.Texts // by slot
	known     []bool
}

func newTextCache(v *store.View, documents []column) textCache {
	return textCache{view: v, documents: documents, texts: make([]store.Texts, len(documents)), known: make([]bool, len(documents))}
}

func (c *textCache) get(s slot) (store.Texts, error) {
	if !c.known[s] {
		texts, err := c.view.Folded(c.documents[s].ordinal)
		if err != nil {
			return store.Texts{}, fmt.Errorf("verify: %w", err)
		}
		c.texts[s], c.known[s] = texts, true
	}
	return c.texts[s], nil
}
