package corpus

import (
	"strings"
	"unicode/utf8"

	"cewen/corpus/format"
)

// joinBroken joins paragraphs that were broken in the middle of a sentence, as
// copying from paged originals leaves them:
//
//	……再创建至少2到3个新时代美丽
//
//	宜居示范村。持续推进……
//
// It joins only where something speaks for it; a paragraph that merely lacks its
// full stop stays alone.
func joinBroken(lines []line) []line {
	j := joiner{lines: lines, budget: maxLookups}
	out := make([]line, 0, len(lines))
	for _, l := range lines {
		if n := len(out); n > 0 && j.continues(out[n-1], l) {
			out[n-1].Text = glue(out[n-1].Text, l.Text)
			continue
		}
		out = append(out, l)
	}
	return out
}

// maxLookups bounds how often a document is searched for the word that a break
// may have cut: real documents need a few dozen, and a search reads all of it.
const maxLookups = 400

// maxJoined bounds a joined paragraph, in bytes: no sentence of a real document
// comes near it, and without a bound a file of nothing but open ends would take
// quadratic time.
const maxJoined = 16 << 10

type joiner struct {
	lines  []line
	budget int
}

// continues tells that line b goes on with the sentence that a leaves open.
func (j *joiner) continues(a, b line) bool {
	if a.kind != KindText || b.kind != KindText || a.head || b.head || b.Kind != format.Text || a.Kind == format.Bold {
		return false
	}
	if len(a.Text) > maxJoined || isAddress(b.Text) || isAddress(a.Text) && shorter(a.Text, 30) || classify(b.Text) != otherLine {
		return false
	}
	if r := firstRune(b.Text); strings.ContainsRune("。，、；：！？）”％%‰,;)", r) {
		return !isClosed(a.Text) || r == '。' && lastRune(a.Text) != '。'
	}
	if isClosed(a.Text) || startsAnew(b.Text) || strings.HasSuffix(a.Text, "。、") {
		return false
	}
	return j.open(ending(a.Text), b.Text)
}

// ending is the end of a paragraph as far as its last sentences decide.
func ending(s string) string {
	const enough = 800 // bytes
	if len(s) <= enough {
		return s
	}
	at := len(s) - enough
	for !utf8.RuneStart(s[at]) {
		at++
	}
	return s[at:]
}

// startsAnew tells a line that opens a paragraph of its own.
func startsAnew(s string) bool {
	m, length := readMarker(s)
	return m != noMarker && len(s) > length || isDash(s) || strings.HasPrefix(s, "附件") || strings.HasPrefix(s, "注：")
}

// open tells that a is unfinished text, and b its continuation.
func (j *joiner) open(a, b string) bool {
	last, first := lastRune(a), firstRune(b)
	switch {
	case isNumber(a): // a figure that stands alone, cut off on both sides
		return isHan(first) && strings.ContainsRune("年月日亿万千百个元倍家项人种名户公平吨米件次位所条座张台", first)
	case strings.ContainsRune("，、,（(“《", last):
		return utf8.RuneCountInString(a) > 1 && !tailHeading(a)
	case !strings.ContainsAny(a, "。；") && shorter(a, maxHeading), tailHeading(a), isDated(a):
		return false // a heading, or a line of its own
	case isDigit(last) && (isHan(first) || isDigit(first)), isHan(last) && isDigit(first) && !startsWithYearSentence(b):
		return true
	case endsWithFunctionWord(a), strings.ContainsRune("%％‰", last) && followsFigure(b):
		return true
	case isWordRune(last) && isWordRune(first):
		return true
	}
	m, _ := readMarker(a)
	return (m == noMarker || strings.ContainsAny(a, "。；")) && j.cutsWord(a, b) && !opensSentence(b)
}

// followsFigure tells words that go on behind a percentage.
func followsFigure(b string) bool {
	for _, w := range []string{"以上", "以下", "以内", "左右", "的", "和"} {
		if strings.HasPrefix(b, w) {
			return true
		}
	}
	return false
}

