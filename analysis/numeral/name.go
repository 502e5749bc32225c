package numeral

import (
	_ "embed"
	"strings"
	"sync"
	"unicode/utf8"
)

// idiomList holds words with a numeral that count nothing.
//
//go:embed idioms.txt
var idiomList string

// idioms are those words by their first character.
var idioms = sync.OnceValue(func() map[rune][]string {
	byFirst := make(map[rune][]string)
	for line := range strings.Lines(idiomList) {
		line, _, _ = strings.Cut(line, "#")
		for word := range strings.FieldsSeq(line) {
			first, _ := utf8.DecodeRuneInString(word)
			byFirst[first] = append(byFirst[first], word)
		}
	}
	return byFirst
})

// isName tells whether what was read names or orders something, or is part of a
// word, so that it is no quantity.
func (q *Quantity) isName(text string, first, last numeral) bool {
	return inIdiom(text, q.Start) || isOrdinal(text, q) || q.isYear(first) ||
		!first.counts(text, q) || inTitle(text, q.Start) || q.isListMark(text) || q.isProgramme(text, first) ||
		q.Unit == "" && namesBehind(text, last)
}

// inIdiom tells whether a place lies in a word that counts nothing.
func inIdiom(text string, pos int) bool {
	const longest = 5 // characters of an idiom before its numeral
	for start, n := pos, 0; n <= longest; n++ {
		r, _ := utf8.DecodeRuneInString(text[start:])
		for _, word := range idioms()[r] {
			if start+len(word) > pos && strings.HasPrefix(text[start:], word) {
				return true
			}
		}
		_, size := utf8.DecodeLastRuneInString(text[:start])
		if size == 0 {
			break
		}
		start -= size
	}
	return false
}

// isOrdinal tells 第三所 and 前10名.
func isOrdinal(text string, q *Quantity) bool {
	r, size := runeBefore(text, skipSpaceBack(text, q.Start))
	if r == '第' {
		return true
	}
	if r != '前' {
		return false
	}
	before, _ := runeBefore(text, skipSpaceBack(text, q.Start)-size)
	if strings.ContainsRune("提目以之此年日当底超", before) {
		return false
	}
	switch q.Unit {
	case "", "名", "位", "个月", "个季度", "年", "天", "批", "次", "期", "轮":
		return true
	}
	return false
}

func skipSpaceBack(text string, pos int) int {
	if r, size := runeBefore(text, pos); r == ' ' {
		return pos - size
	}
	return pos
}

// isYear tells 2025年 and 2021—2025年, and a number that can hardly be anything else
// than a year or a service telephone (12345).
func (q *Quantity) isYear(first numeral) bool {
	if first.han || first.grouped || first.scaled || !q.Value.whole() {
		return false
	}
	year := q.Value.num
	if q.Unit == "年" {
		return year >= 1900 && year <= 2100
	}
	const (
		oldest, newest       = 1949, 2050   // years that reports speak of
		firstLine, afterLine = 12300, 12400 // service telephones
	)
	return q.Unit == "" && (year >= oldest && year <= newest || year >= firstLine && year < afterLine)
}

// counts tells whether the numeral can count something the way it is written.
func (n numeral) counts(text string, q *Quantity) bool {
	switch {
	case !n.han:
		const longest = 7 // digits in a row; more are a telephone number or a code
		return q.Unit != "" || q.Scaled || n.grouped || n.end-n.start < longest
	case q.Unit == "":
		return n.scaled && (!n.bare || n.more)
	case n.bare && !n.more:
		// 百个 and 亿元 stand for a size; 百万亩 and 近百个 for a number.
		next, _ := runeAt(text, q.UnitEnd)
		several := n.scale.Cmp(Int(1e4)) > 0 && n.scale != Int(1e8) || n.scale == Int(1e8) && n.end-n.start > len("亿")
		return next != '级' && (several || ahead(text, q.Start, true) != "")
	}
	return true
}

