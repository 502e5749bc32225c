package corpus

import (
	"fmt"
	"strconv"
	"strings"
)

// dates fills in Dates and the Date that stands for the document; Effective, which
// may follow from these, is filled in by enforced.
func (e *evidence) dates(m *Metadata) {
	m.Delivered = e.settle(m, FieldDelivered, e.delivered)
	m.Issued = e.settle(m, FieldIssued, e.issued)
	m.Published = e.settle(m, FieldPublished, e.published)
	m.Date = e.settle(m, FieldDate, func() finding { return e.principal(m) })
}

// principal chooses the date that stands for the document; see Dates. Of a report
// whose day of delivery is not known, the day on which a site published it does
// not stand in for that.
func (e *evidence) principal(m *Metadata) finding {
	order := []Field{FieldDelivered, FieldIssued, FieldPublished}
	if e.isLaw() && m.Origins[FieldIssued] != OriginTable {
		order = []Field{FieldDelivered, FieldPublished, FieldIssued}
	}
	values := map[Field]string{FieldDelivered: m.Delivered, FieldIssued: m.Issued, FieldPublished: m.Published}
	for _, field := range order {
		value, origin := values[field], m.Origins[field]
		if e.report && field != FieldDelivered && origin != OriginSet && origin != OriginSidecar && origin != OriginFrontMatter {
			continue
		}
		if value != "" {
			return finding{value, origin}
		}
	}
	return finding{}
}

// isLaw tells that the document has a note of how it was enacted, or is carried by
// a decree or announcement.
func (e *evidence) isLaw() bool { return !e.report && (e.carried != "" || e.enactment() != "") }

// delivered is when a report was delivered: the first date in a line about
// meeting, date or speaker, or in a title. Of other speeches it is that of the line
// about the meeting.
func (e *evidence) delivered() finding {
	if !e.report {
		return finding{e.meetingDate(), OriginText}
	}
	if d := e.headDate(); d != "" {
		return finding{d, OriginText}
	}
	if d := firstDate(compact(e.front[FieldTitle])); len(d) == len("2006-01-02") {
		return finding{d, OriginFrontMatter}
	}
	return finding{e.openingDate(), OriginText}
}

// issued is when a document was signed: the date of the announcement that carries
// it; of a law the day on which it was passed or last amended; else a date on a line
// of its own in the head, below the signature, or in brackets behind the title.
func (e *evidence) issued() finding {
	if e.report {
		return finding{}
	}
	if d := e.announced(); d != "" {
		return finding{d, OriginText}
	}
	if note := e.enactment(); note != "" {
		if d := lastPassed(note); d != "" {
			return finding{d, OriginText}
		}
	}
	if d := e.dateLine(); d != "" {
		return finding{d, OriginText}
	}
	if d := e.signature().day; d != "" {
		return finding{d, OriginText}
	}
	for _, t := range e.titles {
		if d := bracketDate(t); d != "" {
			return finding{d, OriginText}
		}
	}
	return finding{bracketDate(e.front[FieldTitle]), OriginFrontMatter}
}

// dateLine is the first date on a line of its own in the head.
func (e *evidence) dateLine() string {
	for _, s := range e.head {
		if classify(s) == dateLine {
			if d := firstDate(compact(s)); len(d) == len("2006-01-02") {
				return d
			}
		}
	}
	return ""
}

// meetingDate is the date of the line about the meeting at which something was
// delivered; at that of a note something was passed.
func (e *evidence) meetingDate() string {
	for _, s := range e.head {
		c := compact(s)
		if classify(s) != meetingLine || holdsAny(c, passing) || holdsAny(c, amending) || holdsAny(c, publishing) {
			continue
		}
		if d := firstDate(c); d != "" {
			return d
		}
	}
	return ""
}

// bracketDate is the date in the brackets that end a title.
func bracketDate(title string) string {
	c := compact(title)
	at := strings.LastIndexAny(c, "（(")
	if at < 0 || !strings.HasSuffix(c, "）") && !strings.HasSuffix(c, ")") {
		return ""
	}
	if d := firstDate(c[at:]); len(d) == len("2006-01-02") {
		return d
	}
	return ""
}

// published is when a document was made public: by the announcement that carries
// it, by its note of enactment, by the web page that it is, or by the date that
// ends the name of its file (…的规定_2018-12-12.docx).
func (e *evidence) published() finding {
	if !e.report {
		if d := e.announced(); d != "" {
			return finding{d, OriginText}
		}
		if d := madePublic(e.enactment()); d != "" {
			return finding{d, OriginText}
		}
	}
	if e.pagePublished != "" {
		return finding{e.pagePublished, OriginTable}
	}
	if _, d := cutFileDate(fileStem(e.path)); d != "" && !e.report {
		return finding{d, OriginPath}
	}
	return finding{}
}

// headDate is the date of the head: the first on a line about meeting, date or
// speaker, or in a title; one without a day only if no other is there.
func (e *evidence) headDate() string {
	var loose string
	for _, s := range e.head {
		what := classify(s)
		if what != meetingLine && what != dateLine && what != speakerLine && !(titleSuffix(s) != "" && shorter(s, maxHeadLine)) {
			continue
		}
		switch d := firstDate(compact(s)); {
		case len(d) == len("2006-01-02"):
			return d
		case d != "" && what != otherLine && loose == "":
			loose = d
		}
	}
	return loose
}

// maxAnnouncer is within how many lines below the sentence of an announcement its
// date stands: who announces may take several.
const maxAnnouncer = 6

// announced is the date below the sentence of an announcement.
func (e *evidence) announced() string {
	if e.carried == "" || e.report {
		return ""
	}
	for _, s := range e.opening[e.says+1 : min(len(e.opening), e.says+maxAnnouncer)] {
		if c := compact(s); shorter(c, 30) {
			if d := firstDate(c); len(d) == len("2006-01-02") {
				return d
			}
		}
	}
	return ""
}

// cutFileDate cuts the date off the end of a file's name: …的规定_2018-12-12.
func cutFileDate(stem string) (rest, date string) {
	i := strings.LastIndexAny(stem, "_＿ (（")
	if i < 0 {
		return stem, ""
	}
	last := strings.Trim(stem[i:], "_＿ (（)）")
	if d, ok := normalDate(last); ok && len(d) == len("2006-01-02") {
		return strings.TrimRight(stem[:i], "_＿ "), d
	}
	if last == "" {
		return strings.TrimRight(stem, "_＿ "), ""
	}
	return stem, ""
}

// firstDate returns the first date in s, "" if there is none.
func firstDate(s string) string {
	loose := ""
	for i, r := range s {
		if _, ok := digitValue(r); !ok {
			continue
		}
		if _, inside := digitValue(lastRune(s[:i])); inside {
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
