package corpus

import (
	"strings"
)

// Laws and regulations print below their title how they came about:
//
//	（2012年3月28日国务院第197次常务会议通过　2012年4月5日中华人民共和国国务院令第617号公布　自公布之日起施行）
//
// The note gives dates, issuer and number.

// Words for what a body does with a law.
var (
	passing    = []string{"通过", "批准", "审议", "原则同意"}
	publishing = []string{"公布", "发布", "颁布", "印发", "公告"}
	amending   = []string{"修订", "修正", "修改"}
)

// maxNote is over how many lines a note may be printed.
const maxNote = 10

// enactment returns the note, spaces removed, "" if there is none.
func (e *evidence) enactment() string {
	if e.report {
		return ""
	}
	return e.note()
}

func (e *evidence) readEnactment() string {
	for i, s := range e.opening {
		if r := firstRune(compact(s)); r != '（' && r != '(' {
			continue
		}
		note := closedNote(e.opening[i:min(len(e.opening), i+maxNote)])
		if firstDate(note) != "" && (holdsAny(note, passing) || holdsAny(note, publishing) || holdsAny(note, amending)) {
			return note
		}
	}
	return ""
}

// closedNote joins lines up to that which closes the bracket of the first.
func closedNote(lines []string) string {
	note, depth := "", 0
	for _, s := range lines {
		c := compact(s)
		depth += strings.Count(c, "（") + strings.Count(c, "(") - strings.Count(c, "）") - strings.Count(c, ")")
		note += c
		if depth <= 0 {
			break
		}
	}
	return note
}

// enacted is what was done with a law on a day.
type enacted struct {
	day                        string
	passed, published, amended bool
	congress                   bool // by a people's congress or its standing committee
}

// enactments reads the days of a note, in its order. The day from which the law
// applies (2007年5月1日起施行) is none of them; what stands in book marks is the name
// of another document.
func enactments(note string) []enacted {
	note = withoutNames(note)
	var events []enacted
	for i, r := range note {
		if _, ok := digitValue(r); !ok || insideNumber(note, i) {
			continue
		}
		day, n := readDate(note[i:])
		if len(day) != len("2006-01-02") || strings.HasPrefix(note[i+n:], "起") {
			continue
		}
		done := untilDate(note[i+n:])
		e := enacted{
			day: day, passed: holdsAny(done, passing), published: holdsAny(done, publishing), amended: holdsAny(done, amending),
			congress: strings.Contains(done, "人民代表大会") || strings.Contains(done, "人大"),
		}
		if e.passed || e.published || e.amended {
			events = append(events, e)
		}
	}
	return events
}

// untilDate cuts s before the next date or the end of what is said of this one.
func untilDate(s string) string {
	for i, r := range s {
		if strings.ContainsRune("。；　", r) {
			return s[:i]
		}
		if _, ok := digitValue(r); ok && !insideNumber(s, i) {
			if d, _ := readDate(s[i:]); len(d) == len("2006-01-02") {
				return strings.TrimSuffix(s[:i], "自")
			}
		}
	}
	return strings.ReplaceAll(s, "自公布之日", "")
}

// withoutNames leaves out what stands in book marks.
func withoutNames(s string) string {
	var b strings.Builder
	depth := 0
	for _, r := range s {
		switch r {
		case '《', '〈':
			depth++
		case '》', '〉':
			depth = max(0, depth-1)
			continue
		}
		if depth == 0 {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// madePublic is the day on which the law in its present form was published: the
// last of the note, if the note says that it was published then, a congress passed
// or approved it then (which publishes at once) or a decision amended it. A meeting
// that only passed it (常务会议, 审判委员会) published nothing.
func madePublic(note string) string {
	day, public := "", false
	for _, e := range enactments(note) {
		if e.day >= day {
			day = e.day
			public = e.published || e.congress || e.amended && !e.passed
		}
	}
	if !public {
		return ""
	}
	return day
}

// lastPassed is the last day on which the law was passed or amended.
func lastPassed(note string) string {
	day := ""
	for _, e := range enactments(note) {
		if (e.passed || e.amended) && e.day > day {
			day = e.day
		}
	}
	return day
}

// lastAmended is the last day on which it was amended.
func lastAmended(note string) string {
	day := ""
	for _, e := range enactments(note) {
		if e.amended && e.day > day {
			day = e.day
		}
	}
	return day
}

// enactors are the central bodies that a note names, by how it names them. Longer
// names stand before those that they begin with.
var enactors = []struct{ words, body string }{
	{"全国人民代表大会常务委员会", "全国人民代表大会常务委员会"},
	{"全国人大常委会", "全国人民代表大会常务委员会"},
	{"全国人民代表大会", "全国人民代表大会"},
	{"国务院", "国务院"},
	{"最高人民法院", "最高人民法院"},
	{"最高人民检察院", "最高人民检察院"},
	{"中央军事委员会", "中央军事委员会"},
}

// enactor is the body that a note names: the congress of the province or city that
// it names first, else the central body that it names first. Who made the law
// stands before who amended it.
func enactor(note string) string {
	note = withoutNames(note)
	if places := meetingPlaces(note); len(places) == 1 && places[0] != string(RegionNational) {
		body := Region(places[0]).Name() + "人民代表大会"
		if congress, _, _ := strings.Cut(note, "通过"); strings.Contains(congress, "常务委员会") || strings.Contains(congress, "常委会") {
			body += "常务委员会"
		}
		return body
	}
	at, found := len(note), ""
	for _, e := range enactors {
		if i := strings.Index(note, e.words); i >= 0 && i < at {
			at, found = i, e.body
		}
	}
	return found
}
