package embedded

import (
	"context"
	"slices"
	"testing"

	"cewen/analysis"
	"cewen/corpus/store"
	"cewen/indexer"
	"cewen/search"
	"cewen/search/query"
)

// What is kept of the words of a document when it is indexed is what cutting it gives.
func TestNumbersOfWordsAreKeptWhenIndexing(t *testing.T) {
	b, ctx := newBench(t), context.Background()
	texts := []string{"中华人民共和国国务院，2024年。", "", "发展新质生产力，GB/T 28181-2016。", "！"}
	batch := b.put("a", texts...)
	if err := indexer.Apply(ctx, b.engine.Current(), batch); err != nil {
		t.Fatal(err)
	}
	want := make([]int, len(texts))
	for i, text := range texts {
		b.words.Cut(analysis.Fold(text), func(int, int) { want[i]++ })
	}
	kept := func(fingerprint string) (counts []int, ok bool) {
		t.Helper()
		if err := b.store.View(func(v *store.View) error {
			counts, ok = v.WordCounts(batch.Put[0], fingerprint)
			return nil
		}); err != nil {
			t.Fatal(err)
		}
		return counts, ok
	}
	if got, ok := kept(b.words.Fingerprint()); !ok || !slices.Equal(got, want) || want[0] == 0 {
		t.Errorf("%v, %v, want %v", got, ok, want)
	}
	// Numbers of another dictionary are replaced when the index is built anew.
	if err := b.store.KeepWordCounts("another", map[store.Ordinal][]int{batch.Put[0]: {9, 9, 9, 9}}); err != nil {
		t.Fatal(err)
	}
	g, err := b.engine.Begin()
	if err != nil {
		t.Fatal(err)
	}
	if err := indexer.Apply(ctx, g, indexer.Batch{Put: batch.Put}); err != nil {
		t.Fatal(err)
	}
	if got, ok := kept(b.words.Fingerprint()); !ok || !slices.Equal(got, want) {
		t.Errorf("built anew: %v, %v, want %v", got, ok, want)
	}
	if err := g.Discard(); err != nil {
		t.Fatal(err)
	}
}

// bleve writes a term that stands in one record only in a way of its own.
func TestTermsOfOneRecordAreFound(t *testing.T) {
	b, ctx := newBench(t), context.Background()
	for id, text := range map[string]string{"a": "太忻一体化", "b": "发展，发展", "c": "新质生产力"} {
		if err := indexer.Apply(ctx, b.engine.Current(), b.put(id, text)); err != nil {
			t.Fatal(err)
		}
	}
	for range 2 {
		for _, text := range []string{"太忻", "发展", "新质生产力", "新"} {
			term, _ := query.NewTerm(text)
			r, err := b.engine.Search(ctx, search.Request{Expr: term, Sort: search.SortNewest})
			if err != nil || r.Totals.Paragraphs != 1 {
				t.Errorf("%s: %+v, %v", text, r, err)
			}
		}
		if err := b.engine.Current().Tidy(ctx); err != nil {
			t.Fatal(err)
		}
	}
}
