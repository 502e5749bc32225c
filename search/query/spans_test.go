package query

import (
	"cmp"
	"slices"
	"strings"
	"testing"
)

// cut prints the stretches of a text that spans are, parted by |.
func cut(text string, spans []Span) string {
	parts := make([]string, len(spans))
	for i, s := range spans {
		parts[i] = text[s.Start:s.End]
	}
	return strings.Join(parts, "|")
}

func inOrder(spans []Span) []Span {
	spans = slices.Clone(spans)
	slices.SortFunc(spans, func(a, b Span) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End)) })
	return spans
}

// spanTest is a rule: what a query of one atom occurs at in a text.
type spanTest struct{ rule, query, text, want string }

func checkSpans(t *testing.T, tests []spanTest) {
	t.Helper()
	for _, test := range tests {
		t.Run(test.rule, func(t *testing.T) {
			text := printed(test.text)
			a, ok := parsed(t, test.query).(Atom)
			if !ok {
				t.Fatalf("%s is no atom", test.query)
			}
			if got := cut(text.Folded, a.Spans(text)); got != test.want {
				t.Errorf("%s in %q: %q, want %q", test.query, text.Folded, got, test.want)
			}
		})
	}
}

func TestTermsOccur(t *testing.T) {
	checkSpans(t, []spanTest{
		{"from left to right without overlap", "的的", "的的的的的", "的的|的的"},
		{"a rare Han character", "𠮷", "𠮷野家𠮷", "𠮷|𠮷"},
		{"not in the bytes of others", "丁", "三万", ""},
		{"across a line that was broken", "经济发展", "经济\n发展", "经济发展"},
		{"white space beside letters is one space", `"gb 1"`, "GB　　１", "gb 1"},
		{"which a term without it does not have", "gb1", "GB 1", ""},
		{"zero-width characters are not there", "发展", "发\u200b展", "发展"},
		{"a compatibility ideograph is the character", "金", "\uF90A", "金"},
		{"an escaped sign", `\?`, "几?几？", "?|?"},
		{"an escaped sign in quotes", `"5\*3"`, "5*3=15", "5*3"},
		{"a backslash", `"a\\b"`, `a\b`, `a\b`},
		{"a quote", `"说\"好"`, `说"好`, `说"好`},
	})
}

func TestExactLiteralsOccur(t *testing.T) {
	checkSpans(t, []spanTest{
		{"in the same characters only", `exact:"發展"`, "发展發展", "发展"},
		{"in the same case only", `exact:PM`, "PM pm Pm PM", "pm|pm"},
		{"in the same width only", `exact:"２"`, "2２", "2"},
		{"with the same white space only", `exact:"3 所"`, "3 所3  所3　所", "3 所"},
		{"with a zero-width character in it", "exact:\"发\u200b展\"", "发展发\u200b展", "发展"},
		{"without overlap", `exact:"AA"`, "AAAAA", "aa|aa"},
		{"signs are themselves", `exact:"几?*"`, "几?* 几个", "几?*"},
		{"escapes are read in quotes", `exact:"几\?"`, "几?", "几?"},
		{"not where the folded text has it by other characters", `exact:"，"`, ",", ""},
	})
}

