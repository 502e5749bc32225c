package format

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// squeeze normalises white space: every run of it, control characters included,
// becomes one space; none is left at the ends. Text without anything visible
// becomes empty.
func squeeze(s string) string {
	s = strings.TrimFunc(s, blank)
	if isSqueezed(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	space := false
	for _, r := range s {
		if unicode.IsSpace(r) || unicode.IsControl(r) {
			space = true
			continue
		}
		if space && b.Len() > 0 {
			b.WriteByte(' ')
		}
		space = false
		b.WriteRune(r)
	}
	return b.String()
}

// isSqueezed tells that s holds no white space but single spaces. Chinese text
// has few bytes that could start any other, so it looks at bytes first.
func isSqueezed(s string) bool {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c > ' ' && c < 0x7f:
		case c == ' ':
			if i+1 < len(s) && s[i+1] == ' ' {
				return false
			}
		case c < ' ', c == 0x7f:
			return false
		case c == 0xC2 && s[i+1] <= 0xA0: // C1 controls, no-break space
			return false
		case c == 0xE1, c == 0xE2 && s[i+1] < 0x82, c == 0xE3 && s[i+1] == 0x80 && s[i+2] == 0x80:
			if r, _ := utf8.DecodeRuneInString(s[i:]); unicode.IsSpace(r) {
				return false
			}
		}
	}
	return true
}

// blank tells that r shows nothing at the end of a line: white space, controls,
// zero-width characters.
func blank(r rune) bool {
	switch r {
	case '\u200b', '\u200c', '\u200d', '\u200e', '\u200f', '\u2060', '\ufeff', '\u00ad':
		return true
	}
	return unicode.IsSpace(r) || unicode.IsControl(r)
}
