package corpus

import (
	"fmt"
	"regexp"
	"strings"
)

// workReport is the kind of a report on the work of a government.
const workReport = "政府工作报告"

// documentNumber matches a 发文字号: 国办发〔2023〕15号, 晋政发[2012]3号, 国务院令第706号.
var documentNumber = regexp.MustCompile(`\p{Han}{1,12}[〔\[【（(﹝](?:19|20)\d{2}[〕\]】）)﹞]第?\d{1,5}号|(?:[\p{Han}]{0,12}令|国令)第?[\d〇一二三四五六七八九十百]{1,5}号`)

// number finds the 发文字号 on a line of its own in the head.
func (e *evidence) number() finding {
	for _, s := range e.head {
		if c := compact(s); shorter(c, 40) && isNumberLine(c) {
			return finding{documentNumber.FindString(c), OriginText}
		}
	}
	if all := documentNumber.FindAllString(e.enactment(), -1); len(all) > 0 {
		return finding{behindDay(all[len(all)-1]), OriginText}
	}
	if c := compact(fileStem(e.path)); c != "" {
		if m := documentNumber.FindStringIndex(strings.ReplaceAll(c, "_", "")); m != nil && m[0] == 0 {
			return finding{strings.ReplaceAll(c, "_", "")[:m[1]], OriginPath}
		}
	}
	return finding{}
}

// behindDay cuts the end of a date off a number that follows it at once.
func behindDay(number string) string {
	if _, after, ok := strings.Cut(number, "日"); ok {
		return after
	}
	return number
}

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
	return finding{}
}

// isOtherReport tells a report by a name that gives no more than that away when
// it comes from the path (报告.md).
func isOtherReport(kind, title string) bool { return kind == "报告" && plainTitle(title) == "报告" }

// namedTitles are the titles in order of authority: printed, in the front
// matter, the name of the file.
func (e *evidence) namedTitles() []finding {
	var titles []finding
	for _, t := range e.titles {
		titles = append(titles, finding{t, OriginText})
	}
	if t := e.front[FieldTitle]; t != "" {
		titles = append(titles, finding{t, OriginFrontMatter})
	}
	if stem := fileStem(e.path); stem != "" {
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

// title is the title that is printed, the first that names a document before
// others; else one that follows from issuer and year; else the first heading;
// else the name of the file. A title in the front matter counts before all of
// these, see settle.
func (e *evidence) title(m Metadata) finding {
	for _, t := range e.titles {
		if titleSuffix(t) != "" {
			return finding{cleanTitle(t), OriginText}
		}
	}
	if len(e.titles) > 0 {
		return finding{cleanTitle(e.titles[0]), OriginText}
	}
	stem := cleanTitle(fileStem(e.path))
	if titleSuffix(stem) != "" {
		return finding{stem, OriginPath}
	}
	if m.Kind == workReport && m.Region != "" && m.Year > 0 {
		name := m.Region.Name()
		if m.Region == RegionNational {
			name = "国务院"
		}
		return finding{fmt.Sprintf("%d年%s政府工作报告", m.Year, name), OriginDerived}
	}
	if len(e.doc.Sections) > 0 && m.Kind != workReport {
		return finding{e.doc.Sections[0].Title, OriginText}
	}
	return finding{stem, OriginPath}
}

// cleanTitle closes the spaces of a spaced-out title and drops what stands
// around it: book marks, the mark of a footnote, date and speaker in brackets.
func cleanTitle(s string) string {
	s = oneLine(s)
	if spacedOut(s) {
		s = compact(s)
	}
	if t := cutBrackets(s, "[", "]"); t != s && shorter(s[len(t):], 5) {
		s = t
	}
	if t := cutBrackets(s, "（", "）"); t != s {
		if d, _ := readDate(strings.TrimPrefix(s[len(t):], "（")); d != "" {
			s = strings.TrimSpace(t)
		}
	}
	if inner, ok := strings.CutPrefix(s, "《"); ok && strings.HasSuffix(inner, "》") && !strings.Contains(inner, "《") {
		s = strings.TrimSuffix(inner, "》")
	}
	return s
}

// spacedOut tells that a space follows nearly every character.
func spacedOut(s string) bool {
	return strings.Count(s, " ")*2 >= runes(s, 200)-2 && strings.Contains(s, " ")
}
