package corpus

import (
	"fmt"
	"strconv"
	"strings"
)

// date is when the report was delivered or the document issued: the first date
// in a line about meeting, date or speaker, or in a title; of laws the date in the
// note below the title; else, for other documents, that of the signature at the end.
func (e *evidence) date() finding {
	if d := enactedOn(e.enactment()); d != "" {
		return finding{d, OriginText}
	}
	var loose string // names no day
	for _, s := range e.head {
		what := classify(s)
		if what != meetingLine && what != dateLine && what != speakerLine && !(titleSuffix(s) != "" && shorter(s, maxHeadLine)) {
			continue
		}
		switch d := firstDate(compact(s)); {
		case len(d) == len("2006-01-02"):
			return finding{d, OriginText}
		case d != "" && what != otherLine && loose == "":
			loose = d
		}
	}
	if loose != "" {
		return finding{loose, OriginText}
	}
	if d := firstDate(compact(e.front[FieldTitle])); len(d) == len("2006-01-02") {
		return finding{d, OriginFrontMatter}
	}
	if d := e.openingDate(); d != "" {
		return finding{d, OriginText}
	}
	if !e.report {
		return e.signed()
	}
	return finding{}
}

// firstDate returns the first date in s, "" if there is none.
func firstDate(s string) string {
	loose := ""
	for i, r := range s {
		if _, ok := digitValue(r); !ok {
			continue
		}
		if prev, _ := digitValue(lastRune(s[:i])); prev != 0 {
			continue // inside a number
		}
		d, _ := readDate(s[i:])
		if len(d) == len("2006-01-02") {
			return d
		}
		if loose == "" {
			loose = d
		}
	}
	return loose
}

// openingDate reads the date of a news paragraph that opens the document, where
// the year is known only from the file's name: 1月24日，自治区十届人大一次会议……开幕。
func (e *evidence) openingDate() string {
	if !e.report || len(e.head) == 0 || !strings.Contains(e.head[0], "人大") && !strings.Contains(e.head[0], "人民代表大会") {
		return ""
	}
	s := compact(e.head[0])
	month, n := readNumber(s)
	if n == 0 || !strings.HasPrefix(s[n:], "月") {
		return ""
	}
	year := pathYear(e.path)
	if year == 0 {
		return ""
	}
	d, _ := readDate(fmt.Sprintf("%d年%s", year, s))
	if month >= 11 {
		return "" // the meeting may have been in the year before
	}
	return d
}

// maxSignature is how many lines from the end a signature may stand: the date,
// the issuer above it, a note on distribution or an annex below.
const maxSignature = 6

// signed reads the date of the signature, alone on its line at the end.
func (e *evidence) signed() finding {
	ps := e.doc.Paragraphs
	for i := len(ps) - 1; i >= max(0, len(ps)-maxSignature); i-- {
		c := strings.Trim(compact(clip(ps[i].Text, 90)), "（）()")
		if d, n := readDate(c); len(d) == len("2006-01-02") && n == len(c) {
			return finding{d, OriginText}
		}
	}
	return finding{}
}

// yearOf is the year of a date in the form in which it is stored.
func yearOf(date string) int {
	year, _ := strconv.Atoi(date[:min(4, len(date))])
	return year
}

// monthOf is its month, 0 if there is none.
func monthOf(date string) int {
	if len(date) < len("2006-01") {
		return 0
	}
	month, _ := strconv.Atoi(date[5:7])
	return month
}
