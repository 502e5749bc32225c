package corpus

import (
	"strconv"
	"strings"
)

// year is the year that a report plans for, in this order: the year in its
// title; the year of its plan as headings and date tell; the year in the name of
// the file or its folder. Of other documents it is the year in the title or
// number, or that of the date.
func (e *evidence) year(m Metadata) finding {
	for _, t := range e.namedTitles() {
		if y := titleYear(t.value); y > 0 && t.origin != OriginPath {
			return finding{strconv.Itoa(y), t.origin}
		}
	}
	if e.report {
		if y := e.planYear(m.Date); y > 0 {
			return finding{strconv.Itoa(y), OriginText}
		}
	}
	if y := pathYear(e.path); y > 0 {
		return finding{strconv.Itoa(y), OriginPath}
	}
	if e.report {
		return finding{}
	}
	if y := numberYear(m.Number); y > 0 {
		return finding{strconv.Itoa(y), OriginDerived}
	}
	if m.Date != "" {
		return finding{strconv.Itoa(yearOf(m.Date)), OriginDerived}
	}
	return finding{}
}

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
		case strings.HasPrefix(after, "、"), strings.HasPrefix(after, "—"), strings.HasPrefix(after, "-"):
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
		"工作安排", "目标任务", "主要任务", "总体要求", "重点工作", "工作部署", "工作任务", "政府工作", "主要工作", "工作建议", "的工作", "工作重点",
		"主要目标", "预期目标", "发展目标", "重点任务", "总体思路", "经济社会发展", "任务", "工作要求", "工作的意见", "目标", "工作打算", "工作计划", "努力", "重点", "工作",
	}
)

// planYear deduces the year of a report from the headings of its parts and the
// date on which it was delivered. A heading with a plan names the year, one with
// a review the year before. Reports delivered in November or December are about
// the next year. Headings count if they are within a year of the date.
func (e *evidence) planYear(date string) int {
	votes := map[int]int{}
	for _, s := range e.doc.Sections {
		if y, weight := headingYear(s.Title); weight > 0 {
			votes[y] += weight
		}
	}
	dated := 0
	if date != "" {
		if dated = yearOf(date); monthOf(date) >= 11 {
			dated++
		}
	}
	best := 0
	for y, n := range votes {
		near := dated == 0 || y-dated <= 1 && dated-y <= 1
		if near && (best == 0 || n > votes[best] || n == votes[best] && y > best) {
			best = y
		}
	}
	if dated != 0 && (best == 0 || votes[dated] > 0 || votes[best] < 3) {
		return dated
	}
	if best == 0 {
		return e.plannedInText()
	}
	return best
}

// headingYear reads the year that a heading speaks of. The weight is 0 if it
// names none or does not say whether it looks back.
func headingYear(title string) (year, weight int) {
	c := compact(clip(title, 120))
	last := 0
	for i := 0; i < len(c); {
		y, n := yearAt(c[i:])
		if n == 0 {
			i += max(1, len(string(firstRune(c[i:]))))
			continue
		}
		if !isMonth(c[i+n:]) {
			last = max(last, y)
		}
		i += n
	}
	switch {
	case last == 0:
		return 0, 0
	case holdsAny(c, reviewWords):
		return last + 1, 2
	case holdsAny(c, planWords):
		return last, 3
	}
	return 0, 0
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
