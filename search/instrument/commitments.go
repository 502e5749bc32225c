package instrument

import (
	"cewen/corpus/commitment"
)

// Commitments returns the commitments of each of Places: as the store keeps them, or else
// found anew, as the plainest way always does. Paragraphs that are not read for commitments
// have none; see commitment.Readings.
func (t *Text) Commitments(f *commitment.Finder) [][]commitment.Commitment {
	found := make([][]commitment.Commitment, len(t.Places))
	if !t.plain {
		if kept, ok := t.view.Commitments(t.Ordinal, f.Fingerprint()); ok {
			for i := range t.Places {
				found[i] = kept[t.Places[i].Number]
			}
			return found
		}
	}
	readings := commitment.ReadingsOf(t.Document)
	for i := range t.Places {
		p := &t.Places[i]
		if role := readings.Role(p.Number); role != "" {
			found[i] = f.Find(commitment.Passage{Text: p.Text.Original(), Role: role, Year: t.Year})
		}
	}
	return found
}
