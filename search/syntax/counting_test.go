package syntax

import (
	"strconv"
	"strings"
	"testing"

	"cewen/analysis"
	"cewen/corpus"
	"cewen/search/query"
)

// none is the count of a paragraph that is no hit.
const none = -1

// counting are worked examples of what is counted in a paragraph.
var counting = []struct {
	query, text string
	want        int
	why         string
}{
	{"发展", "发展发展", 2, "from left to right"},
	{"哈哈", "哈哈哈哈哈", 2, "without overlap"},
	{"太忻 太忻一体化", "太忻一体化", 2, "words that overlap each count"},
	{"PM ｐｍ", "PM2.5", 1, "what is folded alike counts once"},
	{"太忻 -基金", "太忻和太忻", 2, "what is excluded does not count"},
	{"-基金", "太忻", 0, "a hit without occurrences"},
	{"-基金", "太忻基金", none, ""},
	{"新建?所", "新建3所，新建12所", 1, "one character"},
	{"建?所", "建。所", 1, "of any kind"},
	{"新建?", "新建", none, "and not none"},
	{"新建*所", "新建3所，新建12所", 2, "each as short as it can be"},
	{"新建*所", "新建新建3所", 1, "each begins as early as it can"},
	{"新建*所", "新建所", 1, "* may be nothing"},
	{"新建*所", "新建学校。改造5所", none, "* does not go beyond 。！？"},
	{"新建*所", "新建学校；改造5所", 1, "but beyond all else"},
	{"{3}所", "３所、三所、13所、第三所", 2, "the number, however it is written"},
	{"{>=3}所", "3所以上、2到3所", 2, "of a range one number is enough"},
	{"{1.2}万亩", "12000亩、800公顷、80公顷", 2, "converted within a family of units"},
	{"新建{}所", "新建 3 所，改建2所", 1, "one space may stand beside the number"},
	{"{}个", "十四五、2025年、三年行动", none, "names and years are no quantities"},
	{"{}", "3所，20人", 2, "any number of anything"},
	{"新建{2}所幼儿园", "新建两所幼儿园", 1, "with text behind the unit"},
	{"{2}幼儿园", "两所幼儿园", 1, "whatever the unit"},
	{"甲 NEAR/2 乙", "甲一二乙", 1, "two characters between"},
	{"甲 NEAR/2 乙", "甲一二三乙", none, "three"},
	{"甲 NEAR/2 乙", "甲 一 二 乙", 1, "of the folded text: white space between Han is none"},
	{"甲 NEAR/1 乙", "甲𠮷乙", 1, "a rare character is one like others"},
	{"甲 NEAR/2 乙", "乙，甲", 1, "in either order"},
	{"甲 THEN/2 乙", "乙，甲", none, "in this order only"},
	{"甲 NEAR/5 乙", "甲乙甲乙", 2, "as many as fit without overlap"},
	{"甲 NEAR/5 乙", "甲甲乙", 1, "one 乙 is in one only"},
	{"甲乙 NEAR/0 乙丙", "甲乙丙", none, "the two sides do not overlap"},
	{"发展 NEAR/5 发展", "发展再发展", 1, "a word beside itself: two places"},
	{"/[0-9]+/", "新建3所、12所", 2, "leftmost first, as long as it can be"},
	{"/[0-9]*/", "新建3所", 1, "empty matches do not count"},
	{"/發展|[Ａ-Ｃ]级/", "发展a级", 2, "the pattern is folded too"},
	{"/建 3/", "新建 3所", 1, "white space in a pattern is one space"},
	{"/新 建/", "新 建", none, "there is none between Han characters"},
	{"/^新建/", "要新建3所。新建2所。", none, "^ is the beginning of the paragraph"},
	{"in:句 /^新建/", "要新建3所。新建2所。", 1, "of the sentence, with in:句"},
	{"in:句 /所。$/", "“新建3所。”他说。", none, "a closing quote belongs to the sentence before it"},
	{"in:句 甲 乙", "甲乙甲。甲。", 3, "in sentences that have both"},
	{"exact:ＰＭ", "ＰＭ和PM", 1, "as printed"},
	{`exact:"新 建"`, "新建、新 建", 1, "white space too"},
}

func countingTable(t *testing.T) string {
	var b strings.Builder
	b.WriteString("| Query | Paragraph | Occurrences | |\n|---|---|---|---|\n")
	for _, c := range counting {
		n := "no hit"
		if c.want != none {
			n = strconv.Itoa(c.want)
		}
		b.WriteString(row(code(c.query), c.text, n, plain(c.why)))
	}
	return b.String()
}

func TestWorkedExamplesCountAsSaid(t *testing.T) {
	for _, c := range counting {
		place := query.Place{
			Text: query.Text{Folded: analysis.Fold(c.text), Original: func() string { return c.text }}, Meta: &corpus.Metadata{},
		}
		e, got := parse(t, c.query), none
		for _, hit := range query.Find(e, []query.Place{place}) {
			got = hit.Occurrences
		}
		if got != c.want {
			t.Errorf("%s in %s: %d, not %d", c.query, c.text, got, c.want)
		}
		if marks := query.Marks(e, place); got >= 0 && len(marks) != got {
			t.Errorf("%s in %s: %d marks for %d occurrences", c.query, c.text, len(marks), got)
		}
	}
}

// gramsTable shows what the index is asked for queries.
func gramsTable(t *testing.T) string {
	var b strings.Builder
	b.WriteString("| Query | Grams |\n|---|---|\n")
	for _, q := range []string{
		"太忻一体化", "所", "新建*所", "太忻 NEAR/10 (基金 | 资金)", "新建{>=3}所", "{}亩", "/新建(公办|普惠)?幼儿园/", "/[一二三]号线/", "/.{3,5}县/", "/[^，]+/", "。",
	} {
		b.WriteString(row(code(q), code(query.Candidates(parse(t, q).(query.Atom)).String())))
	}
	return b.String()
}
