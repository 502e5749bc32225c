package instrument

import (
	"fmt"

	"cewen/corpus/commitment"
)

// Commitments returns those of the whole document by the numbers of its paragraphs,
// whatever was filtered: as the store keeps them, or else found anew, as the plainest way
// always does.
func (t *Text) Commitments(finder *commitment.Finder) (map[int][]commitment.Commitment, error) {
	all, ok := [][]commitment.Commitment(nil), false
	if !t.plain {
		all, ok = t.view.Commitments(t.Ordinal, finder.Fingerprint())
	}
	if !ok {
		var err error
		if all, err = t.view.FindCommitments(t.Ordinal, finder); err != nil {
			return nil, fmt.Errorf("commitments of %s: %w", t.ID, err)
		}
	}
	found := make(map[int][]commitment.Commitment)
	for i, list := range all {
		if len(list) > 0 {
			found[i] = list
		}
	}
	return found, nil
}
