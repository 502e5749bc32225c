package corpus

import (
	"strings"
	"unicode/utf8"
)

// offices are held by those who deliver reports.
var offices = []string{"省长", "市长", "区长", "县长", "旗长", "州长", "盟长", "主席", "总理", "专员", "行政长官", "部长", "主任"}

// speaker is who delivered a report: the name behind the office on a line of the
// head (市长 张新伟), behind the date in brackets (2010年1月10日 向巴平措), alone on
// its line below the meeting, or in the title of the front matter.
func (e *evidence) speaker() finding {
	if !e.report {
		return finding{}
	}
	for i, s := range e.head {
		if !shorter(s, maxHeadLine) && !strings.Contains(clip(s, 60), "各位代表") {
			continue
		}
		if name := speakerIn(s); name != "" {
			return finding{name, OriginText}
		}
		if i > 0 && isName(compact(s)) && (classify(e.head[i-1]) == meetingLine || i+1 < len(e.head) && isAddress(e.head[i+1])) {
			return finding{compact(s), OriginText}
		}
	}
	if name := titleSpeaker(e.front[FieldTitle]); name != "" {
		return finding{name, OriginFrontMatter}
	}
	return finding{}
}

// speakerIn reads the speaker from a line of the head.
func speakerIn(s string) string {
	c := compact(s)
	if i := strings.Index(c, "各位代表"); i > 0 { // the address run on to the line
		c = c[:i]
	}
	switch what := classify(c); {
	case what == speakerLine:
		return nameBehindOffice(c)
	case what == meetingLine, what == dateLine, titleSuffix(c) != "":
		c = strings.TrimRight(c, "）)")
		if name := nameBehindOffice(c); name != "" {
			return name
		}
		return nameBehindDate(c)
	}
	return ""
}

// nameBehindOffice returns the name behind the last office in a line that it
// ends, "" if there is none.
func nameBehindOffice(c string) string {
	at, length := -1, 0
	for _, o := range offices {
		if i := strings.LastIndex(c, o); i > at {
			at, length = i, len(o)
		}
	}
	if at < 0 {
		return ""
	}
	name := strings.Trim(c[at+length:], "?？:：（）() ")
	if d := strings.IndexFunc(name, isDateRune); d > 0 { // a date behind the name
		name = name[:d]
	}
	if isName(name) {
		return name
	}
	return ""
}

func isDateRune(r rune) bool { return r >= '0' && r <= '9' || r >= '０' && r <= '９' }

// nameBehindDate returns the name behind a date: （2010年1月10日向巴平措）
func nameBehindDate(c string) string {
	for i, r := range c {
		if !isDateRune(r) {
			continue
		}
		d, n := readDate(c[i:])
		if len(d) != len("2006-01-02") {
			continue
		}
		if name := strings.Trim(c[i+n:], "（）()，, "); isName(name) {
			return name
		}
	}
	return ""
}

// titleSpeaker reads the speaker from a title that tells it:
// 包头市政府工作报告（2025年1月5日 孟庆维）, 2021年1月24日广东省省长马兴瑞在……,
// 韩正市长在……上的政府工作报告.
func titleSpeaker(title string) string {
	c := compact(title)
	if open := strings.LastIndexAny(c, "（("); open >= 0 {
		inner := strings.Trim(c[open:], "（）()")
		if name := nameBehindDate(inner); name != "" {
			return name
		}
		if name := nameBehindOffice(inner); name != "" {
			return name
		}
	}
	before, _, ok := strings.Cut(c, "在")
	if !ok {
		return ""
	}
	if name := nameBehindOffice(before); name != "" {
		return name
	}
	for _, o := range offices {
		if name, ok := strings.CutSuffix(before, o); ok && isName(name) {
			return name
		}
	}
	return ""
}

// notNames are words of two to four characters that stand where a name may.
var notNames = []string{"会议", "大会", "目录", "摘要", "全文", "报告", "代表", "同志", "通过", "开幕", "政府", "人民", "省长", "市长", "主席", "文件", "草案", "施行", "公布", "发布", "修订", "修正", "印发", "实施", "批准"}

// isName tells what may be a person's name: two to eight Han characters, with
// points between parts.
func isName(s string) bool {
	n := utf8.RuneCountInString(s)
	if n < 2 || n > 8 {
		return false
	}
	for _, r := range s {
		if !isHan(r) && r != '·' && r != '•' {
			return false
		}
	}
	return !holdsAny(s, notNames)
}
