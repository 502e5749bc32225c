package track

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"cewen/search/instrument"
)

// Run implements instrument.Instrument.
func (t *Track) Run(ctx context.Context, c *instrument.Corpus, out instrument.Sink) error {
	a, err := t.Find(ctx, c)
	if err != nil {
		return err
	}
	for _, write := range []func(*Answer, instrument.Sink) error{t.writeEvidence, t.writePromises, writeReports, writeNotes} {
		if err := write(a, out); err != nil {
			return err
		}
	}
	return nil
}

// writeEvidence writes a row for each sentence beside a promise, and one for each promise
// that has none.
func (t *Track) writeEvidence(a *Answer, out instrument.Sink) error {
	columns := []string{
		"commitment", "span", "state", "rank", "score", "object_score", "unit_score", "number_score", "action_score",
		"promised", "reported", "difference", "unit", "ratio", "sentence", "period", "year", "title", "section", "role", "document", "paragraph", "link", "caution",
	}
	if err := out.Begin(t.Name(), columns...); err != nil {
		return err
	}
	for i := range a.Promises {
		p := &a.Promises[i]
		if len(p.Evidence) == 0 {
			cells := make([]any, len(columns))
			cells[0], cells[1], cells[2], cells[len(cells)-1] = p.ID, p.Commitment.Span, string(p.State), Caution
			if err := out.Row(cells...); err != nil {
				return err
			}
		}
		for n := range p.Evidence {
			if err := out.Row(t.cells(p, n)...); err != nil {
				return err
			}
		}
	}
	return nil
}

func (t *Track) cells(p *Tracked, n int) []any {
	e := &p.Evidence[n]
	var promised, reported, difference, unit, ratio any
	if e.Number != nil {
		q := p.Commitment.Quantities[e.Number.Promised]
		promised, reported, difference, unit = q.Raw, e.Number.Raw, e.Number.Difference, q.Unit
		ratio = optional(e.Number.Ratio)
	}
	return []any{
		p.ID, p.Commitment.Span, string(p.State), n + 1, rounded(e.Score), rounded(e.Parts.Object),
		optional(e.Parts.Unit), optional(e.Parts.Number), optional(e.Parts.Action),
		promised, reported, difference, unit, ratio, e.Text, e.Period(), e.Document.Year, e.Document.Title,
		strings.Join(e.Section, " > "), string(e.Role), e.Document.ID, e.Paragraph, strings.TrimSuffix(t.Base, "/") + "/p/" + e.Paragraph, Caution,
	}
}

// Period tells of how many years a sentence speaks.
func (s *Sentence) Period() string {
	if s.SeveralYears {
		return "几年"
	}
	return "上年"
}

// optional is a part of a score as a cell, empty where it does not apply.
func optional(x *float64) any {
	if x == nil {
		return nil
	}
	return rounded(*x)
}

// rounded keeps four digits behind the point: a score is not known better.
func rounded(x float64) float64 {
	r, _ := strconv.ParseFloat(strconv.FormatFloat(x, 'f', 4, 64), 64) // it was just written
	return r
}

// writePromises writes a row for each promise.
func (t *Track) writePromises(a *Answer, out instrument.Sink) error {
	err := out.Begin("promises", "commitment", "state", "evidence", "type", "action", "object", "quantities", "deadline", "strength",
		"first_year", "last_year", "not_held", "sentence", "section", "document", "paragraph", "link")
	if err != nil {
		return err
	}
	for i := range a.Promises {
		p := &a.Promises[i]
		c := &p.Commitment
		var quantities []string
		for _, q := range c.Quantities {
			quantities = append(quantities, q.Raw)
		}
		err := out.Row(p.ID, string(p.State), len(p.Evidence), string(c.Type), c.Action, c.Object, strings.Join(quantities, "；"), c.Deadline,
			string(c.Strength), p.First, p.Last, years(p.Missing), p.Sentence, strings.Join(p.Section, " > "), a.Document.ID, p.Paragraph,
			strings.TrimSuffix(t.Base, "/")+"/p/"+p.Paragraph)
		if err != nil {
			return err
		}
	}
	return nil
}

// years lists years as a cell, empty without any.
func years(list []int) any {
	if len(list) == 0 {
		return nil
	}
	texts := make([]string, len(list))
	for i, y := range list {
		texts[i] = strconv.Itoa(y)
	}
	return strings.Join(texts, "、")
}

// writeReports writes a row for each report held, and one for each year without.
func writeReports(a *Answer, out instrument.Sink) error {
	if err := out.Begin("reports", "year", "state", "title", "document", "review"); err != nil {
		return err
	}
	for _, r := range a.Reports {
		if !r.Held() {
			if err := out.Row(r.Year, string(NotHeld), nil, nil, nil); err != nil {
				return err
			}
		}
		for _, d := range r.Documents {
			review := "有"
			if r.Unparted {
				review = "分不出"
			}
			if err := out.Row(r.Year, "收录", d.Title, d.ID, review); err != nil {
				return err
			}
		}
	}
	return nil
}

func writeNotes(a *Answer, out instrument.Sink) error {
	counts := make(map[State]int)
	for i := range a.Promises {
		counts[a.Promises[i].State]++
	}
	if err := out.Note(Caution + "：排在前面的句子最像是在说这件事，是否兑现请读原文"); err != nil {
		return err
	}
	note := fmt.Sprintf("%d 条承诺：%d 条有线索，%d 条没有找到（报告里没有足够相近的句子，不等于没有做），%d 条没有收录（该年报告不在库里）",
		len(a.Promises), counts[Found], counts[Nothing], counts[NotHeld])
	return out.Note(note)
}
