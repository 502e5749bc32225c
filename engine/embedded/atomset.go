package embedded

import (
	"slices"

	"github.com/RoaringBitmap/roaring/v2"
)

// atomSet is a set of the first atoms of a query.
type atomSet uint64

// maxAtomSet is how many atoms a set knows of.
const maxAtomSet = 64

// everyAtom is the set of all.
const everyAtom = ^atomSet(0)

// may tells whether an atom is in the set or not known.
func (s atomSet) may(atom int) bool {
	return atom < 0 || atom >= maxAtomSet || s&(1<<atom) != 0
}

func (s *atomSet) add(atom int) { *s |= 1 << atom } // nothing is left of a shift too far

// walkShare is how many records of a bitmap are walked over as quickly as one is looked up.
const walkShare = 8

// setFinder tells for records in their order, some after others, which of some bitmaps have
// them: the first is atom 0. A nil one has all. It is for one goroutine.
type setFinder struct {
	bitmaps []*roaring.Bitmap
	walks   []roaring.IntPeekable // nil for bitmaps that are so large that records are looked up
	sets    []atomSet
}

// newSetFinder returns a finder for so many records.
func newSetFinder(bitmaps []*roaring.Bitmap, records int) *setFinder {
	bitmaps = bitmaps[:min(len(bitmaps), maxAtomSet)]
	f := &setFinder{bitmaps: bitmaps, walks: make([]roaring.IntPeekable, len(bitmaps))}
	for i, bitmap := range bitmaps {
		if bitmap != nil && bitmap.GetCardinality() <= walkShare*uint64(records) {
			f.walks[i] = bitmap.Iterator()
		}
	}
	return f
}

// of returns the sets of the next records, which hold until it is called again.
func (f *setFinder) of(records []uint32) []atomSet {
	f.sets = slices.Grow(f.sets[:0], len(records))[:len(records)]
	clear(f.sets)
	for atom, bitmap := range f.bitmaps {
		switch {
		case bitmap == nil:
			for i := range f.sets {
				f.sets[i].add(atom)
			}
		case f.walks[atom] != nil:
			walk(f.walks[atom], records, func(i int) { f.sets[i].add(atom) })
		default:
			for i, record := range records {
				if bitmap.Contains(record) {
					f.sets[i].add(atom)
				}
			}
		}
	}
	return f.sets
}

// walk calls yield with the places of those of some records, which are in order, that come
// next.
func walk(next roaring.IntPeekable, records []uint32, yield func(i int)) {
	if len(records) == 0 || !next.HasNext() {
		return
	}
	next.AdvanceIfNeeded(records[0])
	for i := 0; next.HasNext(); next.Next() {
		at := next.PeekNext()
		for i < len(records) && records[i] < at {
			i++
		}
		if i == len(records) {
			return
		}
		if records[i] == at {
			yield(i)
		}
	}
}
