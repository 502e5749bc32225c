package query

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"cewen/analysis"
	"cewen/corpus"
)

type tokenKind int

const (
	tokenOperand tokenKind = iota // a text or a field with its values
	tokenField                    // the name of a field of text
	tokenScope
	tokenQuote // delimiter only
	tokenOpen
	tokenClose
	tokenOr
	tokenAnd
	tokenNot
	tokenNear
	tokenEnd
)

// token is a piece of a query; start and end are byte offsets.
type token struct {
	kind       tokenKind
	start, end int
	expr       Expr         // of tokenOperand
	field      corpus.Field // of tokenField
	unit       Unit         // of tokenScope
	distance   int          // of tokenNear
	ordered    bool         // of tokenNear
}

// ends tells whether nothing that could be an operand follows.
func (t token) ends() bool { return t.kind == tokenEnd || t.kind == tokenClose || t.kind == tokenOr }

// delimiter tells what a character is that ends a bare word; tokenOperand for none.
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
	return tokenOperand
}

func isMinus(r rune) bool { return r == '-' || r == '－' }

func isSlash(r rune) bool { return r == '/' || r == '／' }

func isTilde(r rune) bool { return r == '~' || r == '～' }

func isColon(r rune) bool { return r == ':' || r == '：' }

// operator tells which operator a bare word is; tokenOperand for none. A distance
// that cannot be read is -1.
func operator(word string) (t token) {
	folded := analysis.Fold(word)
	switch folded {
	case "or":
		return token{kind: tokenOr}
	case "and", "&&", "&":
		return token{kind: tokenAnd}
	case "not":
		return token{kind: tokenNot}
	}
	for _, name := range []string{"near", "then"} {
		number, ok := strings.CutPrefix(folded, name)
		if !ok {
			continue
		}
		number, slash := strings.CutPrefix(number, "/")
		n, err := strconv.Atoi(number)
		switch {
		case number == "" && !slash:
			n = DefaultDistance
		case err != nil && !slash:
			continue // a word that begins like an operator
		case err != nil || n < 0 || n > MaxDistance:
			n = -1
		}
		return token{kind: tokenNear, ordered: name == "then", distance: n}
	}
	return token{}
}

func (p *parser) tokenize() error {
	for i := 0; i < len(p.query); {
		r, size := utf8.DecodeRuneInString(p.query[i:])
		kind := delimiter(r)
		end, err := i+size, error(nil)
		switch {
		case unicode.IsSpace(r):
		case kind == tokenQuote:
			end, err = p.literal(i)
		case kind == tokenOr && p.barBefore(i): // || is |
			p.tokens[len(p.tokens)-1].end = end
		case kind != tokenOperand:
			p.tokens = append(p.tokens, token{kind: kind, start: i, end: end})
		case isMinus(r) && p.followed(end):
			p.tokens = append(p.tokens, token{kind: tokenNot, start: i, end: end})
		case isTilde(r) && p.followed(end):
			end, err = p.synonyms(i, end)
		case isSlash(r):
			end, err = p.regex(i, r)
		default:
			end, err = p.word(i)
		}
		if err != nil {
			return err
		}
		i = end
	}
	p.tokens = append(p.tokens, token{kind: tokenEnd, start: len(p.query), end: len(p.query)})
	return nil
}

// barBefore tells whether the bar at i stands right behind a single one.
func (p *parser) barBefore(i int) bool {
	if len(p.tokens) == 0 {
		return false
	}
	last := p.tokens[len(p.tokens)-1]
	_, size := utf8.DecodeRuneInString(p.query[last.start:])
	return last.kind == tokenOr && last.end == i && last.end-last.start == size && delimiter(p.runeAt(last.start)) == tokenOr
}

func (p *parser) runeAt(i int) rune {
	r, _ := utf8.DecodeRuneInString(p.query[i:])
	return r
}

// followed tells whether something stands right at i.
func (p *parser) followed(i int) bool {
	r, size := utf8.DecodeRuneInString(p.query[i:])
	return size > 0 && !unicode.IsSpace(r)
}

// wordEnd returns where the bare word that begins at start ends.
func (p *parser) wordEnd(start int) int {
	for i, r := range p.query[start:] {
		if unicode.IsSpace(r) || delimiter(r) != tokenOperand {
			return start + i
		}
	}
	return len(p.query)
}

// word reads the bare word, operator or field that starts at start.
func (p *parser) word(start int) (end int, err error) {
	end = p.wordEnd(start)
	word := p.query[start:end]
	if t := operator(word); t.kind != tokenOperand {
		t.start, t.end = start, end
		if t.distance < 0 {
			return 0, p.fail(t, "距离“"+word+"”无法识别", "请写成 NEAR/10，数字在 0 到 "+strconv.Itoa(MaxDistance)+" 之间；要检索这个词本身，请加引号")
		}
		p.tokens = append(p.tokens, t)
		return end, nil
	}
	if colon := strings.IndexFunc(word, isColon); colon > 0 {
		_, size := utf8.DecodeRuneInString(word[colon:])
		if end, ok, err := p.field(start, start+colon, start+colon+size); ok || err != nil {
			return end, err
		}
	}
	if hasBrace(word) {
		return end, p.addQuantity(start, end)
	}
	return end, p.addText(start, end, escapeBare(word))
}

// addText adds the term or wildcard for a text with escapes, as in quotes.
func (p *parser) addText(start, end int, text string) error {
	t := token{kind: tokenOperand, start: start, end: end}
	atom, ok := readText(text)
	if !ok {
		if strings.ContainsAny(text, "*?") {
			return p.fail(t, "通配符旁边没有字", "至少写一个字，例如 新建*所；要检索 * 或 ? 本身，请写成 \"\\*\"")
		}
		return p.fail(t, "这里没有可检索的字", "引号里至少要有一个字")
	}
	t.expr = atom
	p.tokens = append(p.tokens, t)
	return nil
}

// synonyms reads the phrase after a tilde and puts what is said in its place there.
func (p *parser) synonyms(start, at int) (end int, err error) {
	var text string
	if r, _ := utf8.DecodeRuneInString(p.query[at:]); delimiter(r) == tokenQuote {
		if text, end, err = p.quoted(at); err != nil {
			return 0, err
		}
		text = unescape(text)
	} else {
		end = p.wordEnd(at)
		text = p.query[at:end]
	}
	t := token{kind: tokenOperand, start: start, end: end}
	if t.expr, err = p.expand(t, text); err != nil {
		return 0, err
	}
	p.tokens = append(p.tokens, t)
	return end, nil
}

func (p *parser) expand(t token, phrase string) (Expr, error) {
	if p.Synonyms == nil {
		return nil, p.fail(t, "这里不能用同义词（~）", "请把几种说法用 | 并列；要检索 ~ 本身，请加引号")
	}
	variants, ok := p.Synonyms.Lookup(phrase)
	if !ok {
		hint := "请把几种说法用 | 并列，或写进自己的同义词表"
		if like := p.Synonyms.Suggest(phrase, 5); len(like) > 0 {
			hint = "相近的有：" + strings.Join(like, "、") + "；也可把几种说法用 | 并列"
		}
		return nil, p.fail(t, "同义词表里没有“"+phrase+"”", hint)
	}
	var or Or
	for _, v := range variants {
		if term, ok := NewTerm(v); ok {
			or = append(or, term)
		}
	}
	if len(or) == 1 {
		return or[0], nil
	}
	return or, nil
}
