package verify

import (
	"context"

	"cewen/search"
	"cewen/search/query"
)

// hitsPerPage is how many hits are asked for at a time where all are wanted: some
// ten megabytes of them.
const hitsPerPage = 20_000

// eachHit calls visit for each hit of a query and returns the answer to its first
// page.
func eachHit(ctx context.Context, e search.Engine, expr query.Expr, visit func(*search.Hit)) (first *search.Result, err error) {
	request := search.Request{Expr: expr, Sort: search.SortNewest, Limit: hitsPerPage}
	for {
		result, err := e.Search(ctx, request)
		if err != nil {
			return nil, err
		}
		for i := range result.Hits {
			visit(&result.Hits[i])
		}
		if first == nil {
			first = result
		}
		if result.Next == "" {
			return first, nil
		}
		request.Cursor = result.Next
	}
}
