package embedded_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"cewen/analysis"
	"cewen/corpus"
	"cewen/corpus/commitment"
	"cewen/corpus/ingest"
	"cewen/corpus/store"
	"cewen/engine/embedded"
	"cewen/indexer"
	"cewen/internal/testdata"
	"cewen/search"
	"cewen/search/query"
)

// library is a corpus of real reports: indexed, and in memory as it is defined on.
type library struct {
	store     *store.Store
	engine    *embedded.Engine
	documents []report
}

// searcher searches without the budget: what takes too long on a busy machine is as
// right as elsewhere.
func (l *library) searcher() *search.Searcher {
	return &search.Searcher{Engine: l.engine, Budget: time.Hour}
}

// report is a document with its paragraphs as queries look at them. They hold
// without the store.
type report struct {
	*corpus.Document
	places []query.Place
}

// openLibrary imports every n-th of the shared reports and indexes them.
func openLibrary(t *testing.T, n int) *library {
	t.Helper()
	files := reportFiles(t, n)
	dir := t.TempDir()
	s, err := store.Open(filepath.Join(dir, "store.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { closeAfter(t, s) })
	summary := ingest.Import(t.Context(), ingest.Options{Paths: files, Target: &ingest.Ingester{Store: s}})
	if summary.Stopped != nil || summary.Counts[ingest.Failed] > 0 {
		t.Fatalf("import: %v, %v", summary.Stopped, summary.Others)
	}
	e, err := embedded.Open(filepath.Join(dir, "index"), s, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { closeAfter(t, e) })
	index(t, s, e)
	l := &library{store: s, engine: e}
	if err := s.View(l.read); err != nil {
		t.Fatal(err)
	}
	return l
}

// reportFiles lists every n-th of the shared reports.
func reportFiles(t *testing.T, n int) []string {
	t.Helper()
	var files []string
	seen := 0
	err := filepath.WalkDir(filepath.Join(testdata.Shared(t), "reports"), func(path string, entry os.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			if seen%n == 0 {
				files = append(files, path)
			}
			seen++
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func closeAfter(t *testing.T, c interface{ Close() error }) {
	if err := c.Close(); err != nil {
		t.Error(err)
	}
}

// index fills the engine, merged as it is after it has served for a while.
func index(t *testing.T, s *store.Store, e *embedded.Engine) {
	t.Helper()
	x := indexer.New(indexer.Options{Store: s, Engine: e, Words: func() (*analysis.Words, error) { return analysis.LoadWords(nil) }})
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- x.Run(ctx) }()
	if err := x.WaitAll(ctx); err != nil {
		t.Fatal(err)
	}
	cancel()
	if err := <-done; err != nil {
		t.Fatal(err)
	}
	if err := e.Current().Tidy(t.Context()); err != nil {
		t.Fatal(err)
	}
}

// foundOnce finds the commitments of a paragraph anew, for all questions.
func foundOnce(r *report, paragraph int, text string) func(*commitment.Finder) []commitment.Commitment {
	role := commitment.ReadingsOf(r.Document).Role(paragraph)
	if role == "" {
		return nil
	}
	var once sync.Once
	var found []commitment.Commitment
	year := r.Year
	return func(f *commitment.Finder) []commitment.Commitment {
		once.Do(func() { found = f.Find(commitment.Passage{Text: text, Role: role, Year: year}) })
		return found
	}
}

// read copies all documents out of the store.
func (l *library) read(v *store.View) error {
	var failed error
	err := v.Live(func(o store.Ordinal) bool {
		var r report
		if r.Document, r.places, failed = search.ReadPlaces(v, o); failed != nil {
			return false
		}
		for i := range r.places {
			text := &r.places[i].Text
			original := strings.Clone(text.Original())
			*text = query.Text{
				Folded: strings.Clone(text.Folded), Original: func() string { return original }, Commitments: foundOnce(&r, i, original),
			}
		}
		l.documents = append(l.documents, r)
		return true
	})
	if failed != nil {
		return failed
	}
	return err
}
