package main

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strconv"

	"cewen/search"
	"cewen/search/query"
)

// Search implements backend.
func (r *remote) Search(ctx context.Context, q question) (*search.Result, error) {
	if q.synonyms != "" {
		_, _ = fmt.Fprintln(r.notices, "服务正在运行，用的是它启动时读入的同义词表；--synonyms 没有用上") // only a notice
	}
	result := new(search.Result)
	err := r.ask(ctx, http.MethodGet, "/api/v1/search?"+searchParams(q).Encode(), "", nil, result)
	if err != nil {
		return nil, searchFailed(q.query, err)
	}
	return result, nil
}

func searchParams(q question) url.Values {
	v := filterParams(q.filter)
	v.Set("q", q.query)
	v.Set("sort", string(q.sort))
	v.Set("limit", strconv.Itoa(q.limit))
	if q.cursor != "" {
		v.Set("cursor", q.cursor)
	}
	for _, f := range q.facets {
		v.Add("facet", string(f))
	}
	if q.explain {
		v.Set("explain", "true")
	}
	return v
}

func filterParams(f filterValues) url.Values {
	return url.Values{
		"region": f.written.Region, "level": f.written.Level, "year": f.written.Year,
		"kind": f.written.Kind, "issuer": f.written.Issuer, "role": f.written.Role,
	}
}

// searchFailed is why the server did not answer a query, told as if it had been
// asked here.
func searchFailed(asked string, err error) error {
	var e *statusError
	switch {
	case !errors.As(err, &e):
		return err
	case e.status == http.StatusRequestURITooLong:
		return errors.New("检索式太长，正在运行的服务收不下；请缩短检索式，或停止服务后再检索")
	case e.offset != nil:
		return &query.ParseError{Query: asked, Offset: *e.offset, Length: e.length, Message: e.message, Hint: e.hint}
	}
	return err
}
