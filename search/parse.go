package search

import (
	"errors"
	"fmt"
	"unicode"
	"unicode/utf8"
)

// ErrSyntax is what every ParseError is.
var ErrSyntax = errors.New("query syntax")

// Limits of a query.
const (
	// MaxQueryLength is in characters. The longest sentence of 70 years of
	// government work reports has under a thousand; what is longer is a mistake.
	MaxQueryLength = 2000
	// maxDepth bounds the nesting of groups, and with it the stack.
	maxDepth = 50
)

// ParseError says what is wrong with a query, where, and how to mend it.
type ParseError struct {
	Query string
	// Offset and Length are in characters of Query.
	Offset, Length int
	// Message and Hint are for the user, in Chinese.
	Message, Hint string
}

func (e *ParseError) Error() string {
	return fmt.Sprintf("检索式第 %d 个字：%s；%s", e.Offset+1, e.Message, e.Hint)
}

// Is makes errors.Is(err, ErrSyntax) true.
func (e *ParseError) Is(target error) bool { return target == ErrSyntax }

// Parse reads a query. Terms separated by white space are all required; OR or |
// between two asks for either; - or NOT before one excludes it; parentheses
// group; "…" takes everything inside as it stands (\" and \\ for the two
// characters themselves). AND may be written. Operators are read in any case, and
// Chinese quotes, parentheses and bars like the ASCII ones. OR binds less than
// AND. A literal ends with the kind of quote that it began with, so that
// "“放管服”改革" holds the inner quotes. An empty query matches everything.
//
// Every error is a *ParseError.
func Parse(query string) (Expr, error) {
	if n := utf8.RuneCountInString(query); n > MaxQueryLength {
		return nil, &ParseError{
			Query: query, Offset: MaxQueryLength, Length: n - MaxQueryLength,
			Message: fmt.Sprintf("检索式有 %d 个字，超过 %d 个字的上限", n, MaxQueryLength), Hint: "请缩短检索式，或分几次检索",
		}
	}
	p := &parser{query: query}
	if err := p.tokenize(); err != nil {
		return nil, err
	}
	if len(p.tokens) == 1 {
		return All{}, nil
	}
	e, err := p.or(0)
	if err != nil {
		return nil, err
	}
	if t := p.peek(); t.kind == tokenClose {
		return nil, p.fail(t, "多了一个右括号", "删去它，或在前面补上左括号“(”；要检索括号本身，请加引号")
	}
	return e, nil
}

type parser struct {
	query  string
	tokens []token
	next   int
}

func (p *parser) peek() token { return p.tokens[p.next] }

func (p *parser) take() token {
	t := p.tokens[p.next]
	if t.kind != tokenEnd {
		p.next++
	}
	return t
}

func (p *parser) fail(t token, message, hint string) error {
	start := utf8.RuneCountInString(p.query[:t.start])
	return &ParseError{
		Query: p.query, Offset: start, Length: utf8.RuneCountInString(p.query[t.start:t.end]),
		Message: message, Hint: hint,
	}
}

func (p *parser) or(depth int) (Expr, error) {
	first, err := p.and(depth)
	if err != nil {
		return nil, err
	}
	alternatives := Or{first}
	for p.peek().kind == tokenOr {
		p.take()
		e, err := p.and(depth)
		if err != nil {
			return nil, err
		}
		alternatives = append(alternatives, e)
	}
	if len(alternatives) == 1 {
		return first, nil
	}
	return alternatives, nil
}

func (p *parser) and(depth int) (Expr, error) {
	var all And
	for {
		switch t := p.peek(); t.kind {
		case tokenEnd, tokenClose, tokenOr:
			switch len(all) {
			case 0:
				return nil, p.missing(t)
			case 1:
				return all[0], nil
			}
			return all, nil
		case tokenAnd:
			p.take()
			if following := p.peek(); len(all) == 0 || following.kind == tokenEnd || following.kind == tokenClose || following.kind == tokenOr {
				return nil, p.fail(t, "AND 的一边没有词", "补上要检索的词；要检索 and 这个词本身，请加引号")
			}
		default:
			e, err := p.not(depth)
			if err != nil {
				return nil, err
			}
			all = append(all, e)
		}
	}
}

// missing is the error where a term was expected and t stands.
func (p *parser) missing(t token) error {
	switch t.kind {
	case tokenClose:
		return p.fail(t, "括号里没有词，或右括号前少了词", "在括号里写上要检索的词；要检索括号本身，请加引号")
	case tokenOr:
		return p.fail(t, "“或”（OR、|）的左边没有词", "补上要检索的词；要检索它本身，请加引号")
	}
	return p.fail(t, "这里少了要检索的词", "补上词，或删去前面的运算符或左括号")
}

func (p *parser) not(depth int) (Expr, error) {
	negations := 0
	for p.peek().kind == tokenNot {
		t := p.take()
		if k := p.peek().kind; k == tokenEnd || k == tokenClose || k == tokenOr || k == tokenAnd {
			return nil, p.fail(t, "“非”（NOT、-）后面没有词", "补上要排除的词；要检索它本身，请加引号")
		}
		negations++
	}
	e, err := p.primary(depth)
	if err != nil {
		return nil, err
	}
	if negations%2 == 1 {
		return Not{e}, nil
	}
	return e, nil
}

func (p *parser) primary(depth int) (Expr, error) {
	t := p.take()
	if t.kind != tokenOpen {
		return t.term, nil
	}
	if depth == maxDepth {
		return nil, p.fail(t, fmt.Sprintf("括号套得太深（最多 %d 层）", maxDepth), "请减少括号")
	}
	e, err := p.or(depth + 1)
	if err != nil {
		return nil, err
	}
	if p.peek().kind != tokenClose {
		return nil, p.fail(t, "左括号没有配上右括号", "在后面补上“)”；要检索括号本身，请加引号")
	}
	p.take()
	return e, nil
}

// isBareWord tells whether a text can stand in a query without quotes.
func isBareWord(s string) bool {
	if s == "" || operatorWord(s) != tokenTerm {
		return false
	}
	for i, r := range s {
		if unicode.IsSpace(r) || delimiter(r) != tokenTerm || r == '\\' || r == utf8.RuneError || (i == 0 && isMinus(r)) {
			return false
		}
	}
	return true
}
