package server

import (
	"context"
	"net/http"
	"strings"
	"unicode/utf8"

	"github.com/labstack/echo/v4"

	"cewen/search"
	"cewen/search/query"
)

// suggestions is the answer to a query that is being typed.
type suggestions struct {
	// From is where the word begins that the suggestions would take the place of, in
	// characters of the query.
	From        int          `json:"from"`
	Suggestions []suggestion `json:"suggestions"`
}

// apiSuggest suggests what the last word of a query may become. Its texts are written
// as the query language wants them.
func (s *Server) apiSuggest(c echo.Context) error {
	v := c.QueryParams()
	if err := onlyParams(v, paramQuery); err != nil {
		return err
	}
	before, word := lastWord(v.Get(paramQuery))
	answer := suggestions{From: utf8.RuneCountInString(before), Suggestions: []suggestion{}}
	if term, ok := query.NewTerm(word); ok {
		list, err := s.catalog.now()
		if err != nil {
			return err
		}
		phrases := s.phrases(c.Request().Context(), term.Folded)
		for _, found := range matchSuggestions(s.suggester.now(list, s.synonymPhrases()), phrases, term.Folded) {
			if t, ok := query.NewTerm(found.Text); ok {
				found.Text = t.String()
				answer.Suggestions = append(answer.Suggestions, found)
			}
		}
	}
	return writeJSON(c, http.StatusOK, answer)
}

// phrases are the frequent words of the texts that begin with a folded text, each with
// the documents that a search for it finds. Where the engine cannot tell, or not now,
// there are none: nobody waits for an offer.
func (s *Server) phrases(ctx context.Context, folded string) []suggestion {
	completer, ok := s.config.Searcher.Engine.(search.Completer)
	if !ok {
		return nil
	}
	words, err := completer.Complete(ctx, folded, perKind)
	if err != nil {
		return nil
	}
	var phrases []suggestion
	for _, word := range words {
		term, ok := query.NewTerm(word)
		if !ok {
			continue
		}
		found, err := s.config.Searcher.Search(ctx, search.Request{Expr: term})
		if err != nil {
			break
		}
		if found.Totals.Documents == 0 {
			continue // a word of what was removed
		}
		phrases = append(phrases, suggestion{Text: word, Kind: suggestPhrase, Documents: found.Totals.Documents, folded: term.Folded})
	}
	return phrases
}

// lastWord cuts a query before its last word.
func lastWord(q string) (before, word string) {
	i := strings.LastIndexAny(q, " \t|()（）　~：:")
	if i >= 0 {
		_, size := utf8.DecodeRuneInString(q[i:])
		i += size
	}
	i = max(i, 0)
	if i < len(q) && q[i] == '-' {
		i++
	}
	return q[:i], strings.Trim(q[i:], `"“”`)
}

// synonymPhrases are all phrases of the list of synonyms.
func (s *Server) synonymPhrases() []string {
	var phrases []string
	for _, e := range s.synonymEntries() {
		phrases = append(append(phrases, e.Name), e.Variants...)
	}
	return phrases
}
