package embedded

import (
	"context"
	"errors"
	"path/filepath"
	"testing"

	"cewen/analysis"
	"cewen/corpus"
	"cewen/corpus/store"
	"cewen/indexer"
	"cewen/search"
	"cewen/search/query"
)

// bench is an engine whose generation is current and empty, and its store.
type bench struct {
	t      testing.TB
	engine *Engine
	store  *store.Store
	words  *analysis.Words
}

func newBench(t testing.TB) *bench {
	t.Helper()
	dir := t.TempDir()
	s, err := store.Open(filepath.Join(dir, "store.db"))
	if err != nil {
		t.Fatal(err)
	}
	e, err := Open(filepath.Join(dir, "index"), s, nil)
	if err != nil {
		t.Fatal(err)
	}
	b := &bench{t: t, engine: e, store: s}
	t.Cleanup(func() {
		if err := errors.Join(b.engine.Close(), s.Close()); err != nil {
			t.Error(err)
		}
	})
	if b.words, err = analysis.LoadWords(nil); err != nil {
		t.Fatal(err)
	}
	e.UseWords(b.words)
	g, err := e.Begin()
	if err == nil {
		err = e.Publish(g)
	}
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// put stores a document of some paragraphs and returns the batch that indexes it.
func (b *bench) put(path string, paragraphs ...string) (batch indexer.Batch) {
	b.t.Helper()
	d := &corpus.Document{Source: corpus.Source{Path: path, SHA256: path}}
	for _, text := range paragraphs {
		d.Paragraphs = append(d.Paragraphs, corpus.Paragraph{Anchor: "a", Kind: corpus.KindText, Section: corpus.NoSection, Text: text})
	}
	if _, err := b.store.Put(context.Background(), d); err != nil {
		b.t.Fatal(err)
	}
	if err := b.store.View(func(v *store.View) error {
		batch = indexer.Batch{Position: v.Position(), Put: []store.Ordinal{store.Ordinal(v.Position())}}
		return nil
	}); err != nil {
		b.t.Fatal(err)
	}
	return batch
}

// A generation that could not write takes nothing more, goes on answering what it
// showed before, and works again once it was opened anew.
func TestAFailedGenerationRecovers(t *testing.T) {
	b, ctx := newBench(t), context.Background()
	e := b.engine
	found := func(want int) {
		t.Helper()
		term, _ := query.NewTerm("发展")
		r, err := e.Search(ctx, search.Request{Expr: term, Sort: search.SortNewest})
		if err != nil || r.Totals.Documents != want {
			t.Fatalf("found %+v, %v, want %d", r, err, want)
		}
	}
	if err := indexer.Apply(ctx, e.Current(), b.put("a", "发展")); err != nil {
		t.Fatal(err)
	}
	found(1)

	full := errors.New("no space left on device")
	e.current.Load().failure.set(full)
	second := b.put("b", "发展")
	if err := indexer.Apply(ctx, e.Current(), second); !errors.Is(err, full) {
		t.Fatalf("a failed generation took a batch: %v", err)
	}
	found(1)
	if err := e.Recover(); err != nil {
		t.Fatal(err)
	}
	found(1)
	if err := indexer.Apply(ctx, e.Current(), second); err != nil {
		t.Fatal(err)
	}
	found(2)
	if err := e.Recover(); err != nil || e.Current().Position() != second.Position {
		t.Errorf("recovering what works changed it: %v, position %d", err, e.Current().Position())
	}
}

// bleve's own report reaches the generation that it is about.
func TestBackgroundErrorsReachTheirGeneration(t *testing.T) {
	dir := t.TempDir()
	g, err := createGeneration(filepath.Join(dir, "gen-1"), manifest{Format: manifestFormat, Exact: exactFingerprint()})
	if err != nil {
		t.Fatal(err)
	}
	defer g.close()
	if g.failure.get() != nil {
		t.Fatal("failed from the start")
	}
	report(errors.New("no space left on device"), scorchPath(g.dir)+"/")
	if g.failure.get() == nil {
		t.Error("a reported error did not arrive")
	}
	report(errors.New("somebody else's"), "elsewhere") // does nothing
}