// isNumber tells a figure: 29, 3.5.
func isNumber(s string) bool { return s != "" && strings.Trim(s, "0123456789.") == "" }

// tailHeading tells that the last sentence of a is a heading that was run on to
// it: ……提出意见。一、2003年工作的回顾
func tailHeading(a string) bool {
	i := strings.LastIndexAny(a, "。；！？")
	if i < 0 {
		return false
	}
	_, n := utf8.DecodeRuneInString(a[i:])
	tail := strings.TrimSpace(a[i+n:])
	m, length := readMarker(tail)
	return m != noMarker && m <= hanParenMarker && len(tail) > length || isPartTitle(tail)
}

// isDated tells a time stamp at the end of a line.
func isDated(a string) bool {
	i := strings.LastIndexByte(a, ' ')
	return i >= 0 && strings.Count(a[i:], ":") == 2
}

// startsWithYearSentence tells a line that opens with a year as a new paragraph
// may: 2003年是…, 2003年，…
func startsWithYearSentence(b string) bool {
	year, n := readNumber(b)
	after, ok := strings.CutPrefix(b[n:], "年")
	return ok && year >= 1900 && year <= 2100 &&
		(strings.HasPrefix(after, "，") || strings.HasPrefix(after, "是") || strings.HasPrefix(after, ",") || strings.HasPrefix(after, "的"))
}

// functionWords cannot end a sentence.
var functionWords = []string{"和", "与", "及", "把", "被", "将", "由", "为", "从", "向", "以", "约", "达", "并", "或", "至", "比", "使", "让", "对", "在", "等各"}

func endsWithFunctionWord(a string) bool {
	for _, w := range functionWords {
		if strings.HasSuffix(a, w) {
			return true
		}
	}
	return false
}

// openers are how paragraphs often begin.
var openers = []string{
	"在", "我们", "今年", "去年", "过去", "一年来", "五年来", "各级", "各位", "同时", "为此", "总之", "此外", "另外", "首先", "其次", "最后",
	"要", "全面", "全力", "坚持", "加快", "加强", "推进", "深化", "继续", "积极", "大力", "着力", "努力", "切实", "进一步", "不断", "新获批", "对", "以", "第", "当前",
	"实施", "完善", "强化", "支持", "鼓励", "抓好", "做好", "毛主席", "扎实", "严格", "认真",
}

// opensSentence tells that b begins like a paragraph, unless its first sentence
// is too short to be one (宜居示范村。).
func opensSentence(b string) bool {
	if end := strings.IndexAny(b, "。；"); end > 0 && shorter(b[:end], 8) && !strings.Contains(b[:end], "，") {
		return false
	}
	for _, o := range openers {
		if strings.HasPrefix(b, o) {
			return true
		}
	}
	return false
}

// cutsWord tells that the break cut a word: the document writes three of the
// characters around it together elsewhere (文|化体 in 文化体制), or it writes the two
// at the break together more often than either with its own neighbour.
func (j *joiner) cutsWord(a, b string) bool {
	_, n := utf8.DecodeLastRuneInString(a)
	_, n2 := utf8.DecodeLastRuneInString(a[:len(a)-n])
	_, m := utf8.DecodeRuneInString(b)
	_, m2 := utf8.DecodeRuneInString(b[m:])
	last, first := a[len(a)-n:], b[:m]
	if j.count(a[len(a)-n-n2:]+first) > 0 || j.count(last+b[:m+m2]) > 0 {
		return true
	}
	pair := j.count(last + first)
	return pair > 1 && pair > j.count(a[len(a)-n-n2:]) && pair > j.count(b[:m+m2])
}

// count is how many lines hold word; nothing once the budget is spent.
func (j *joiner) count(word string) int {
	if j.budget--; j.budget < 0 {
		return 0
	}
	n := 0
	for i := range j.lines {
		if strings.Contains(j.lines[i].Text, word) {
			n++
		}
	}
	return n
}
