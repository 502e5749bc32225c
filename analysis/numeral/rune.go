package numeral

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// runeAt returns the character at a place, full-width ASCII as half-width except for
// the comma, and its length in bytes; 0, 0 at the end.
func runeAt(text string, pos int) (rune, int) {
	if pos >= len(text) {
		return 0, 0
	}
	r, size := utf8.DecodeRuneInString(text[pos:])
	return half(r), size
}

// runeBefore is runeAt for the character that ends at a place.
func runeBefore(text string, pos int) (rune, int) {
	if pos <= 0 {
		return 0, 0
	}
	r, size := utf8.DecodeLastRuneInString(text[:pos])
	return half(r), size
}

func half(r rune) rune {
	const first, last, shift = '！', '～', '！' - '!'
	switch {
	case r == '，':
		return r
	case r >= first && r <= last:
		return r - shift
	case r == '　':
		return ' '
	}
	return r
}

func isDigit(r rune) bool  { return r >= '0' && r <= '9' }
func isLetter(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' }
func isHan(r rune) bool    { return unicode.Is(unicode.Han, r) }

// isDash tells what joins the ends of a range or the parts of a code.
func isDash(r rune) bool { return strings.ContainsRune("-–—―─~～－", r) }

// joinsCode tells what joins digits to something that is no number: 3/5, 120:100,
// 1+10, 5·18.
func joinsCode(r rune) bool { return strings.ContainsRune("/:∶+×*·•．.#&=^_\\∕", r) }

// skipSpace passes one space.
func skipSpace(text string, pos int) int {
	if r, size := runeAt(text, pos); r == ' ' || r == '\u00a0' {
		return pos + size
	}
	return pos
}

// hasAny tells whether text goes on at pos with one of the words.
func hasAny(text string, pos int, words ...string) bool {
	for _, w := range words {
		if strings.HasPrefix(text[min(pos, len(text)):], w) {
			return true
		}
	}
	return false
}

// lengthOf returns the length in bytes of the first of the words that text goes on
// with at pos; 0 if there is none.
func lengthOf(text string, pos int, words ...string) int {
	for _, w := range words {
		if strings.HasPrefix(text[min(pos, len(text)):], w) {
			return len(w)
		}
	}
	return 0
}
