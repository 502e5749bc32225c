package embedded

import (
	"fmt"

	"github.com/RoaringBitmap/roaring/v2"

	"cewen/search"
)

// plan returns the records of a segment that can match an expression, deleted
// ones left out. Nothing that matches is missing; what does not match is told
// apart by verification.
func (s *indexSegment) plan(e search.Expr) (*roaring.Bitmap, error) {
	bitmap, all, err := s.candidatesOf(e)
	if err != nil {
		return nil, err
	}
	if all {
		bitmap = s.everything()
	}
	if s.deleted != nil && !s.deleted.IsEmpty() {
		bitmap = roaring.AndNot(bitmap, s.deleted)
	}
	return bitmap, nil
}

func (s *indexSegment) candidatesOf(e search.Expr) (bitmap *roaring.Bitmap, all bool, err error) {
	switch e := e.(type) {
	case search.Term:
		return s.candidates(e.Folded)
	case search.And:
		return s.candidatesOfAnd(e)
	case search.Or:
		return s.candidatesOfOr(e)
	case search.Not, search.All:
		// Grams say where a text can be, never where it is: a negation excludes
		// nothing before verification.
		return nil, true, nil
	}
	return nil, false, fmt.Errorf("no plan for %T", e)
}

func (s *indexSegment) candidatesOfAnd(e search.And) (*roaring.Bitmap, bool, error) {
	var bitmaps []*roaring.Bitmap
	for _, sub := range e {
		bitmap, all, err := s.candidatesOf(sub)
		if err != nil {
			return nil, false, err
		}
		if all {
			continue
		}
		if bitmap.IsEmpty() {
			return bitmap, false, nil
		}
		bitmaps = append(bitmaps, bitmap)
	}
	if len(bitmaps) == 0 {
		return nil, true, nil
	}
	return intersect(bitmaps), false, nil
}

func (s *indexSegment) candidatesOfOr(e search.Or) (*roaring.Bitmap, bool, error) {
	var bitmaps []*roaring.Bitmap
	for _, sub := range e {
		bitmap, all, err := s.candidatesOf(sub)
		if err != nil || all {
			return nil, all, err
		}
		bitmaps = append(bitmaps, bitmap)
	}
	return roaring.FastOr(bitmaps...), false, nil
}
