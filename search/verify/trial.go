package verify

import (
	"context"

	"cewen/corpus"
	"cewen/search"
	"cewen/search/query"
)

// trial is a drawn query with what the index answers.
type trial struct {
	operator int
	expr     query.Expr
	answer   search.Totals
	// listed are the totals of the hits of the answer, hits those in the documents
	// that are read: their occurrences by the ID of the paragraph.
	listed search.Totals
	hits   map[string]int
	// index and text are the totals in these documents.
	index, text search.Totals
	differs     bool
}

// ask asks the index for all hits of a query.
func (t *trial) ask(ctx context.Context, e search.Engine, sample documentSample) error {
	documents := make(map[string]bool)
	first, err := eachHit(ctx, e, t.expr, func(h *search.Hit) {
		t.listed.Add(search.Totals{Paragraphs: 1, Occurrences: h.Occurrences})
		documents[h.Document.ID] = true
		if sample.ids[h.Document.ID] {
			t.hits[h.Paragraph.ID] = h.Occurrences
			t.index.Add(search.Totals{Paragraphs: 1, Occurrences: h.Occurrences})
		}
	})
	if err != nil {
		return err
	}
	t.answer, t.listed.Documents = first.Totals, len(documents)
	for id := range sample.ids {
		if documents[id] {
			t.index.Documents++
		}
	}
	return nil
}

// compare compares the hits in a document with those found there.
func (t *trial) compare(d *corpus.Document, found []query.Found) {
	t.text.Documents += min(1, len(found))
	for _, f := range found {
		t.text.Add(search.Totals{Paragraphs: 1, Occurrences: f.Occurrences})
		id := corpus.ParagraphID(d.ID, d.Paragraphs[f.Paragraph].Anchor)
		if occurrences, ok := t.hits[id]; !ok || occurrences != f.Occurrences {
			t.differs = true
		}
	}
}
