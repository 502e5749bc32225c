package server

import (
	"cmp"
	"strconv"

	"cewen/corpus/commitment"
	"cewen/search/commitments"
)

// commitmentRow is a commitment in the table.
type commitmentRow struct {
	Key string // names the row within the page
	// Before and After are what stands nearest to the span in its sentence; Cut tells that there is
	// more, as in Whole.
	Before, Span, After string
	Whole               []markedPart
	Href                string // its paragraph
	Numbers             []string
	Deadline            string
	Type, Strength      phrase // Strength without text where it is plain
	Region, RegionHref  string
	Date                string
	Title, DocumentHref string
	Track               string
}

// Room around a commitment in the table, in characters: three lines with it, mostly.
const (
	roomBefore = 16
	roomAfter  = 24
)

func newCommitmentRow(r *commitments.Record, at address) commitmentRow {
	before, span, after := r.InSentence()
	row := commitmentRow{
		Key: "c-" + r.ID, Before: lastOf(before, roomBefore), Span: span, After: firstOf(after, roomAfter), Href: paragraphHref(r.Paragraph.ID),
		Deadline: r.Deadline, Type: ph(r.Type.Name()), Title: cmp.Or(r.Title, "（无标题）"), DocumentHref: documentHref(r.Document, "", nil),
		Date: r.Date, Track: trackHref(r.ID),
	}
	for _, p := range []markedPart{{before, false}, {span, true}, {after, false}} {
		if p.Text != "" {
			row.Whole = append(row.Whole, p)
		}
	}
	if row.Date == "" && r.Year > 0 {
		row.Date = strconv.Itoa(r.Year)
	}
	for _, q := range r.Quantities {
		row.Numbers = append(row.Numbers, q.Raw)
	}
	if r.Strength != commitment.Plain {
		row.Strength = ph(r.Strength.Name())
	}
	if r.Region != "" {
		row.Region = r.Region.Name()
		row.RegionHref = commitmentsHref(at.with(paramRegion, string(r.Region)))
	}
	return row
}

// lastOf are the last characters of a text, with a sign where some are left out.
func lastOf(text string, most int) string {
	if runes := []rune(text); len(runes) > most {
		return "…" + string(runes[len(runes)-most:])
	}
	return text
}

// firstOf are the first characters of a text, with a sign where some are left out.
func firstOf(text string, most int) string {
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return text
}
