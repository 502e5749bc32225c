package search

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"cewen/search/query"
)

// countingEngine answers every request with one hit and counts them.
type countingEngine struct {
	state string
	asked int
	text  string
}

func (e *countingEngine) State() string { return e.state }

func (e *countingEngine) Search(context.Context, Request) (*Result, error) {
	e.asked++
	return &Result{Totals: Totals{1, 1, e.asked}, Hits: []Hit{{Paragraph: ParagraphRef{Text: e.text}}}, Facets: map[FacetName][]Bucket{FacetYear: {{Value: "2024"}}}}, nil
}

func (e *countingEngine) Related(context.Context, Request, int) ([]Hit, error) { return nil, nil }

func request(t *testing.T, written string) Request {
	t.Helper()
	e, err := query.Parse(written)
	if err != nil {
		t.Fatal(err)
	}
	return Request{Expr: e, Limit: 10}
}

func TestTheSameIsAskedOnce(t *testing.T) {
	e := &countingEngine{state: "1", text: "发展"}
	s := &Searcher{Engine: e, Cache: NewCache(1 << 20)}
	ask := func(r Request, want int) {
		t.Helper()
		result, err := s.Search(t.Context(), r)
		if err != nil || e.asked != want {
			t.Fatalf("asked %d times, want %d; %v", e.asked, want, err)
		}
		if len(result.Hits) != 1 || result.Hits[0].Occurrences != 0 || len(result.Facets[FacetYear]) != 1 {
			t.Fatalf("%+v", result)
		}
		// What a caller does to his answer is nothing to the next.
		result.Hits[0].Occurrences, result.Facets[FacetYear] = 7, nil
	}
	r := request(t, "发展")
	ask(r, 1)
	ask(r, 1)
	ask(request(t, "改革"), 2)
	other := r
	var err error
	if other.Filter, err = ParseFilter(FilterValues{Year: []string{"2024"}}); err != nil {
		t.Fatal(err)
	}
	ask(other, 3)
	other = r
	other.Cursor = "next"
	ask(other, 4)
	other = r
	other.Facets = []FacetName{FacetYear}
	ask(other, 5)
	ask(r, 5)
	e.state = "2"
	ask(r, 6)
	ask(r, 6)
	explained := r
	explained.Explain = true
	ask(explained, 7)
	ask(explained, 8)
	e.state = "" // not ready
	ask(r, 9)
	ask(r, 10)
}

func TestTheCacheIsBounded(t *testing.T) {
	const limit = 64 << 10
	e := &countingEngine{state: "1", text: strings.Repeat("发", 300)}
	s := &Searcher{Engine: e, Cache: NewCache(limit)}
	for i := range 200 {
		if _, err := s.Search(t.Context(), request(t, fmt.Sprint("发展", i))); err != nil {
			t.Fatal(err)
		}
		if s.Cache.size > limit || s.Cache.size < 0 {
			t.Fatalf("%d bytes after %d answers", s.Cache.size, i+1)
		}
	}
	if s.Cache.size < limit/2 {
		t.Errorf("only %d bytes are kept", s.Cache.size)
	}
	e.text = strings.Repeat("发", limit)
	for range 2 {
		if _, err := s.Search(t.Context(), request(t, "一个大的")); err != nil {
			t.Fatal(err)
		}
	}
	if e.asked != 202 {
		t.Errorf("asked %d times: an answer of more than its share is kept", e.asked)
	}
}
