package embedded

import "github.com/RoaringBitmap/roaring/v2"

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

// atomSets tell for each of some records, which are in order, the atoms that it can have;
// may holds the records of each atom, nil for all.
func atomSets(may []*roaring.Bitmap, records []uint32) []atomSet {
	sets := make([]atomSet, len(records))
	for atom, bitmap := range may[:min(len(may), maxAtomSet)] {
		switch {
		case bitmap == nil:
			for i := range sets {
				sets[i].add(atom)
			}
		case bitmap.GetCardinality() > walkShare*uint64(len(records)):
			for i, record := range records {
				if bitmap.Contains(record) {
					sets[i].add(atom)
				}
			}
		default:
			walk(bitmap, records, func(i int) { sets[i].add(atom) })
		}
	}
	return sets
}

// walk calls yield with the places of those of some records, which are in order, that a
// bitmap has.
func walk(bitmap *roaring.Bitmap, records []uint32, yield func(i int)) {
	if len(records) == 0 {
		return
	}
	iterator := bitmap.Iterator()
	iterator.AdvanceIfNeeded(records[0])
	for i := 0; iterator.HasNext(); {
		next := iterator.Next()
		for i < len(records) && records[i] < next {
			i++
		}
		if i == len(records) {
			return
		}
		if records[i] == next {
			yield(i)
		}
	}
}
