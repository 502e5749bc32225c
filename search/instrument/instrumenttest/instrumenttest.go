// Package instrumenttest runs instruments in tests, over documents written as text.
package instrumenttest

import (
	"context"
	"path/filepath"
	"sync"
	"testing"

	"cewen/analysis"
	"cewen/corpus"
	"cewen/corpus/store"
	"cewen/search"
	"cewen/search/instrument"
)

// words loads the words once for all tests of a package.
var words = sync.OnceValues(func() (*analysis.Words, error) { return analysis.LoadWords(nil) })

// Corpus returns a corpus of files: Markdown by path, as they would be imported.
func Corpus(t testing.TB, files map[string]string) *instrument.Corpus {
	t.Helper()
	var documents []*corpus.Document
	for path, text := range files {
		d, err := corpus.Read(corpus.Input{Path: "/" + path, Data: []byte(text)})
		if err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		documents = append(documents, d)
	}
	return Of(t, documents...)
}

// Of returns a corpus of documents.
func Of(t testing.TB, documents ...*corpus.Document) *instrument.Corpus {
	t.Helper()
	s, err := store.Open(filepath.Join(t.TempDir(), "store.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	if _, err := s.Put(context.Background(), documents...); err != nil {
		t.Fatal(err)
	}
	return &instrument.Corpus{Engine: search.Plain{Store: s}, Store: s, Words: words, Version: "test"}
}

// Run runs an instrument and returns its tables.
func Run(t testing.TB, c *instrument.Corpus, i instrument.Instrument) *instrument.Tables {
	t.Helper()
	out := new(instrument.Tables)
	if _, err := instrument.Answer(context.Background(), c, i, out); err != nil {
		t.Fatalf("%s: %v", i.Name(), err)
	}
	return out
}

// Fails runs an instrument that is to fail and returns its error.
func Fails(t testing.TB, c *instrument.Corpus, i instrument.Instrument) error {
	t.Helper()
	out := new(instrument.Tables)
	_, err := instrument.Answer(context.Background(), c, i, out)
	if err == nil {
		t.Fatalf("%s: no error", i.Name())
	}
	if len(out.Tables) > 0 {
		t.Errorf("%s: a table was begun before the error %v", i.Name(), err)
	}
	return err
}
