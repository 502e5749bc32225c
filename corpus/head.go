package corpus

import (
	"strings"
	"unicode/utf8"

	"cewen/corpus/format"
)

// The head of a document is what stands before its text: title, meeting or
// date, speaker, number. maxHead bounds it in lines; real ones have up to nine.
const maxHead = 20

// Bounds of a line in the head, in characters.
const (
	maxHeadLine = 100
	maxTitle    = 80
)

// evidenceLines is how many lines behind the head are evidence for metadata
// (现在，我代表太原市人民政府…), and evidenceBytes how much of each.
const (
	evidenceLines = 6
	evidenceBytes = 900
)

// splitHead cuts head lines that hold a title and the line below it:
//
//	政府工作报告 ——1998年4月23日在海南省第二届人民代表大会第一次会议上
func splitHead(lines []line) []line {
	out := make([]line, 0, len(lines)+1)
	for i, l := range lines {
		if i < maxHead && shorter(l.Text, maxHeadLine) && l.kind == KindText {
			if title, rest, ok := cutTitle(l.Text); ok {
				first, second := l, l
				first.Text, second.Text, first.Lead, second.Lead = title, rest, 0, 0
				second.Gap = true
				out = append(out, first, second)
				continue
			}
		}
		out = append(out, l)
	}
	return out
}

// cutTitle cuts s before a dash or space behind which a meeting or date stands.
func cutTitle(s string) (title, rest string, ok bool) {
	for i, r := range s {
		if i == 0 || r != ' ' && r != '—' && r != '─' {
			continue
		}
		title, rest = strings.TrimSpace(s[:i]), strings.TrimSpace(s[i:])
		what := classify(rest)
		if (what == meetingLine || what == dateLine) && titleSuffix(title) != "" && classify(title) == otherLine {
			return title, rest, true
		}
	}
	return "", "", false
}

// markHead marks the lines of the head and the titles among them. It returns
// the evidence: the lines of the head and the first behind it.
func markHead(lines []line) (evidence []string) {
	end := headEnd(lines)
	for i := range end {
		lines[i].head = true
		if isTitle(lines, i, end) {
			lines[i].kind = KindTitle
		}
	}
	markCarried(lines)
	for _, l := range lines[:min(len(lines), end+evidenceLines)] {
		evidence = append(evidence, clip(l.Text, evidenceBytes))
	}
	return evidence
}

// markCarried marks the title of the document that an announcement carries.
func markCarried(lines []line) {
	var texts []string
	for _, l := range lines[:min(len(lines), maxOpening)] {
		texts = append(texts, clip(l.Text, evidenceBytes))
	}
	name, at := promulgated(texts)
	if name == "" {
		return
	}
	start, end, ok := nameRun(texts[at+1:min(len(texts), at+1+maxCarried)], name)
	if !ok {
		return
	}
	for i := at + 1 + start; i < at+1+end; i++ {
		lines[i].kind, lines[i].head, lines[i].Kind = KindTitle, true, format.Text
	}
}

// clip cuts s to at most n bytes at a character.
func clip(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}

// headEnd returns the index of the first line of the text.
func headEnd(lines []line) int {
	for i, l := range lines[:min(len(lines), maxHead)] {
		if endsHead(l) && !(i == 0 && l.Kind == format.Heading && l.Level == 1 && shorter(l.Text, maxTitle)) {
			return i
		}
	}
	return min(len(lines), maxHead)
}

func endsHead(l line) bool {
	m, _ := readMarker(l.Text)
	what := classify(l.Text)
	switch {
	case what == contentsLine, l.kind == KindTable, isAddress(l.Text), !shorter(l.Text, maxHeadLine):
		return true
	case what != otherLine:
		return false
	case m >= partMarker && m <= arabicMarker, isPartTitle(l.Text) && titleSuffix(l.Text) == "":
		return true
	case l.Kind == format.Heading:
		return l.Level > 1
	}
	return endsSentence(l.Text) && !isDash(l.Text) || strings.Contains(l.Text, "。")
}

