// Package instrumenttest runs instruments in tests, over documents written as text.
package instrumenttest

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
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

// Lines are the rows of a table with some of its columns, put together by spaces; an
// empty cell is "-".
func Lines(t testing.TB, answer *instrument.Tables, table string, columns ...string) []string {
	t.Helper()
	found, ok := answer.Table(table)
	if !ok {
		t.Fatalf("no table %s", table)
	}
	var lines []string
	for _, row := range found.Rows {
		var cells []string
		for _, c := range columns {
			at := slices.Index(found.Columns, c)
			if at < 0 {
				t.Fatalf("table %s has no column %s, only %q", table, c, found.Columns)
			}
			cells = append(cells, strings.ReplaceAll(fmt.Sprint(row[at]), "<nil>", "-"))
		}
		lines = append(lines, strings.Join(cells, " "))
	}
	return lines
}

// Want compares lines.
func Want(t testing.TB, got []string, want ...string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
