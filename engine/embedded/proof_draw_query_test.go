package embedded_test

import (
	"fmt"
	"strings"

	"cewen/corpus"
	"cewen/search"
	"cewen/search/query"
)

// draw draws a query that has an operator.
func (d *drawer) draw(op operator) string {
	switch op {
	case opTerm:
		return word(d.phrase(1, 7))
	case opLiteral:
		return quoted(escape(d.literal()))
	case opExact:
		return "exact:" + quoted(escape(d.literal()))
	case opAnd, opOr, opNot, opGroup:
		return d.combination(op)
	case opOne:
		return d.wildcardOne()
	case opRun:
		return d.wildcardRun()
	case opRegex:
		return d.regex()
	case opRegexAny:
		return d.regexAny()
	case opQuantity:
		return d.quantity()
	case opNear, opThen:
		return d.near(string(op))
	case opSynonyms:
		return "~" + word(pick(d, d.entries...).Name)
	}
	for unit := query.Sentence; unit <= query.Document; unit++ {
		if op == scopeOp(unit) {
			return d.text() + " " + string(op)
		}
	}
	return d.withField(op)
}

// combination joins phrases, mostly of one paragraph so that they meet.
func (d *drawer) combination(op operator) string {
	a, b := d.two()
	x, y, z := word(a), word(b), word(d.phrase(1, 3))
	switch op {
	case opAnd:
		return x + pick(d, " ", " AND ") + y
	case opOr:
		return x + pick(d, " | ", " OR ") + z + pick(d, "", " | "+y)
	case opNot:
		return pick(d, x+" -"+z, x+" NOT "+y, "-"+y, "-("+x+" -"+z+")")
	}
	return pick(d, "("+x+" | "+z+") "+y, x+" "+y+" | "+z, "("+x+" | "+y+") -("+z+" | 发展)", "-("+x+" "+y+") "+z)
}

// text draws a query of any operator on text.
func (d *drawer) text() string {
	return "(" + d.draw(pick(d, opTerm, opLiteral, opExact, opAnd, opAnd, opAnd, opOr, opNot, opGroup, opOne, opRun, opRegex, opQuantity, opNear, opThen)) + ")"
}

// withField draws a query of a field, alone or with text.
func (d *drawer) withField(op operator) string {
	r := d.report()
	field := d.field(op, r)
	text := word(d.phraseOf(r.places[d.IntN(len(r.places))].Text.Original(), 1, 3))
	return pick(d, field, field+" "+text, field+" "+text, "-"+field+" "+text, "("+field+" | "+text+") "+word(d.phrase(1, 2)))
}

// field draws a condition on a field that a report meets.
func (d *drawer) field(op operator, r *report) string {
	other, year := d.report(), fmt.Sprint(r.Year)
	value := func(name corpus.Field, list ...string) string { return fieldNames()[name] + ":" + pick(d, list...) }
	switch op {
	case fieldOp(corpus.FieldRegion):
		region := orNone(r.Region)
		return value(corpus.FieldRegion, region, province(r), region+"|"+orNone(other.Region), "("+province(r)+" | 全国)", "无")
	case fieldOp(corpus.FieldLevel):
		return value(corpus.FieldLevel, orNone(r.Level), orNone(r.Level)+"|"+orNone(other.Level), "national", "无")
	case fieldOp(corpus.FieldYear):
		return value(corpus.FieldYear, year, fmt.Sprintf("%d..%s", r.Year-d.IntN(5), year), ".."+year, year+","+fmt.Sprint(other.Year), "无")
	case fieldOp(corpus.FieldKind):
		return value(corpus.FieldKind, "政府工作报告", "*报告", "政府*|无", "??工作报告", "无", "通知")
	case fieldOp(corpus.FieldIssuer):
		return value(corpus.FieldIssuer, quoted(escape(orNone(r.Issuer))), "*人民政府", "??市*", "国务院|无", "无")
	case fieldOp(corpus.FieldNumber):
		return value(corpus.FieldNumber, "无", "*", "?*", "国发*|无", "*号")
	case fieldOp(corpus.FieldDate):
		return value(corpus.FieldDate, dateOf(r), dateOf(r)+"..", ".."+dateOf(r), fmt.Sprint(other.Year), year+"-01.."+year+"-03", "无")
	case fieldOp(query.FieldRole):
		return value(query.FieldRole, "回顾", "部署", "其他", "回顾|部署")
	case fieldOp(query.FieldSection):
		return value(query.FieldSection, d.fieldText(d.heading(r))...)
	}
	return value(corpus.FieldTitle, d.fieldText(r.Title)...)
}

// orNone is a value as a query asks for it.
func orNone[S ~string](value S) string {
	if value == "" {
		return search.None
	}
	return string(value)
}

// province is the widest place that a report is of.
func province(r *report) string {
	region, _, _ := strings.Cut(orNone(r.Region), "/")
	return region
}

func dateOf(r *report) string {
	if r.Date == "" {
		return fmt.Sprint(max(r.Year, 1949))
	}
	return r.Date
}

func (d *drawer) heading(r *report) string {
	if len(r.Sections) == 0 {
		return "工作"
	}
	return pick(d, r.Sections...).Title
}

// fieldText draws what a field of text can be asked for.
func (d *drawer) fieldText(text string) []string {
	a, b := word(d.phraseOf(text, 1, 3)), word(d.phraseOf(text, 1, 3))
	return []string{
		a, a, a + "|" + word(d.phrase(2, 3)), "(" + a + " " + b + ")", "(" + a + " -" + b + ")",
		quoted(escape(d.phraseOf(text, 1, 2)) + "*" + escape(d.phraseOf(text, 1, 2))), "(" + a + " NEAR/5 " + b + ")", "/" + b + ".?/",
	}
}

// filter draws conditions beside a query: mostly none or one, with several values.
func (d *drawer) filter() search.FilterValues {
	a, b, c := d.report(), d.report(), d.report()
	var v search.FilterValues
	for range pick(d, 0, 0, 1, 1, 2) {
		switch d.IntN(6) {
		case 0:
			v.Region = []string{orNone(a.Region), province(b), string(corpus.RegionNational)}
		case 1:
			v.Level = []string{orNone(a.Level), pick(d, "国家", "市", search.None)}
		case 2:
			v.Year = []string{fmt.Sprint(max(a.Year, 1)), fmt.Sprintf("%d..%d", max(1, min(b.Year, c.Year)), max(1, b.Year, c.Year))}
		case 3:
			v.Kind = []string{"政府工作报告", search.None}
		case 4:
			v.Issuer = []string{orNone(a.Issuer), orNone(b.Issuer), orNone(c.Issuer)}
		case 5:
			v.Role = pick(d, []string{"回顾"}, []string{"部署"}, []string{"部署", "其他"})
		}
	}
	return v
}
