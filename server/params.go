package server

import (
	"fmt"
	"net/url"
	"slices"
	"strconv"

	"cewen/search"
	"cewen/search/query"
)

// Names of parameters, the same in the API and in the addresses of pages.
const (
	paramQuery  = "q"
	paramRegion = "region"
	paramLevel  = "level"
	paramYear   = "year"
	paramKind   = "kind"
	paramIssuer = "issuer"
	paramSort   = "sort"
	paramLimit  = "limit"
	paramCursor = "cursor"
	paramFacet  = "facet"
	paramTitle  = "title"
	paramPhrase = "phrase"
)

// filterParams are the parameters of a filter, which are those of the facets.
func filterParams() []string {
	return []string{paramRegion, paramLevel, paramYear, paramKind, paramIssuer}
}

// onlyParams refuses parameters that are not known: a misspelt filter would
// otherwise widen an answer without a word.
func onlyParams(v url.Values, known ...string) error {
	for name := range v {
		if !slices.Contains(known, name) {
			return fmt.Errorf("%w: 参数 %q 不存在", search.ErrBadRequest, name)
		}
	}
	return nil
}

// readRequest reads a search request. Errors are ErrSyntax or ErrBadRequest.
func readRequest(v url.Values) (search.Request, error) {
	request := search.Request{Cursor: v.Get(paramCursor)}
	var err error
	if request.Expr, err = query.Parse(v.Get(paramQuery)); err != nil {
		return request, err
	}
	if request.Filter, err = readFilter(v); err != nil {
		return request, err
	}
	if request.Sort, err = search.ParseSort(v.Get(paramSort)); err != nil {
		return request, err
	}
	if request.Limit, err = readLimit(v.Get(paramLimit)); err != nil {
		return request, err
	}
	request.Facets, err = search.ParseFacets(stated(v[paramFacet]))
	return request, err
}

func readFilter(v url.Values) (search.Filter, error) {
	return search.ParseFilter(search.FilterValues{
		Region: stated(v[paramRegion]), Level: stated(v[paramLevel]), Year: stated(v[paramYear]),
		Kind: stated(v[paramKind]), Issuer: stated(v[paramIssuer]),
	})
}

// stated leaves out empty values: forms send them for fields left blank.
func stated(values []string) []string {
	return slices.DeleteFunc(slices.Clone(values), func(v string) bool { return v == "" })
}

func readLimit(s string) (int, error) {
	if s == "" {
		return search.DefaultLimit, nil
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 || n > search.MaxLimit {
		return 0, fmt.Errorf("%w: 每页条数要在 0 到 %d 之间", search.ErrBadRequest, search.MaxLimit)
	}
	return n, nil
}
