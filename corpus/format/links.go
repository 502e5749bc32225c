package format

import (
	"strings"
	"unicode"
)

// image drops ![text](target).
func (sc *scanner) image() bool {
	if !strings.HasPrefix(sc.src[sc.pos:], "![") {
		return false
	}
	_, end, ok := linkAt(sc.src[sc.pos+1:])
	if !ok {
		return false
	}
	sc.pos += 1 + end
	return true
}

// link prints the text of [text](target) and drops the target. Brackets that
// only look so, like [6](注), are printed.
func (sc *scanner) link() bool {
	text, end, ok := linkAt(sc.src[sc.pos:])
	return ok && sc.open(1, sc.pos+1+text, end-1-text)
}

// linkAt reads [text](target) at the start of s and returns the lengths in bytes
// of the text and of the whole.
func linkAt(s string) (text, end int, ok bool) {
	closing := matching(s, '[', ']')
	if closing < 0 || closing+1 >= len(s) || s[closing+1] != '(' {
		return 0, 0, false
	}
	length := matching(s[closing+1:], '(', ')')
	if length < 0 || !isTarget(s[closing+2:closing+1+length]) {
		return 0, 0, false
	}
	return closing - 1, closing + 1 + length + 1, true
}

// maxSpan bounds what is searched for a closing bracket, in bytes, so that a
// line of nothing but brackets takes linear time. No address is longer.
const maxSpan = 4096

// matching returns the index of the bracket that closes s[0], -1 if none does.
func matching(s string, opening, closing byte) int {
	s = s[:min(len(s), maxSpan)]
	if strings.IndexByte(s, closing) < 0 { // told fast, which most brackets need
		return -1
	}
	depth := 0
	for i := range len(s) {
		switch s[i] {
		case opening:
			depth++
		case closing:
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}

// isTarget tells an address from words in brackets: an address is empty, has a
// scheme or slash or dot, or at least no Han characters.
func isTarget(s string) bool {
	target, _, _ := strings.Cut(strings.TrimSpace(s), " ")
	if strings.ContainsAny(target, "/#") || strings.HasPrefix(target, "<") || strings.HasPrefix(target, "mailto:") {
		return true
	}
	if strings.IndexFunc(s, func(r rune) bool { return unicode.Is(unicode.Han, r) }) < 0 {
		return target == "" || strings.ContainsRune(target, '.')
	}
	return fileExtension(target)
}

// fileExtension tells that a name with Han characters ends like a file: 图.png
func fileExtension(s string) bool {
	i := strings.LastIndexByte(s, '.')
	if i < 0 || len(s)-i < 3 || len(s)-i > 6 {
		return false
	}
	for _, r := range s[i+1:] {
		if !isWord(r) {
			return false
		}
	}
	return true
}

// maxLabel bounds the label of a footnote, in bytes.
const maxLabel = 64

// footnote prints the mark of a footnote as [1]; at the start of a line it is
// the footnote's own mark, and the colon goes.
func (sc *scanner) footnote() bool {
	if !strings.HasPrefix(sc.src[sc.pos:], "[^") {
		return false
	}
	end := strings.IndexByte(sc.src[sc.pos:min(len(sc.src), sc.pos+maxLabel)], ']')
	if end <= 2 || strings.IndexFunc(sc.src[sc.pos:sc.pos+end], unicode.IsSpace) >= 0 {
		return false
	}
	sc.print("[" + sc.src[sc.pos+2:sc.pos+end] + "]")
	start := sc.pos == 0
	sc.pos += end + 1
	if start && strings.HasPrefix(sc.src[sc.pos:], ":") {
		sc.pos++
	}
	return true
}

// autolink prints the address in <https://…>.
func (sc *scanner) autolink() bool {
	end := strings.IndexByte(sc.src[sc.pos:min(len(sc.src), sc.pos+maxSpan)], '>')
	if end < 0 || !isURL(sc.src[sc.pos+1:sc.pos+end]) {
		return false
	}
	sc.print(sc.src[sc.pos+1 : sc.pos+end])
	sc.pos += end + 1
	return true
}
