package instrument

import (
	"cewen/corpus/commitment"
)

// Commitments returns the commitments of each of Places; none of titles and headings.
func (t *Text) Commitments(f *commitment.Finder) [][]commitment.Commitment {
	all := make([][]commitment.Commitment, len(t.Places))
	for i := range t.Places {
		if passage, ok := commitment.PassageOf(t.Document, t.Places[i].Number); ok {
			passage.Text = t.Places[i].Text.Original() // the document may have none
			all[i] = f.Find(passage)
		}
	}
	return all
}
