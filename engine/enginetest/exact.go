package enginetest

import (
	"os"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"cewen/corpus"
	"cewen/search"
	"cewen/search/query"
)

// testExact: on random corpora, after random changes, random queries of the whole
// language find what a plain scan finds.
func testExact(t *testing.T, open Opener) {
	const queries = 25
	tried := make(tally)
	rapid.Check(t, func(t *rapid.T) {
		dir, err := os.MkdirTemp("", "cewen-exact")
		if err != nil {
			t.Fatalf("%v", err)
		}
		defer os.RemoveAll(dir)
		b := newBench(t, dir, open)
		defer b.close()
		paths := []string{"a.md", "b.md", "c.md", "d.md", "e.md"}
		for range rapid.IntRange(1, 3).Draw(t, "steps") {
			var documents []*corpus.Document
			for _, path := range rapid.SliceOfNDistinct(rapid.SampledFrom(paths), 1, 4, rapid.ID[string]).Draw(t, "paths") {
				documents = append(documents, drawDocument(t, path))
			}
			results := b.put(documents...)
			if rapid.IntRange(0, 3).Draw(t, "delete") == 0 {
				if err := b.Store.Delete(results[0].ID); err != nil {
					t.Fatalf("delete: %v", err)
				}
				b.wait()
			}
		}
		b.verify()
		for range queries {
			r := search.Request{
				Expr: drawQuery(t), Filter: drawFilter(t), Facets: drawFacets(t), Limit: search.MaxLimit,
				Sort: rapid.SampledFrom([]search.Sort{search.SortRelevance, search.SortNewest, search.SortOldest}).Draw(t, "sort"),
			}
			tried.add(r, checkExact(t, b, r))
		}
	})
	t.Logf("compared with a plain scan:\n%s", tried)
}

// checkExact compares an answer with a plain scan and returns the number of hits.
func checkExact(t tb, b *bench, r search.Request) int {
	t.Helper()
	r.ByDocument = true
	got, want := b.search(r), b.scan(r)
	if got.Totals != want.Totals {
		t.Fatalf("%s: totals %+v, scan %+v", describe(r), got.Totals, want.Totals)
	}
	if !slices.Equal(got.Terms, want.Terms) {
		t.Fatalf("%s: terms %+v, scan %+v", describe(r), got.Terms, want.Terms)
	}
	if !slices.Equal(got.Documents, want.Documents) {
		t.Fatalf("%s: documents %+v, scan %+v", describe(r), got.Documents, want.Documents)
	}
	for _, name := range r.Facets {
		if !slices.Equal(got.Facets[name], want.Facets[name]) {
			t.Fatalf("%s: facet %s %+v, scan %+v", describe(r), name, got.Facets[name], want.Facets[name])
		}
	}
	var ids []string
	occurrences := 0
	for _, h := range got.Hits {
		ids = append(ids, h.Paragraph.ID)
		occurrences += h.Occurrences
		checkSegments(t, h, r.Expr)
	}
	slices.Sort(ids)
	slices.Sort(want.Paragraphs)
	if !slices.Equal(ids, want.Paragraphs) {
		t.Fatalf("%s: hits %q, scan %q", describe(r), ids, want.Paragraphs)
	}
	if occurrences != want.Totals.Occurrences {
		t.Fatalf("%s: hits add up to %d occurrences, scan %d", describe(r), occurrences, want.Totals.Occurrences)
	}
	return want.Totals.Paragraphs
}

// checkSegments: put together they are the text, and a single term is marked as
// often as it is counted.
func checkSegments(t tb, h search.Hit, e query.Expr) {
	t.Helper()
	var whole strings.Builder
	marked := 0
	for _, s := range h.Segments {
		whole.WriteString(s.Text)
		if s.Hit {
			marked++
		}
	}
	if whole.String() != h.Paragraph.Text {
		t.Fatalf("segments %q are not %q", whole.String(), h.Paragraph.Text)
	}
	if len(query.Atoms(e)) == 1 && marked != h.Occurrences {
		t.Fatalf("%q: %d marked, %d counted", h.Paragraph.Text, marked, h.Occurrences)
	}
}
