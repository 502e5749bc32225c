package corpus

import (
	"strings"
)

// Laws and regulations print below their title how they came about:
//
//	（2012年3月28日国务院第197次常务会议通过　2012年4月5日中华人民共和国国务院令第617号公布　自公布之日起施行）
//
// The note gives date, issuer and number.

// enactedBy are the words for what a body does with a law.
var enactedBy = []string{"通过", "公布", "发布", "修订", "修正", "批准", "印发"}

// enactment returns the note, spaces removed, "" if there is none.
func (e *evidence) enactment() string {
	if e.report {
		return ""
	}
	for _, s := range e.head {
		c := compact(s)
		if r := firstRune(c); r != '（' && r != '(' {
			continue
		}
		if firstDate(c) != "" && holdsAny(c, enactedBy) {
			return c
		}
	}
	return ""
}

// enactedOn is the last day on which something was done with the law; the day
// from which it applies does not count.
func enactedOn(note string) string {
	latest := ""
	for i, r := range note {
		if _, ok := digitValue(r); !ok || insideNumber(note, i) {
			continue
		}
		d, n := readDate(note[i:])
		if len(d) != len("2006-01-02") {
			continue
		}
		done := note[i+n:]
		if end := strings.IndexAny(done, "。；　）"); end >= 0 {
			done = done[:end]
		}
		if !strings.HasPrefix(done, "起") && holdsAny(done, enactedBy) && d > latest {
			latest = d
		}
	}
	return latest
}

// enactors are the central bodies that a note names, by how it names them.
var enactors = []struct{ words, body string }{
	{"全国人民代表大会常务委员会", "全国人民代表大会常务委员会"},
	{"全国人大常委会", "全国人民代表大会常务委员会"},
	{"全国人民代表大会", "全国人民代表大会"},
	{"国务院", "国务院"},
	{"最高人民法院", "最高人民法院"},
	{"最高人民检察院", "最高人民检察院"},
}

// enactor is the body that a note names: the first central one, or the congress
// of a province or city.
func enactor(note string) string {
	if places := meetingPlaces(note); len(places) == 1 && places[0] != string(RegionNational) {
		body := Region(places[0]).Name() + "人民代表大会"
		if strings.Contains(note, "人民代表大会常务委员会") {
			body += "常务委员会"
		}
		return body
	}
	for _, e := range enactors {
		if strings.Contains(note, e.words) {
			return e.body
		}
	}
	return ""
}
