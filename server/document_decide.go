package server

import (
	"context"
	"errors"
	"net/url"

	"cewen/corpus"
	"cewen/search"
	"cewen/search/query"
)

// documentAnswer is the answer to an address of a document.
type documentAnswer struct {
	document  *corpus.Document
	asked     string            // the query as it was typed
	found     address           // the search that led here
	parse     *query.ParseError // its query cannot be read
	countable bool              // its query has something that can be marked
	costly    bool              // marking would take too long
	marks     marks
}

// decideDocument decides what a document page shows. Errors are those that are no
// answer: a bad filter, a failure.
func (s *Server) decideDocument(ctx context.Context, id string, v url.Values) (documentAnswer, error) {
	a := documentAnswer{asked: v.Get(paramQuery), found: newAddress(v)}
	var err error
	if a.document, err = s.document(id); err != nil {
		return a, err
	}
	expr, err := s.config.Parser.Parse(a.asked)
	if errors.As(err, &a.parse) {
		return a, nil
	}
	if err != nil {
		return a, err
	}
	if a.countable = len(query.Atoms(expr)) > 0; !a.countable {
		return a, nil
	}
	filter, err := readFilter(v)
	if err != nil {
		return a, err
	}
	ctx, cancel := context.WithTimeoutCause(ctx, markBudget, search.ErrBudget)
	defer cancel()
	a.marks, err = s.findMarks(ctx, a.document, expr, filter)
	if errors.Is(err, search.ErrBudget) {
		a.costly = true
		return a, nil
	}
	return a, err
}
