package embedded

import (
	"errors"
	"fmt"
	"slices"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// place says which paragraph a record is of.
type place struct {
	slot      slot
	paragraph uint32
}

// number orders places as their texts lie in the store.
func (p place) number() uint64 { return uint64(p.slot)<<32 | uint64(p.paragraph) }

// indexSegment is one immutable part of the index: records numbered from 0, each
// with its place.
type indexSegment struct {
	snapshot *scorch.SegmentSnapshot
	base     uint64 // number of its first record in the whole snapshot
	places   []place
	deleted  *roaring.Bitmap // nil for none
	order    *textOrder
}

// errForeignRecord means that the index holds a record that the store does not
// know: it must be built anew.
var errForeignRecord = errors.New("index holds a record of an unknown document version")

// readPlaces reads the places of all records of a segment.
func readPlaces(s *scorch.SegmentSnapshot, c *columns) ([]place, error) {
	total := s.Segment().Count()
	deleted := s.Deleted()
	places := make([]place, total)
	for i := range places {
		if deleted != nil && deleted.Contains(uint32(i)) {
			continue
		}
		id, err := s.Segment().DocID(uint64(i))
		if err != nil {
			return nil, fmt.Errorf("read record %d: %w", i, err)
		}
		ordinal, paragraph, ok := parseRecordID(id)
		slot, known := c.bySlot[ordinal]
		if !ok || !known {
			return nil, fmt.Errorf("record %x: %w", id, errForeignRecord)
		}
		places[i] = place{slot: slot, paragraph: uint32(paragraph)}
	}
	return places, nil
}

// postings returns the records that have a term in a field, deleted ones
// included. The bitmap must not be changed.
func (s *indexSegment) postings(field, term string) (*roaring.Bitmap, error) {
	dictionary, err := s.snapshot.Segment().Dictionary(field)
	if err != nil {
		return nil, fmt.Errorf("dictionary of %s: %w", field, err)
	}
	return termBitmap(dictionary, []byte(term))
}

func termBitmap(dictionary segment.TermDictionary, term []byte) (*roaring.Bitmap, error) {
	list, err := dictionary.PostingsList(term, nil, nil)
	if err != nil {
		return nil, fmt.Errorf("postings of %q: %w", term, err)
	}
	iterator, ok := list.Iterator(false, false, false, nil).(segment.OptimizablePostingsIterator)
	if !ok { // an empty list
		return roaring.New(), nil
	}
	if number, ok := iterator.DocNum1Hit(); ok {
		return roaring.BitmapOf(uint32(number)), nil
	}
	if bitmap := iterator.ActualBitmap(); bitmap != nil {
		return bitmap, nil
	}
	return roaring.New(), nil
}

// intersect begins with the smallest, so that every step is at most as large.
func intersect(bitmaps []*roaring.Bitmap) *roaring.Bitmap {
	if len(bitmaps) == 1 {
		return bitmaps[0]
	}
	slices.SortFunc(bitmaps, func(a, b *roaring.Bitmap) int {
		return int(a.GetCardinality()) - int(b.GetCardinality())
	})
	result := roaring.And(bitmaps[0], bitmaps[1])
	for _, b := range bitmaps[2:] {
		if result.IsEmpty() {
			break
		}
		result.And(b)
	}
	return result
}

// prefixed returns the records that have a gram which begins with prefix.
func (s *indexSegment) prefixed(prefix string) (*roaring.Bitmap, error) {
	var bitmaps []*roaring.Bitmap
	err := s.terms(fieldGrams, prefix, func(_ string, records *roaring.Bitmap) { bitmaps = append(bitmaps, records) })
	return roaring.FastOr(bitmaps...), err
}

// terms calls yield for the terms of a field that begin with prefix, in their order, with
// the records that have them, deleted ones included. The bitmaps must not be changed.
func (s *indexSegment) terms(field, prefix string, yield func(term string, records *roaring.Bitmap)) error {
	dictionary, err := s.snapshot.Segment().Dictionary(field)
	if err != nil {
		return fmt.Errorf("dictionary of %s: %w", field, err)
	}
	// No UTF-8 text has the byte 0xFF: it ends the range of the prefix.
	terms := dictionary.AutomatonIterator(nil, []byte(prefix), append([]byte(prefix), 0xFF))
	for {
		entry, err := terms.Next()
		if err != nil {
			return fmt.Errorf("%s with %q: %w", field, prefix, err)
		}
		if entry == nil {
			return nil
		}
		records, err := termBitmap(dictionary, []byte(entry.Term))
		if err != nil {
			return err
		}
		yield(entry.Term, records)
	}
}

// everything returns all records, deleted ones included.
func (s *indexSegment) everything() *roaring.Bitmap {
	all := roaring.New()
	all.AddRange(0, uint64(len(s.places)))
	return all
}
