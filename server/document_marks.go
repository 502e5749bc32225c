package server

import (
	"context"
	"fmt"
	"maps"
	"runtime"
	"runtime/debug"
	"slices"

	"cewen/corpus"
	"cewen/search"
	"cewen/search/query"
)

// marks are what a search found in a document.
type marks struct {
	spans       map[int][]query.Span // by the number of the paragraph, in bytes of the text as printed
	counts      map[int]int          // occurrences by the number of the paragraph
	occurrences int
}

// hits are the first paragraphs that are marked or match without a mark, with their
// segments.
func (m marks) hits(d *corpus.Document, limit int) []search.Hit {
	var hits []search.Hit
	for _, n := range slices.Sorted(maps.Keys(m.spans)) {
		if len(hits) == limit {
			break
		}
		h := search.NewHit(d, d.Paragraphs[n])
		h.Segments, h.Occurrences = search.Cut(h.Paragraph.Text, m.spans[n]), m.counts[n]
		hits = append(hits, h)
	}
	return hits
}

// maxHardMarking is how many documents may be marked at a time for queries that are
// hard: half of the processors, so that everything else goes on.
func maxHardMarking() int { return max(1, runtime.GOMAXPROCS(0)/2) }

// findMarks marks what a search found in a document. When ctx ends first it returns
// its cause.
func (s *Server) findMarks(ctx context.Context, d *corpus.Document, e query.Expr, filter search.Filter) (marks, error) {
	if !isHard(e) {
		return newMarks(ctx, d, e, filter)
	}
	select {
	case s.marking <- struct{}{}:
	case <-ctx.Done():
		return marks{}, context.Cause(ctx)
	}
	type found struct {
		marks
		err error
	}
	done := make(chan found, 1)
	go func() { // what was begun when ctx ends goes on to the end of the paragraph
		defer func() { <-s.marking }()
		defer func() {
			if v := recover(); v != nil {
				done <- found{err: fmt.Errorf("%w: %v\n%s", errPanic, v, debug.Stack())}
			}
		}()
		m, err := newMarks(ctx, d, e, filter)
		done <- found{m, err}
	}()
	select {
	case f := <-done:
		return f.marks, f.err
	case <-ctx.Done():
		return marks{}, context.Cause(ctx)
	}
}

// isHard tells whether a query may take minutes in one long paragraph. Distances
// inside distances do: the places of each are all pairs of those inside.
func isHard(e query.Expr) bool {
	hard := false
	query.Walk(e, func(e query.Expr) bool {
		near, ok := e.(query.Near)
		hard = hard || ok && (holdsNear(near.A) || holdsNear(near.B))
		return true
	})
	return hard
}

func holdsNear(operand query.Expr) bool {
	switch e := operand.(type) {
	case query.Near:
		return true
	case query.Or:
		return slices.ContainsFunc(e, holdsNear)
	}
	return false
}

// newMarks marks the hits that the search has in the document: by query.Find, as they
// are counted.
func newMarks(ctx context.Context, d *corpus.Document, e query.Expr, filter search.Filter) (marks, error) {
	m := marks{spans: make(map[int][]query.Span), counts: make(map[int]int)}
	places := search.Places(d)
	passing := slices.DeleteFunc(slices.Clone(places), func(p query.Place) bool { return !filter.Match(p.Meta, p.Role) })
	for part := range slices.Chunk(passing, partSize(e, passing)) {
		for _, hit := range query.Find(e, part) {
			if ctx.Err() != nil {
				return m, context.Cause(ctx)
			}
			m.occurrences += hit.Occurrences
			m.counts[hit.Paragraph] = hit.Occurrences
			m.spans[hit.Paragraph] = query.Marks(e, places[hit.Paragraph])
		}
		if ctx.Err() != nil {
			return m, context.Cause(ctx)
		}
	}
	return m, nil
}

// partSize is how many paragraphs have to be looked at together: one, unless the
// query is about more.
func partSize(e query.Expr, paragraphs []query.Place) int {
	if scope, _ := query.Scope(e); scope <= query.Paragraph {
		return 1
	}
	return max(1, len(paragraphs))
}
