package search

import (
	"slices"

	"cewen/analysis"
	"cewen/corpus"
	"cewen/corpus/commitment"
	"cewen/search/query"
)

// foldedText is a text for queries, folded here.
func foldedText(original string) query.Text {
	return query.Text{Folded: analysis.Fold(original), Original: func() string { return original }}
}

// Places returns the paragraphs of a whole document as queries look at them.
func Places(d *corpus.Document) []query.Place {
	return places(d, func(i int) query.Text { return foldedText(d.Paragraphs[i].Text) })
}

// places returns the paragraphs of a document whose texts come from text.
func places(d *corpus.Document, text func(i int) query.Text) []query.Place {
	title := foldedText(d.Title)
	headings := make([]query.Text, len(d.Sections))
	for i, s := range d.Sections {
		headings[i] = foldedText(s.Title)
	}
	readings := commitment.ReadingsOf(d)
	list := make([]query.Place, len(d.Paragraphs))
	for i, p := range d.Paragraphs {
		list[i] = query.Place{
			Text: text(i), Number: i, Meta: &d.Metadata, Title: title, Section: p.Section, Role: d.Role(p.Section),
		}
		list[i].Text.Commitments = finding(list[i].Text, readings.Role(i), d.Year)
		for s := p.Section; s >= 0 && s < len(d.Sections); s = d.Sections[s].Parent {
			list[i].Headings = append(list[i].Headings, headings[s])
		}
		slices.Reverse(list[i].Headings)
	}
	return list
}

// finding returns what finds the commitments of a paragraph that is read in a role; nil
// where it is not read.
func finding(t query.Text, role corpus.Role, year int) func(*commitment.Finder) []commitment.Commitment {
	if role == "" {
		return nil
	}
	return func(f *commitment.Finder) []commitment.Commitment {
		return f.Find(commitment.Passage{Text: t.Original(), Role: role, Year: year})
	}
}

// placeOf is the paragraph of a hit as a marker looks at it, which folds the text itself.
func placeOf(h *Hit, marker *query.Marker) query.Place {
	p := query.Place{Text: query.Text{Original: func() string { return h.Paragraph.Text }}, Role: h.Role}
	p.Text.Commitments = finding(p.Text, h.Reading, h.Document.Year)
	if !marker.Decides() {
		return p
	}
	p.Meta = &corpus.Metadata{
		Title: h.Document.Title, Region: h.Document.Region, Level: h.Document.Level, Year: h.Document.Year,
		Date: h.Document.Date, Kind: h.Document.Kind, Issuer: h.Document.Issuer, Number: h.Document.Number,
	}
	p.Title = foldedText(h.Document.Title)
	for _, title := range h.Section {
		p.Headings = append(p.Headings, foldedText(title))
	}
	return p
}
