package server

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"cewen/search/query"
	"cewen/search/synonyms"
	"cewen/search/syntax"
)

// helpView is the page about the query language.
type helpView struct {
	layout
	Guide    []guideSection
	Sections []helpSection
	Synonyms []helpSynonym
}

// helpSection is one subject of the language.
type helpSection struct {
	ID, Title, Text string
	Mistakes        bool // the entries are examples of mistakes
	Entries         []helpEntry
}

// helpEntry is an example; its links ask it.
type helpEntry struct {
	link
	Text string
	Same []link // other ways to write it
}

// helpSynonym is an entry of the list of synonyms; its link asks for all of it.
type helpSynonym struct {
	link
	Variants []string
}

func (s *Server) helpPage(c echo.Context) error {
	view := newHelpView(syntax.Sections(), s.synonymEntries(), languageOf(c))
	return s.renderPage(c, http.StatusOK, pageHelp, &view)
}

// newHelpView lays out the language and the synonyms.
func newHelpView(sections []syntax.Section, entries []synonyms.Entry, l language) helpView {
	v := helpView{layout: layout{Title: "帮助"}, Guide: guide(l)}
	in := func(zh, en string) string {
		if l == english {
			return en
		}
		return zh
	}
	for _, s := range sections {
		h := helpSection{ID: s.ID, Title: in(s.Title, s.TitleEN), Text: in(s.Text, s.TextEN)}
		for _, e := range s.Entries {
			entry := helpEntry{link: queryLink(e.Query), Text: in(e.Text, e.TextEN)}
			for _, q := range e.Same {
				entry.Same = append(entry.Same, queryLink(q))
			}
			h.Entries = append(h.Entries, entry)
			h.Mistakes = h.Mistakes || e.Error != nil
		}
		v.Sections = append(v.Sections, h)
	}
	for _, e := range entries {
		name := link{Label: e.Name}
		if term, ok := query.NewTerm(e.Name); ok {
			name.Href = queryHref("~" + term.String())
		}
		v.Synonyms = append(v.Synonyms, helpSynonym{link: name, Variants: e.Variants})
	}
	return v
}
