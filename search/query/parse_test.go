package query

import (
	"errors"
	"reflect"
	"strings"
	"testing"

	"cewen/corpus"
)

func term(text string) Term {
	t, _ := NewTerm(text)
	return t
}

func piece(text string) Piece { return Piece{Text: text, Folded: text} }

func field(name corpus.Field, values ...string) Field {
	f, err := NewField(name, values...)
	if err != nil {
		panic(err)
	}
	return f
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
		{"wildcards", "新建*所?", Wildcard{Pieces: []Piece{piece("新建"), {Run: true, Text: "所", Folded: "所"}}, Tail: 1}},
		{"wildcards in quotes", `"新建 * 所"`, Wildcard{Pieces: []Piece{piece("新建"), {Run: true, Text: "所", Folded: "所"}}}},
		{"full-width wildcards", "新建＊所？", Wildcard{Pieces: []Piece{piece("新建"), {Run: true, Text: "所", Folded: "所"}}, Tail: 1}},
		{"a full-width sign in quotes is itself", `"为什么？"`, term("为什么？")},
		{"runs at the ends ask for nothing", "*新建*", term("新建")},
		{"escaped wildcards are characters", `"5\*3" \?`, And{term("5*3"), term("?")}},
		{"distance", "太忻 NEAR/5 基金", Near{A: term("太忻"), B: term("基金"), Distance: 5}},
		{"distance in order, in lower case", "太忻 then/0 基金", Near{A: term("太忻"), B: term("基金"), Ordered: true}},
		{"distance without a number", "太忻 NEAR 基金", Near{A: term("太忻"), B: term("基金"), Distance: DefaultDistance}},
		{"distance with full-width signs", "太忻　ＮＥＡＲ／５　基金", Near{A: term("太忻"), B: term("基金"), Distance: 5}},
		{"distance binds more than AND", "a b NEAR/1 c d", And{term("a"), Near{A: term("b"), B: term("c"), Distance: 1}, term("d")}},
		{"distance of alternatives", "(a | b) NEAR/1 c", Near{A: Or{term("a"), term("b")}, B: term("c"), Distance: 1}},
		{"distance without a slash", "太忻 near10 基金", Near{A: term("太忻"), B: term("基金"), Distance: 10}},
		{"a word that begins like an operator", "nearby thence", And{term("nearby"), term("thence")}},
		{"two bars", "太忻 || 基金", Or{term("太忻"), term("基金")}},
		{"two ampersands", "太忻 && 基金", And{term("太忻"), term("基金")}},
		{"distances in a chain", "a NEAR/1 b THEN/2 c", Near{A: Near{A: term("a"), B: term("b"), Distance: 1}, B: term("c"), Distance: 2, Ordered: true}},
		{"scope", "a b in:句", In{Sentence, And{term("a"), term("b")}}},
		{"scope first, in English", "in:document a | b", In{Document, Or{term("a"), term("b")}}},
		{"scope in Chinese", "范围：节 a AND b", In{Section, And{term("a"), term("b")}}},
		{"the paragraph is the default", "a in:段", term("a")},
		{"exact", `exact:"太忻?"`, Exact{Text: "太忻?", Folded: "太忻?"}},
		{"exact without quotes", "精确：太忻 a", And{Exact{Text: "太忻", Folded: "太忻"}, term("a")}},
		{"a field", "地区:太原市 a", And{field(corpus.FieldRegion, "山西省/太原市"), term("a")}},
		{"a field with a full-width colon and white space", "地区： 太原市 a", And{field(corpus.FieldRegion, "太原"), term("a")}},
		{"a field in English", "LEVEL:province", field(corpus.FieldLevel, "省")},
		{"values with a bar", "部分:回顾|部署", field(FieldRole, "回顾", "部署")},
		{"values in a group", "地区:(太原市 | 大同市 OR 全国)", field(corpus.FieldRegion, "太原市", "大同市", "全国")},
		{"a bar before another field", "(年:2018|层级:省)", Or{field(corpus.FieldYear, "2018"), field(corpus.FieldLevel, "省")}},
		{"a bar with white space is an operator", "年:2018 | 部署", Or{field(corpus.FieldYear, "2018"), term("部署")}},
		{"years as people write them", "年份：2018年-2024年,2016", field(corpus.FieldYear, "2018..2024", "2016")},
		{"years with a wavy line", "年:2018～", field(corpus.FieldYear, "2018..")},
		{"dates", "日期:2022年3月..2022-06-01", field(corpus.FieldDate, "2022-03..2022-06-01")},
		{"a number with parentheses", "文号:国办发(2023)15号", field(corpus.FieldNumber, "国办发(2023)15号")},
		{"not stated", "年:无", field(corpus.FieldYear, None)},
		{"not a field", "-地区:太原市 a", And{Not{field(corpus.FieldRegion, "太原市")}, term("a")}},
		{"title", "标题:太原", Title{term("太原")}},
		{"title of either", "标题:太原|大同 a", And{Title{Or{term("太原"), term("大同")}}, term("a")}},
		{"title of several", "标题:(太原 -大同)", Title{And{term("太原"), Not{term("大同")}}}},
		{"heading", "章节:新建*所 a", And{Heading{Wildcard{Pieces: []Piece{piece("新建"), {Run: true, Text: "所", Folded: "所"}}}}, term("a")}},
		{"a time of day is no field", "8:30", term("8:30")},
		{"a sentence with a colon is no field", "今年工作的总体要求是：稳", term("今年工作的总体要求是：稳")},
		{"a slash inside a word is part of it", "公里/小时", term("公里/小时")},
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
		{"three bars", "太忻 ||| 基金", 5, 1},
		{"nothing after NOT", "太忻 NOT", 3, 3},
		{"nothing beside AND", "太忻 AND", 3, 3},
		{"a minus before a closing bracket", "(-)", 1, 1},
		{"an empty literal", `太忻 ""`, 3, 2},
		{"a literal of white space", `"　"`, 0, 3},
		{"regex not closed", "太忻 /新建", 3, 1},
		{"bad regex", "太忻 /(新建/", 3, 5},
		{"unknown field", "省份:山西", 0, 2},
		{"years upside down", "太忻 年:2024..2018", 3, 12},
		{"no year", "年:二〇二二", 0, 6},
		{"no such level", "层级:乡", 0, 4},
		{"no such role", "部分:附录", 0, 5},
		{"a place of many", "地区:朝阳区", 0, 6},
		{"no value", "太忻 地区:", 3, 3},
		{"a value of which folding leaves nothing", "地区:太原市|\u200b", 0, 8},
		{"values not closed", "地区:(太原市", 3, 1},
		{"no text in a title", "标题:", 0, 3},
		{"a field in a title", "标题:(年:2018)", 3, 1},
		{"no such scope", "太忻 in:章", 3, 4},
		{"two scopes", "in:句 太忻 in:节", 8, 4},
		{"a scope in a group", "(太忻 in:节)", 4, 4},
		{"only a scope", "in:句", 4, 0},
		{"a role beside text over a document", "in:篇 (部分:部署 | 太忻)", 0, 4},
		{"distance too far", "太忻 NEAR/1000 基金", 3, 9},
		{"nothing after NEAR", "太忻 NEAR/10", 10, 0},
		{"nothing before NEAR", "NEAR/10 太忻", 0, 7},
		{"NEAR a group of all", "太忻 NEAR/10 (基 金)", 3, 7},
		{"NEAR a field", "太忻 NEAR/10 年:2018", 3, 7},
		{"only wildcards", "太忻 *?", 3, 2},
		{"an empty exact literal", `exact:""`, 0, 8},
		{"no synonyms here", "~双碳", 0, 3},
		{"too long", strings.Repeat("发", 10_000), MaxLength, 8000},
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
