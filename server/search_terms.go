package server

import (
	"cewen/search"
)

// shownTerms is how many parts of a query stand open: all phrases of nearly every
// entry of the synonyms.
const shownTerms = 8

// termsView says how much of the totals each part of a query makes up.
type termsView struct {
	Rows, More []termRow
}

// termRow is a part of a query; its link asks for it alone.
type termRow struct {
	Label, Href string
	search.Totals
}

// newTermsView lays out the parts of a query that has hits. One part alone has all of
// the totals, so it is not said again.
func newTermsView(result *search.Result, at address) *termsView {
	if len(result.Terms) < 2 || result.Totals.Paragraphs == 0 {
		return nil
	}
	rows := make([]termRow, len(result.Terms))
	for i, t := range result.Terms {
		rows[i] = termRow{Label: t.Term, Href: at.set(paramQuery, t.Term).String(), Totals: t.Totals}
	}
	if len(rows) <= shownTerms+2 {
		return &termsView{Rows: rows}
	}
	return &termsView{Rows: rows[:shownTerms], More: rows[shownTerms:]}
}
