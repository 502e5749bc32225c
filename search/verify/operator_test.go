package verify

import (
	"context"
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"

	"cewen/search/query"
)

// What an operator draws from text parses, whatever signs the text has, and has the
// operator in it.
func TestDrawnQueriesHaveTheirOperator(t *testing.T) {
	has := map[string]func(query.Expr) bool{
		"?":     func(e query.Expr) bool { _, ok := e.(query.Wildcard); return ok },
		"*":     func(e query.Expr) bool { _, ok := e.(query.Wildcard); return ok },
		"NEAR":  func(e query.Expr) bool { n, ok := e.(query.Near); return ok && !n.Ordered },
		"THEN":  func(e query.Expr) bool { n, ok := e.(query.Near); return ok && n.Ordered },
		"in:句":  func(e query.Expr) bool { in, ok := e.(query.In); return ok && in.Unit == query.Sentence },
		"in:节":  func(e query.Expr) bool { in, ok := e.(query.In); return ok && in.Unit == query.Section },
		"in:篇":  func(e query.Expr) bool { in, ok := e.(query.In); return ok && in.Unit == query.Document },
		"/…/":   func(e query.Expr) bool { _, ok := e.(query.Regex); return ok },
		"exact": func(e query.Expr) bool { _, ok := e.(query.Exact); return ok },
	}
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOfN(rapid.RuneFrom([]rune(`发展3a*?"\/.[(。𠮷-~:`)), 1, 40, -1)
		p := passage{folded: text.Draw(t, "folded"), original: text.Draw(t, "original"), other: text.Draw(t, "other")}
		random := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0))
		for _, o := range operators() {
			drawn := o.draw(p, random)
			e, err := query.Parse(drawn)
			if err != nil {
				t.Fatalf("%s draws %s: %v", o.name, drawn, err)
			}
			if !has[o.name](e) {
				t.Fatalf("%s draws %s, which is a %T", o.name, drawn, e)
			}
		}
	})
}

// Most drawn queries find something: what finds nothing says little.
func TestDrawnQueriesFind(t *testing.T) {
	s := testStore(t, texts()...)
	r, err := Run(context.Background(), Options{Store: s, Engine: &brokenEngine{store: s, fault: noFault}, Sample: 1, Operators: 50, Seed: 3})
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Operators) != len(operators()) || r.SampledDocuments != 2 {
		t.Fatalf("%d operators in %d documents", len(r.Operators), r.SampledDocuments)
	}
	for _, o := range r.Operators {
		if o.Queries != 50 || o.Found < 25 || o.Wrong != 0 {
			t.Errorf("%+v", o)
		}
	}
}
