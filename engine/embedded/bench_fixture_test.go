package embedded

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"testing"

	"cewen/analysis"
	"cewen/corpus"
	"cewen/corpus/store"
	"cewen/indexer"
	"cewen/internal/testdata"
)

// Size of what is searched in benchmarks: some megabytes of text.
const benchReports, benchParagraphs = 120, 60

// fixture is an engine whose generation is current, and its store.
type fixture struct {
	t      testing.TB
	engine *Engine
	store  *store.Store
	words  *analysis.Words
}

func newFixture(t testing.TB) *fixture {
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
	t.Cleanup(func() { _ = errors.Join(e.Close(), s.Close()) })
	words, err := analysis.LoadWords(nil)
	if err != nil {
		t.Fatal(err)
	}
	e.UseWords(words)
	g, err := e.Begin()
	if err == nil {
		err = e.Publish(g)
	}
	if err != nil {
		t.Fatal(err)
	}
	return &fixture{t, e, s, words}
}

// putReport stores a report of our own words.
func (b *fixture) putReport(number, paragraphs int) {
	b.t.Helper()
	d, err := corpus.Read(corpus.Input{Path: fmt.Sprintf("报告/%d.md", number), Data: []byte(testdata.Report(number, paragraphs))})
	if err == nil {
		_, err = b.store.Put(context.Background(), d)
	}
	if err != nil {
		b.t.Fatal(err)
	}
}

// pending is the batch of what is stored after a position, and the size of its texts.
func (b *fixture) pending(after uint64) (batch indexer.Batch, size int64) {
	b.t.Helper()
	err := b.store.View(func(v *store.View) error {
		batch.Position = v.Position()
		return v.Journal(after, func(e store.Entry) bool {
			folded, err := v.Folded(e.Put)
			if err != nil {
				b.t.Fatal(err)
			}
			batch.Put, size = append(batch.Put, e.Put), size+int64(folded.Size())
			return true
		})
	})
	if err != nil {
		b.t.Fatal(err)
	}
	return batch, size
}

// newBenchReports is an engine over reports of our own words, in one segment, and the size
// of its texts.
func newBenchReports(t testing.TB) (b *fixture, size int64) {
	t.Helper()
	b = newFixture(t)
	for i := range benchReports {
		b.putReport(i, benchParagraphs)
	}
	batch, size := b.pending(0)
	err := indexer.Apply(context.Background(), b.engine.Current(), batch)
	if err == nil {
		err = b.engine.Current().Tidy(context.Background())
	}
	if err != nil {
		t.Fatal(err)
	}
	return b, size
}
