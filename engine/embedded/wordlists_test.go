package embedded

import (
	"context"
	"fmt"
	"reflect"
	"testing"

	"cewen/indexer"
	"cewen/search"
	"cewen/search/query"
)

// Scores are the same to the last bit whether the lists of words are kept or not: pages follow
// each other by them.
func TestWordsScoreTheSameFromKeptLists(t *testing.T) {
	b, ctx := newBench(t), context.Background()
	for i := range 12 {
		b.putReport(i, 20)
	}
	batch, _ := b.pending(0)
	if err := indexer.Apply(ctx, b.engine.Current(), batch); err != nil {
		t.Fatal(err)
	}
	expr, err := query.Parse("推进 建设")
	if err != nil {
		t.Fatal(err)
	}
	ask := func() (r *search.Result, kept int) {
		if r, err = b.engine.Search(ctx, search.Request{Expr: expr, Sort: search.SortRelevance, Limit: 50}); err != nil {
			t.Fatal(err)
		}
		lists := b.engine.current.Load().view.Load().words.lists
		for _, k := range lists.Values() {
			if k != nil {
				kept++
			}
		}
		return r, kept
	}
	first, before := ask()
	ask()
	third, after := ask()
	if before != 0 || after == 0 {
		t.Errorf("%d lists kept at first, %d at last", before, after)
	}
	if len(first.Hits) < 20 || !reflect.DeepEqual(first.Hits, third.Hits) {
		t.Errorf("%d hits at first, others at last", len(first.Hits))
	}
}

func TestWordListsAreBounded(t *testing.T) {
	w := newWordLists()
	for i := range 30 {
		w.put(wordOf{word: fmt.Sprint(i)}, &keptWord{records: make([]uint32, longestWordList/postingBytes)})
		if w.size > keptWordBytes || w.size <= 0 {
			t.Fatalf("%d bytes kept", w.size)
		}
	}
	if n := w.lists.Len(); n != 3 {
		t.Errorf("%d lists kept", n)
	}
	for i := range 30 {
		w.lists.Remove(wordOf{word: fmt.Sprint(i)})
	}
	if w.size != 0 {
		t.Errorf("%d bytes of nothing", w.size)
	}
}
