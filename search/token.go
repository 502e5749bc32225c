package search

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

type tokenKind int

const (
	tokenTerm tokenKind = iota
	tokenQuote
	tokenOpen
	tokenClose
	tokenOr
	tokenAnd
	tokenNot
	tokenEnd
)

// token is a piece of a query; start and end are byte offsets.
type token struct {
	kind       tokenKind
	start, end int
	term       Term
}

// delimiter tells what a character is that ends a bare word; tokenTerm for none.
func delimiter(r rune) tokenKind {
	switch r {
	case '(', '（':
		return tokenOpen
	case ')', '）':
		return tokenClose
	case '|', '｜':
		return tokenOr
	case '"', '“', '”', '＂':
		return tokenQuote
	}
	return tokenTerm
}

func isMinus(r rune) bool { return r == '-' || r == '－' }

// operatorWord tells which operator a bare word is; tokenTerm for none.
func operatorWord(word string) tokenKind {
	switch strings.ToLower(word) {
	case "or":
		return tokenOr
	case "and":
		return tokenAnd
	case "not":
		return tokenNot
	}
	return tokenTerm
}

func (p *parser) tokenize() error {
	for i := 0; i < len(p.query); {
		r, size := utf8.DecodeRuneInString(p.query[i:])
		kind := delimiter(r)
		switch {
		case unicode.IsSpace(r):
			i += size
		case kind == tokenQuote:
			end, err := p.quoted(i, size)
			if err != nil {
				return err
			}
			i = end
		case kind != tokenTerm:
			p.tokens = append(p.tokens, token{kind: kind, start: i, end: i + size})
			i += size
		case isMinus(r) && p.operandFollows(i+size):
			p.tokens = append(p.tokens, token{kind: tokenNot, start: i, end: i + size})
			i += size
		default:
			end, err := p.word(i)
			if err != nil {
				return err
			}
			i = end
		}
	}
	p.tokens = append(p.tokens, token{kind: tokenEnd, start: len(p.query), end: len(p.query)})
	return nil
}

// operandFollows tells whether something to negate stands right at i.
func (p *parser) operandFollows(i int) bool {
	r, size := utf8.DecodeRuneInString(p.query[i:])
	return size > 0 && !unicode.IsSpace(r)
}

// quoted reads the literal whose opening quote stands at start.
func (p *parser) quoted(start, size int) (end int, err error) {
	var text strings.Builder
	closers := closingQuotes(p.query[start:start+size], p.query[start+size:])
	for i := start + size; i < len(p.query); {
		r, n := utf8.DecodeRuneInString(p.query[i:])
		switch {
		case strings.ContainsRune(closers, r):
			return i + n, p.addTerm(start, i+n, text.String())
		case r == '\\' && i+n < len(p.query) && (p.query[i+n] == '"' || p.query[i+n] == '\\'):
			text.WriteByte(p.query[i+n])
			i += n + 1
		default:
			text.WriteString(p.query[i : i+n])
			i += n
		}
	}
	return 0, p.fail(token{start: start, end: start + size}, "引号没有配对", "在后面补上另一个引号；要检索引号本身，请写成 \\\"")
}

// closingQuotes returns the characters that end a literal begun with opening:
// quotes of the same kind or, where none follows, of the other kind, as in “放管服".
func closingQuotes(opening, rest string) string {
	own, other := "\"＂", "”“"
	if !strings.Contains(own, opening) {
		own, other = other, own
	}
	if !strings.ContainsAny(rest, own) && strings.ContainsAny(rest, other) {
		return other
	}
	return own
}

// word reads the bare word or operator that starts at start.
func (p *parser) word(start int) (end int, err error) {
	end = start
	for end < len(p.query) {
		r, size := utf8.DecodeRuneInString(p.query[end:])
		if unicode.IsSpace(r) || delimiter(r) != tokenTerm {
			break
		}
		end += size
	}
	word := p.query[start:end]
	if kind := operatorWord(word); kind != tokenTerm {
		p.tokens = append(p.tokens, token{kind: kind, start: start, end: end})
		return end, nil
	}
	return end, p.addTerm(start, end, word)
}

func (p *parser) addTerm(start, end int, text string) error {
	term, ok := NewTerm(text)
	t := token{kind: tokenTerm, start: start, end: end, term: term}
	if !ok {
		return p.fail(t, "这里没有可检索的字", "引号里至少要有一个字")
	}
	p.tokens = append(p.tokens, t)
	return nil
}
