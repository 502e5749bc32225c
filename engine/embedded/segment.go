package embedded

import (
	"errors"
	"fmt"
	"math"
	"runtime"
	"slices"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	segment "github.com/blevesearch/scorch_segment_api/v2"
	"golang.org/x/sync/errgroup"
)

// place says which paragraph a record is of.
type place struct {
	slot      slot
	paragraph uint32
}

// nowhere is the place of a record that was deleted when its segment was first seen.
var nowhere = place{slot: math.MaxUint32}

// indexSegment is one immutable part of the index: records numbered from 0, each
// with its place. Those of a document version are in a row, in the order of its
// paragraphs.
type indexSegment struct {
	snapshot *scorch.SegmentSnapshot
	base     uint64 // number of its first record in the whole snapshot
	places   []place
	deleted  *roaring.Bitmap // nil for none
}

// An index with such records must be built anew: errForeignRecord, that the store does not
// know one; errDisorder, that those of a document version are not in a row.
var (
	errForeignRecord = errors.New("index holds a record of an unknown document version")
	errDisorder      = errors.New("index holds records out of order")
)

// places returns the places of all records of a segment.
func (g *generation) places(s *scorch.SegmentSnapshot) ([]place, error) {
	places, err := g.kept.places(s, g.columns)
	if places != nil || err != nil {
		return places, err
	}
	if places, err = readPlaces(s, g.columns); err != nil {
		return nil, err
	}
	return places, inOrder(places)
}

// readPlaces reads the places of all records of a segment, on all cores: whoever starts
// waits for it.
func readPlaces(s *scorch.SegmentSnapshot, c *columns) ([]place, error) {
	places := make([]place, s.Segment().Count())
	var group errgroup.Group
	share := len(places)/runtime.GOMAXPROCS(0) + 1
	for from := 0; from < len(places); from += share {
		group.Go(func() error {
			for i := from; i < min(from+share, len(places)); i++ {
				var err error
				if places[i], err = readPlace(s, c, i); err != nil {
					return err
				}
			}
			return nil
		})
	}
	return places, group.Wait()
}

// inOrder checks that the places of each document version are in a row and in order.
func inOrder(places []place) error {
	seen := make(map[slot]bool)
	last := nowhere
	for _, p := range places {
		switch {
		case p == nowhere:
		case p.slot != last.slot && seen[p.slot], p.slot == last.slot && p.paragraph <= last.paragraph:
			return errDisorder
		default:
			seen[p.slot], last = true, p
		}
	}
	return nil
}

func readPlace(s *scorch.SegmentSnapshot, c *columns, record int) (place, error) {
	if deleted := s.Deleted(); deleted != nil && deleted.Contains(uint32(record)) {
		return nowhere, nil
	}
	id, err := s.Segment().DocID(uint64(record))
	if err != nil {
		return nowhere, fmt.Errorf("read record %d: %w", record, err)
	}
	ordinal, paragraph, ok := parseRecordID(id)
	slot, known := c.bySlot[ordinal]
	if !ok || !known {
		return nowhere, fmt.Errorf("record %x: %w", id, errForeignRecord)
	}
	return place{slot: slot, paragraph: uint32(paragraph)}, nil
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
	if isCharacter(prefix) {
		return s.postings(fieldRepeats, prefix)
	}
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
