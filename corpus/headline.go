package corpus

import (
	"regexp"
	"strings"
)

// headLine tells what a line in the head of a document says.
type headLine int

const (
	otherLine    headLine = iota
	meetingLine           // ——2022年2月22日在太原市第十五届人民代表大会第一次会议上
	dateLine              // （2010年1月10日 向巴平措）, 2023年3月2日
	speakerLine           // 市长 张新伟
	numberLine            // 国办发〔2023〕15号
	contentsLine          // 目 录
)

// speakerTitle matches the line of a speaker, spaces removed: an office and a
// name of two to about eight characters, in either order of spacing.
var speakerTitle = regexp.MustCompile(`^[（(]?[\p{Han}、]{0,30}?(?:代理|代)?(?:省长|市长|县长|区长|旗长|州长|盟长|主席|总理|专员|行政长官|部长|主任)[?？:：]?[\p{Han}·•]{2,15}[）)]?$`)

// speakerNames are words that follow an office without being a name.
var speakerNames = []string{"会议", "令", "报告", "办公", "工作", "基金", "信箱", "专题", "团", "质量", "讲话", "负责"}

// classify tells what a head line says.
func classify(s string) headLine {
	if !shorter(s, 120) {
		return otherLine
	}
	c := strings.Trim(compact(s), "—─－―–-")
	switch {
	case c == "目录" || c == "目次":
		return contentsLine
	case isNumberLine(c):
		return numberLine
	case isMeeting(c):
		return meetingLine
	case isDateLine(c):
		return dateLine
	case isSpeaker(c):
		return speakerLine
	}
	return otherLine
}

// isMeeting tells the line that names the meeting: it ends or goes on behind
// 会议上, or names a congress, and is no sentence.
func isMeeting(c string) bool {
	if holdsSentence(c) || strings.HasPrefix(c, "关于") {
		return false
	}
	if i := strings.IndexAny(c, "（("); i > 0 && titleSuffix(c[:i]) != "" {
		return false // a title that names the meeting in brackets
	}
	congress := strings.Contains(c, "人民代表大会") || strings.Contains(c, "人大")
	if congress && (strings.Contains(c, "次会议") || strings.Contains(c, "届")) {
		return strings.HasPrefix(c, "在") || strings.HasSuffix(c, "上") || strings.Contains(c, "会议上") ||
			strings.HasSuffix(c, "会议") || strings.HasSuffix(c, "）") || strings.HasSuffix(c, "上的报告") || strings.HasPrefix(c, "代表大会")
	}
	return strings.HasSuffix(c, "会议上") && shorter(c, 40)
}

// isDateLine tells a line that opens with a date and says little else.
func isDateLine(c string) bool {
	c = strings.TrimLeft(c, "（(")
	d, n := readDate(c)
	return d != "" && shorter(c[n:], 20) && !holdsSentence(c)
}

func isSpeaker(c string) bool {
	if !shorter(c, 40) || !holdsAny(c, offices) || !speakerTitle.MatchString(c) {
		return false
	}
	for _, word := range speakerNames {
		if strings.HasSuffix(c, word) {
			return false
		}
	}
	return true
}

func isNumberLine(c string) bool {
	if !strings.Contains(c, "号") || !shorter(c, 40) {
		return false
	}
	m := documentNumber.FindStringIndex(c)
	return m != nil && m[0] <= len("（文号") && len(c)-m[1] <= len("）")
}
