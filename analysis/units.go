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
	codes uint32            // how many there are, with 0: the code of a unit in no word
}

func newAlphabet() *alphabet {
	return &alphabet{other: make(map[string]uint32), codes: 1}
}

// nextUnit returns where the unit that starts at i ends, and which character it is, or -1 if
// it is not one of the basic plane.
func nextUnit(text string, i int) (char rune, end int) {
	r, size := utf8.DecodeRuneInString(text[i:])
	switch {
	case r < 0x800 && joins(r):
		return -1, joinedEnd(text, i+size)
	case r > 0xffff, r == utf8.RuneError && size == 1:
		return -1, i + size
	}
	return r, i + size
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
	code := a.codes
	a.codes++
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
