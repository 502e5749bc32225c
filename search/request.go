package search

import (
	"errors"
	"fmt"

	"cewen/search/query"
)

// ErrBadRequest is what every error about a request's parameters is.
var ErrBadRequest = errors.New("bad request")

// Limits of a request.
const (
	DefaultLimit = 20
	// MaxLimit bounds the work and the size of one page; exports have no pages.
	MaxLimit = 200
)

// Sort is an order of hits.
type Sort string

// The orders. Documents without a date come last in both orders by date.
const (
	SortRelevance Sort = "relevance"
	SortOldest    Sort = "date"
	SortNewest    Sort = "-date"
)

// ParseSort reads an order; the empty string is SortRelevance.
func ParseSort(s string) (Sort, error) {
	switch sort := Sort(s); sort {
	case "":
		return SortRelevance, nil
	case SortRelevance, SortOldest, SortNewest:
		return sort, nil
	}
	return "", fmt.Errorf("%w: 排序方式 %q 不存在，可用 relevance、date、-date", ErrBadRequest, s)
}

// Request is one question to an engine.
type Request struct {
	Expr   query.Expr
	Filter Filter
	Sort   Sort
	// Limit is the number of hits wanted, 0 for totals and facets only.
	Limit int
	// Cursor is the Next of the page before, empty for the first page.
	Cursor string
	Facets []FacetName
	// ByDocument asks for Result.Documents.
	ByDocument bool
	// Explain asks for Result.Explain.
	Explain bool
}
