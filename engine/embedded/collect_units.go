package embedded

import (
	"context"
	"slices"

	"github.com/RoaringBitmap/roaring/v2"
)

// collectUnits answers a query that must hold in sections or whole documents. All
// records of a document version lie in one segment, for they come in one batch.
func (c *collector) collectUnits(ctx context.Context, s *indexSegment, atoms []*roaring.Bitmap) error {
	possible := c.possibleDocuments(s, atoms)
	records := c.speaking(s, atoms).ToArray()
	last, keep := slot(len(c.view.documents)), false
	records = slices.DeleteFunc(records, func(record uint32) bool {
		if at := s.places[record].slot; at != last { // records come document by document
			last, keep = at, c.admission.of[at] != refused && possible(at)
		}
		return !keep
	})
	if err := c.prepare(s, records); err != nil {
		return err
	}
	c.explainCandidates(len(records))
	group := func(r uint32) slot { return s.places[r].slot }
	return c.inParallel(ctx, s, atoms, records, group, (*verifier).verifyUnits)
}

// speaking returns the records of a segment that matter: those that can have an
// atom or, where a unit without any can match, all of them. Deleted ones are left
// out.
func (c *collector) speaking(s *indexSegment, atoms []*roaring.Bitmap) *roaring.Bitmap {
	var records *roaring.Bitmap
	if c.plan.silent() || slices.Contains(atoms, nil) {
		records = s.everything()
	} else {
		records = roaring.FastOr(atoms...)
	}
	if s.deleted != nil {
		records.AndNot(s.deleted)
	}
	return records
}

// possibleDocuments tells for each document whether the query can hold in it, by
// the atoms that its paragraphs can have.
func (c *collector) possibleDocuments(s *indexSegment, atoms []*roaring.Bitmap) func(at slot) bool {
	have := make([]bits, len(atoms))
	for i, bitmap := range atoms {
		if bitmap == nil {
			continue
		}
		have[i] = newBits(len(c.view.documents))
		for _, record := range bitmap.ToArray() {
			if at := s.places[record]; at != nowhere {
				have[i].set(int(at.slot))
			}
		}
	}
	return func(at slot) bool {
		return c.plan.root.possible(func(atom int) bool { return have[atom] == nil || have[atom].has(int(at)) })
	}
}
