package analysis

import (
	"unicode"
	"unicode/utf8"
)

// A unit is what gse cuts no further: a character, or a run of letters and digits of one or
// two bytes, which it compares without regard to the case of a to z.

// alphabet numbers the units that stand in words of the dictionary: their codes, from 1.
type alphabet struct {
	chars [1 << 16]uint32   // of characters of the basic plane
	other map[string]uint32 // of all other units
	// isWord has by code whether the unit holds a letter or digit. It is false for 0, the
	// code of units that are in no word.
	isWord []bool
}

func newAlphabet() *alphabet {
	return &alphabet{other: make(map[string]uint32), isWord: make([]bool, 1)}
}

// nextUnit returns where the unit that starts at i ends, and which character it is, or -1 if
// it is not one of the basic plane.
func nextUnit(text string, i int) (char rune, end int) {
	if r := han(text[i:]); r != 0 {
		return r, i + 3
	}
	r, size := utf8.DecodeRuneInString(text[i:])
	switch {
	case r < 0x800 && joins(r):
		return -1, joinedEnd(text, i+size)
	case r > 0xffff, r == utf8.RuneError && size == 1:
		return -1, i + size
	}
	return r, i + size
}

// han is the character of U+4000 to U+CFFF with which a text begins, as nearly all do, or 0.
func han(text string) rune {
	if len(text) < 3 || text[0] < 0xe4 || text[0] > 0xec || text[1]&0xc0 != 0x80 || text[2]&0xc0 != 0x80 {
		return 0
	}
	return rune(text[0]&0xf)<<12 | rune(text[1]&0x3f)<<6 | rune(text[2]&0x3f)
}

// joins tells whether a character of one or two bytes is part of a run.
func joins(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }

// joinedEnd is where a run ends.
func joinedEnd(text string, i int) int {
	for i < len(text) {
		r, size := utf8.DecodeRuneInString(text[i:])
		if r >= 0x800 || !joins(r) {
			break
		}
		i += size
	}
	return i
}

// code is the code of a unit, given with what nextUnit tells of it.
func (a *alphabet) code(unit string, char rune) uint32 {
	if char >= 0 {
		return a.chars[char]
	}
	return a.other[lowerASCII(unit)]
}

// add is code, and gives the unit one if it has none.
func (a *alphabet) add(unit string, char rune) uint32 {
	if code := a.code(unit, char); code != 0 {
		return code
	}
	code := uint32(len(a.isWord))
	a.isWord = append(a.isWord, isWord(unit))
	if char >= 0 {
		a.chars[char] = code
	} else {
		a.other[lowerASCII(unit)] = code
	}
	return code
}

// lowerASCII maps A to Z to lower case and leaves everything else, as gse does.
func lowerASCII(s string) string {
	for i := range len(s) {
		if 'A' <= s[i] && s[i] <= 'Z' {
			lower := []byte(s)
			for j, c := range lower {
				if 'A' <= c && c <= 'Z' {
					lower[j] = c + 'a' - 'A'
				}
			}
			return string(lower)
		}
	}
	return s
}
