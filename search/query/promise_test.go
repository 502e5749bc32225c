package query

import (
	"errors"
	"reflect"
	"strings"
	"sync"
	"testing"

	"cewen/analysis"
	"cewen/corpus"
	"cewen/corpus/commitment"
)

var loadFinder = sync.OnceValues(func() (*commitment.Finder, error) {
	words, err := analysis.LoadWords(nil)
	return commitment.NewFinder(words), err
})

func planned(t *testing.T, asked string) Expr {
	t.Helper()
	e, err := Parser{Commitments: loadFinder}.Parse(asked)
	if err != nil {
		t.Fatalf("%s: %v", asked, err)
	}
	return e
}

// planPlace is a paragraph of a plan.
func planPlace(text string) Place {
	p := Place{Text: Text{Folded: analysis.Fold(text), Original: func() string { return text }}, Meta: &corpus.Metadata{Year: 2024}, Role: corpus.RolePlan}
	p.Text.Commitments = func(f *commitment.Finder) []commitment.Commitment {
		return f.Find(commitment.Passage{Text: text, Role: p.Role, Year: 2024})
	}
	return p
}

const kindergartens = "今年，新建公办幼儿园３所，改造老旧小区99个。确保城镇新增就业5万人！到2025年底，建成文化中心1座。"

func TestFieldsOfCommitmentsAskAboutOneCommitment(t *testing.T) {
	for _, c := range []struct {
		asked string
		want  int    // occurrences, or -1 for no hit
		marks string // parted by |
	}{
		{"动作:新建 数量:>=3所", 1, "新建公办幼儿园３所"},
		{"动作:新建 数量:99个", -1, ""},
		{"(动作:新建) (数量:99个)", 2, "新建公办幼儿园３所|改造老旧小区99个"},
		{"动作:新建 | 数量:99个", 2, "新建公办幼儿园３所|改造老旧小区99个"},
		{"动作:新建 幼儿园 数量:三所", 2, "新建公办幼儿园３所|幼儿园"},
		{"动作:新建|改造", 2, "新建公办幼儿园３所|改造老旧小区99个"},
		{"-动作:新建 老旧小区", -1, ""},
		{"-动作:拆除 老旧小区", 1, "老旧小区"},
		{"-(动作:新建 数量:99个)", 0, ""},
		{"力度:确保", 1, "城镇新增就业5万人"},
		{"类型:指标 力度:确保 单位:人", 1, "城镇新增就业5万人"},
		{"期限:2025", 1, "建成文化中心1座"},
		{"承诺:(老旧 小区)", 1, "改造老旧小区99个"},
		{"承诺:老旧|文化", 2, "改造老旧小区99个|建成文化中心1座"},
		{"数量:>0 in:句", 4, "新建公办幼儿园３所|改造老旧小区99个|城镇新增就业5万人|建成文化中心1座"},
		{"力度:确保 幼儿园 in:句", -1, ""},
		{"(动作:新建) (动作:改造) in:句", 2, "新建公办幼儿园３所|改造老旧小区99个"},
		{"期限:2025 文化 in:句", 2, "建成文化中心1座|文化"},
	} {
		e := planned(t, c.asked)
		place := planPlace(kindergartens)
		got := -1
		for _, f := range Find(e, []Place{place}) {
			got = f.Occurrences
		}
		var marks []string
		if got > 0 {
			for _, m := range Marks(e, place) {
				marks = append(marks, kindergartens[m.Start:m.End])
			}
		}
		if got != c.want || strings.Join(marks, "|") != c.marks {
			t.Errorf("%s: %d, %q", c.asked, got, marks)
		}
	}
}

func TestPlacesThatAreNotReadHaveNoCommitments(t *testing.T) {
	place := planPlace(kindergartens)
	place.Text.Commitments = nil
	if found := Find(planned(t, "动作:新建"), []Place{place}); len(found) > 0 {
		t.Errorf("%+v", found)
	}
	place.Headings = []Text{planPlace(kindergartens).Text}
	if _, err := (Parser{Commitments: loadFinder}).Parse("章节:(动作:新建)"); !errors.Is(err, ErrSyntax) {
		t.Error(err)
	}
}

func TestFieldsOfCommitmentsPrintAsTheyAreRead(t *testing.T) {
	for _, c := range [][2]string{
		{"action:新建 AND quantity:≥3所", "动作:新建 数量:≥3所"},
		{"动作:新建 太原 数量:3所", "动作:新建 数量:3所 太原"},
		{"(动作:新建) (数量:3所)", "(动作:新建) (数量:3所)"},
		{"动作:新建 (数量:3所)", "(动作:新建) (数量:3所)"},
		{"((动作:新建 数量:3所) | 太原) 对象:学校", "((动作:新建 数量:3所) | 太原) 对象:学校"},
		{"-(动作:新建 数量:3所)", "-(动作:新建 数量:3所)"},
		{"对象:(公办 幼儿园)", "对象:公办 对象:幼儿园"},
		{"对象:(公办 幼儿园 | 学校)", "对象:公办|学校 对象:幼儿园|学校"},
		{`承诺:"a b"|"c"`, `承诺:"a b"|c`},
		{`数量:"3 所"`, `数量:"3 所"`},
		{"in:句 动作:新建 数量:3所", "in:句 动作:新建 数量:3所"},
	} {
		e := planned(t, c[0])
		if e.String() != c[1] {
			t.Errorf("%s prints %s, want %s", c[0], e, c[1])
		}
		if again := planned(t, e.String()); !reflect.DeepEqual(again, e) {
			t.Errorf("%s: %#v, printed and read again %#v", c[0], e, again)
		}
	}
}

func TestQueriesTellWhatTheyAskOfCommitments(t *testing.T) {
	e := planned(t, "((动作:新建 数量:>=3所) | 类型:指标) 太原 -力度:一般")
	asked := Commitments(e)
	if len(asked) != 2 || len(asked[0].Parts) != 2 || len(asked[1].Parts) != 1 || !AsksCommitments(e) {
		t.Errorf("%+v", asked)
	}
	if AsksCommitments(planned(t, "太原 部分:部署")) || !AsksCommitments(planned(t, "-力度:一般")) {
		t.Error("asks about commitments")
	}
}

func TestConditionsOnCommitmentsThatCannotBeReadAreExplained(t *testing.T) {
	for _, asked := range []string{
		"动作:", "动作:|", "数量:", "数量:很多", "数量:1.2.3", "数量:99999999999999999999所", "单位:坨", "力度:大力", "类型:文件", "对象:/a/", "对象:(a -b)",
		"对象:{3}所", "承诺:a*b", "承诺:(动作:新建)", "标题:动作:新建", "动作:新建 NEAR/3 太原", "数量:(3所", "动作:(a | b c) NEAR/2 c",
		"承诺:(" + strings.Repeat("(a b) | ", 8) + "(c d))",
	} {
		var wrong *ParseError
		if _, err := (Parser{Commitments: loadFinder}).Parse(asked); !errors.As(err, &wrong) || wrong.Message == "" || wrong.Hint == "" {
			t.Errorf("%s: %v", asked, err)
		}
	}
	for _, parser := range []Parser{{}, {Commitments: func() (*commitment.Finder, error) { return nil, errors.New("no words") }}} {
		if _, err := parser.Parse("动作:新建"); !errors.Is(err, ErrSyntax) {
			t.Error(err)
		}
	}
}
