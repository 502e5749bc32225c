package embedded

import (
	"context"
	"fmt"
	"slices"

	"cewen/corpus/store"
	"cewen/search"
)

// checkEvery is how many candidates are verified between two looks at the
// context: some tenth of a millisecond.
const checkEvery = 1024

// verifier decides on the text of each candidate of a segment. It is for one
// goroutine.
type verifier struct {
	segment *indexSegment
	matcher *matcher
	texts   []store.Texts // by slot, those of all candidates that pass
	passes  []bool
	totals  []search.Totals
	best    *topMatches
	scorer  *baseScorer
}

func (v *verifier) verifyAll(ctx context.Context, records []uint32) error {
	for part := range slices.Chunk(records, checkEvery) {
		if err := ctx.Err(); err != nil {
			return fmt.Errorf("search: %w", err)
		}
		for _, record := range part {
			v.verify(record)
		}
	}
	return nil
}

func (v *verifier) verify(record uint32) {
	at := v.segment.places[record]
	if !v.passes[at.slot] {
		return
	}
	text := v.texts[at.slot].At(int(at.paragraph))
	occurrences, ok := v.matcher.match(text)
	if !ok {
		return
	}
	t := &v.totals[at.slot]
	t.Documents = 1
	t.Paragraphs++
	t.Occurrences += occurrences
	if v.best != nil {
		m := match{place: at, record: v.segment.base + uint64(record), occurrences: uint32(occurrences)}
		if v.scorer != nil {
			m.base = v.scorer.score(record, v.matcher.counts, len(text))
		}
		v.best.offer(m)
	}
}

// textCache finds the folded texts of document versions, each once a request:
// records of one document lie apart in a segment.
type textCache struct {
	view      *store.View
	documents []column
	texts     []store.Texts // by slot
	known     []bool
}

func newTextCache(v *store.View, documents []column) textCache {
	return textCache{view: v, documents: documents, texts: make([]store.Texts, len(documents)), known: make([]bool, len(documents))}
}

// fill finds the texts of all candidates that pass.
func (c *textCache) fill(s *indexSegment, candidates []uint32, passes []bool) error {
	for _, record := range candidates {
		at := s.places[record].slot
		if c.known[at] || !passes[at] {
			continue
		}
		texts, err := c.view.Folded(c.documents[at].ordinal)
		if err != nil {
			return fmt.Errorf("verify: %w", err)
		}
		c.texts[at], c.known[at] = texts, true
	}
	return nil
}
