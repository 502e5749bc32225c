package search

import (
	"errors"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func term(text string) Term {
	t, _ := NewTerm(text)
	return t
}

func TestParse(t *testing.T) {
	for _, test := range []struct {
		rule, query string
		want        Expr
	}{
		{"one word", "太忻一体化", term("太忻一体化")},
		{"words are all required", "太忻 经济区", And{term("太忻"), term("经济区")}},
		{"AND may be written", "太忻 and 经济区", And{term("太忻"), term("经济区")}},
		{"a literal keeps its spaces", `"GB/T 28181"`, term("GB/T 28181")},
		{"a literal keeps operators", `"a OR b"`, term("a OR b")},
		{"either by word", "太忻 OR 忻州", Or{term("太忻"), term("忻州")}},
		{"either by bar", "太忻|忻州", Or{term("太忻"), term("忻州")}},
		{"either by full-width bar", "太忻｜忻州", Or{term("太忻"), term("忻州")}},
		{"OR binds less than AND", "a b | c", Or{And{term("a"), term("b")}, term("c")}},
		{"groups", "a (b | c)", And{term("a"), Or{term("b"), term("c")}}},
		{"full-width groups", "a（b｜c）", And{term("a"), Or{term("b"), term("c")}}},
		{"not by sign", "碳达峰 -碳中和", And{term("碳达峰"), Not{term("碳中和")}}},
		{"not by word", "碳达峰 NOT 碳中和", And{term("碳达峰"), Not{term("碳中和")}}},
		{"not a group", "a -(b c)", And{term("a"), Not{And{term("b"), term("c")}}}},
		{"two negations are none", "--a", term("a")},
		{"only a negation", "-a", Not{term("a")}},
		{"a minus inside a word is part of it", "GB-T", term("GB-T")},
		{"a minus alone is a word", "a - b", And{term("a"), term("-"), term("b")}},
		{"Chinese quotes", "“放管服”改革", And{term("放管服"), term("改革")}},
		{"Chinese quotes inside ASCII ones are text", `"“放管服”改革"`, term("“放管服”改革")},
		{"mixed quotes", `“放管服"`, term("放管服")},
		{"escapes", `"a\"b\\c"`, term(`a"b\c`)},
		{"empty", "  ", All{}},
		{"ideographic space parts words", "太忻　忻州", And{term("太忻"), term("忻州")}},
	} {
		t.Run(test.rule, func(t *testing.T) {
			got, err := Parse(test.query)
			if err != nil || !reflect.DeepEqual(got, test.want) {
				t.Errorf("Parse(%q) = %#v, %v, want %#v", test.query, got, err, test.want)
			}
		})
	}
}

func TestParseErrorsPointAtThePlace(t *testing.T) {
	for _, test := range []struct {
		rule, query    string
		offset, length int
	}{
		{"quote not closed", `太忻 "新建`, 3, 1},
		{"group not closed", "太忻 (忻州", 3, 1},
		{"group closed too often", "太忻) 忻州", 2, 1},
		{"nothing in a group", "太忻 ()", 4, 1},
		{"nothing after OR", "太忻 OR", 5, 0},
		{"nothing before OR", "| 太忻", 0, 1},
		{"nothing after NOT", "太忻 NOT", 3, 3},
		{"nothing beside AND", "太忻 AND", 3, 3},
		{"a minus before a closing bracket", "(-)", 1, 1},
		{"an empty literal", `太忻 ""`, 3, 2},
		{"a literal of white space", `"　"`, 0, 3},
		{"too long", strings.Repeat("发", 10_000), MaxQueryLength, 8000},
		{"too deep", strings.Repeat("(", 60) + "a" + strings.Repeat(")", 60), 50, 1},
	} {
		t.Run(test.rule, func(t *testing.T) {
			_, err := Parse(test.query)
			var e *ParseError
			if !errors.As(err, &e) || !errors.Is(err, ErrSyntax) {
				t.Fatalf("Parse(%.20q): %v", test.query, err)
			}
			if e.Offset != test.offset || e.Length != test.length || e.Message == "" || e.Hint == "" {
				t.Errorf("Parse(%.20q): at %d, %d long (%s), want %d, %d", test.query, e.Offset, e.Length, e, test.offset, test.length)
			}
		})
	}
}

// exprs draws expressions as a parser can build them.
func exprs(depth int) *rapid.Generator[Expr] {
	leaf := rapid.Custom(func(t *rapid.T) Expr {
		text := rapid.OneOf(
			rapid.StringOfN(rapid.RuneFrom([]rune(`发展 "\|()（）“”-－andortNOT太𠮷　`)), 1, 6, -1),
			rapid.SampledFrom([]string{"OR", "and", "-", "not", `\`, `"`, "a|b", "GB/T 28181-2016"}),
		).Filter(func(s string) bool { _, ok := NewTerm(s); return ok && utf8.ValidString(s) }).Draw(t, "text")
		return term(text)
	})
	if depth == 0 {
		return leaf
	}
	sub := exprs(depth - 1)
	several := rapid.SliceOfN(sub, 2, 3)
	return rapid.OneOf(leaf,
		rapid.Map(several, func(e []Expr) Expr { return And(e) }),
		rapid.Map(several, func(e []Expr) Expr { return Or(e) }),
		rapid.Map(sub.Filter(func(e Expr) bool { _, not := e.(Not); return !not }), func(e Expr) Expr { return Not{e} }),
	)
}

func TestPrintedExpressionsParseToThemselves(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := exprs(3).Draw(t, "expr")
		got, err := Parse(e.String())
		if err != nil || !reflect.DeepEqual(got, e) {
			t.Fatalf("%#v prints %q, which parses to %#v, %v", e, e.String(), got, err)
		}
	})
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{"太忻 | -“a”", `"a\"b" (c OR d)`, "－(｜", "\xff\xfe", "a  b"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, query string) {
		e, err := Parse(query)
		if err != nil {
			var at *ParseError
			if !errors.As(err, &at) || at.Offset < 0 || at.Offset+at.Length > utf8.RuneCountInString(query) {
				t.Fatalf("Parse(%q): %v", query, err)
			}
			return
		}
		again, err := Parse(e.String())
		if err != nil || again.String() != e.String() {
			t.Fatalf("Parse(%q) prints %q, which gives %v, %v", query, e, again, err)
		}
		for _, text := range []string{"", query, "太忻一体化"} {
			_ = e.Match(text)
		}
	})
}

func TestTermsLeaveNegationsOut(t *testing.T) {
	e, err := Parse("a -b (c | -(d -e)) a Ａ")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, term := range Terms(e) {
		got = append(got, term.Folded)
	}
	if want := []string{"a", "c", "e"}; !reflect.DeepEqual(got, want) {
		t.Errorf("terms %q, want %q", got, want)
	}
}
