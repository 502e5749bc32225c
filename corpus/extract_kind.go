package corpus

import (
	"regexp"
	"strings"
)

// workReport is the kind of a report on the work of a government.
const workReport = "政府工作报告"

// kind is 政府工作报告 where a title or the opening of the speech says so,
// otherwise what the ending of the title names (通知, 意见, …).
func (e *evidence) kind() finding {
	if e.opensReport() {
		return finding{workReport, OriginText}
	}
	for _, t := range e.namedTitles() {
		if strings.Contains(compact(t.value), workReport) {
			return finding{workReport, t.origin}
		}
	}
	for _, t := range e.namedTitles() {
		if kind := titleSuffix(t.value); kind != "" && !isOtherReport(kind, t.value) {
			return finding{kind, t.origin}
		}
	}
	return finding{e.tableKind, OriginTable}
}

// isOtherReport tells a report by a name that gives no more than that away when
// it comes from the path (报告.md).
func isOtherReport(kind, title string) bool { return kind == "报告" && plainTitle(title) == "报告" }

// namedTitles are the titles that tell kind, issuer and place, in order: what an
// announcement carries, that of the page's table, printed ones, that of the front
// matter, the name of the file.
func (e *evidence) namedTitles() []finding {
	var titles []finding
	if e.carried != "" {
		titles = append(titles, finding{e.carried, OriginText})
	}
	if t := e.table[FieldTitle]; t != "" {
		titles = append(titles, finding{t, OriginTable})
	}
	for _, t := range e.titles {
		titles = append(titles, finding{t, OriginText})
	}
	if t := e.front[FieldTitle]; t != "" {
		titles = append(titles, finding{t, OriginFrontMatter})
	}
	if stem := fileTitle(e.path); stem != "" {
		titles = append(titles, finding{stem, OriginPath})
	}
	return titles
}

// delivers matches the sentence that opens a government's report to a congress:
// 现在，我代表省人民政府，向大会作政府工作报告. The words between are few.
var delivers = regexp.MustCompile(`我(?:谨|受|现)?(?:代表|受)[^。]{0,30}?(?:政府|国务院|革命委员会|公署)[^。]{0,40}?(?:报告|汇报)`)

// opensReport tells that the document opens like a work report: by that
// sentence, or by head of government and congress. A report on the budget or the
// plan is delivered so as well, but it names its subject in its title.
func (e *evidence) opensReport() bool {
	if e.carried != "" {
		return false // a decree, signed by the head of state or government
	}
	for _, t := range e.titles {
		if titleSuffix(t) == "报告" && strings.Contains(t, "关于") && holdsAny(t, []string{"预算", "计划执行", "决算", "议案"}) {
			return false
		}
	}
	var meeting, headOfGovernment, dated, address, stands bool
	for _, s := range e.head {
		switch c := compact(clip(s, 120)); classify(s) {
		case meetingLine:
			meeting = meeting || strings.Contains(c, "人民代表大会") || strings.Contains(c, "人大")
			headOfGovernment = headOfGovernment || speakerIn(s) != ""
		case speakerLine:
			headOfGovernment = headOfGovernment || holdsAny(c, headOffices)
		case dateLine:
			dated = dated || nameBehindDate(c) != ""
		default:
			address = address || strings.HasPrefix(c, "各位代表") || strings.HasPrefix(c, "名位代表")
			stands = stands || strings.Contains(c, "我代表") && (strings.Contains(c, "政府") || strings.Contains(c, "国务院"))
		}
		if delivers.MatchString(s) || strings.Contains(s, workReport) && strings.Contains(s, "代表") {
			return true
		}
	}
	return headOfGovernment && (meeting || address) || address && stands || dated && (address || e.mentions("各位代表"))
}

// headOffices are the offices of heads of government.
var headOffices = []string{"省长", "市长", "区长", "县长", "旗长", "州长", "盟长", "主席", "总理", "专员"}

// mentions tells that a paragraph opens with words.
func (e *evidence) mentions(words string) bool {
	for _, p := range e.doc.Paragraphs {
		if strings.HasPrefix(p.Text, words) {
			return true
		}
	}
	return false
}
