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
	paramQuery   = "q"
	paramRegion  = "region"
	paramLevel   = "level"
	paramYear    = "year"
	paramKind    = "kind"
	paramIssuer  = "issuer"
	paramRole    = "role"
	paramSort    = "sort"
	paramLimit   = "limit"
	paramCursor  = "cursor"
	paramFacet   = "facet"
	paramExplain = "explain"
	paramTitle   = "title"
	paramPhrase  = "phrase"
	paramGroup   = "group"
	paramFormat  = "format"
	paramBy      = "by"
	paramMeasure = "measure"
)

// documentFilterParams are the parameters of a filter on documents.
func documentFilterParams() []string {
	return []string{paramRegion, paramLevel, paramYear, paramKind, paramIssuer}
}

// filterParams are the parameters of a filter on paragraphs, which are those of the
// facets: a role is of a part of a document, not of all of it.
func filterParams() []string { return append(documentFilterParams(), paramRole) }

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
func readRequest(v url.Values, parser query.Parser) (search.Request, error) {
	request := search.Request{Cursor: v.Get(paramCursor)}
	var err error
	if request.Expr, err = parser.Parse(v.Get(paramQuery)); err != nil {
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
	if request.Explain, err = readBool(v, paramExplain); err != nil {
		return request, err
	}
	request.Facets, err = search.ParseFacets(stated(v[paramFacet]))
	return request, err
}

func readFilter(v url.Values) (search.Filter, error) {
	return search.ParseFilter(search.FilterValues{
		Region: stated(v[paramRegion]), Level: stated(v[paramLevel]), Year: stated(v[paramYear]),
		Kind: stated(v[paramKind]), Issuer: stated(v[paramIssuer]), Role: stated(v[paramRole]),
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

// readBool reads a parameter that is true or false, false where it is not stated.
func readBool(v url.Values, name string) (bool, error) {
	switch v.Get(name) {
	case "", "false":
		return false, nil
	case "true":
		return true, nil
	}
	return false, fmt.Errorf("%w: %s 只能是 true 或 false", search.ErrBadRequest, name)
}
