package format

import (
	"bytes"
	"encoding/hex"
	"strconv"
)

// rtfToken is what RTF is made of: a brace, a control word or symbol, or a byte of
// text.
type rtfToken struct {
	kind rtfKind
	word string // of a control word or symbol, without the backslash
	n    int    // its parameter
	has  bool   // it has a parameter
	char byte   // of text
}

type rtfKind int

const (
	rtfEnd rtfKind = iota
	rtfOpen
	rtfClose
	rtfWord
	rtfByte
)

// rtfScanner cuts RTF into tokens.
type rtfScanner struct {
	src []byte
	pos int
}

// next returns the next token; of kind rtfEnd at the end.
func (s *rtfScanner) next() rtfToken {
	for s.pos < len(s.src) {
		c := s.src[s.pos]
		s.pos++
		switch c {
		case '{':
			return rtfToken{kind: rtfOpen}
		case '}':
			return rtfToken{kind: rtfClose}
		case '\\':
			return s.control()
		case '\r', '\n', 0:
			continue // lines are broken anywhere
		default:
			return rtfToken{kind: rtfByte, char: c}
		}
	}
	return rtfToken{}
}

// maxWord bounds a control word and its parameter, in bytes; the specification
// says 32 and 10.
const maxWord = 64

// control reads what stands behind a backslash.
func (s *rtfScanner) control() rtfToken {
	rest := s.src[s.pos:]
	letters := 0
	for letters < min(len(rest), maxWord) && isASCIILetter(rest[letters]) {
		letters++
	}
	if letters == 0 {
		return s.symbol()
	}
	t := rtfToken{kind: rtfWord, word: string(rest[:letters])}
	end := letters
	for end < min(len(rest), letters+maxWord) && (rest[end] >= '0' && rest[end] <= '9' || end == letters && rest[end] == '-') {
		end++
	}
	if n, err := strconv.Atoi(string(rest[letters:end])); err == nil {
		t.n, t.has = n, true
	}
	if end < len(rest) && rest[end] == ' ' {
		end++
	}
	s.pos += end
	return t
}

// symbol reads a control symbol: an escaped character, a byte in hexadecimal.
func (s *rtfScanner) symbol() rtfToken {
	if s.pos >= len(s.src) {
		return rtfToken{}
	}
	c := s.src[s.pos]
	s.pos++
	switch c {
	case '\\', '{', '}':
		return rtfToken{kind: rtfByte, char: c}
	case '\'':
		var b [1]byte
		if s.pos+2 <= len(s.src) {
			if _, err := hex.Decode(b[:], s.src[s.pos:s.pos+2]); err == nil {
				s.pos += 2
				return rtfToken{kind: rtfByte, char: b[0]}
			}
		}
		return rtfToken{kind: rtfWord, word: "'"}
	case '\r', '\n':
		return rtfToken{kind: rtfWord, word: "par"}
	}
	return rtfToken{kind: rtfWord, word: string(rune(c))}
}

// skip passes over n bytes of binary data.
func (s *rtfScanner) skip(n int) { s.pos = min(len(s.src), s.pos+max(0, n)) }

// skipGroup passes over the rest of the open group, whose content does not matter.
func (s *rtfScanner) skipGroup() {
	for depth := 1; depth > 0; {
		i := bytes.IndexAny(s.src[s.pos:], `{}\`)
		if i < 0 {
			s.pos = len(s.src)
			return
		}
		s.pos += i
		switch t := s.next(); {
		case t.kind == rtfOpen:
			depth++
		case t.kind == rtfClose:
			depth--
		case t.kind == rtfWord && t.word == "bin":
			s.skip(t.n)
		}
	}
}

// skipNext passes over the group that follows.
func (s *rtfScanner) skipNext() {
	if i := bytes.IndexAny(s.src[s.pos:], "{}"); i >= 0 && s.src[s.pos+i] == '{' {
		s.pos += i + 1
		s.skipGroup()
	}
}

func isASCIILetter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }
