package query

import (
	"fmt"
	"unicode/utf8"

	"cewen/corpus/commitment"
)

// Limits of a query.
const (
	// MaxLength is in characters. The longest sentence of 70 years of government work
	// reports has under a thousand; what is longer is a mistake.
	MaxLength = 2000
	// maxDepth bounds the nesting of groups, and with it the stack.
	maxDepth = 50
	// maxRegexes bounds the regular expressions of a query: each is run on its own.
	maxRegexes = 20
	// maxNears bounds how deep NEAR and THEN stand in each other, A NEAR B NEAR C
	// being two deep: each multiplies the stretches of a paragraph.
	maxNears = 4
)

// Synonyms say which phrases are said in place of another one.
type Synonyms interface {
	// Lookup returns the phrases of an entry, the one asked for first.
	Lookup(phrase string) (variants []string, ok bool)
	// Suggest returns up to n phrases like one that has no entry.
	Suggest(phrase string, n int) []string
}

// Parser reads queries.
type Parser struct {
	// Synonyms are what ~ before a phrase asks for; nil for none.
	Synonyms Synonyms
	// Commitments returns what finds commitments, loading it where it is not yet; nil for
	// none. It is asked for only by queries about commitments.
	Commitments func() (*commitment.Finder, error)
}

// Parse reads a query without synonyms. See Parser.Parse.
func Parse(query string) (Expr, error) { return Parser{}.Parse(query) }

// Parse reads a query. docs/query-syntax.md describes the language. Operators are
// read in any case, Chinese signs like the ASCII ones. From the loosest: OR or |,
// AND or white space, NOT or -, NEAR/n and THEN/n, then terms, fields and groups.
// An empty query matches everything.
//
// Every error is a *ParseError.
func (o Parser) Parse(query string) (Expr, error) {
	if n := utf8.RuneCountInString(query); n > MaxLength {
		return nil, &ParseError{
			Query: query, Offset: MaxLength, Length: n - MaxLength,
			Message: fmt.Sprintf("检索式有 %d 个字，超过 %d 个字的上限", n, MaxLength), Hint: "请缩短检索式，或分几次检索",
		}
	}
	if !utf8.ValidString(query) {
		query = string([]rune(query)) // a byte that is no character counts as one, U+FFFD
	}
	p := &parser{Parser: o, query: query, scope: Paragraph}
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
	return p.inScope(e)
}

// inScope puts a query into the unit that it names.
func (p *parser) inScope(e Expr) (Expr, error) {
	if p.scope == Paragraph {
		return e, nil
	}
	if p.scope == Document {
		if _, text := SplitFields(e); AsksParts(text) {
			return nil, p.fail(p.scopeAt, "in:篇 时，“章节:”“部分:”不能与词写在同一个“或”“非”里", "请把它写在括号外面，例如 部分:部署 (养老 | 托育) in:篇")
		}
	}
	return In{p.scope, e}, nil
}

type parser struct {
	Parser
	query   string
	tokens  []token
	next    int
	regexes int
	scope   Unit
	scopeAt token // where the scope was named; its end is 0 while it was not
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
	var found conjuncts
	scoped := false
	for {
		switch t := p.peek(); t.kind {
		case tokenEnd, tokenClose, tokenOr:
			switch len(found.all) {
			case 0:
				return nil, p.missing(t)
			case 1:
				return found.all[0], nil
			}
			return found.all, nil
		case tokenAnd:
			p.take()
			if len(found.all) == 0 && !scoped || p.peek().ends() {
				return nil, p.fail(t, "AND 的一边没有词", "补上要检索的词；要检索 and 这个词本身，请加引号")
			}
		case tokenScope:
			if err := p.setScope(depth); err != nil {
				return nil, err
			}
			scoped = true
		default:
			e, err := p.not(depth)
			if err != nil {
				return nil, err
			}
			found.add(e, t.kind == tokenOpen)
		}
	}
}

// setScope reads in:, which holds for the whole query.
func (p *parser) setScope(depth int) error {
	t := p.take()
	switch {
	case depth > 0:
		return p.fail(t, "in: 不能写在括号里", "它管整个检索式，请写在括号外面")
	case p.scopeAt.end > 0:
		return p.fail(t, "in: 写了两次", "它管整个检索式，请只写一次")
	}
	p.scope, p.scopeAt = t.unit, t
	return nil
}

// missing is the error where a term was expected and t stands.
func (p *parser) missing(t token) error {
	switch t.kind {
	case tokenClose:
		return p.fail(t, "括号里没有词，或右括号前少了词", "在括号里写上要检索的词；要检索括号本身，请加引号")
	case tokenOr:
		return p.fail(t, "“或”（OR、|）的左边没有词", "补上要检索的词；要检索它本身，请加引号")
	case tokenNear:
		return p.fail(t, "NEAR 或 THEN 的一边没有词", "两边都要有词，例如 太忻 NEAR/10 基金；要检索这个词本身，请加引号")
	case tokenScope:
		return p.fail(t, "in: 前面不能有运算符", "它管整个检索式，请写在最前或最后")
	}
	return p.fail(t, "这里少了要检索的词", "补上词，或删去前面的运算符或左括号")
}

func (p *parser) not(depth int) (Expr, error) {
	negations := 0
	for p.peek().kind == tokenNot {
		t := p.take()
		if next := p.peek(); next.ends() || next.kind == tokenAnd {
			return nil, p.fail(t, "“非”（NOT、-）后面没有词", "补上要排除的词；要检索它本身，请加引号")
		}
		negations++
	}
	e, err := p.near(depth)
	if err != nil {
		return nil, err
	}
	if negations%2 == 1 {
		return Not{e}, nil
	}
	return e, nil
}

func (p *parser) near(depth int) (Expr, error) {
	e, err := p.primary(depth)
	if err != nil {
		return nil, err
	}
	for p.peek().kind == tokenNear {
		t := p.take()
		right, err := p.primary(depth)
		if err != nil {
			return nil, err
		}
		if !isOperand(e) || !isOperand(right) {
			return nil, p.fail(t, "NEAR、THEN 的两边只能是词、引号里的文字、正则，或用 | 并列的这些",
				"例如 (太忻 | 忻州) NEAR/10 基金；“且”“非”和字段请写在外面")
		}
		near := Near{A: e, B: right, Distance: t.distance, Ordered: t.ordered}
		if nears(near) > maxNears {
			return nil, p.fail(t, fmt.Sprintf("NEAR、THEN 接得太长（最多 %d 个）", maxNears), "请去掉一些，或改用 in:句，例如 太忻 基金 in:句")
		}
		e = near
	}
	return e, nil
}

func (p *parser) primary(depth int) (Expr, error) {
	switch t := p.take(); t.kind {
	case tokenOperand:
		return t.expr, nil
	case tokenField:
		return p.textField(t, depth)
	case tokenOpen:
		return p.group(t, depth)
	default:
		return nil, p.missing(t)
	}
}

func (p *parser) group(open token, depth int) (Expr, error) {
	if depth == maxDepth {
		return nil, p.fail(open, fmt.Sprintf("括号套得太深（最多 %d 层）", maxDepth), "请减少括号")
	}
	e, err := p.or(depth + 1)
	if err != nil {
		return nil, err
	}
	if p.peek().kind != tokenClose {
		return nil, p.fail(open, "左括号没有配上右括号", "在后面补上“)”；要检索括号本身，请加引号")
	}
	p.take()
	return e, nil
}
