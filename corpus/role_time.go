package corpus

import (
	"strings"
	"unicode/utf8"
)

var (
	pastWords   = []string{"过去", "去年", "上年", "上一年", "年来", "上届", "回首"}
	futureWords = []string{"今后", "今年", "新的一年", "新一年", "未来", "明年", "下届", "新一届", "下一步", "下一阶段"}
)

// headingTime tells whether a heading names a time before the year of a report,
// and one in that year or behind it: by words, by a year, or by a five-year plan
// (“十三五”). The plan that the year lies in is neither. Of year 0 only words tell.
func headingTime(t string, year int) (past, future bool) {
	past, future = holdsAny(t, pastWords), holdsAny(t, futureWords)
	if year == 0 {
		return past, future
	}
	for rest := t; ; {
		before, after, found := strings.Cut(rest, "年")
		if !found {
			break
		}
		if y := endingYear(before); y > 0 {
			past, future = past || y < year, future || y >= year
		}
		rest = after
	}
	for rest := t; ; {
		_, after, found := strings.Cut(rest, "“")
		if !found {
			break
		}
		if start := planStart(after); start > 0 {
			past, future = past || start+planYears <= year, future || start >= year
		}
		rest = after
	}
	return past, future
}

// endingYear is the year that ends s (二〇〇六, 2006), 0 if none does.
func endingYear(s string) int {
	start := len(s)
	for range 4 {
		r, size := utf8.DecodeLastRuneInString(s[:start])
		if _, ok := digitValue(r); !ok {
			return 0
		}
		start -= size
	}
	if year, _ := readNumber(s[start:]); year >= 1949 && year <= 2100 {
		return year
	}
	return 0
}

// Five-year plans follow each other without a gap since the sixth.
const (
	planYears     = 5
	sixthPlan     = 6
	sixthPlanYear = 1981
)

// planStart is the first year of the five-year plan whose name opens s, behind
// the quotation mark: 2011 for 十二五”时期; 0 if none does. It knows those from the
// sixth on.
func planStart(s string) int {
	name, _, found := strings.Cut(s, "五”")
	if !found {
		return 0
	}
	n, length := readNumber(name)
	if length == 0 || length != len(name) || n < sixthPlan || n > 30 {
		return 0
	}
	return sixthPlanYear + planYears*(n-sixthPlan)
}
