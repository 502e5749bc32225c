package embedded

import (
	"context"
	"runtime"
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
	has         atomSet // of the atoms that count; empty unless ranking
	headed      bool    // it is a title or heading; false unless ranking
}

// collector goes once over the candidates of a request and gathers everything
// that the answer needs.
type collector struct {
	view      *view
	plan      *plan
	admission admission
	texts     textCache
	needParts bool // the sections of documents matter
	needTexts bool // texts matter: what occurs in them, or how long they are

	sums    *sums
	best    *topMatches     // nil when no hits are wanted
	scorer  *baseScorer     // nil unless ranking
	explain *search.Explain // nil unless asked for
}

func newCollector(v *view, texts *store.View, p *plan, r *search.Request) *collector {
	c := &collector{
		view: v, plan: p, admission: newAdmission(v, r), texts: newTextCache(v, texts),
	}
	c.sums = newSums(v, p.counted, c.admission.byRole)
	c.needTexts = p.reads || c.wholeUnits()
	p.fields.prepare(len(v.documents))
	c.needParts = p.fields.parts || c.admission.byRole || c.admission.restrictsRoles() || p.unit == query.Section
	for _, condition := range p.conditions {
		condition.prepare(len(v.documents))
		c.needParts = c.needParts || condition.parts
	}
	return c
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
	candidates := records.ToArray()
	if err := c.prepare(s, candidates); err != nil {
		return err
	}
	c.explainCandidates(len(candidates))
	c.explain.Add("candidates", start)
	start = time.Now()
	err = c.inParallel(ctx, s, atoms, candidates, nil, (*verifier).verifyAll)
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
			continue // records come document by document
		}
		last = at
		if err := c.prepareDocument(at); err != nil {
			return err
		}
	}
	return nil
}

func (c *collector) prepareDocument(at slot) error {
	if c.admission.of[at] == refused || c.texts.of[at] != nil {
		return nil
	}
	d := &c.view.documents[at]
	if !c.plan.fields.parts {
		if c.plan.fields.decide(at, d, nil); c.plan.fields.never(at) {
			c.admission.refuse(at)
			return nil
		}
	}
	if err := c.texts.fill(at, needs{folded: c.needTexts, original: c.plan.needPrint, parts: c.needParts}); err != nil {
		return err
	}
	c.plan.fields.decide(at, d, c.texts.of[at].parts)
	for _, condition := range c.plan.conditions {
		condition.decide(at, d, c.texts.of[at].parts)
	}
	return nil
}

// minShare is the least number of candidates that is worth a goroutine: verifying
// them takes some tenths of a millisecond.
const minShare = 768

// inParallel gives each of some goroutines a share of what is to be verified, in
// order, and adds up what they find. Records of one group go to one goroutine; nil
// for no groups.
func (c *collector) inParallel(ctx context.Context, s *indexSegment, atoms []*roaring.Bitmap, candidates []uint32,
	group func(record uint32) slot, verify func(*verifier, context.Context, []uint32) error,
) error {
	tallies, err := c.plan.tallies(s, len(candidates))
	if err != nil {
		return err
	}
	newVerifier := func(sums *sums, best *topMatches) *verifier {
		v := &verifier{collector: c, segment: s, matcher: newMatcher(c.plan, atoms, tallies), sums: sums, best: best}
		v.print = v.original
		v.matcher.condition, v.matcher.commitments = v.conditionHolds, v.commitments
		return v
	}
	workers := max(1, min(runtime.GOMAXPROCS(0), len(candidates)*c.plan.cost()/minShare))
	if workers == 1 {
		return verify(newVerifier(c.sums, c.best), ctx, candidates)
	}
	running, ctx := errgroup.WithContext(ctx)
	var copies []*verifier
	for _, part := range shares(candidates, workers, group) {
		var best *topMatches
		if c.best != nil {
			best = c.best.another()
		}
		v := newVerifier(newSums(c.view, c.plan.counted, c.admission.byRole), best)
		copies = append(copies, v)
		running.Go(func() error { return verify(v, ctx, part) })
	}
	if err := running.Wait(); err != nil {
		return err
	}
	for _, v := range copies {
		c.sums.add(v.sums)
		c.view.give(v.sums)
		if c.best != nil {
			c.best.merge(v.best)
		}
	}
	return nil
}

// shares cuts records into about n parts of one size, none of them within a group.
func shares(records []uint32, n int, group func(record uint32) slot) [][]uint32 {
	var parts [][]uint32
	for size := (len(records) + n - 1) / n; len(records) > 0; {
		end := min(size, len(records))
		for group != nil && end < len(records) && group(records[end]) == group(records[end-1]) {
			end++
		}
		parts, records = append(parts, records[:end]), records[end:]
	}
	return parts
}
