package corpus

import (
	"regexp"
	"strings"
)

// sessionWords matches how a line names the session of a congress, long or short:
// 第十五届人民代表大会第一次会议, 第十届全国人民代表大会第五次会议, 七届人大二次会议.
var sessionWords = regexp.MustCompile(`第?([〇零一二三四五六七八九十\d０-９]{1,4})届(全国)?(?:人民代表大会|人大)(常务委员会|常委会)?第?([〇零一二三四五六七八九十\d０-９]{1,4})次(?:全体)?会议`)

// session is the session of the congress to which a report was delivered, in its
// long form. It is read from the head, failing that from the title of the front
// matter.
func (e *evidence) session() finding {
	for _, s := range e.head {
		if !e.report && (classify(s) != meetingLine || holdsAny(s, passing) || holdsAny(s, amending)) {
			continue // a note of enactment, or a text that speaks of a session
		}
		if !shorter(s, 120) {
			s = clip(s, 240) // the opening of a news paragraph
		}
		if session := readSession(s); session != "" {
			return finding{session, OriginText}
		}
	}
	if !e.report {
		return finding{}
	}
	return finding{readSession(e.front[FieldTitle]), OriginFrontMatter}
}

// readSession returns the session that s names, in its long form, "" if none.
func readSession(s string) string {
	m := sessionWords.FindStringSubmatch(compact(s))
	if m == nil {
		return ""
	}
	congress := "人民代表大会"
	if m[3] != "" {
		congress += "常务委员会"
	}
	return "第" + m[1] + "届" + m[2] + congress + "第" + m[4] + "次会议"
}

// officeWords matches the office of a speaker, without the body that it belongs to.
var officeWords = regexp.MustCompile(`(?:代理|代|常务副|副|执行)?(?:省长|市长|区长|县长|旗长|州长|盟长|主席|总理|专员|行政长官|部长|主任)`)

// office is the office that the speaker is named with: 省长, 代市长, 总理; of several
// that of the head of a government.
func (e *evidence) office() finding {
	if !e.report {
		return finding{}
	}
	for _, s := range e.head {
		if !shorter(s, maxHeadLine) && !strings.Contains(clip(s, 60), "各位代表") {
			continue
		}
		c := compact(s)
		if i := strings.Index(c, "各位代表"); i > 0 {
			c = c[:i]
		}
		if name := speakerIn(s); name != "" {
			if before, _, ok := strings.Cut(c, name); ok {
				if office := readOffice(before); office != "" {
					return finding{office, OriginText}
				}
			}
		}
	}
	title := compact(e.front[FieldTitle])
	if name := titleSpeaker(title); name != "" {
		before, after, _ := strings.Cut(title, name)
		if office := readOffice(before); office != "" {
			return finding{office, OriginFrontMatter}
		}
		for _, o := range offices { // 韩正市长在…
			if strings.HasPrefix(after, o) {
				return finding{o, OriginFrontMatter}
			}
		}
	}
	return finding{}
}

// readOffice returns the office that stands before a name.
func readOffice(before string) string {
	all := officeWords.FindAllString(before, -1)
	for _, office := range all {
		if holdsAny(office, headOffices) {
			return office
		}
	}
	if len(all) > 0 {
		return all[len(all)-1]
	}
	return ""
}
