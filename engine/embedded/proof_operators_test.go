package embedded_test

import (
	"slices"
	"strings"

	"cewen/analysis"
	"cewen/corpus"
	"cewen/search/query"
)

// operator is a part of the query language of which the proof has to try enough.
type operator string

const (
	opTerm        operator = "term"
	opLiteral     operator = `"literal"`
	opExact       operator = "exact:"
	opAnd         operator = "AND"
	opOr          operator = "OR"
	opNot         operator = "NOT"
	opGroup       operator = "( )"
	opOne         operator = "?"
	opRun         operator = "*"
	opRegex       operator = "/regex/ with grams"
	opRegexAny    operator = "/regex/ without"
	opQuantity    operator = "{ }"
	opNear        operator = "NEAR"
	opThen        operator = "THEN"
	opSynonyms    operator = "~"
	inParagraphs  operator = "in:段"
	fieldOperator          = "field " // begins those of fields
	scopeOperator          = "in:"    // begins those of scopes
)

// fieldNames are the fields as queries name them.
func fieldNames() map[corpus.Field]string {
	return map[corpus.Field]string{
		corpus.FieldRegion: "地区", corpus.FieldLevel: "层级", corpus.FieldYear: "年", corpus.FieldKind: "文种",
		corpus.FieldIssuer: "机关", corpus.FieldNumber: "文号", corpus.FieldTitle: "标题", corpus.FieldDate: "日期",
		query.FieldSection: "章节", query.FieldRole: "部分",
	}
}

func fieldOp(name corpus.Field) operator { return operator(fieldOperator + fieldNames()[name]) }

func scopeOp(unit query.Unit) operator { return operator(scopeOperator + unit.String()) }

// operators lists all, in the order in which they are shown.
func operators() []operator {
	list := []operator{
		opTerm, opLiteral, opExact, opAnd, opOr, opNot, opGroup, opOne, opRun, opRegex, opRegexAny, opQuantity, opNear, opThen, opSynonyms,
	}
	for unit := query.Sentence; unit <= query.Document; unit++ {
		list = append(list, scopeOp(unit))
	}
	var fields []operator
	for name := range fieldNames() {
		fields = append(fields, fieldOp(name))
	}
	slices.Sort(fields)
	return append(list, fields...)
}

// operatorsOf tells of which operators a query is made, each once.
func operatorsOf(written string, e query.Expr) []operator {
	var list []operator
	if strings.Contains(written, "~") {
		list = append(list, opSynonyms)
	}
	if strings.Contains(written, string(inParagraphs)) { // the default leaves no trace
		list = append(list, inParagraphs)
	}
	if strings.ContainsAny(written, `"“`) && !strings.Contains(written, string(opExact)) {
		list = append(list, opLiteral)
	}
	addOperators(&list, e)
	slices.Sort(list)
	return slices.Compact(list)
}

func addOperators(list *[]operator, e query.Expr) {
	query.Walk(e, func(e query.Expr) bool {
		*list = append(*list, ownOperators(e)...)
		switch e := e.(type) {
		case query.And:
			addGroups(list, e)
		case query.Or:
			addGroups(list, e)
		case query.Not:
			addGroups(list, []query.Expr{e.Expr})
		case query.Near:
			addOperators(list, e.A)
			addOperators(list, e.B)
		case query.Title:
			addOperators(list, e.Expr)
		case query.Heading:
			addOperators(list, e.Expr)
		}
		return true
	})
}

// addGroups adds a group for operators inside another one.
func addGroups(list *[]operator, operands []query.Expr) {
	for _, e := range operands {
		switch e.(type) {
		case query.And, query.Or:
			*list = append(*list, opGroup)
		}
	}
}

func ownOperators(e query.Expr) []operator {
	switch e := e.(type) {
	case query.Term:
		return []operator{opTerm}
	case query.Exact:
		return []operator{opExact}
	case query.And:
		return []operator{opAnd}
	case query.Or:
		return []operator{opOr}
	case query.Not:
		return []operator{opNot}
	case query.Wildcard:
		return wildcardOperators(e)
	case query.Regex:
		if query.Candidates(e).Op == analysis.GramAny {
			return []operator{opRegexAny}
		}
		return []operator{opRegex}
	case query.Quantity:
		return []operator{opQuantity}
	case query.Near:
		if e.Ordered {
			return []operator{opThen}
		}
		return []operator{opNear}
	case query.In:
		return []operator{scopeOp(e.Unit)}
	case query.Field:
		return []operator{fieldOp(e.Name)}
	case query.Title:
		return []operator{fieldOp(corpus.FieldTitle)}
	case query.Heading:
		return []operator{fieldOp(query.FieldSection)}
	}
	return nil
}

func wildcardOperators(w query.Wildcard) (list []operator) {
	if w.Tail > 0 || slices.ContainsFunc(w.Pieces, func(p query.Piece) bool { return p.Min > 0 }) {
		list = append(list, opOne)
	}
	if slices.ContainsFunc(w.Pieces, func(p query.Piece) bool { return p.Run }) {
		list = append(list, opRun)
	}
	return list
}
