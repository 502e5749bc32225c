package embedded

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"cewen/search/query"
)

// Chains of distances find what their plain definition finds.
func TestNearFinderAgreesWithItsDefinition(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOfN(rapid.RuneFrom([]rune("甲乙丙𠮷，")), 0, 200, -1).Draw(t, "text")
		near := drawChain(t, rapid.IntRange(1, 4).Draw(t, "chain"))
		p := passage{folded: []byte(text)}
		if got, want := newNearFinder(near).count(&p), len(near.Spans(query.Text{Folded: text})); got != want {
			t.Errorf("%s: %d in %q, want %d", near, got, text, want)
		}
	})
}

func drawChain(t *rapid.T, length int) query.Near {
	operand := func() query.Expr {
		term := func() query.Expr {
			return query.Term{Folded: rapid.SampledFrom([]string{"甲", "乙", "甲乙", "𠮷"}).Draw(t, "term")}
		}
		if rapid.Bool().Draw(t, "alternatives") {
			return query.Or{term(), term()}
		}
		return term()
	}
	near := query.Near{A: operand(), B: operand(), Distance: rapid.IntRange(0, 9).Draw(t, "distance"), Ordered: rapid.Bool().Draw(t, "ordered")}
	if length == 1 {
		return near
	}
	inner := query.Expr(drawChain(t, length-1))
	if rapid.Bool().Draw(t, "beside") {
		inner = query.Or{inner, query.Term{Folded: "丙"}}
	}
	if rapid.Bool().Draw(t, "right") {
		near.B = inner
	} else {
		near.A = inner
	}
	return near
}

// A search that has ended does not go on within a paragraph that has millions of
// pairs.
func TestDistancesStopWithinAPassage(t *testing.T) {
	term := func(s string) query.Expr { return query.Term{Folded: s} }
	near := query.Near{A: term("的"), B: term("一"), Distance: query.MaxDistance}
	for range 3 {
		near = query.Near{A: near, B: term("的"), Distance: query.MaxDistance}
	}
	asked := 0
	p := passage{folded: []byte(strings.Repeat("的一", 100_000)), stop: func() bool {
		asked++
		return asked > 10
	}}
	newNearFinder(near).count(&p)
	if asked < 10 || asked > 100 {
		t.Errorf("looked %d times whether the search has ended", asked)
	}
}
