package enginetest

import (
	"slices"
	"strconv"
	"strings"

	"pgregory.net/rapid"

	"cewen/corpus"
	"cewen/search"
	"cewen/search/query"
	"cewen/search/regex"
)

// pieces are what texts are drawn from: the alphabet, and common words, which an engine
// may count in a way of its own.
var pieces = append(strings.Split(alphabet, ""), "发展", "发展", "发展", "经济", "经济", "发展经济", "3所", "三所", "第", "5亩", "1公顷", "十")

// alphabet is small, so that random queries hit random texts, and has what folds:
// both scripts, both widths, white space, zero width, punctuation, rare Han; and
// what ends sentences.
const alphabet = "发展發展太忻一体化體的3３aＡ,，。！? 　\u200b𠮷—"

func drawText(t *rapid.T, label string, longest int) string {
	return strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 1, longest).Draw(t, label), "")
}

func drawMeta(t *rapid.T) corpus.Metadata {
	return corpus.Metadata{
		Title:  rapid.SampledFrom([]string{"题", "太忻发展", "太原市發展报告"}).Draw(t, "title"),
		Region: rapid.SampledFrom([]corpus.Region{"", "全国", "山西省", "山西省/太原市", "山西省/太原市/杏花岭区", "山东省"}).Draw(t, "region"),
		Level:  rapid.SampledFrom([]corpus.Level{"", corpus.LevelNational, corpus.LevelProvince, corpus.LevelCounty}).Draw(t, "level"),
		Year:   rapid.SampledFrom([]int{0, 2021, 2022, 2023}).Draw(t, "year"),
		Kind:   rapid.SampledFrom([]string{"", "政府工作报告", "通知"}).Draw(t, "kind"),
		Issuer: rapid.SampledFrom([]string{"", "太原市人民政府", "太原市人民政府、大同市人民政府"}).Draw(t, "issuer"),
		Date:   rapid.SampledFrom([]string{"", "2021-12-30", "2022-01-05", "2022-01"}).Draw(t, "date"),
		Number: rapid.SampledFrom([]string{"", "国办发〔2023〕15号"}).Draw(t, "number"),
	}
}

// headings are of each role, so that documents have parts to look back and ahead.
var headings = []string{"一、2022年工作回顾", "二、2023年工作安排", "（一）太忻发展", "太忻"}

func drawDocument(t *rapid.T, path string) *corpus.Document {
	var texts []string
	for range rapid.IntRange(1, 8).Draw(t, "paragraphs") {
		// A paragraph is never empty once folded, as the outline sees to.
		texts = append(texts, "发"+drawText(t, "text", 14))
	}
	d := document(path, drawMeta(t), texts...)
	for i := range rapid.IntRange(0, 3).Draw(t, "sections") {
		d.Sections = append(d.Sections, corpus.Section{
			Title: rapid.SampledFrom(headings).Draw(t, "heading"), Level: 1, Parent: rapid.IntRange(-1, i-1).Draw(t, "parent"),
		})
	}
	for i := range d.Paragraphs {
		d.Paragraphs[i].Section = rapid.IntRange(-1, len(d.Sections)-1).Draw(t, "section")
		d.Paragraphs[i].Kind = rapid.SampledFrom([]corpus.ParagraphKind{corpus.KindTitle, corpus.KindHeading, corpus.KindText, corpus.KindTable}).Draw(t, "kind")
	}
	return d
}

// drawQuery draws any query of the language.
func drawQuery(t *rapid.T) query.Expr {
	e := drawExpr(t, 2, true)
	unit := rapid.SampledFrom([]query.Unit{query.Paragraph, query.Paragraph, query.Sentence, query.Section, query.Document}).Draw(t, "unit")
	if unit == query.Paragraph {
		return e
	}
	if _, text := query.SplitFields(e); unit == query.Document && query.AsksParts(text) {
		return e // refused by the parser
	}
	return query.In{Unit: unit, Expr: e}
}

// drawExpr draws an expression, with conditions on fields or without.
func drawExpr(t *rapid.T, depth int, fields bool) query.Expr {
	kind := rapid.IntRange(0, 9).Draw(t, "kind")
	if depth == 0 {
		kind = rapid.IntRange(0, 4).Draw(t, "leaf")
	}
	switch {
	case kind == 4 && fields:
		return drawField(t)
	case kind == 5:
		return query.And(drawSeveral(t, func() query.Expr { return drawExpr(t, depth-1, fields) }))
	case kind == 6:
		return query.Or(drawSeveral(t, func() query.Expr { return drawExpr(t, depth-1, fields) }))
	case kind == 7:
		return query.Not{Expr: drawExpr(t, depth-1, fields)}
	case kind == 8:
		return drawNear(t, 2)
	}
	return drawAtom(t)
}

func drawSeveral(t *rapid.T, draw func() query.Expr) []query.Expr {
	exprs := make([]query.Expr, rapid.IntRange(2, 3).Draw(t, "operands"))
	for i := range exprs {
		exprs[i] = draw()
	}
	return exprs
}

func drawNear(t *rapid.T, depth int) query.Expr {
	operand := func() query.Expr {
		switch kind := rapid.IntRange(0, 4).Draw(t, "operand"); {
		case kind == 3:
			return query.Or(drawSeveral(t, func() query.Expr { return drawAtom(t) }))
		case kind == 4 && depth > 0:
			return drawNear(t, depth-1)
		}
		return drawAtom(t)
	}
	return query.Near{
		A: operand(), B: operand(), Ordered: rapid.Bool().Draw(t, "ordered"),
		Distance: rapid.SampledFrom([]int{0, 1, 2, 5, 100}).Draw(t, "distance"),
	}
}