// isTitle decides whether line i of a head that ends at end is a title.
func isTitle(lines []line, i, end int) bool {
	l := lines[i]
	s := l.Text
	if l.kind == KindTable || classify(s) != otherLine || !shorter(s, maxTitle) || isDash(s) || isHeadNoise(s) {
		return false
	}
	if l.Kind == format.Heading || titleSuffix(s) != "" {
		return true
	}
	if isTitleRun(lines[i:end]) {
		return true
	}
	if meta := firstMeta(lines[:end]); meta >= 0 {
		return i < meta && (l.Kind == format.Bold || i == 0 || lines[i-1].kind == KindTitle)
	}
	return i == 0 && len(lines) > 1 && isFirstLineTitle(l, lines[1])
}

// isTitleRun tells that lines open with a title that is broken over several of
// them: none but the last names a document, and that is no report on work, which
// has its issuer above it.
func isTitleRun(lines []line) bool {
	length := 0
	for i, l := range lines[:min(len(lines), maxTitleLines)] {
		s := l.Text
		if length += len(s); l.kind == KindTable || classify(s) != otherLine || isDash(s) || isHeadNoise(s) || isAddress(s) ||
			endsSentence(s) || holdsSentence(s) || strings.HasSuffix(s, "文件") || length > maxTitle*len("题") {
			return false
		}
		if titleSuffix(s) != "" {
			return i > 0 && !isReportTitle(s) && !isMasthead(s)
		}
	}
	return false
}

// isMasthead tells the name of an announcement or decree that stands alone.
func isMasthead(s string) bool {
	c := compact(s)
	return c == "公告" || c == "通告" || strings.HasSuffix(c, "令")
}

// firstMeta returns the first line with a meeting, date, speaker or number, -1
// if there is none.
func firstMeta(lines []line) int {
	for i, l := range lines {
		if what := classify(l.Text); what != otherLine && what != contentsLine {
			return i
		}
	}
	return -1
}

// isFirstLineTitle decides about the first line of a document whose head says
// nothing else: short, without a sentence, and not going on in the next line.
func isFirstLineTitle(l, next line) bool {
	if endsSentence(l.Text) || holdsSentence(l.Text) || !shorter(l.Text, maxHeading) || !isHan(firstRune(l.Text)) && l.Kind != format.Bold && firstRune(l.Text) != '《' {
		return false
	}
	return l.Kind == format.Bold || next.Gap || next.Indent
}

// isHeadNoise tells notes and credits that stand in a head.
func isHeadNoise(s string) bool {
	for _, word := range []string{"作《", "作政府工作报告", "记者", "刊印", "来源：", "字体：", "浏览", "发布时间"} {
		if strings.Contains(s, word) {
			return true
		}
	}
	r := firstRune(s)
	return r == '[' || (r == '（' || r == '(') && titleSuffix(s) == ""
}

// joinTitles joins titles and headings that are broken over lines. A title is
// broken if only its last line makes it the name of a document, a numbered heading
// if it ends with a comma and the next line is as short.
func joinTitles(lines []line) []line {
	out := lines[:0]
	for _, l := range lines {
		out = append(out, l)
		for n := len(out); n > 1 && (completes(out[n-2], out[n-1]) || completesHeading(out[n-2], out[n-1])); n = len(out) {
			out[n-2].Text = gluedTitle([]string{out[n-2].Text, out[n-1].Text})
			out = out[:n-1]
		}
	}
	return out
}

func completes(first, second line) bool {
	return first.kind == KindTitle && second.kind == KindTitle &&
		first.Kind == second.Kind && titleSuffix(first.Text) == "" && titleSuffix(second.Text) != "" &&
		!isReportTitle(second.Text) && !isMasthead(second.Text) && shorter(first.Text+second.Text, maxTitle) && !strings.Contains(first.Text, "文件")
}

func completesHeading(first, second line) bool {
	m, _ := readMarker(first.Text)
	other, _ := readMarker(second.Text)
	return m >= partMarker && m <= hanParenMarker && other == noMarker && strings.HasSuffix(first.Text, "，") &&
		first.kind == KindText && second.kind == KindText && first.Kind == second.Kind && !holdsSentence(first.Text) &&
		!endsSentence(second.Text) && !holdsSentence(second.Text) && shorter(first.Text+second.Text, maxHeading)
}
