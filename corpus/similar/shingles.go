// Package similar tells which texts are almost the same: copies with a few edits, the
// same report from two places. How similar two texts are is exact: of the runs of
// characters that either has, the share that both have. Which texts are compared at
// all is decided by sketches, so that a text is held against a handful of others and
// not against the whole corpus.
package similar

import (
	"slices"
	"unicode"
	"unicode/utf8"
)

// shingleLength is the number of characters in a run. Measured on the shared reports
// (TestSimilarityOfRealReports): shorter runs, which are common property of all
// reports, bring those of different years of a place nearer to each other; of longer
// ones a single changed character spoils too many.
const shingleLength = 5

// Shingles are the runs of characters that a text has, hashed, each once and sorted.
// Spaces and signs do not count: they differ between copies of one text.
type Shingles []uint64

// Text is a text as folded paragraphs.
type Text interface {
	Len() int
	At(i int) []byte
}

// NewShingles returns the shingles of a text.
func NewShingles(text Text) Shingles {
	set := make(Shingles, 0, 1024)
	eachShingle(text, func(h uint64) { set = append(set, h) })
	slices.Sort(set)
	return slices.Compact(set)
}

// eachShingle calls yield for every run of a text; for all of a text that is shorter
// than one.
func eachShingle(text Text, yield func(uint64)) {
	var window [shingleLength]uint64
	var hash, count uint64
	for i := range text.Len() {
		for b := text.At(i); len(b) > 0; {
			r, size := utf8.DecodeRune(b)
			b = b[size:]
			if !counts(r) {
				continue
			}
			at := count % shingleLength
			hash = (hash-window[at]*leaving)*base + uint64(r)
			window[at] = uint64(r)
			if count++; count >= shingleLength {
				yield(mix(hash))
			}
		}
	}
	if 0 < count && count < shingleLength {
		yield(mix(hash))
	}
}

// counts tells whether a character is a letter or a number. Most are Han characters.
func counts(r rune) bool {
	const firstHan, lastHan = 0x4E00, 0x9FFF
	return firstHan <= r && r <= lastHan || unicode.IsLetter(r) || unicode.IsNumber(r)
}

// A rolling hash: of a run c1…c5 it is c1·base⁴ + … + c5, modulo 2⁶⁴. leaving is the
// weight of the character that leaves the run.
const (
	base    = 0x9e3779b97f4a7c15
	base2   = base * base % (1 << 64)
	leaving = base2 * base2 % (1 << 64) // base to the power of shingleLength-1
)

// mix spreads a hash over all bits (splitmix64: Steele, Lea, Flood 2014, "Fast
// splittable pseudorandom number generators").
func mix(x uint64) uint64 {
	x ^= x >> 30
	x *= 0xbf58476d1ce4e5b9
	x ^= x >> 27
	x *= 0x94d049bb133111eb
	return x ^ x>>31
}

// Similarity is the number of shingles that both have over the number that either has
// (Jaccard): 1 for the same text, 0 for texts without a run in common.
func (s Shingles) Similarity(other Shingles) float64 {
	both := 0
	for i, j := 0, 0; i < len(s) && j < len(other); {
		switch {
		case s[i] == other[j]:
			both, i, j = both+1, i+1, j+1
		case s[i] < other[j]:
			i++
		default:
			j++
		}
	}
	either := len(s) + len(other) - both
	if either == 0 {
		return 0
	}
	return float64(both) / float64(either)
}
