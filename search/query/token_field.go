package query

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"cewen/corpus"
	"cewen/search/regex"
)

// Names before a colon that are no fields.
var (
	scopeNames = []string{"in", "范围"}
	exactNames = []string{"exact", "精确"}
)

// maxNameLength is in characters: what is longer before a colon is no misspelt
// field but part of a sentence.
const maxNameLength = 6

// field reads a field whose name begins at start and whose value, after the colon,
// begins at value. ok is false where the name is none and cannot be meant as one.
func (p *parser) field(start, colon, value int) (end int, ok bool, err error) {
	written := p.query[start:colon]
	name := strings.ToLower(written)
	for value < len(p.query) {
		r, size := utf8.DecodeRuneInString(p.query[value:])
		if !unicode.IsSpace(r) {
			break
		}
		value += size
	}
	at := token{start: start, end: value}
	field, known := fieldByName(name)
	switch {
	case slices.Contains(scopeNames, name):
		end, err = p.unit(start, value)
	case slices.Contains(exactNames, name):
		end, err = p.exact(start, value)
	case known && (field == corpus.FieldTitle || field == FieldSection || isPromisedText(field)):
		p.tokens = append(p.tokens, token{kind: tokenField, start: start, end: value, field: field})
		end = value
	case known:
		end, err = p.values(at, field)
	case looksLikeName(written):
		return 0, false, p.fail(token{start: start, end: colon}, fmt.Sprintf("没有“%s”这个字段", written), unknownFieldHint(name))
	default:
		return 0, false, nil
	}
	return end, true, err
}

// looksLikeName tells whether a text before a colon may be meant as a field.
func looksLikeName(s string) bool {
	return utf8.RuneCountInString(s) <= maxNameLength &&
		!strings.ContainsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) })
}

func unknownFieldHint(name string) string {
	return "可用 地区、层级、年、文种、机关、文号、标题、章节、部分、日期、in、exact，承诺的 承诺、动作、对象、数量、单位、期限、牵头、力度、类型；要检索“" + name + ":”本身，请加引号"
}

func (p *parser) unit(start, at int) (end int, err error) {
	end = p.wordEnd(at)
	t := token{kind: tokenScope, start: start, end: end}
	for unit, names := range unitNames {
		if slices.Contains(names, strings.ToLower(p.query[at:end])) {
			t.unit = Unit(unit)
			p.tokens = append(p.tokens, t)
			return end, nil
		}
	}
	return 0, p.fail(t, fmt.Sprintf("没有“%s”这个范围", p.query[at:end]), "可用 in:句、in:段、in:节、in:篇")
}

// exact reads a literal that is not folded and has no wildcards.
func (p *parser) exact(start, at int) (end int, err error) {
	text := ""
	if r, size := utf8.DecodeRuneInString(p.query[at:]); size > 0 && delimiter(r) == tokenQuote {
		if text, end, err = p.quoted(at); err != nil {
			return 0, err
		}
		text = unescape(text)
	} else {
		end = p.wordEnd(at)
		text = p.query[at:end]
	}
	t := token{kind: tokenOperand, start: start, end: end}
	literal, ok := NewExact(text)
	if !ok {
		return 0, p.fail(t, "exact: 后面没有可检索的字", `请写成 exact:"要找的原文"`)
	}
	t.expr = literal
	p.tokens = append(p.tokens, t)
	return end, nil
}

// values reads the values of a field: one, several with a bar right between them,
// or a group of several.
func (p *parser) values(t token, field corpus.Field) (end int, err error) {
	var values []string
	at := t.end
	for {
		value, end, err := p.value(at)
		if err != nil {
			return 0, err
		}
		if len(value) == 0 {
			t.end = end
			return 0, p.fail(t, fmt.Sprintf("“%s:”后面没有值", fieldNames[field][0]), valueHint(field))
		}
		values, t.end = append(values, value...), end
		bar, size := utf8.DecodeRuneInString(p.query[end:])
		if delimiter(bar) != tokenOr || !p.followed(end+size) || p.fieldFollows(end+size) {
			break
		}
		at = end + size
	}
	if !hasWildcards(field) {
		for i := range values {
			values[i] = unescape(values[i])
		}
	}
	if isPromised(field) {
		t.expr, err = p.newPromise(t, field, values...)
	} else if t.expr, err = NewField(field, values...); err != nil {
		err = p.failValue(t, err)
	}
	if err != nil {
		return 0, err
	}
	t.kind = tokenOperand
	p.tokens = append(p.tokens, t)
	return t.end, nil
}

