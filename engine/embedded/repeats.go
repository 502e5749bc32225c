package embedded

import (
	_ "embed"
	mathbits "math/bits"
	"strings"
	"sync"

	"github.com/RoaringBitmap/roaring/v2"
	index "github.com/blevesearch/bleve_index_api"

	"cewen/analysis"
)

// How often a common pair of characters stands in a paragraph is in the index: so
// occurrences of the commonest words are counted without reading half of all texts.
// The number less one is written in binary, a term for each bit that is set: 发展0 for
// 1, 发展1 for 2, both for 3. Where there is no term of a pair that is there, it stands
// there once.

// commonList holds the pairs: the 1,000 that stood in most paragraphs of 879 government
// work reports. Others are rare enough for their texts to be read.
//
//go:embed common_grams.txt
var commonList string

var commonGrams = sync.OnceValue(func() map[string]bool {
	common := make(map[string]bool)
	for _, gram := range strings.Fields(commonList) {
		common[gram] = true
	}
	return common
})

// repeatTerm is the term for one bit of the number of repeats of a gram.
func repeatTerm(gram string, bit int) string { return gram + string(rune('0'+bit)) }

// analyzeRepeats gives the terms of fieldRepeats.
func analyzeRepeats(text string) (index.TokenFrequencies, int) {
	common := commonGrams()
	repeats := make(map[string]uint)
	seen := make(map[string]bool)
	analysis.Grams(text, func(gram string) {
		switch {
		case !common[gram]:
		case seen[gram]:
			repeats[gram]++
		default:
			seen[gram] = true
		}
	})
	frequencies := make(index.TokenFrequencies, len(repeats))
	present := once()
	for gram, n := range repeats {
		for bit := range mathbits.Len(n) {
			if n>>bit&1 == 1 {
				frequencies[repeatTerm(gram, bit)] = present
			}
		}
	}
	return frequencies, len(frequencies)
}

// maxRepeatBits bounds the bits of a number of repeats: a paragraph of 64 MB, the
// largest file, holds fewer pairs than this can count.
const maxRepeatBits = 25

// tally tells how often a gram stands in each record of a segment that has it.
type tally struct {
	bits  []*roaring.Bitmap
	dense []uint16 // by record, where that is worth it; nil otherwise
}

// denseTally is the least share of records, one in so many, for which counts are laid
// out by record: then most are asked for.
const denseTally = 32

// tally reads how often a gram stands where it does. wanted is how many records are
// asked for.
func (s *indexSegment) tally(gram string, wanted int) (*tally, error) {
	t := new(tally)
	for bit := range maxRepeatBits {
		bitmap, err := s.postings(fieldRepeats, repeatTerm(gram, bit))
		if err != nil {
			return nil, err
		}
		t.bits = append(t.bits, bitmap)
	}
	for len(t.bits) > 0 && t.bits[len(t.bits)-1].IsEmpty() {
		t.bits = t.bits[:len(t.bits)-1]
	}
	if wanted < len(s.places)/denseTally || len(t.bits) > 15 {
		return t, nil
	}
	t.dense = make([]uint16, len(s.places))
	for bit, bitmap := range t.bits {
		bitmap.Iterate(func(record uint32) bool {
			t.dense[record] += 1 << bit
			return true
		})
	}
	return t, nil
}

// count is how often the gram stands in a record that has it.
func (t *tally) count(record uint32) int {
	if t.dense != nil {
		return 1 + int(t.dense[record])
	}
	n := 1
	for bit, bitmap := range t.bits {
		if bitmap.Contains(record) {
			n += 1 << bit
		}
	}
	return n
}
