package enginetest

import (
	"fmt"
	"slices"
	"strings"

	"cewen/search"
	"cewen/search/query"
)

// tally counts queries by what they are made of, so that a reader sees what was
// tried and that it found something.
type tally map[string]*tried

type tried struct{ queries, hits int }

// add counts a query that left so many hits.
func (y tally) add(r search.Request, hits int) {
	kinds := map[string]bool{"(all)": true}
	if len(r.Filter) > 0 {
		kinds["filter"] = true
	}
	addKinds(kinds, r.Expr)
	for kind := range kinds {
		if y[kind] == nil {
			y[kind] = new(tried)
		}
		y[kind].queries++
		y[kind].hits += min(1, hits)
	}
}

func addKinds(kinds map[string]bool, e query.Expr) {
	query.Walk(e, func(e query.Expr) bool {
		kind := strings.TrimPrefix(fmt.Sprintf("%T", e), "query.")
		switch e := e.(type) {
		case query.In:
			kind = "in:" + e.Unit.String()
		case query.Field:
			kind = "field " + string(e.Name)
		case query.Near:
			addKinds(kinds, e.A)
			addKinds(kinds, e.B)
		case query.Title:
			addKinds(kinds, e.Expr)
		case query.Heading:
			addKinds(kinds, e.Expr)
		}
		kinds[kind] = true
		return true
	})
}

func (y tally) String() string {
	var kinds []string
	for kind := range y {
		kinds = append(kinds, kind)
	}
	slices.Sort(kinds)
	var b strings.Builder
	fmt.Fprintf(&b, "%-16s %8s %10s\n", "part", "queries", "with hits")
	for _, kind := range kinds {
		fmt.Fprintf(&b, "%-16s %8d %10d\n", kind, y[kind].queries, y[kind].hits)
	}
	return b.String()
}
