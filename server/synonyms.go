package server

import (
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"cewen/search/query"
	"cewen/search/synonyms"
)

// synonymLister is what synonyms have that can be listed.
type synonymLister interface {
	Entries() []synonyms.Entry
}

// synonymEntries returns what ~ in a query can stand for, nothing where there is no
// list.
func (s *Server) synonymEntries() []synonyms.Entry {
	if list, ok := s.config.Parser.Synonyms.(synonymLister); ok {
		return list.Entries()
	}
	return nil
}

// listedEntry is an entry of the list of synonyms.
type listedEntry struct {
	Name     string   `json:"name"`
	Variants []string `json:"variants"`
}

// apiSynonyms lists the synonyms in the order in which they were written.
func (s *Server) apiSynonyms(c echo.Context) error {
	if err := onlyParams(c.QueryParams()); err != nil {
		return err
	}
	answer := struct {
		Entries []listedEntry `json:"entries"`
	}{[]listedEntry{}}
	for _, e := range s.synonymEntries() {
		answer.Entries = append(answer.Entries, listedEntry(e))
	}
	return writeJSON(c, http.StatusOK, answer)
}

// otherWords returns what else is said for a query that is one plain word.
func (s *Server) otherWords(e query.Expr) []string {
	term, ok := e.(query.Term)
	if !ok || s.config.Parser.Synonyms == nil {
		return nil
	}
	variants, ok := s.config.Parser.Synonyms.Lookup(term.Text)
	if !ok {
		return nil
	}
	return variants[1:]
}

// shownVariants is how many of the other words a line offers to look for.
const shownVariants = 4

// synonymLink offers to ask for the other words too, nil where there are none.
func synonymLink(a searchAnswer, at address) *link {
	if len(a.synonyms) == 0 {
		return nil
	}
	label := strings.Join(a.synonyms[:min(shownVariants, len(a.synonyms))], " | ")
	if len(a.synonyms) > shownVariants {
		label += " | …"
	}
	return &link{Label: label, Href: at.set(paramQuery, "~"+a.request.Expr.String()).String()}
}
