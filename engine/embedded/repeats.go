package embedded

import (
	"github.com/RoaringBitmap/roaring/v2"
)

// How often a common text stands in a paragraph is in the index. The number less one is
// written in binary, a term for each bit that is set: 发展0 for 1, 发展1 for 2, both for 3.
// Where there is no term of a text that is there, it stands there once. Common characters, of
// which no gram tells where they are, have a term of their own besides: the character.

// repeatTerm is the term for one bit of the number of repeats of a text.
func repeatTerm(text string, bit int) string { return text + string(rune('0'+bit)) }

// tally tells how often a text stands in each record of a segment that has it.
type tally struct {
	bits  []repeatBit
	dense []uint16 // by record, where that is worth it; nil otherwise
}

// repeatBit is a bit of the number of repeats, and the records that have it set.
type repeatBit struct {
	bit     int
	records *roaring.Bitmap
}

// denseTally is the least share of records, one in so many, for which counts are laid
// out by record: then most are asked for.
const denseTally = 32

// tally reads how often a common text stands where it does. wanted is how many records
// are asked for.
func (s *indexSegment) tally(text string, wanted int) (*tally, error) {
	t := new(tally)
	highest := 0
	err := s.terms(fieldRepeats, text, func(term string, records *roaring.Bitmap) {
		if len(term) != len(text)+1 {
			return // of a longer one that begins with it
		}
		bit := int(term[len(term)-1] - '0')
		t.bits, highest = append(t.bits, repeatBit{bit, records}), max(highest, bit)
	})
	if err != nil || wanted < len(s.places)/denseTally || highest > 15 {
		return t, err
	}
	t.dense = make([]uint16, len(s.places))
	for _, b := range t.bits {
		b.records.Iterate(func(record uint32) bool {
			t.dense[record] += 1 << b.bit
			return true
		})
	}
	return t, nil
}

// count is how often the text stands in a record that has it.
func (t *tally) count(record uint32) int {
	if t.dense != nil {
		return 1 + int(t.dense[record])
	}
	n := 1
	for _, b := range t.bits {
		if b.records.Contains(record) {
			n += 1 << b.bit
		}
	}
	return n
}
