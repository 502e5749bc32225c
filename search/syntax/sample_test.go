package syntax

import (
	"sync"
	"testing"

	"cewen/analysis"
	"cewen/corpus"
	"cewen/corpus/commitment"
	"cewen/corpus/sample"
	"cewen/search"
	"cewen/search/query"
	"cewen/search/synonyms"
)

// documents are the paragraphs of each digest of the embedded sample.
func documents(t *testing.T) [][]query.Place {
	t.Helper()
	var documents [][]query.Place
	for _, f := range sample.Files() {
		d, err := corpus.Read(corpus.Input{Path: f.Path, Data: f.Data})
		if err != nil {
			t.Fatal(err)
		}
		documents = append(documents, search.Places(d))
	}
	return documents
}

// finder loads the words once.
var finder = sync.OnceValues(func() (*commitment.Finder, error) {
	words, err := analysis.LoadWords(nil)
	return commitment.NewFinder(words), err
})

func parse(t *testing.T, q string) query.Expr {
	t.Helper()
	e, err := query.Parser{Synonyms: synonyms.Builtin(), Commitments: finder}.Parse(q)
	if err != nil {
		t.Fatalf("%s: %v", q, err)
	}
	return e
}

// find returns the hits in each document, without the counts of the parts.
func find(e query.Expr, documents [][]query.Place) [][]query.Found {
	found := make([][]query.Found, len(documents))
	for i, places := range documents {
		found[i] = query.Find(e, places)
		for j := range found[i] {
			found[i][j].Counts = nil
		}
	}
	return found
}

func totals(found [][]query.Found) search.Totals {
	var t search.Totals
	for _, hits := range found {
		if len(hits) > 0 {
			t.Documents++
		}
		t.Paragraphs += len(hits)
		for _, h := range hits {
			t.Occurrences += h.Occurrences
		}
	}
	return t
}
