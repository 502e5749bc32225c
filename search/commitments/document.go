package commitments

import (
	"context"
	"slices"

	"cewen/corpus"
	"cewen/corpus/commitment"
	"cewen/search"
	"cewen/search/instrument"
	"cewen/search/query"
)

// OfDocument answers for one document that need not be held. Its paragraphs have their
// texts.
func (q *Commitments) OfDocument(ctx context.Context, d *corpus.Document, c *instrument.Corpus, out instrument.Sink) error {
	asked, err := q.read(ctx, c)
	if err != nil {
		return err
	}
	finder, err := finderOf(c)
	if err != nil {
		return err
	}
	promised := make([][]commitment.Commitment, len(d.Paragraphs))
	readings := commitment.ReadingsOf(d)
	for i := range d.Paragraphs {
		if role := readings.Role(i); role != "" {
			promised[i] = finder.Find(commitment.Passage{Text: d.Paragraphs[i].Text, Role: role, Year: d.Year})
		}
	}
	head := instrument.Head{Document: d, Paragraphs: len(d.Paragraphs)}
	a := newAnswer()
	a.finder = finder
	places := slices.DeleteFunc(search.Places(d), func(p query.Place) bool { return !asked.wide.Match(p.Meta, p.Role) })
	asked.document(source{head, places, promised}, a)
	a.rows = asked.sorted(a.documents)
	if err := out.Begin(Name, asked.columns()...); err != nil {
		return err
	}
	for _, r := range a.rows {
		n := int(r.paragraph)
		record := asked.newRecord(d, n, d.Paragraphs[n].Text, &promised[n][r.number])
		if err := asked.writeRecord(&record, out); err != nil {
			return err
		}
	}
	return a.writeCounts(out)
}
