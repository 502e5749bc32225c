package instrument

import (
	"cewen/corpus/commitment"
)

// Commitments returns the commitments of each of Places, found anew. Paragraphs that are
// not read for commitments have none; see commitment.Readings.
func (t *Text) Commitments(f *commitment.Finder) [][]commitment.Commitment {
	readings := commitment.ReadingsOf(t.Document)
	found := make([][]commitment.Commitment, len(t.Places))
	for i := range t.Places {
		p := &t.Places[i]
		if role := readings.Role(p.Number); role != "" {
			found[i] = f.Find(commitment.Passage{Text: p.Text.Original(), Role: role, Year: t.Year})
		}
	}
	return found
}
