package embedded_test

import (
	"fmt"
	"slices"
	"testing"

	"cewen/search"
	"cewen/search/query"
	"cewen/search/synonyms"
)

// trial is a query that is asked of the engine and of the plain scan.
type trial struct {
	written   string
	expr      query.Expr
	filter    search.FilterValues
	operators []operator
}

func newTrial(t *testing.T, written string, filter search.FilterValues) trial {
	t.Helper()
	e, err := query.Parser{Synonyms: synonyms.Builtin()}.Parse(written)
	if err != nil {
		t.Fatalf("parse %s: %v", written, err)
	}
	return trial{written: written, expr: e, filter: filter, operators: operatorsOf(written, e)}
}

// trials returns some of the queries made by hand and as many drawn ones as make n:
// always one of the operator that has had the fewest.
func (d *drawer) trials(t *testing.T, n, every int) []trial {
	t.Helper()
	var list []trial
	tried := make(map[operator]int)
	add := func(written string) {
		list = append(list, newTrial(t, written, d.filter()))
		for _, op := range list[len(list)-1].operators {
			tried[op]++
		}
	}
	for i, written := range handmade() {
		if i%every == 0 {
			add(written)
		}
	}
	fewest := func(a, b operator) int { return tried[a] - tried[b] }
	for len(list) < n {
		add(d.draw(slices.MinFunc(operators(), fewest)))
	}
	return list
}

// request asks for everything that can be compared.
func (r trial) request(t *testing.T) search.Request {
	t.Helper()
	f, err := search.ParseFilter(r.filter)
	if err != nil {
		t.Fatalf("filter of %s: %v", r, err)
	}
	return search.Request{Expr: r.expr, Filter: f, Facets: search.Facets(), Sort: search.SortNewest}
}

func (r trial) String() string { return fmt.Sprintf("%s %+v", r.written, r.filter) }