// inTitle tells whether a place lies between 《》 or 〔〕, or in a short quotation:
// “三个一”, “1+10”.
func inTitle(text string, pos int) bool {
	const shortQuote, farthest = 12, 30 // characters
	for start, n := pos, 0; n < farthest && start > 0; n++ {
		r, size := runeBefore(text, start)
		start -= size
		switch r {
		case '》', '〕', '”', '’', '」', '。', '；', ';', '\n':
			return false
		case '《', '〔':
			return true
		case '“', '‘', '「':
			return n < shortQuote && closesWithin(text, pos, shortQuote-n)
		}
	}
	return false
}

// closesWithin tells whether a quotation ends within n characters of a place.
func closesWithin(text string, pos, n int) bool {
	for range n {
		r, size := runeAt(text, pos)
		if r == '”' || r == '’' || r == '」' {
			return true
		}
		pos += size
	}
	return false
}

// isListMark tells （3） and 3、 before an entry of a list.
func (q *Quantity) isListMark(text string) bool {
	if q.Unit != "" || q.Scaled {
		return false
	}
	before, _ := runeBefore(text, q.Start)
	after, _ := runeAt(text, q.End)
	if strings.ContainsRune("(〔[【［", before) && strings.ContainsRune(")〕]】］", after) {
		return true
	}
	opens := before == 0 || strings.ContainsRune("。；;\n", before)
	return opens && strings.ContainsRune("、.)．", after) && after != 0
}

// isProgramme tells names that open with a span of time or a number of articles:
// 三年行动, 15分钟生活圈, 二十条.
func (q *Quantity) isProgramme(text string, n numeral) bool {
	switch q.Unit {
	case "年":
		return q.End == q.UnitEnd && within(text, q.UnitEnd, programmes)
	case "分钟", "小时":
		return within(text, q.UnitEnd, []string{"圈"})
	case "期":
		return n.han // 防护林六期
	case "条":
		return n.han && q.Value.Cmp(Int(10)) >= 0 && q.isPolicy(text)
	}
	return false
}

var programmes = []string{
	"行动", "计划", "规划", "攻坚", "方案", "大变样", "大跨越", "会战", "纲要", "倍增", "滚动", "翻番", "大庆", "一贯", "义务教育",
}

// within tells whether one of the words follows within a few characters, nothing
// but the name between.
func within(text string, pos int, words []string) bool {
	const farthest = 6 // characters: 分钟便民健身生活圈
	for range farthest {
		if hasAny(text, pos, words...) {
			return true
		}
		r, size := runeAt(text, pos)
		if !isHan(r) || strings.ContainsRune("的内来完实编制前后以达", r) {
			return false
		}
		pos += size
	}
	return false
}

// isPolicy tells the 二十条 of a policy from those of a road.
func (q *Quantity) isPolicy(text string) bool {
	before, _ := runeBefore(text, q.Start)
	after, _ := runeAt(text, q.UnitEnd)
	if strings.ContainsRune("线路河渠街巷道链带隧管网航约款增建设开修通立成造和、等", before) && before != 0 {
		return false
	}
	return !isHan(after) || hasAny(text, q.UnitEnd, "政策", "措施", "意见", "举措")
}

// namesBehind tells whether what follows a number without a unit makes a name, a
// date or a code of it.
func namesBehind(text string, n numeral) bool {
	r, size := runeAt(text, n.end)
	next, _ := runeAt(text, n.end+size)
	switch {
	case isLetter(r):
		return true
	case joinsCode(r):
		return isDigit(next) || isLetter(next)
	case isDash(r):
		return isDigit(next) || isLetter(next)
	case n.scaled:
		return false
	}
	return hasAny(text, skipSpace(text, n.end), "月", "日", "时", "点", "号", "后", "国道", "省道", "县道", "乡道", "热线", "联动",
		"急救", "届", "级", "期", "版", "代", "型", "强", "工程", "计划", "行动", "高速", "系列", "大", "线", "医院", "路",
		"世纪", "年", "周年", "中", "°", "师", "分", "高校", "院校", "维", "开", "米高", "\"", "'")
}
