package corpus

import (
	"strings"
	"unicode/utf8"
)

// marker is the kind of number that opens a line of an outline.
type marker int

// The markers in their natural order, the outermost first: where a document uses
// several, an earlier one holds a later one.
const (
	noMarker          marker = iota
	partMarker               // 第一编, 第一部分
	chapterMarker            // 第三章
	sectionMarker            // 第一节
	articleMarker            // 第十二条
	hanMarker                // 一、
	hanParenMarker           // （一）
	arabicMarker             // 1. 1、
	arabicParenMarker        // （1） 1）
	circledMarker            // ①
	ordinalMarker            // 第一，
	nthMarker                // 一是
)

const (
	hanDigits    = "〇零一二三四五六七八九十百"
	arabicDigits = "0123456789０１２３４５６７８９"
)

// TrimNumber returns a heading without the number that opens it: 三、 （一） 1.
func TrimNumber(heading string) string {
	_, length := readMarker(heading)
	return strings.TrimSpace(heading[length:])
}

// readMarker reads the marker that opens s. length is that of the marker with
// its punctuation and the space behind it, in bytes.
func readMarker(s string) (kind marker, length int) {
	r, n := utf8.DecodeRuneInString(s)
	switch {
	case r == '第':
		kind, length = readOrdinal(s)
	case r == '（' || r == '(':
		kind, length = readParen(s, n)
	case strings.ContainsRune(hanDigits, r):
		kind, length = readHan(s)
	case strings.ContainsRune(arabicDigits, r):
		kind, length = readArabic(s)
	case r >= '①' && r <= '⑳':
		kind, length = circledMarker, n
	}
	if kind != noMarker && strings.HasPrefix(s[length:], " ") {
		length++
	}
	return kind, length
}

// span returns the length in bytes of the characters from set that open s, at
// most limit of them.
func span(s, set string, limit int) int {
	length := 0
	for i, r := range s {
		if limit == 0 || !strings.ContainsRune(set, r) {
			return i
		}
		limit--
		length = i + utf8.RuneLen(r)
	}
	return length
}

// ordinals are what follows 第 and a number.
var ordinals = []struct {
	unit string
	kind marker
}{
	{"编", partMarker},
	{"篇", partMarker},
	{"部分", partMarker},
	{"章", chapterMarker},
	{"节", sectionMarker},
	{"条", articleMarker},
	{"，", ordinalMarker},
	{",", ordinalMarker},
	{"、", ordinalMarker},
}

func readOrdinal(s string) (marker, int) {
	at := len("第")
	digits := span(s[at:], hanDigits+arabicDigits, 6)
	if digits == 0 {
		return noMarker, 0
	}
	at += digits
	for _, o := range ordinals {
		if strings.HasPrefix(s[at:], o.unit) {
			return o.kind, at + len(o.unit)
		}
	}
	return noMarker, 0
}

func readParen(s string, at int) (marker, int) {
	kind, digits := hanParenMarker, span(s[at:], hanDigits, 4)
	if digits == 0 {
		kind, digits = arabicParenMarker, span(s[at:], arabicDigits, 3)
	}
	at += digits
	for _, closing := range []string{"）", ")"} {
		if digits > 0 && strings.HasPrefix(s[at:], closing) {
			return kind, at + len(closing)
		}
	}
	return noMarker, 0
}

func readHan(s string) (marker, int) {
	at := span(s, hanDigits, 4)
	if strings.HasPrefix(s[at:], " 、") { // spaced out: 三 、
		at++
	}
	switch {
	case strings.HasPrefix(s[at:], "、"), strings.HasPrefix(s[at:], "．"):
		return hanMarker, at + len("、")
	case strings.HasPrefix(s[at:], "）"): // the opening bracket is lost
		return hanParenMarker, at + len("）")
	case strings.HasPrefix(s[at:], ")"):
		return hanParenMarker, at + len(")")
	case strings.HasPrefix(s[at:], "是"):
		return nthMarker, at + len("是")
	}
	return noMarker, 0
}

// readArabic reads 1. 1、 1．1） but not 3.5 and not a year.
func readArabic(s string) (marker, int) {
	at := span(s, arabicDigits, 3)
	rest := s[at:]
	for _, closing := range []string{"）", ")"} {
		if strings.HasPrefix(rest, closing) {
			return arabicParenMarker, at + len(closing)
		}
	}
	for _, stop := range []string{"、", "．", "."} {
		if after, ok := strings.CutPrefix(rest, stop); ok && span(after, arabicDigits, 1) == 0 {
			return arabicMarker, at + len(stop)
		}
	}
	return noMarker, 0
}