func TestWildcardsOccur(t *testing.T) {
	checkSpans(t, []spanTest{
		{"? is one character", "新建?所", "新建3所新建12所新建所", "新建3所"},
		{"?? are two", "新建??所", "新建3所新建12所", "新建12所"},
		{"? is a rare Han character too", "太?所", "太𠮷所", "太𠮷所"},
		{"? is a letter, a sign, a space", "a?b", "a1b a,b a b", "a1b|a,b|a b"},
		{"? is the end of a sentence too", "太?忻", "太。忻", "太。忻"},
		{"? before", "?所", "所3所", "3所"},
		{"? behind", "所?", "所3所", "所3"},
		{"? before goes on behind what was found", "?所", "一所所所", "一所|所所"},
		{"* is any number", "新建*所", "新建3所，新建幼儿园12所", "新建3所|新建幼儿园12所"},
		{"* is none", "新建*所", "新建所", "新建所"},
		{"* ends with the sentence", "新建*所", "新建学校。幼儿园所", ""},
		{"* ends with a question", "新建*所", "新建吗？所", ""},
		{"* ends with a call", "新建*所", "新建！所", ""},
		{"* does not end with a semicolon or a decimal point", "新建*所", "新建；3.5所", "新建;3.5所"},
		{"as early as it can", "太*忻", "太太忻忻", "太太忻"},
		{"and then each piece as early as it can", "太*原*忻", "太原忻原忻", "太原忻"},
		{"a beginning that leads nowhere is left", "太?忻*建", "太一忻。太二忻和建", "太二忻和建"},
		{"a piece that leads nowhere is passed over", "太*忻?建", "太忻一忻二建", "太忻一忻二建"},
		{"a literal of its own may end a sentence", "太*。建", "太原。建", "太原。建"},
		{"?* is one or more", "新建?*所", "新建所3所", "新建所3所"},
		{"*? is the same", "新建*?所", "新建所3所", "新建所3所"},
		{"?* passes one end of a sentence", "太?*忻", "太。原忻", "太。原忻"},
		{"runs at the ends ask for nothing", "*太忻*", "太原太忻", "太忻"},
		{"not even beside ?", "*?太", "原忻太", "忻太"},
		{"folded", "新建*所", "新\n建３ 所", "新建3 所"},
		{"pieces with white space between", `"gb/t *-2016"`, "GB/T 28181-2016", "gb/t 28181-2016"},
		{"a whole word of signs", `"*?太*?"`, "甲太乙", "甲太乙"},
	})
}

func TestRegularExpressionsOccur(t *testing.T) {
	checkSpans(t, []spanTest{
		{"leftmost, without overlap", `/哈./`, "哈哈哈", "哈哈"},
		{"folded", `/[Ａ-Ｃ]發/`, "ａ发B发", "a发|b发"},
		{"empty matches are left out", `/(太忻)?/`, "太忻发", "太忻"},
		{"an empty match hides nothing behind it", `/\d*/`, "太3忻45", "3|45"},
		{"assertions take no character", `/^太|忻$/`, "太忻太忻", "太|忻"},
		{"a period is any character, the end of a sentence too", `/太.忻/`, "太。忻太𠮷忻", "太。忻|太𠮷忻"},
		{"greedy", `/太.*忻/`, "太忻太忻", "太忻太忻"},
		{"lazy", `/太.*?忻/`, "太忻太忻", "太忻|太忻"},
		{"a negated class keeps out all that folds to it", `/[^，]+/`, "太,忻，发", "太|忻|发"},
		{"no reading back", `/发(展|放)/`, "发展发放", "发展|发放"},
	})
}

