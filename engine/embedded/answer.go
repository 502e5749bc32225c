package embedded

import (
	"context"
	"fmt"
	"time"

	"cewen/analysis"
	"cewen/corpus"
	"cewen/corpus/store"
	"cewen/search"
)

// answerer answers one request on one view.
type answerer struct {
	generation *generation
	view       *view
	store      *store.View
	words      *analysis.Words // nil until loaded
	request    search.Request
}

func (a *answerer) search(ctx context.Context) (*search.Result, error) {
	cursor, err := parseCursor(&a.request)
	if err != nil {
		return nil, err
	}
	sort := a.effectiveSort(cursor)
	c, err := a.newCollector(sort, cursor)
	if err != nil {
		return nil, err
	}
	defer c.texts.give()
	if err := c.collect(ctx); err != nil {
		return nil, err
	}
	start := time.Now()
	result := &search.Result{Sort: sort, Hits: []search.Hit{}, Related: []search.Hit{}, Explain: c.explain}
	result.Totals, result.Facets = c.totals(a.request.Facets)
	if a.request.ByDocument {
		result.Documents = c.byDocument()
	}
	result.Terms = c.terms(search.NewTermCounts(a.request.Expr))
	a.view.give(c.sums)
	c.explain.Add("collect", start)
	if c.explain != nil {
		c.explain.Matched = result.Totals.Paragraphs
	}
	return result, a.addPage(c, sort, cursor, result)
}

// addPage adds the hits of the page asked for and the cursor of the next.
func (a *answerer) addPage(c *collector, sort search.Sort, cursor *key, result *search.Result) error {
	if c.best == nil {
		return nil
	}
	start := time.Now()
	page, more, err := a.page(c, sort, cursor)
	if err != nil {
		return err
	}
	c.explain.Add("rank", start)
	start = time.Now()
	if result.Hits, err = a.hits(c, page); err != nil {
		return err
	}
	c.explain.Add("hits", start)
	if more {
		last := a.view.key(sort, &page[len(page)-1])
		last.Asked = askedFingerprint(&a.request)
		result.Next, err = last.cursor()
	}
	return err
}

// effectiveSort is the order asked for; by date instead of relevance where the
// words are not loaded or the pages before were by date for that reason.
func (a *answerer) effectiveSort(cursor *key) search.Sort {
	if cursor != nil {
		return cursor.Sort
	}
	if a.request.Sort == search.SortRelevance && a.words == nil {
		return unrankedSort
	}
	return a.request.Sort
}

func (a *answerer) newCollector(sort search.Sort, cursor *key) (*collector, error) {
	p, err := newPlan(a.request.Expr)
	if err != nil {
		return nil, err
	}
	c := newCollector(a.view, a.store, p, &a.request)
	if a.request.Explain {
		c.explain = newExplain(a.view, p)
	}
	if a.request.Limit == 0 {
		return c, nil
	}
	c.best = a.view.top(sort, a.request.Limit)
	if cursor != nil && !a.inWindow(cursor) {
		c.best.after = a.view.behind(cursor)
	}
	if sort == search.SortRelevance {
		var words []string
		if a.words != nil {
			words = queryWords(a.words, literals(a.request.Expr))
		}
		c.needTexts = true
		if c.scorer, err = newBaseScorer(a.view, p, words); err != nil {
			return nil, err
		}
		if cursor == nil || a.inWindow(cursor) {
			c.best.k += rankWindow
		}
	}
	return c, nil
}

// addByReading adds to the score of each match what its text tells beyond counts:
// that it is a heading of no other words, or how near to each other several stand.
func (a *answerer) addByReading(c *collector, window []placed) {
	texts := literals(a.request.Expr)
	var near *nearness
	if len(texts) > 1 {
		near = newNearness(c.plan)
	}
	weight := 0.0
	for _, w := range c.scorer.weights {
		weight += w
	}
	for i := range window {
		p := &window[i]
		folded := c.texts.of[p.slot].folded
		switch {
		case near != nil:
			p.score += nearWeight * weight * near.of(folded.At(int(p.paragraph)), p.has)
		case len(texts) == 1 && p.headed && corpus.TrimNumber(folded.String(int(p.paragraph))) == texts[0]:
			p.score += nameBoost
		}
	}
}

// hits reads what is shown of the matches.
func (a *answerer) hits(c *collector, page []placed) ([]search.Hit, error) {
	hits := make([]search.Hit, len(page))
	read := make(map[slot]shown, len(page))
	for i, p := range page {
		s, ok := read[p.slot]
		if !ok {
			var err error
			if s, err = c.shown(p.slot); err != nil {
				return nil, fmt.Errorf("show hits: %w", err)
			}
			read[p.slot] = s
		}
		paragraph := s.outline.Paragraphs[p.paragraph]
		var err error
		if paragraph.Text, err = s.originals.At(int(p.paragraph)); err != nil {
			return nil, fmt.Errorf("show hits: %w", err)
		}
		hits[i] = search.NewHit(s.outline, paragraph)
		hits[i].Occurrences, hits[i].Score = int(p.occurrences), p.score
	}
	return hits, nil
}

// shown is what hits in a document version are shown from.
type shown struct {
	outline   *corpus.Document
	originals store.Originals
}

func (c *collector) shown(at slot) (s shown, err error) {
	o := c.view.documents[at].ordinal
	if s.outline, err = c.texts.store.SharedOutline(o); err != nil {
		return s, err
	}
	folded, err := c.texts.reader.Folded(o)
	if err == nil {
		s.originals, err = c.texts.reader.Original(o, folded)
	}
	return s, err
}
