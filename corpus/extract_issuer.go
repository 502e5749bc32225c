package corpus

import (
	"strings"

	"cewen/corpus/region"
)

// issuer is the body that issued the document. Work reports are issued by the
// government of their region. Of other documents it is, in this order: what the
// title names before 关于, 印发, 转发…; who adopted or published a law by the note
// below its title; who announces what an announcement carries; who signed.
// Departments within the supreme court and procuratorate (研究室, 庭, 厅) answer in
// the name of these. Joint issuers are parted by 、.
func (e *evidence) issuer(r Region) finding {
	if e.report {
		return e.government(r)
	}
	for _, t := range e.namedTitles() {
		if body := titleIssuer(t.value); body != "" {
			return finding{wholeBody(body), t.origin}
		}
	}
	if body := enactor(e.enactment()); body != "" {
		return finding{body, OriginText}
	}
	for _, s := range e.opening[:min(len(e.opening), maxAnnouncement)] {
		if body := announcer(s); body != "" {
			return finding{body, OriginText}
		}
	}
	return finding{wholeBody(e.signature().by), OriginText}
}

// government names the government of a region; it is read from the text where
// the speaker names it (我代表太原市人民政府), and otherwise follows from the region.
func (e *evidence) government(r Region) finding {
	if r == "" {
		return finding{}
	}
	name := "国务院"
	if r != RegionNational {
		name = e.printedName(r) + "人民政府"
	}
	for _, s := range e.head {
		if strings.Contains(compact(s), name) {
			return finding{name, OriginText}
		}
	}
	return finding{name, OriginDerived}
}

// printedName is the name by which the head calls the region: a report of 2008 is
// that of 襄樊市, whatever the city is called today.
func (e *evidence) printedName(r Region) string {
	for _, s := range e.head {
		c := compact(s)
		if what := classify(s); what != meetingLine && what != speakerLine && !strings.Contains(c, "代表") {
			continue
		}
		for i := range c {
			name := region.Prefix(c[i:])
			if name == "" || name == r.Name() || !strings.HasSuffix(name, "市") && !strings.HasSuffix(name, "县") && !strings.HasSuffix(name, "区") {
				continue
			}
			if path, ok := region.Unique(name); ok && path == string(r) && region.TierOf(path) != region.Province {
				return name
			}
		}
	}
	return r.Name()
}

// issuing are the words that follow the issuer in a title.
var issuing = []string{"关于", "印发", "转发", "批转", "对", "公布", "发布", "颁布", "贯彻", "办理", "就"}

// titleIssuer reads the issuer from the opening of a title: 国务院办公厅关于…的通知.
// The first word of issuing that has a body before it counts: the office that
// passes on what another body wrote about something is the issuer.
func titleIssuer(title string) string {
	c := strings.TrimLeft(oneLine(title), " 《")
	at := len(c)
	for _, word := range issuing {
		for from := 0; ; {
			i := strings.Index(c[from:at], word)
			if i < 0 {
				break
			}
			if body := bodies(c[:from+i]); body != "" {
				at = from + i
				break
			}
			from += i + len(word)
		}
	}
	if at == len(c) {
		return ""
	}
	return bodies(c[:at])
}

// bodies returns s as bodies parted by 、, "" if it is none.
func bodies(s string) string {
	s = strings.TrimRight(strings.TrimSpace(s), "、 ")
	if names := splitBodies(s); len(names) > 1 {
		return joinBodies(names)
	}
	if isBody(s) { // spaced out or not
		return compact(s)
	}
	if c := compact(s); strings.Contains(c, "、") && !strings.ContainsAny(c, "，。：《》") && shorter(c, 120) && isBody(c[strings.LastIndex(c, "、")+len("、"):]) {
		return c // 民政部、卫健委 and 工信部, with short names that are no bodies by themselves
	}
	return ""
}

// supremeBodies issue in their own name what their departments write.
var supremeBodies = []string{"最高人民法院", "最高人民检察院"}

// isSupreme tells that the supreme court or procuratorate issued a document, alone
// or with others.
func isSupreme(issuer string) bool { return holdsAny(issuer, supremeBodies) }

func wholeBody(body string) string {
	for _, whole := range supremeBodies {
		if inner, ok := strings.CutPrefix(body, whole); ok && !strings.Contains(inner, "、") {
			return whole
		}
	}
	return body
}

// announcer reads who announces from the head of a decree or announcement:
// 中华人民共和国国务院令, 中华人民共和国最高人民法院 公告.
func announcer(s string) string {
	c := strings.TrimPrefix(compact(s), "中华人民共和国")
	for _, ending := range []string{"令", "公告", "通告", "文件"} {
		c = strings.TrimSuffix(c, ending)
	}
	for _, whole := range supremeBodies {
		if c == whole {
			return whole
		}
	}
	if c != compact(s) && isBody(c) {
		return strings.TrimPrefix(c, "中华人民共和国")
	}
	return ""
}