func TestNearOccurs(t *testing.T) {
	checkSpans(t, []spanTest{
		{"in either order", "太 NEAR/1 忻", "太原忻。忻原太", "太原忻|忻原太"},
		{"the distance is what lies between", "太 NEAR/2 忻", "太一二忻太一二三忻", "太一二忻"},
		{"none may lie between", "太 NEAR/0 忻", "太忻忻太 太-忻", "太忻|忻太"},
		{"characters are counted, not bytes", "太 NEAR/3 忻", "太𠮷𠮷𠮷忻太𠮷𠮷𠮷𠮷忻", "太𠮷𠮷𠮷忻"},
		{"letters and signs are characters", "太 NEAR/3 忻", "太a,1忻", "太a,1忻"},
		{"folded text is counted", "太 NEAR/1 忻", "太 \u200b原\n忻", "太原忻"},
		{"across sentences", "太 NEAR/3 忻", "太。原！忻", "太。原!忻"},
		{"what overlaps is not near", "太忻 NEAR/5 忻一", "太忻一", ""},
		{"nor is what lies within the other", "太忻一 NEAR/5 忻", "太忻一", ""},
		{"nor a text itself", "太 NEAR/5 太", "太", ""},
		{"a text and the same text again", "太 NEAR/1 太", "太太太", "太太"},
		{"two pairs of the same", "太 NEAR/1 太", "太太太太", "太太|太太"},
		{"places that overlap can each be near", "哈哈 NEAR/0 太", "哈哈哈太", "哈哈太"},
		{"the pair that ends first", "太 NEAR/3 忻", "太忻忻", "太忻"},
		{"of those that end together the shortest", "太 NEAR/3 忻", "太太忻", "太忻"},
		{"as many as can stand without overlap", "太 NEAR/2 忻", "太一忻太一忻太", "太一忻|太一忻"},
		{"a text serves one pair", "太 NEAR/1 忻", "忻太忻", "忻太"},
		{"in order", "太 THEN/1 忻", "忻太忻太", "太忻"},
		{"in order and too far", "太 THEN/1 忻", "太一二忻", ""},
		{"not in order", "太 THEN/5 忻", "忻太", ""},
		{"without a number ten", "太 NEAR 忻", "太一二三四五六七八九十忻", "太一二三四五六七八九十忻"},
		{"without a number not eleven", "太 NEAR 忻", "太一二三四五六七八九十十忻", ""},
		{"alternatives on both sides", "(太 | 大) NEAR/1 (忻 | 同)", "太忻大一同", "太忻|大一同"},
		{"a wildcard", "新建*所 NEAR/2 基金", "新建3所和基金", "新建3所和基金"},
		{"a regular expression", `/\d+所/ THEN/1 基金`, "3所和基金", "3所和基金"},
		{"an exact literal", `exact:"發" THEN/0 展`, "发展發展", "发展"},
		{"a chain", "太 THEN/1 忻 THEN/1 建", "太忻一建", "太忻一建"},
		{"a chain of all pairs", "太 NEAR/2 忻 NEAR/0 建", "太忻忻建", "太忻忻建"},
		{"a pair near a pair", "(太 NEAR/0 忻) NEAR/1 (大 NEAR/0 同)", "大同和忻太", "大同和忻太"},
	})
}

// What is marked is what is counted, as it is printed.
func TestMarksQuoteThePrintedText(t *testing.T) {
	for _, test := range []struct{ rule, query, text, want string }{
		{"with white space inside", "发展", "推动 發\n展", "發\n展"},
		{"with zero width inside, none around", "发展", "\u200b发\u200b展\u200b", "发\u200b展"},
		{"a distance", "太 NEAR/1 忻", "太 原　忻", "太 原　忻"},
		{"a gap", "太*忻", "太 原　忻", "太 原　忻"},
		{"all atoms", "太忻 (发展 | 基金)", "太忻發展", "太忻|發展"},
		{"no negated atom", "太忻 -基金", "太忻发展", "太忻"},
		{"only sentences that match", "太忻 发展 in:句", "太忻。发展太忻！", "发展|太忻"},
		{"a sentence whose beginning is dropped", `/^发/ in:句`, "太。 \u200b發", "發"},
		{"exactly, with what folding drops at the ends", "exact:\"\u200b发 \"", "甲\u200b发 乙", "\u200b发 "},
		{"exactly, in a sentence", `exact:"發" in:句`, "發。发。發", "發|發"},
		{"nothing for fields", "年:2022", "2022", ""},
	} {
		t.Run(test.rule, func(t *testing.T) {
			place := outlined(bulletin, test.text)[0]
			marks := Marks(parsed(t, test.query), place)
			if got := cut(test.text, inOrder(marks)); got != test.want {
				t.Errorf("%s in %q: %q, want %q", test.query, test.text, got, test.want)
			}
		})
	}
}