// drawAtom draws a literal, a wildcard, an exact literal or a regular expression.
func drawAtom(t *rapid.T) query.Expr {
	switch rapid.IntRange(0, 5).Draw(t, "atom") {
	case 0:
		if literal, ok := query.NewExact(drawText(t, "exact", 3)); ok {
			return literal
		}
	case 1:
		return drawRegex(t)
	case 3:
		asked := rapid.SampledFrom([]string{"{}", "{3}所", "{>2}所", "发展{}所", "{}亩", "{<1}公顷", "展{3}", "{3}所发", "{10-40}所", "{}个", "{}%"}).Draw(t, "quantity")
		return must(query.Parse(asked))
	case 2:
		if e, err := query.Parse(`"` + drawWildcard(t) + `"`); err == nil {
			return e
		}
	}
	term, ok := query.NewTerm(drawText(t, "term", 4))
	if !ok {
		term, _ = query.NewTerm("发")
	}
	return term
}

func drawWildcard(t *rapid.T) string {
	text := ""
	for range rapid.IntRange(1, 3).Draw(t, "pieces") {
		text += rapid.SampledFrom([]string{"", "?", "*", "*?", "??"}).Draw(t, "gap") + drawText(t, "piece", 2)
	}
	return text + rapid.SampledFrom([]string{"", "?", "*"}).Draw(t, "tail")
}

func drawRegex(t *rapid.T) query.Expr {
	pattern := ""
	for range rapid.IntRange(1, 3).Draw(t, "parts") {
		pattern += rapid.SampledFrom([]string{
			"发", "展", "發展", "太忻", "[发太]", "[^展]", ".", `\d`, "(发|太忻)", "(?:一体)?", "𠮷", "Ａ", "^", "$", `\p{Han}`, ",", " ", "。",
		}).Draw(t, "part")
		pattern += rapid.SampledFrom([]string{"", "", "", "*", "+", "?", "{2}", "*?"}).Draw(t, "repeat")
	}
	if r, err := regex.Compile(pattern); err == nil {
		return query.Regex{Regex: r}
	}
	return query.Regex{Regex: must(regex.Compile("发.?展"))}
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

// drawField draws a condition on any field.
func drawField(t *rapid.T) query.Expr {
	field := func(name corpus.Field, values ...string) query.Expr {
		return must(query.NewField(name, rapid.SliceOfNDistinct(rapid.SampledFrom(values), 1, 2, rapid.ID[string]).Draw(t, "values")...))
	}
	switch rapid.IntRange(0, 9).Draw(t, "field") {
	case 0:
		return field(corpus.FieldRegion, "全国", "山西省", "太原市", query.None)
	case 1:
		return field(corpus.FieldLevel, "国家", "province", "县", query.None)
	case 2:
		return field(corpus.FieldYear, "2022", "2021..2022", "..2022", query.None)
	case 3:
		return field(corpus.FieldKind, "政府*", "通知", "??", query.None)
	case 4:
		return field(corpus.FieldIssuer, "*人民政府", query.None)
	case 5:
		return field(corpus.FieldNumber, "国办发[2023]*", query.None)
	case 6:
		return field(corpus.FieldDate, "2022", "2021-12..2022-01-04", "2022-01..", query.None)
	case 7:
		return query.Title{Expr: drawExpr(t, 1, false)}
	case 8:
		return query.Heading{Expr: drawExpr(t, 1, false)}
	}
	return field(query.FieldRole, "回顾", "部署", "其他")
}

func drawFilter(t *rapid.T) search.Filter {
	values := func(all ...string) []string {
		return rapid.SliceOfNDistinct(rapid.SampledFrom(all), 0, 2, rapid.ID[string]).Draw(t, "values")
	}
	f, err := search.ParseFilter(search.FilterValues{
		Region: values("全国", "山西省", "山西省/太原市", "山东省", search.None),
		Level:  values("国家", "province", "县", search.None),
		Year:   values("2022", "2021..2022", "..2022", search.None),
		Kind:   values("政府工作报告", "通知", search.None),
		Issuer: values("太原市人民政府", "大同市人民政府", search.None),
		Role:   values("回顾", "部署", "其他"),
	})
	if err != nil {
		t.Fatalf("filter: %v", err)
	}
	// Many conditions leave little to be found: mostly none or one is asked for.
	keep := rapid.SampledFrom([]int{0, 0, 0, 1, 1, 2, 3}).Draw(t, "conditions")
	if len(f) == 0 {
		return f
	}
	from := rapid.IntRange(0, len(f)-1).Draw(t, "first condition")
	return slices.Clone(f[from:min(from+keep, len(f))])
}

func drawFacets(t *rapid.T) []search.FacetName {
	return rapid.SliceOfNDistinct(rapid.SampledFrom(search.Facets()), 0, len(search.Facets()), rapid.ID[search.FacetName]).Draw(t, "facets")
}

// describe prints a request for a message.
func describe(r search.Request) string {
	s := strconv.Quote(r.Expr.String())
	for _, f := range r.Filter {
		s += " " + f.String()
	}
	return s + " " + string(r.Sort)
}
