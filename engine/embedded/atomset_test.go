package embedded

import (
	"slices"
	"testing"

	"github.com/RoaringBitmap/roaring/v2"
	"pgregory.net/rapid"
)

// Whichever way they are looked up, records can have what their bitmaps say.
func TestAtomSetsAreWhatBitmapsSay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		numbers := rapid.SliceOfNDistinct(rapid.Uint32Range(0, 300), 0, 200, rapid.ID[uint32])
		records := roaring.BitmapOf(numbers.Draw(t, "records")...).ToArray()
		may := make([]*roaring.Bitmap, rapid.IntRange(0, 70).Draw(t, "atoms"))
		for i := range may {
			if rapid.Bool().Draw(t, "known") {
				may[i] = roaring.BitmapOf(numbers.Draw(t, "may")...)
			}
		}
		finder := newSetFinder(may, rapid.IntRange(0, len(records)).Draw(t, "expected"))
		for part := range slices.Chunk(records, rapid.IntRange(1, 200).Draw(t, "part")) {
			for i, set := range finder.of(part) {
				for atom, bitmap := range may {
					want := atom >= maxAtomSet || bitmap == nil || bitmap.Contains(part[i])
					if set.may(atom) != want {
						t.Fatalf("atom %d of record %d: %t", atom, part[i], !want)
					}
				}
			}
		}
	})
}
