package regex

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"cewen/analysis"
)

func gramsOf(folded string) []string {
	var grams []string
	analysis.Grams(folded, func(g string) { grams = append(grams, g) })
	return grams
}

// digits prints an OR over the digits.
func digits(before, after string) string {
	var all []string
	for d := '0'; d <= '9'; d++ {
		all = append(all, before+string(d)+after)
	}
	return strings.Join(all, " | ")
}

func TestPlan(t *testing.T) {
	for _, test := range []struct{ rule, pattern, want string }{
		{"a literal", `高质量发展`, "高质 & 质量 & 量发 & 发展"},
		{"a literal in another spelling", `發展ＧＤＰ`, "发展 & 展g & gd & dp"},
		{"bigrams into a class and out of it", `新建\d+所`, "新建 & (" + digits("建", "") + ") & (" + digits("", "所") + ")"},
		{"alternatives share what follows", `(养老|托育)服务`, "服务 & ((养老 & 老服) | (托育 & 育服))"},
		{"alternatives share what goes before", `服务(养老|托育)`, "服务 & ((务养 & 养老) | (务托 & 托育))"},
		{"a gap joins nothing", `发展.*规划`, "发展 & 规划"},
		{"a character in it neither", `发展.规划`, "发展 & 规划"},
		{"a class before", `[甲乙]区`, "乙区 | 甲区"},
		{"a class between", `第[一二三]条`, "(第一 & 一条) | (第三 & 三条) | (第二 & 二条)"},
		{"an optional part", `新(建|增)?3所`, "3所 & (新3 | (新增 & 增3) | (新建 & 建3))"},
		{"an optional part of any length", `新[建增]*所`, "(新增 | 新建 | 新所) & (增所 | 建所 | 新所)"},
		{"a repeated literal", `(?:发展)+`, "发展"},
		{"a literal a number of times", `(?:发展){2}`, "发展 & 展发"},
		{"and more often than copies are made", `(?:发展){9}`, "发展 & 展发"},
		{"a lone character is a beginning", `所`, "所…"},
		{"characters apart are beginnings", `甲.乙`, "甲… & 乙…"},
		{"a small class is a choice of beginnings", `[甲乙]`, "乙… | 甲…"},
		{"the end of a run is known before punctuation", `浓度,`, "浓度 & 度"},
		{"and before a class of punctuation", `浓度[,。]`, "浓度 & 度"},
		{"but not before any character", `浓度.`, "浓度"},
		{"punctuation inside", `PM2\.5`, "pm & m2 & 2 & 5…"},
		{"assertions are taken for met", `^第\b`, "第…"},
		{"they separate nothing", `甲\b乙`, "甲乙"},
		{"case makes no difference", `(?i)PM`, "pm"},
		{"lower and capital letters are one", `[Aa]股`, "a股"},
		{"a large class asks for nothing", `\p{Han}{4}`, "*"},
		{"a negated class neither", `[^，]区`, "区…"},
		{"everything", `.*`, "*"},
		{"what may be absent", `(新建)?.`, "*"},
		{"one alternative without grams", `新建|——`, "*"},
		{"what cannot be", `新[^\x00-\x{10FFFF}]`, "∅"},
		{"an alternative that cannot be", `新建|[^\x00-\x{10FFFF}]`, "新建"},
		{"two classes in a row", `[甲乙][丙丁]`, "乙丁 | 乙丙 | 甲丁 | 甲丙"},
	} {
		t.Run(test.rule, func(t *testing.T) {
			got := mustCompile(t, test.pattern).Grams().String()
			if got != test.want {
				t.Errorf("%s\n got %s\nwant %s", test.pattern, got, test.want)
			}
		})
	}
}

// Two digits in a row are the most that is written out: what is beyond the limits is
// left out of the plan, and the rest stays.
func TestPlanBeyondItsLimits(t *testing.T) {
	var many strings.Builder // 20 times two neighbouring classes of ten characters
	for r := 'ꀀ'; r < 'ꀀ'+400; r += 20 {
		fmt.Fprintf(&many, "[%c-%c][%c-%c].", r, r+9, r+10, r+19)
	}
	for _, test := range []struct {
		rule, pattern string
		has           []string
		grams         int
	}{
		{"four digits", `\d{4}年`, []string{"20 |", "3年"}, 110},
		{"too many pairs", `[a-z][a-z]市`, []string{"q市"}, 26},
		{"too many characters", `[一-龥]市`, []string{"市…"}, 1},
		{"too many texts", `(新|改|扩|续|迁)建(\d)所`, []string{"新建", "建3", "3所"}, 25},
		{"texts that are too long", `(?:` + strings.Repeat("甲乙丙丁", 70) + `){4}3`, []string{"甲乙", "丁甲", "丁3"}, 5},
		{"more grams than a plan may have", many.String() + "所", []string{"所…"}, maxGrams},
		{"more than an OR may have", strings.ReplaceAll(many.String(), ".", ".|") + "所", []string{"*"}, 1},
		{"too many alternatives to know how they end", strings.ReplaceAll(many.String(), "].", "]新*|") + "甲新*", []string{"*"}, 1},
	} {
		t.Run(test.rule, func(t *testing.T) {
			q := mustCompile(t, test.pattern).Grams()
			for _, gram := range test.has {
				if !strings.Contains(q.String(), gram) {
					t.Errorf("%s lacks %q: %s", test.pattern, gram, q)
				}
			}
			if n := gramsIn(q); n > test.grams {
				t.Errorf("%s: %d grams, want at most %d", test.pattern, n, test.grams)
			}
		})
	}
}

// The law that candidates rest on: a text that matches is never missed.
func TestPlanNeverMisses(t *testing.T) {
	matches, plans := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		p := drawPattern(t, 4)
		r, err := Compile(p.variant)
		if err != nil {
			return
		}
		text := p.matchable(t)
		if r.Grams().Op != analysis.GramAny {
			plans++
		}
		if !r.Match([]byte(text)) {
			return
		}
		matches++
		if !r.Grams().Match(gramsOf(text)) {
			t.Fatalf("%s matches %q, which has not %s", p.variant, text, r.Grams())
		}
	})
	if matches < 20 || plans < 20 {
		t.Errorf("%d matches, %d plans that ask for something: too few to tell", matches, plans)
	}
}
