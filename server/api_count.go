package server

import (
	"context"
	"fmt"
	"net/http"
	"runtime"
	"unicode/utf8"

	"github.com/labstack/echo/v4"
	"golang.org/x/sync/errgroup"

	"cewen/search"
	"cewen/search/query"
)

// count is how often a phrase is printed.
type count struct {
	Phrase string `json:"phrase"`
	search.Totals
}

type counts struct {
	Counts []count `json:"counts"`
}

// apiCount counts the phrases in the address.
func (s *Server) apiCount(c echo.Context) error {
	return s.countPhrases(c, c.QueryParams()[paramPhrase])
}

// apiCountList counts the phrases in the body.
func (s *Server) apiCountList(c echo.Context) error {
	var body struct {
		Phrases []string `json:"phrases"`
	}
	if err := readJSON(c, &body); err != nil {
		return err
	}
	allowTime(c, longTimeout)
	return s.countPhrases(c, body.Phrases)
}

// countPhrases counts each phrase as one literal, within the filter that the
// address may hold.
func (s *Server) countPhrases(c echo.Context, phrases []string) error {
	v := c.QueryParams()
	if err := onlyParams(v, append(filterParams(), paramPhrase)...); err != nil {
		return err
	}
	filter, err := readFilter(v)
	if err != nil {
		return err
	}
	terms, err := readPhrases(phrases)
	if err != nil {
		return err
	}
	counted, err := s.countTerms(c.Request().Context(), terms, filter)
	if err != nil {
		return err
	}
	for i := range counted {
		counted[i].Phrase = phrases[i]
	}
	return writeJSON(c, http.StatusOK, counts{counted})
}

// readPhrases turns phrases into terms and names the one that cannot be.
func readPhrases(phrases []string) ([]query.Term, error) {
	if len(phrases) == 0 {
		return nil, fmt.Errorf("%w: 没有给出要统计的短语（phrase）", search.ErrBadRequest)
	}
	if len(phrases) > maxPhrases {
		return nil, fmt.Errorf("%w: 一次最多统计 %d 个短语，这里有 %d 个", search.ErrBadRequest, maxPhrases, len(phrases))
	}
	terms := make([]query.Term, len(phrases))
	for i, p := range phrases {
		if utf8.RuneCountInString(p) > query.MaxLength {
			return nil, fmt.Errorf("%w: 第 %d 个短语超过 %d 个字", search.ErrBadRequest, i+1, query.MaxLength)
		}
		term, ok := query.NewTerm(p)
		if !ok {
			return nil, fmt.Errorf("%w: 第 %d 个短语 %q 里没有可检索的字", search.ErrBadRequest, i+1, p)
		}
		terms[i] = term
	}
	return terms, nil
}

// countTerms counts terms, as many at a time as there are processors.
func (s *Server) countTerms(ctx context.Context, terms []query.Term, filter search.Filter) ([]count, error) {
	counted := make([]count, len(terms))
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i, term := range terms {
		group.Go(func() error {
			result, err := s.config.Searcher.Search(ctx, search.Request{Expr: term, Filter: filter})
			if err != nil {
				return fmt.Errorf("count %q: %w", term.Text, err)
			}
			counted[i].Totals = result.Totals
			return nil
		})
	}
	return counted, group.Wait()
}
