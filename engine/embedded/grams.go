package embedded

import (
	"fmt"

	"github.com/RoaringBitmap/roaring/v2"

	"cewen/analysis"
)

// candidates returns the records that fulfil a condition on grams, deleted ones
// included. all is true when every record does. The bitmap must not be changed.
func (s *indexSegment) candidates(q analysis.GramQuery) (bitmap *roaring.Bitmap, all bool, err error) {
	switch q.Op {
	case analysis.GramAny:
		return nil, true, nil
	case analysis.GramNone:
		return roaring.New(), false, nil
	case analysis.GramHas:
		bitmap, err = s.postings(fieldGrams, q.Gram)
		return bitmap, false, err
	case analysis.GramPrefix:
		bitmap, err = s.prefixed(q.Gram)
		return bitmap, false, err
	case analysis.GramAnd:
		return s.allOf(len(q.Sub), fewRecords, func(i int) (*roaring.Bitmap, bool, error) { return s.candidates(q.Sub[i]) })
	case analysis.GramOr:
		return s.anyOf(len(q.Sub), func(i int) (*roaring.Bitmap, bool, error) { return s.candidates(q.Sub[i]) })
	}
	return nil, false, fmt.Errorf("no candidates for condition %d", q.Op)
}

// fewRecords is so few that reading their texts takes no longer than looking for another gram.
const fewRecords = 32

// allOf intersects the candidates of n parts, as far as one of them leaves no more than
// enough.
func (s *indexSegment) allOf(n int, enough uint64, part func(i int) (*roaring.Bitmap, bool, error)) (*roaring.Bitmap, bool, error) {
	var bitmaps []*roaring.Bitmap
	for i := range n {
		bitmap, all, err := part(i)
		if err != nil {
			return nil, false, err
		}
		if all {
			continue
		}
		bitmaps = append(bitmaps, bitmap)
		if bitmap.GetCardinality() <= enough {
			break
		}
	}
	if len(bitmaps) == 0 {
		return nil, true, nil
	}
	return intersect(bitmaps), false, nil
}

// anyOf unites the candidates of n parts.
func (s *indexSegment) anyOf(n int, part func(i int) (*roaring.Bitmap, bool, error)) (*roaring.Bitmap, bool, error) {
	bitmaps := make([]*roaring.Bitmap, n)
	for i := range n {
		bitmap, all, err := part(i)
		if err != nil || all {
			return nil, all, err
		}
		bitmaps[i] = bitmap
	}
	return roaring.FastOr(bitmaps...), false, nil
}
