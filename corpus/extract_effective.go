package corpus

import (
	"regexp"
	"strings"
)

// From when a document applies is read, in this order, from the announcement that
// carries it, from the note below its title and from its last article:
//
//	自2019年1月1日起施行; 自公布之日起施行; 从1985年10月1日起实施
//
// An article that names a day before the last amendment speaks of an earlier
// version and does not count. What courts and congresses decide without saying
// from when applies from the day it bears.

// applies matches the clause; its group says from when.
var applies = regexp.MustCompile(`(?:自|从|于|由)([^。；，,;自从]{2,30}?)(?:起|开始)(?:正式|开始|全面|在全国)?(?:施行|实施|生效|执行|试行)`)

// appliesItself is the clause where it speaks of the document that it stands in.
var appliesItself = regexp.MustCompile(`本[\p{Han}（）()《》〈〉]{1,24}?(?:自|从|于|由)([^。；，,;自从]{2,30}?)(?:起|开始)(?:正式|开始|全面|在全国)?(?:施行|实施|生效|执行|试行)`)

// applying are the words by which a paragraph that may hold the clause is found.
var applying = []string{"施行", "实施", "生效", "执行", "试行"}

// enforced fills in Effective, and Published where it follows: what a supreme court
// or procuratorate replies bears one date, on which it is made public and applies.
func (e *evidence) enforced(m *Metadata) {
	if m.Published == "" && m.Issued != "" && isSupreme(m.Issuer) && e.enactment() == "" {
		m.Published, m.Origins[FieldPublished] = m.Issued, OriginDerived
	}
	m.Effective = e.settle(m, FieldEffective, func() finding { return e.effective(m) })
}

func (e *evidence) effective(m *Metadata) finding {
	if e.report {
		return finding{}
	}
	note := e.enactment()
	amended := lastAmended(note)
	if e.carried != "" {
		if d := fromWhen(applies, compact(e.opening[e.says]), m); d != "" {
			return finding{d, OriginText}
		}
	}
	if d := fromWhen(applies, note, m); d >= amended && d != "" {
		return finding{d, OriginText}
	}
	if d := e.lastArticle(m); d != "" && d >= amended {
		return finding{d, OriginText}
	}
	if amended == "" && (isSupreme(m.Issuer) || strings.HasPrefix(m.Issuer, "全国人民代表大会")) {
		for _, d := range []string{m.Published, m.Issued} {
			if d != "" {
				return finding{d, OriginDerived}
			}
		}
	}
	return finding{}
}

// lastArticle reads the clause from the last paragraph that has it. Where one calls
// the document by its kind (本条例, 本决定), that counts: what a decision amends may
// be printed below it, and a notice may have rules of its own attached.
func (e *evidence) lastArticle(m *Metadata) string {
	own := "本" + m.Kind
	if m.Kind == "法律" {
		own = "本法"
	}
	other := ""
	ps := e.doc.Paragraphs
	for i := len(ps) - 1; i >= 0; i-- {
		if ps[i].Kind == KindTable || !holdsAny(ps[i].Text, applying) {
			continue
		}
		c := compact(ps[i].Text)
		d := fromWhen(appliesItself, c, m)
		if d != "" && strings.Contains(c, own) {
			return d
		}
		if other == "" {
			other = d
		}
	}
	if m.Kind == "决定" {
		return "" // of what it amends
	}
	return other
}

// fromWhen returns the day that the last clause in s names: a date, or the day on
// which the document was published or issued.
func fromWhen(clause *regexp.Regexp, s string, m *Metadata) string {
	found := ""
	for _, match := range clause.FindAllStringSubmatch(s, -1) {
		from := match[1]
		if d, n := readDate(from); d != "" && n == len(from) {
			found = d
			continue
		}
		switch {
		case !strings.HasSuffix(from, "之日") && !strings.HasSuffix(from, "日"):
		case holdsAny(from, []string{"公布", "发布", "颁布", "公告", "印发", "下发", "发文"}):
			found = firstOf(m.Published, m.Issued)
			if m.Origins[FieldIssued] == OriginTable { // the page was published later than the document
				found = m.Issued
			}
		case holdsAny(from, []string{"通过", "批准", "签发", "签署"}):
			found = firstOf(m.Issued, m.Published)
		}
	}
	return found
}

func firstOf(values ...string) string {
	for _, v := range values {
		if v != "" {
			return v
		}
	}
	return ""
}
