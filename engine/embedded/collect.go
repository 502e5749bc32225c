package embedded

import (
	"context"
	"runtime"
	"slices"

	"golang.org/x/sync/errgroup"

	"cewen/search"
)

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
	view   *view
	expr   search.Expr
	passes []bool // by slot: whether the document passes the filter
	texts  textCache

	totals []search.Totals // by slot; Documents is 0 or 1
	best   *topMatches     // nil when no hits are wanted
	scorer *baseScorer     // nil unless ranking
}

// collect verifies all candidates, large sets of them on several cores.
func (c *collector) collect(ctx context.Context) error {
	for _, s := range c.view.segments {
		candidates, err := s.plan(c.expr)
		if err != nil {
			return err
		}
		if c.scorer != nil {
			if err := c.scorer.enter(s); err != nil {
				return err
			}
		}
		if err := c.collectSegment(ctx, s, s.inTextOrder(candidates)); err != nil {
			return err
		}
	}
	return nil
}

// minShare is the least number of candidates that is worth a goroutine: verifying
// them takes most of a millisecond.
const minShare = 2048

func (c *collector) collectSegment(ctx context.Context, s *indexSegment, candidates []uint32) error {
	if err := c.texts.fill(s, candidates, c.passes); err != nil {
		return err
	}
	workers := max(1, min(runtime.GOMAXPROCS(0), len(candidates)/minShare))
	share := max(1, (len(candidates)+workers-1)/workers)
	group, ctx := errgroup.WithContext(ctx)
	var copies []*verifier
	for part := range slices.Chunk(candidates, share) {
		v, err := c.newVerifier(s)
		if err != nil {
			return err
		}
		if workers == 1 {
			return v.verifyAll(ctx, part)
		}
		v.totals = make([]search.Totals, len(c.totals))
		if c.best != nil {
			v.best = &topMatches{k: c.best.k, before: c.best.before, after: c.best.after}
		}
		copies = append(copies, v)
		group.Go(func() error { return v.verifyAll(ctx, part) })
	}
	if err := group.Wait(); err != nil {
		return err
	}
	for _, v := range copies {
		c.add(v)
	}
	return nil
}

// newVerifier returns a verifier that writes into the collector itself.
func (c *collector) newVerifier(s *indexSegment) (*verifier, error) {
	m, err := newMatcher(c.expr)
	return &verifier{
		segment: s, matcher: m, texts: c.texts.texts, passes: c.passes, scorer: c.scorer, totals: c.totals, best: c.best,
	}, err
}

// add adds what a verifier with totals of its own found.
func (c *collector) add(v *verifier) {
	for slot, t := range v.totals {
		if t.Documents > 0 {
			c.totals[slot].Documents = 1
			c.totals[slot].Paragraphs += t.Paragraphs
			c.totals[slot].Occurrences += t.Occurrences
		}
	}
	if c.best != nil {
		c.best.merge(v.best)
	}
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
			for _, value := range c.view.documents[slot].facets[slices.Index(search.Facets(), name)] {
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
