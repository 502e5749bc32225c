package pdf

import (
	"strings"
	"unicode"
)

// joined writes lines down as one.
func joined(lines []*line) string {
	var b strings.Builder
	for i, l := range lines {
		text := l.text()
		if i > 0 {
			text = seam(&b, lines[i-1], l) + text
		}
		b.WriteString(text)
	}
	return b.String()
}

// seam is what stands between two lines that are joined: a space between words
// in Latin letters. It takes the hyphen off b where a broke a word.
func seam(b *strings.Builder, above, below *line) string {
	last, first := above.glyphs[len(above.glyphs)-1].r, below.glyphs[0].r
	if n := len(above.glyphs); n > 1 && (last == softHyphen || last == '-') && unicode.IsLower(first) && unicode.IsLower(above.glyphs[n-2].r) {
		text := strings.TrimSuffix(b.String(), "-")
		b.Reset()
		b.WriteString(text)
		return ""
	}
	if below.glyphs[0].spaced && !isHan(last) && !isHan(first) {
		return " "
	}
	if isWord(last) && isWord(first) && !(unicode.IsDigit(last) || unicode.IsDigit(first)) {
		return " "
	}
	return ""
}
