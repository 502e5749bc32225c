package embedded

import (
	"context"
	"runtime"
	"slices"
	"time"

	"github.com/RoaringBitmap/roaring/v2"
	"golang.org/x/sync/errgroup"

	"cewen/corpus/store"
	"cewen/search"
	"cewen/search/query"
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
	view      *view
	plan      *plan
	admission admission
	texts     textCache
	needParts bool // the sections of documents matter
	needPrint bool // texts as printed matter

	sums    *sums
	best    *topMatches     // nil when no hits are wanted
	scorer  *baseScorer     // nil unless ranking
	explain *search.Explain // nil unless asked for
}

func newCollector(v *view, texts *store.View, p *plan, r *search.Request) *collector {
	c := &collector{
		view: v, plan: p, admission: newAdmission(v.documents, r), texts: newTextCache(texts, v.documents),
	}
	c.sums = newSums(len(v.documents), p.counted, c.admission.byRole)
	p.fields.prepare(len(v.documents))
	c.needParts = p.fields.parts || c.admission.byRole || c.admission.restrictsRoles() || p.unit == query.Section
	for _, condition := range p.conditions {
		condition.prepare(len(v.documents))
		c.needParts = c.needParts || condition.parts
	}
	query.Walk(r.Expr, func(e query.Expr) bool {
		c.needPrint = c.needPrint || readsPrint(e)
		return true
	})
	return c
}

// readsPrint tells whether an atom looks at the text as printed.
func readsPrint(e query.Expr) bool {
	switch e := e.(type) {
	case query.Exact:
		return true
	case query.Near:
		return readsPrint(e.A) || readsPrint(e.B)
	case query.Or:
		return slices.ContainsFunc(e, readsPrint)
	}
	return false
}

// collect verifies all candidates, large sets of them on several cores.
func (c *collector) collect(ctx context.Context) error {
	for _, s := range c.view.segments {
		if err := c.collectSegment(ctx, s); err != nil {
			return err
		}
	}
	if c.explain != nil {
		c.explain.Verified = c.sums.verified
	}
	return nil
}

func (c *collector) collectSegment(ctx context.Context, s *indexSegment) error {
	start := time.Now()
	atoms, err := c.plan.atomCandidates(s)
	if err != nil {
		return err
	}
	c.explainAtoms(s, atoms)
	if c.scorer != nil {
		if err := c.scorer.enter(s); err != nil {
			return err
		}
	}
	if c.wholeUnits() {
		c.explain.Add("candidates", start)
		start = time.Now()
		err := c.collectUnits(ctx, s, atoms)
		c.explain.Add("verify", start)
		return err
	}
	records, err := c.plan.records(s, atoms)
	if err != nil {
		return err
	}
	candidates := s.inTextOrder(records)
	if err := c.prepare(s, candidates); err != nil {
		return err
	}
	c.explainCandidates(len(candidates))
	c.explain.Add("candidates", start)
	start = time.Now()
	err = c.inParallel(ctx, s, atoms, candidates, (*verifier).verifyAll)
	c.explain.Add("verify", start)
	return err
}

// wholeUnits tells that the query must hold in more than a paragraph.
func (c *collector) wholeUnits() bool { return c.plan.unit > query.Paragraph }

// wholeDocuments tells that the query must hold in a document.
func (c *collector) wholeDocuments() bool { return c.plan.unit == query.Document }

// prepare finds what is needed of the documents of candidates and decides the
// conditions on their fields.
func (c *collector) prepare(s *indexSegment, candidates []uint32) error {
	last := slot(len(c.view.documents)) // none
	for _, record := range candidates {
		at := s.places[record].slot
		if at == last {
			continue // records come in the order of their texts
		}
		last = at
		if err := c.prepareDocument(at); err != nil {
			return err
		}
	}
	return nil
}

func (c *collector) prepareDocument(at slot) error {
	if c.admission.of[at] == refused || c.texts.known[at] {
		return nil
	}
	d := &c.view.documents[at]
	if !c.plan.fields.parts {
		if c.plan.fields.decide(at, d, nil); c.plan.fields.never(at) {
			c.admission.of[at] = refused
			return nil
		}
	}
	if err := c.texts.fill(at, c.needPrint, c.needParts); err != nil {
		return err
	}
	c.plan.fields.decide(at, d, c.texts.parts[at])
	for _, condition := range c.plan.conditions {
		condition.decide(at, d, c.texts.parts[at])
	}
	return nil
}

// minShare is the least number of candidates that is worth a goroutine: verifying
// them takes most of a millisecond.
const minShare = 2048

// inParallel gives each of some goroutines a share of what is to be verified, in
// order, and adds up what they find.
func (c *collector) inParallel(ctx context.Context, s *indexSegment, atoms []*roaring.Bitmap, candidates []uint32,
	verify func(*verifier, context.Context, []uint32) error,
) error {
	workers := max(1, min(runtime.GOMAXPROCS(0), len(candidates)*c.plan.cost()/minShare))
	if workers == 1 {
		v := &verifier{collector: c, segment: s, matcher: newMatcher(c.plan, atoms), sums: c.sums, best: c.best}
		return verify(v, ctx, candidates)
	}
	share := max(1, (len(candidates)+workers-1)/workers)
	group, ctx := errgroup.WithContext(ctx)
	var copies []*verifier
	for part := range slices.Chunk(candidates, share) {
		v := &verifier{collector: c, segment: s, matcher: newMatcher(c.plan, atoms), sums: newSums(len(c.view.documents), c.plan.counted, c.admission.byRole)}
		if c.best != nil {
			v.best = &topMatches{k: c.best.k, before: c.best.before, after: c.best.after}
		}
		copies = append(copies, v)
		group.Go(func() error { return verify(v, ctx, part) })
	}
	if err := group.Wait(); err != nil {
		return err
	}
	for _, v := range copies {
		c.sums.add(v.sums)
		if c.best != nil {
			c.best.merge(v.best)
		}
	}
	return nil
}