func valueHint(field corpus.Field) string {
	if isPromised(field) {
		return "请在冒号后面写上值，例如 数量:>=3所 或 力度:确保"
	}
	return "请在冒号后面写上值，例如 地区:太原市 或 年:2018..2024"
}

// hasWildcards tells whether values of a field are patterns.
func hasWildcards(field corpus.Field) bool {
	return field == corpus.FieldKind || field == corpus.FieldIssuer || field == corpus.FieldNumber
}

// fieldFollows tells whether another field stands at i.
func (p *parser) fieldFollows(i int) bool {
	r, _ := utf8.DecodeRuneInString(p.query[i:])
	if delimiter(r) != tokenOperand || isMinus(r) {
		return isMinus(r)
	}
	name, _, ok := strings.Cut(strings.ReplaceAll(p.query[i:p.wordEnd(i)], "：", ":"), ":")
	_, known := fieldByName(name)
	return ok && (known || slices.Contains(scopeNames, strings.ToLower(name)) || slices.Contains(exactNames, strings.ToLower(name)))
}

// value reads one value, or a group of several, as texts with escapes.
func (p *parser) value(at int) (values []string, end int, err error) {
	r, size := utf8.DecodeRuneInString(p.query[at:])
	switch {
	case size == 0:
		return nil, at, nil
	case delimiter(r) == tokenQuote:
		text, end, err := p.quoted(at)
		if err != nil || text == "" {
			return nil, end, err
		}
		return []string{text}, end, nil
	case delimiter(r) == tokenOpen:
		return p.valueGroup(at, size)
	}
	end = p.valueEnd(at)
	if end == at {
		return nil, at, nil
	}
	return []string{escapeBare(p.query[at:end])}, end, nil
}

// valueEnd returns where a bare value ends. It may hold pairs of parentheses, as
// numbers of documents do.
func (p *parser) valueEnd(start int) int {
	depth := 0
	for i, r := range p.query[start:] {
		switch kind := delimiter(r); {
		case unicode.IsSpace(r), kind == tokenQuote, kind == tokenOr:
			return start + i
		case kind == tokenClose && depth == 0:
			return start + i
		case kind == tokenClose:
			depth--
		case kind == tokenOpen:
			depth++
		}
	}
	return len(p.query)
}

// valueGroup reads alternatives in parentheses, with bars or OR between them.
func (p *parser) valueGroup(open, size int) (values []string, end int, err error) {
	for at := open + size; at < len(p.query); {
		r, size := utf8.DecodeRuneInString(p.query[at:])
		switch kind := delimiter(r); {
		case kind == tokenClose:
			return values, at + size, nil
		case unicode.IsSpace(r), kind == tokenOr:
			at += size
			continue
		}
		value, end, err := p.value(at)
		if err != nil {
			return nil, 0, err
		}
		if end == at { // nothing that can be a value
			break
		}
		if len(value) != 1 || !strings.EqualFold(value[0], "or") {
			values = append(values, value...)
		}
		at = end
	}
	return nil, 0, p.fail(token{start: open, end: open + size}, "左括号没有配上右括号", "在后面补上“)”，例如 地区:(太原市 | 大同市)")
}

// failValue is the error about a value of a field.
func (p *parser) failValue(t token, err error) error {
	var wrong *valueError
	if errors.As(err, &wrong) {
		return p.fail(t, wrong.message, wrong.hint)
	}
	return p.fail(t, err.Error(), "请改正这个值")
}

// failRegex is the error about a regular expression, at its place in the query.
func (p *parser) failRegex(t token, err error) error {
	var wrong *regex.Error
	if !errors.As(err, &wrong) {
		return p.fail(t, "正则表达式无法识别", err.Error())
	}
	whole := utf8.RuneCountInString(wrong.Pattern)
	written := utf8.RuneCountInString(p.query[t.start:t.end]) - 2     // less the slashes
	if wrong.Length > 0 && wrong.Length < whole && written == whole { // no slash was unescaped
		return &ParseError{
			Query: p.query, Offset: utf8.RuneCountInString(p.query[:t.start]) + 1 + wrong.Offset, Length: wrong.Length,
			Message: wrong.Message, Hint: wrong.Hint,
		}
	}
	return p.fail(t, wrong.Message, wrong.Hint)
}
