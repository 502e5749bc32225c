package corpus

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// year is the year that a report plans for. A statement counts before an
// inference, and evidence in the text before that in the path:
//
//  1. the year in a title (2006年福建省人民政府工作报告);
//  2. the year on which the headings of the plan and the date agree;
//  3. the name of the file where it is a year, unless the text contradicts it by
//     more than a year: it is how the keeper of the file calls the report;
//  4. the year that the headings or the date give alone;
//  5. any other year in the path; 6. the opening of paragraphs.
//
// Of other documents it is the year in the title, the number, the date or the path.
func (e *evidence) year(m Metadata) finding {
	for _, t := range e.namedTitles() {
		if y := titleYear(t.value); y > 0 && t.origin != OriginPath {
			return finding{strconv.Itoa(y), t.origin}
		}
	}
	named := pathYear(e.path)
	if e.report {
		return e.reportYear(m.Date, named)
	}
	switch {
	case numberYear(m.Number) > 0:
		return finding{strconv.Itoa(numberYear(m.Number)), OriginDerived}
	case m.Date != "":
		return finding{strconv.Itoa(yearOf(m.Date)), OriginDerived}
	case named > 0:
		return finding{strconv.Itoa(named), OriginPath}
	}
	return finding{}
}

func (e *evidence) reportYear(date string, named int) finding {
	planned, certain := e.planYear(date, named)
	exact := named > 0 && strings.TrimSuffix(fileStem(e.path), "年") == strconv.Itoa(named)
	switch {
	case certain, planned > 0 && !(exact && near(named, planned)):
		return finding{strconv.Itoa(planned), OriginText}
	case named > 0:
		return finding{strconv.Itoa(named), OriginPath}
	}
	if y := e.plannedInText(); y > 0 {
		return finding{strconv.Itoa(y), OriginText}
	}
	return finding{}
}

func near(a, b int) bool { return a-b <= 1 && b-a <= 1 }

// titleYear is the only year that a title names, dates apart: 2006年福建省人民政府
// 工作报告, 政府工作报告（2009年）; 0 if there is none or more than one.
func titleYear(s string) int {
	c := compact(s)
	found := 0
	for i := 0; i < len(c); {
		y, n := yearAt(c[i:])
		if n == 0 {
			i += max(1, len(string(firstRune(c[i:]))))
			continue
		}
		after := c[i+n:]
		switch {
		case strings.HasPrefix(after, "、"), isSpan(c[:i], after):
			return 0
		case isMonth(after):
		case found != 0 && found != y:
			return 0
		default:
			found = y
		}
		i += n
	}
	return found
}

// yearAt reads a year with its unit (2006年, 二〇〇六年, 2006年度) that opens s.
func yearAt(s string) (year, length int) {
	if _, ok := digitValue(firstRune(s)); !ok {
		return 0, 0
	}
	year, n := readNumber(s)
	unit := readUnit(s[n:], "年")
	if n == 0 || unit == 0 || year < 1949 || year > 2100 {
		return 0, 0
	}
	return year, n + unit
}

// isMonth tells that what follows a year makes a date of it.
func isMonth(s string) bool {
	_, n := readNumber(s)
	return n > 0 && strings.HasPrefix(s[n:], "月")
}

// Words in headings that tell the year before from the year planned.
var (
	reviewWords = []string{"回顾", "总结", "完成情况", "取得", "过去", "成就", "成绩", "基本情况", "执行情况", "进展"}
	planWords   = []string{
		"工作安排", "目标任务", "主要任务", "总体要求", "重点工作", "工作部署", "工作任务", "工作建议", "工作重点", "主要工作",
		"主要目标", "预期目标", "发展目标", "奋斗目标", "重点任务", "总体思路", "基本要求", "工作要求", "工作的意见", "工作打算", "工作计划", "政府工作",
	}
)

// planYear deduces the year of a report from the headings of its parts and the
// date on which it was delivered. A heading with a plan names the year, one with
// a review the year before. Reports delivered in November or December are about
// the next year. Where headings and date differ, the year named by the path
// decides if it is one of them. The deduction is certain if a heading with a
// plan and the date agree.
func (e *evidence) planYear(date string, named int) (year int, certain bool) {
	votes, plans := map[int]int{}, map[int]bool{}
	for _, s := range e.doc.Sections {
		y, plan := headingYear(s.Title)
		if y == 0 {
			continue
		}
		votes[y]++
		if plan {
			votes[y]++
			plans[y] = true
		}
	}
	best := mostVotes(votes)
	if date == "" {
		return best, false
	}
	dated := yearOf(date)
	if monthOf(date) >= 11 {
		dated++
	}
	switch {
	case votes[dated] > 0, best == 0:
		return dated, plans[dated]
	case named == best:
		return best, false
	}
	return dated, false
}

