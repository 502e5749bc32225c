package analysis

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
	"golang.org/x/text/width"
)

// class says how a character behaves in folding and in bigrams.
type class uint8

const (
	classSpace class = 1 << iota // white space
	classDrop                    // zero width: not compared at all
	classHan                     // a Han character: white space between two is dropped
	classGram                    // letter, digit or mark: takes part in bigrams
	classPlain                   // Han that folds to itself
)

// runeTable maps each character to its folded form and that form's class.
type runeTable struct {
	folded [1 << 16]rune
	class  [1 << 16]class
	// variants holds the traditional characters, those beyond the 16-bit plane too.
	variants map[rune]rune
	// traditional holds the first traditional character of a simplified one.
	traditional map[rune]rune
}

// hanVariants lists "simplified traditional…" a line.
//
//go:embed han_variants.txt
var hanVariants string

// foldTable builds the table once a process, in about two milliseconds.
var foldTable = sync.OnceValue(func() *runeTable {
	t := &runeTable{variants: make(map[rune]rune, 4200), traditional: make(map[rune]rune, 4000)}
	for line := range strings.Lines(hanVariants) {
		simplified, traditional, ok := strings.Cut(strings.TrimSpace(line), " ")
		if !ok || simplified == "#" {
			continue
		}
		to, _ := utf8.DecodeRuneInString(simplified)
		for _, from := range traditional {
			t.variants[from] = to
		}
		t.traditional[to], _ = utf8.DecodeRuneInString(traditional)
	}
	for r := range rune(len(t.folded)) {
		t.folded[r] = t.fold(r)
		if t.class[r] = classify(r, t.folded[r]); t.folded[r] == r && t.class[r]&classHan != 0 {
			t.class[r] |= classPlain
		}
	}
	return t
})

func (t *runeTable) lookup(r rune) (rune, class) {
	if uint32(r) < uint32(len(t.folded)) {
		return t.folded[r], t.class[r]
	}
	folded := t.fold(r)
	return folded, classify(r, folded)
}

// fold applies the rules of Fold to a single character until nothing changes.
func (t *runeTable) fold(r rune) rune {
	for {
		next := t.foldOnce(r)
		if next == r {
			return r
		}
		r = next
	}
}

func (t *runeTable) foldOnce(r rune) rune {
	if to, ok := t.variants[r]; ok {
		return to
	}
	if isCompatibilityHan(r) {
		if to, size := utf8.DecodeRuneInString(norm.NFKC.String(string(r))); size > 0 && to != utf8.RuneError {
			return to
		}
	}
	if n := width.LookupRune(r).Narrow(); n != 0 && width.LookupRune(r).Kind() == width.EastAsianFullwidth {
		r = n
	}
	return unicode.ToLower(r)
}

// isCompatibilityHan tells whether r is a compatibility ideograph or a radical
// that stands for an ideograph (PDF files are full of them).
func isCompatibilityHan(r rune) bool {
	switch {
	case r >= 0x2E80 && r <= 0x2FDF: // CJK and Kangxi radicals
	case r >= 0xF900 && r <= 0xFAFF: // CJK compatibility ideographs
	case r >= 0x2F800 && r <= 0x2FA1F: // their supplement
	default:
		return false
	}
	return true
}

// classify gives the class of the character r, whose folded form is folded.
func classify(r, folded rune) class {
	switch {
	case isZeroWidth(r):
		return classDrop
	case unicode.IsSpace(r):
		return classSpace
	}
	var c class
	if unicode.Is(unicode.Han, folded) {
		c |= classHan
	}
	if unicode.IsLetter(folded) || unicode.IsNumber(folded) || unicode.IsMark(folded) {
		c |= classGram
	}
	return c
}

// isZeroWidth tells whether r is printed as nothing at all.
func isZeroWidth(r rune) bool {
	switch {
	case r == 0x00AD, r == 0x034F, r == 0x061C, r == 0x180E, r == 0xFEFF:
	case r >= 0x200B && r <= 0x200F: // zero-width space and joiners, direction marks
	case r >= 0x202A && r <= 0x202E: // direction embedding
	case r >= 0x2060 && r <= 0x2064, r >= 0x2066 && r <= 0x206F: // word joiner, isolates
	case r >= 0xFE00 && r <= 0xFE0F, r >= 0xE0100 && r <= 0xE01EF: // variation selectors
	case r < 0x20 && !unicode.IsSpace(r), r == 0x7F: // control characters
	default:
		return false
	}
	return true
}
