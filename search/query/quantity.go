package query

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"cewen/analysis"
	"cewen/analysis/numeral"
)

// Quantity occurs where a number that fulfils a condition stands with its unit, between
// literal texts: 新建{>=3}所公办幼儿园 holds 新建5所公办幼儿园 and 新建三所公办幼儿园.
// Which numbers there are is decided by package numeral: 第三所 and 2025年 are none.
type Quantity struct {
	// Source is the bare word as it was asked for.
	Source string
	// Before and After are the folded texts around the number and its unit; either may
	// be empty. One space may stand between.
	Before, After string
	Condition     numeral.Condition
	// Unit is the unit without 万 and 亿; a number in another one of its family counts,
	// converted. "" for any.
	Unit string
	// names are the texts of which one stands wherever there is such a quantity; none
	// for any unit.
	names []string
}

var _ Atom = Quantity{}

func isOpenBrace(r rune) bool { return r == '{' || r == '｛' }

func isCloseBrace(r rune) bool { return r == '}' || r == '｝' }

func hasBrace(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return isOpenBrace(r) || isCloseBrace(r) })
}

func (q Quantity) String() string { return q.Source }

func (q Quantity) holds(u unit) bool { return holdsAtom(q, u) }

func (q Quantity) key() string {
	c := q.Condition
	return strings.Join([]string{"q", q.Before, string(c.Comparator), c.Value.String(), c.Value2.String(), q.Unit, q.After}, "\x00")
}

// Spans implements Atom.
func (q Quantity) Spans(t Text) []Span { return apart(q.places(t)) }

func (q Quantity) places(t Text) []Span {
	if !q.mayHave(t.Folded) {
		return nil
	}
	var spans []Span
	if q.Before == "" {
		for _, found := range numeral.Read(t.Folded) {
			if end, ok := q.end(t.Folded, found); ok {
				spans = append(spans, Span{found.Start, end})
			}
		}
		return spans
	}
	for _, s := range occurrences(t.Folded, q.Before, 1) {
		found, ok := numeral.At(t.Folded, afterSpace(t.Folded, s.End))
		if !ok {
			continue
		}
		if end, ok := q.end(t.Folded, found); ok {
			spans = append(spans, Span{s.Start, end})
		}
	}
	return spans
}

// mayHave is false where a unit of the family stands nowhere: telling that is far
// quicker than reading numbers.
func (q Quantity) mayHave(folded string) bool {
	return q.Unit == "" || slices.ContainsFunc(q.names, func(name string) bool { return strings.Contains(folded, name) })
}

// end tells whether a quantity of a text is one that is asked for, and where the
// occurrence ends.
func (q Quantity) end(text string, found numeral.Quantity) (end int, ok bool) {
	unit := q.Unit
	if unit == "" {
		unit = found.Unit
	}
	if !q.Condition.Holds(found, unit) {
		return 0, false
	}
	if q.After == "" {
		return found.End, true
	}
	ends := []int{found.End, found.UnitEnd}
	if q.Unit == "" {
		ends = append(ends, found.NumberEnd) // a unit that is none of the known ones
	}
	for _, at := range ends {
		at = afterSpace(text, at)
		if strings.HasPrefix(text[at:], q.After) {
			return at + len(q.After), true
		}
	}
	return 0, false
}

func afterSpace(text string, at int) int {
	if at < len(text) && text[at] == ' ' {
		return at + 1
	}
	return at
}

// candidates is a condition on grams that every text meets in which it occurs.
func (q Quantity) candidates() analysis.GramQuery {
	all := []analysis.GramQuery{analysis.PlanText(q.Before), analysis.PlanText(q.After)}
	if q.Unit != "" {
		all = append(all, q.unitCandidates())
	}
	return analysis.AllGrams(all...)
}

// unitCandidates is what every text meets that has a quantity of the family of the unit.
func (q Quantity) unitCandidates() analysis.GramQuery {
	any := make([]analysis.GramQuery, len(q.names))
	for i, name := range q.names {
		any[i] = analysis.PlanText(name)
	}
	return analysis.AnyGrams(any...)
}

// measureNames are the folded texts of which one stands wherever a quantity of the
// family of a unit does: those that hold another one are left out.
func measureNames(unit string) []string {
	var names []string
	for _, name := range numeral.Spellings(unit) {
		names = append(names, name, analysis.Fold(name))
	}
	slices.SortFunc(names, func(a, b string) int { return cmp.Or(len(a)-len(b), strings.Compare(a, b)) })
	kept := names[:0]
	for _, name := range names {
		if !slices.ContainsFunc(kept, func(shorter string) bool { return strings.Contains(name, shorter) }) {
			kept = append(kept, name)
		}
	}
	return kept
}

// quantityHint shows how quantities are asked for.
const quantityHint = "例如 新建{>=3}所、{2-5}个、{}亩；要检索花括号本身，请加引号"

// addQuantity adds the quantity that a bare word with braces asks for.
func (p *parser) addQuantity(start, end int) error {
	t := token{kind: tokenOperand, start: start, end: end}
	fail := func(message, hint string) error { return p.fail(t, message, hint) }
	word := p.query[start:end]
	open, close := strings.IndexFunc(word, isOpenBrace), strings.IndexFunc(word, isCloseBrace)
	if open < 0 || close < open {
		return fail("数量的花括号没有配对", quantityHint)
	}
	_, opening := utf8.DecodeRuneInString(word[open:])
	_, closing := utf8.DecodeRuneInString(word[close:])
	before, inside, after := word[:open], word[open+opening:close], word[close+closing:]
	if hasBrace(before) || hasBrace(inside) || hasBrace(after) {
		return fail("一个词里只能有一个数量", "请用空格分成两个词，例如 {}所 {}个学位；"+quantityHint)
	}
	q := Quantity{Source: word}
	var wild bool
	q.Before, wild = foldBare(before)
	rest, wilder := foldBare(after)
	if wild || wilder {
		return fail("数量与通配符不能写在同一个词里", "请用 THEN 接起来，例如 新建{}所 THEN/10 幼儿园")
	}
	condition, err := numeral.ParseCondition(analysis.Fold(inside))
	if err != nil {
		return fail(err.Error(), quantityHint)
	}
	unit, rest := numeral.CutUnit(rest)
	if unit == "" && numeral.BeginsPlace(rest) {
		return fail("数与单位之间的“万”“亿”不清楚", "请写进花括号，例如 {3万}，或写上单位，例如 {3}万亩")
	}
	if q.Condition, q.Unit, err = condition.In(unit); err != nil {
		return fail(err.Error(), quantityHint)
	}
	q.After = strings.TrimPrefix(rest, " ")
	if q.Unit != "" {
		q.names = measureNames(q.Unit)
	}
	t.expr = q
	p.tokens = append(p.tokens, t)
	return nil
}

// foldBare folds a part of a bare word, and tells whether it has wildcards.
func foldBare(part string) (folded string, wild bool) {
	var plain strings.Builder
	for _, c := range readEscapes(escapeBare(part)) {
		wild = wild || c.wildcard
		plain.WriteRune(c.char)
	}
	return analysis.Fold(plain.String()), wild
}
