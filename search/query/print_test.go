package query

import (
	"errors"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"cewen/corpus"
	"cewen/corpus/commitment"
	"cewen/search/regex"
)

// texts draws texts with everything that means something in a query.
func texts() *rapid.Generator[string] {
	return rapid.OneOf(
		rapid.StringOfN(rapid.RuneFrom([]rune("发展 \"\\|()（）“”-－andortNOT太𠮷　/／~～:：*?＊？")), 1, 6, -1),
		rapid.SampledFrom([]string{"OR", "and", "-", "not", "near", "THEN/3", `\`, `"`, "a|b", "GB/T 28181-2016", "in:句", "地区:", "/"}),
	).Filter(func(s string) bool { _, ok := NewTerm(s); return ok && utf8.ValidString(s) })
}

// atoms draws what can stand beside NEAR.
func atoms() *rapid.Generator[Expr] {
	return rapid.Custom(func(t *rapid.T) Expr {
		text := texts().Draw(t, "text")
		switch rapid.IntRange(0, 4).Draw(t, "atom") {
		case 0:
			x, _ := NewExact(text)
			return x
		case 1:
			if a, ok := readText(texts().Draw(t, "pattern")); ok {
				return a
			}
		case 2:
			if r, err := regex.Compile(strings.ReplaceAll(text, `\/`, "/")); err == nil { // as the parser unescapes it
				return Regex{r}
			}
		}
		return term(text)
	})
}

func fields() *rapid.Generator[Expr] {
	return rapid.Custom(func(t *rapid.T) Expr {
		return rapid.SampledFrom([]Expr{
			field(corpus.FieldRegion, "山西省/太原市", "某 地"), field(corpus.FieldLevel, "省"),
			field(corpus.FieldYear, "2018..2024", "..1978", None), field(corpus.FieldKind, "政府*报告", `"通 知"\*`),
			field(corpus.FieldIssuer, "办公厅(室)", None), field(corpus.FieldNumber, "国办发〔2023〕*"),
			field(FieldRole, "回顾", "部署"), field(corpus.FieldDate, "2022-03..", "2021"),
		}).Draw(t, "field")
	})
}

// exprs draws expressions as a parser can build them, fields included.
func exprs(depth int, leaf *rapid.Generator[Expr]) *rapid.Generator[Expr] {
	if depth == 0 {
		return leaf
	}
	sub := exprs(depth-1, leaf)
	several := rapid.SliceOfN(sub, 2, 3)
	operands := rapid.OneOf(atoms(), rapid.Map(rapid.SliceOfN(atoms(), 2, 3), func(e []Expr) Expr { return Or(e) }))
	return rapid.OneOf(leaf,
		rapid.Map(several, func(e []Expr) Expr { return And(e) }),
		rapid.Map(several, func(e []Expr) Expr { return Or(e) }),
		rapid.Map(sub.Filter(func(e Expr) bool { _, not := e.(Not); return !not }), func(e Expr) Expr { return Not{e} }),
		rapid.Custom(func(t *rapid.T) Expr {
			n := Near{
				A: operands.Draw(t, "a"), B: operands.Draw(t, "b"),
				Distance: rapid.IntRange(0, MaxDistance).Draw(t, "distance"), Ordered: rapid.Bool().Draw(t, "ordered"),
			}
			if rapid.Bool().Draw(t, "chain") {
				n.B = Near{A: n.B, B: operands.Draw(t, "c"), Distance: 3}
			}
			return n
		}),
	)
}

// queries draws whole queries.
func queries() *rapid.Generator[Expr] {
	return rapid.Custom(func(t *rapid.T) Expr {
		text := exprs(2, atoms())
		leaf := rapid.OneOf(atoms(), fields(),
			rapid.Map(text, func(e Expr) Expr { return Title{e} }), rapid.Map(text, func(e Expr) Expr { return Heading{e} }))
		e := exprs(3, leaf).Draw(t, "expr")
		unit := Unit(rapid.IntRange(0, 3).Draw(t, "unit"))
		if unit == Paragraph || unit == Document && AsksParts(e) {
			return e
		}
		return In{unit, e}
	})
}

func TestPrintedExpressionsParseToThemselves(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := queries().Draw(t, "expr")
		got, err := Parse(e.String())
		var parse *ParseError
		if errors.As(err, &parse) && (parse.Offset == MaxLength || parse.Message == "正则表达式太多") {
			return
		}
		if err != nil || !reflect.DeepEqual(got, e) {
			t.Fatalf("%q parses to %#v, %v, not to %#v", e.String(), got, err, e)
		}
	})
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		"太忻 | -“a”", `"a\"b" (c OR d)`, "－(｜", "\xff\xfe", "exact:\xb70", "a  b", "新建*所?", "/a+[^b]/ NEAR/3 b", "in:句 地区:太原市|全国",
		"动作:新建 a 数量:>=3所|{2-5}个 (对象:(b c|d) | -力度:确保)", "(期限:2025) (单位:\"万亩\" 类型:项目) in:句", "标题:(a -b)|c 年:2018..", `exact:"Ａ" 文号:国办发(2023)*`, "章节：/x/ 部分：部署 in:节", "a THEN/0 (b|c) then d", "日期:2022-03至2022-06",
	} {
		f.Add(seed)
	}
	text := func(s string) Text { return Text{Folded: s, Original: func() string { return s }} }
	meta := &corpus.Metadata{Title: "题", Year: 2022, Region: "山西省/太原市"}
	finder := commitment.NewFinder(nil) // nothing is looked for
	parser := Parser{Commitments: func() (*commitment.Finder, error) { return finder, nil }}
	f.Fuzz(func(t *testing.T, query string) {
		e, err := parser.Parse(query)
		if err != nil {
			var at *ParseError
			if !errors.As(err, &at) || at.Offset < 0 || at.Offset+at.Length > utf8.RuneCountInString(query) || at.Message == "" || at.Hint == "" {
				t.Fatalf("Parse(%q): %v", query, err)
			}
			return
		}
		again, err := parser.Parse(e.String())
		if err != nil {
			var at *ParseError
			if errors.As(err, &at) && at.Offset == MaxLength {
				return // printing adds quotes
			}
			t.Fatalf("Parse(%q) prints %q, which gives %v", query, e, err)
		}
		if again.String() != e.String() {
			t.Fatalf("Parse(%q) prints %q, which prints %q", query, e, again)
		}
		var places []Place
		for i, s := range []string{"", query, "太忻一体化。新建3所"} {
			places = append(places, Place{Text: text(s), Number: i, Meta: meta, Title: text("题"), Section: i % 2, Headings: []Text{text("一、太忻")}})
		}
		for _, found := range Find(e, places) {
			Marks(e, places[found.Paragraph])
		}
	})
}

func TestAtomsLeaveNegationsOut(t *testing.T) {
	e, err := Parse("a -b (c | -(d -e)) a Ａ 标题:f")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, a := range Atoms(e) {
		got = append(got, a.String())
	}
	if want := []string{"a", "c", "e"}; !reflect.DeepEqual(got, want) {
		t.Errorf("atoms %q, want %q", got, want)
	}
}
