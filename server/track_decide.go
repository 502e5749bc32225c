package server

import (
	"math"
	"net/url"
	"strconv"
	"strings"

	"cewen/search/track"
)

// trackAsked is what a reader asked of the page.
type trackAsked struct {
	id    string
	state track.State // "" for all
	from  int
}

// promiseView is a promise beside what was found.
type promiseView struct {
	ID       string // as an anchor within the page
	Own      string // the page of this promise alone
	Said     []markedPart
	Where    string // its section
	Href     string // its paragraph
	State    track.State
	None     phrase // why nothing is shown
	Missing  phrase // which of its years are not held, where others are
	Evidence []evidenceView
}

// markedPart is a piece of a sentence; the one that it is about is marked.
type markedPart struct {
	Text string
	Mark bool
}

// evidenceView is a sentence that may tell what became of a promise.
type evidenceView struct {
	Told    []markedPart
	When    phrase // of which year's report, and of how many years it tells
	Where   string
	Href    string
	Score   string
	Parts   phrase
	Numbers phrase // what was promised and what is reported; without text where there is none
}

// reportView is a year of which a report was looked for.
type reportView struct {
	Year      int
	Documents []link
	Unparted  bool
}

// decideTrack decides what the page shows of an answer.
func decideTrack(a *track.Answer, asked trackAsked, view *trackView) {
	view.Answered, view.Title = true, "对照承诺："+a.Document.Title
	view.Document = link{Href: documentHref(a.Document.ID, "", nil), Label: a.Document.Title}
	view.File = "/api/v1/track?" + url.Values{paramFormat: {formatCSV}, paramID: {asked.id}}.Encode()
	counts := map[track.State]int{}
	var chosen []*track.Tracked
	for i := range a.Promises {
		p := &a.Promises[i]
		counts[p.State]++
		if asked.state == "" || p.State == asked.state {
			chosen = append(chosen, p)
		}
	}
	view.States = append(view.States, stateLink{ph("全部 %d", len(a.Promises)), asked.href("", 0), asked.state == ""})
	for _, s := range []track.State{track.Found, track.Nothing, track.NotHeld} {
		view.States = append(view.States, stateLink{stateLabel(s, counts[s]), asked.href(s, 0), asked.state == s})
	}
	first := min(max(0, asked.from), len(chosen))
	last := min(first+promisesPerPage, len(chosen))
	for _, p := range chosen[first:last] {
		view.Promises = append(view.Promises, newPromiseView(p))
	}
	if first > 0 {
		view.Back = asked.href(asked.state, max(0, first-promisesPerPage))
	}
	if last < len(chosen) {
		view.Next = asked.href(asked.state, last)
	}
	for _, r := range a.Reports {
		report := reportView{Year: r.Year, Unparted: r.Unparted}
		for _, d := range r.Documents {
			report.Documents = append(report.Documents, link{Href: documentHref(d.ID, "", nil), Label: d.Title})
		}
		view.Reports = append(view.Reports, report)
	}
}

// stateLabel is a state with the number of promises in it.
func stateLabel(s track.State, n int) phrase {
	switch s {
	case track.Found:
		return ph("有线索 %d", n)
	case track.Nothing:
		return ph("没有找到 %d", n)
	case track.NotHeld:
	}
	return ph("没有收录 %d", n)
}

// href is the page with the promises in a state, from one on.
func (a trackAsked) href(state track.State, from int) string {
	v := url.Values{paramID: {a.id}}
	if state != "" {
		v.Set(paramState, string(state))
	}
	if from > 0 {
		v.Set(paramFrom, strconv.Itoa(from))
	}
	return (&url.URL{Path: "/track", RawQuery: v.Encode()}).String()
}

func newPromiseView(p *track.Tracked) promiseView {
	v := promiseView{
		ID: "c-" + p.ID, Own: trackHref(p.ID), Said: markPart(p.Sentence, p.At), Where: strings.Join(p.Section, " › "),
		Href: paragraphHref(p.Paragraph), State: p.State,
	}
	years := strconv.Itoa(p.First)
	if p.Several() {
		years += "—" + strconv.Itoa(p.Last)
	}
	switch p.State {
	case track.NotHeld:
		v.None = ph("没有收录：库里没有 %s 年的报告，无从查起。", years)
	case track.Nothing:
		v.None = ph("没有找到：%s 年的报告里没有足够相近的句子。这不等于没有做。", years)
		if len(p.Missing) > 0 {
			v.Missing = ph("其中 %s 年的报告没有收录。", yearsText(p.Missing))
		}
	case track.Found:
		for i := range p.Evidence {
			v.Evidence = append(v.Evidence, newEvidenceView(p, &p.Evidence[i]))
		}
	}
	return v
}

func yearsText(years []int) string {
	texts := make([]string, len(years))
	for i, y := range years {
		texts[i] = strconv.Itoa(y)
	}
	return strings.Join(texts, "、")
}

func newEvidenceView(p *track.Tracked, e *track.Cited) evidenceView {
	v := evidenceView{
		Told: []markedPart{{Text: e.Text}}, Where: strings.Join(e.Section, " › "), Href: paragraphHref(e.Paragraph),
		When: ph("%d 年的报告，说的是上一年", e.Document.Year), Score: twoDigits(e.Score), Parts: partsText(e.Parts),
	}
	if e.SeveralYears {
		v.When = ph("%d 年的报告，说的是几年", e.Document.Year)
	}
	if n := e.Number; n != nil {
		v.Told = markPart(e.Text, n.Span)
		q := p.Commitment.Quantities[n.Promised]
		v.Numbers = numbersText(q.Raw, n.Raw, n.Difference, q.Unit)
	}
	return v
}

// markPart cuts a sentence in three, the middle marked.
func markPart(text string, at track.Span) []markedPart {
	var parts []markedPart
	for _, p := range []markedPart{{text[:at.Start], false}, {text[at.Start:at.End], true}, {text[at.End:], false}} {
		if p.Text != "" {
			parts = append(parts, p)
		}
	}
	return parts
}

// numbersText says both numbers and what lies between them.
func numbersText(promised, reported string, difference float64, unit string) phrase {
	if unit == "%" {
		unit = "个百分点"
	}
	switch amount := readableAmount(math.Abs(difference)) + unit; {
	case difference > 0:
		return ph("承诺 %s，报告 %s，多 %s", promised, reported, amount)
	case difference < 0:
		return ph("承诺 %s，报告 %s，少 %s", promised, reported, amount)
	}
	return ph("承诺 %s，报告 %s，数字相合", promised, reported)
}

// partsText says what a score is made of.
func partsText(p track.Parts) phrase {
	part := func(x *float64) string {
		if x == nil {
			return "—"
		}
		return twoDigits(*x)
	}
	return ph("对象 %s · 单位 %s · 数字 %s · 动作 %s", twoDigits(p.Object), part(p.Unit), part(p.Number), part(p.Action))
}

func twoDigits(x float64) string { return strconv.FormatFloat(x, 'f', 2, 64) }

// readableAmount writes large amounts with 万 and 亿, as the texts do.
func readableAmount(x float64) string {
	const wan, yi = 1e4, 1e8
	write := func(x float64) string { return strconv.FormatFloat(math.Round(x*1e4)/1e4, 'f', -1, 64) }
	switch {
	case x >= yi:
		return write(x/yi) + "亿"
	case x >= wan:
		return write(x/wan) + "万"
	}
	return write(x)
}
