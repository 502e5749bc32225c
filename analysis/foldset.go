package analysis

import (
	"slices"
	"sync"
	"unicode"
)

// FoldRune maps one character as Fold does between others that no space is
// dropped between: white space becomes a space. kept is false for a character of
// zero width, which Fold drops.
func FoldRune(r rune) (folded rune, kept bool) {
	folded, class := foldTable().lookup(r)
	switch {
	case class&classDrop != 0:
		return 0, false
	case class&classSpace != 0:
		return ' ', true
	}
	return folded, true
}

// ChangedByFold returns, in order, the characters from lo to hi that FoldRune
// drops or maps to another one: about 7,000 of all there are. With them the image
// of a large set can be had without a walk over all its members. The slice is
// shared; it must not be written to.
func ChangedByFold(lo, hi rune) []rune {
	all := changedByFold()
	from, _ := slices.BinarySearch(all, lo)
	to, _ := slices.BinarySearch(all, hi+1)
	return all[from:max(from, to)]
}

// changedByFold holds all characters that folding changes, in order.
var changedByFold = sync.OnceValue(func() []rune {
	t := foldTable()
	var changed []rune
	add := func(lo, hi rune) {
		for r := lo; r <= hi; r++ {
			if folded, kept := FoldRune(r); !kept || folded != r {
				changed = append(changed, r)
			}
		}
	}
	// Beyond the 16-bit plane only these can change; to try all others as well
	// takes 80 ms.
	planeEnd := rune(len(t.folded)) - 1
	add(0, planeEnd)
	for r := range t.variants {
		if r > planeEnd {
			add(r, r)
		}
	}
	for _, c := range unicode.CaseRanges {
		if rune(c.Lo) > planeEnd {
			add(rune(c.Lo), rune(c.Hi))
		}
	}
	add(0x2F800, 0x2FA1F) // compatibility ideographs
	add(0xE0100, 0xE01EF) // variation selectors
	slices.Sort(changed)
	return slices.Compact(changed)
})