// mostVotes returns the year with most votes, of several the latest.
func mostVotes(votes map[int]int) int {
	best := 0
	for y, n := range votes {
		if best == 0 || n > votes[best] || n == votes[best] && y > best {
			best = y
		}
	}
	return best
}

// headingYear reads the year that a report with such a heading plans for, and
// whether the heading is that of a plan; 0 if the heading does not tell. Each
// year is judged by the words behind it: 1994年回顾和1995年工作的基本要求. Spans and far
// aims (2011—2015年, 到2020年, 2035年远景目标) are passed over.
func headingYear(title string) (year int, plan bool) {
	c := compact(clip(title, 150))
	end := len(c)
	for i := len(c) - 1; i >= 0; i-- {
		if !utf8.RuneStart(c[i]) || insideNumber(c, i) {
			continue
		}
		y, n := yearAt(c[i:])
		if n == 0 || isMonth(c[i+n:]) || isSpan(c[:i], c[i+n:]) {
			continue
		}
		behind := c[i+n : end]
		switch {
		case holdsAny(behind, reviewWords):
			return max(year, y+1), plan
		case holdsAny(behind, planWords):
			year, plan = max(year, y), true
			end = i
		}
	}
	return year, plan
}

// insideNumber tells that the digit at i continues a number.
func insideNumber(c string, i int) bool {
	_, before := digitValue(lastRune(c[:i]))
	_, here := digitValue(firstRune(c[i:]))
	return before && here
}

// isSpan tells that a year is the end of a span or a far aim.
func isSpan(before, after string) bool {
	for _, s := range []string{"到", "至", "—", "-", "－", "～", "~"} {
		if strings.HasSuffix(before, s) || strings.HasPrefix(after, s) {
			return true
		}
	}
	return strings.HasPrefix(after, "远景")
}

func holdsAny(s string, words []string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// plannedInText looks into the opening of paragraphs where no heading and no
// date tells: 2019年政府工作的总体要求是, 做好2019年政府工作, and as the last
// resort the year that is called the past one (刚刚过去的2018年).
func (e *evidence) plannedInText() int {
	votes, best := map[int]int{}, 0
	for _, p := range e.doc.Paragraphs {
		y, weight := openingYear(compact(clip(p.Text, 120)))
		if weight == 0 {
			continue
		}
		votes[y] += weight
		if votes[y] > votes[best] || votes[y] == votes[best] && y > best {
			best = y
		}
	}
	return best
}

func openingYear(c string) (year, weight int) {
	for i, r := range c {
		if _, ok := digitValue(r); !ok {
			continue
		}
		y, n := yearAt(c[i:])
		if n == 0 || isMonth(c[i+n:]) {
			continue
		}
		before, after := c[:i], c[i+n:]
		switch {
		case strings.HasPrefix(after, "政府工作"), strings.HasPrefix(after, "全省经济社会发展"), strings.HasPrefix(after, "经济社会发展"),
			strings.HasPrefix(after, "经济工作"), strings.HasPrefix(after, "工作的总体"), strings.HasSuffix(before, "做好"):
			return y, 3
		case strings.HasSuffix(before, "过去的"), strings.HasPrefix(after, "工作回顾"), strings.HasSuffix(before, "回顾"):
			return y + 1, 2
		case before == "" && (strings.HasPrefix(after, "是") || strings.HasPrefix(after, "，是")) && strings.Contains(after, "关键"):
			return y, 1
		}
	}
	return 0, 0
}

// numberYear is the year in a 发文字号.
func numberYear(number string) int {
	if i := strings.IndexAny(number, "〔[【（(﹝"); i >= 0 {
		y, n := readNumber(number[i+len(string(firstRune(number[i:]))):])
		if n > 0 && y >= 1949 && y <= 2100 {
			return y
		}
	}
	return 0
}

// pathYear is the year that the name of the file states, or else that of a
// folder: 2022.md, 2022年政府工作报告.md, 1964-part.md, 太原市/2022/报告.md.
func pathYear(path string) int {
	elements := pathElements(path)
	for i, element := range elements {
		if y := nameYear(element, i == 0); y > 0 {
			return y
		}
	}
	return 0
}

// nameYear finds a year in a name: four digits that stand alone. Only a folder
// that is named after the year counts.
func nameYear(name string, file bool) int {
	for i := 0; i+4 <= len(name); i++ {
		y, err := strconv.Atoi(name[i : i+4])
		if err != nil || y < 1949 || y > 2100 || i > 0 && isDigit(rune(name[i-1])) || i+4 < len(name) && isDigit(rune(name[i+4])) {
			continue
		}
		if file || strings.TrimSuffix(name, "年") == name[:4] {
			return y
		}
	}
	return 0
}
