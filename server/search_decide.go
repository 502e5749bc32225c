package server

import (
	"context"
	"errors"
	"net/url"
	"time"

	"cewen/indexer"
	"cewen/search"
	"cewen/search/query"
)

// answerKind is what the search page has to say.
type answerKind int

const (
	answerHome      answerKind = iota // nothing was asked
	answerFound                       // there are hits
	answerNothing                     // nothing matches
	answerMalformed                   // the query cannot be read
	answerNotReady                    // there is no index to answer from yet
)

// searchAnswer is the answer to an address of the search page.
type searchAnswer struct {
	kind     answerKind
	values   url.Values // the address: the whole state
	request  search.Request
	result   *search.Result    // of answerFound and answerNothing
	synonyms []string          // what else is said for the one word that was asked for
	parse    *query.ParseError // of answerMalformed
	took     time.Duration
	progress indexer.Progress
	holdings *listing

	grouped   bool            // hits are shown document by document
	documents []foundDocument // of this page, where grouped
	help      noHits          // of answerNothing
}

// decideSearch decides what the answer is. Errors are those that are no answer: a
// bad parameter, a failure.
func (s *Server) decideSearch(ctx context.Context, v url.Values) (searchAnswer, error) {
	a := searchAnswer{values: v, progress: s.config.Indexer.Progress()}
	var err error
	if a.holdings, err = s.catalog.now(); err != nil {
		return a, err
	}
	a.request, err = readRequest(v, s.config.Parser)
	if errors.As(err, &a.parse) {
		a.kind = answerMalformed
		return a, nil
	}
	if err != nil {
		return a, err
	}
	if _, everything := a.request.Expr.(query.All); everything && len(a.request.Filter) == 0 {
		a.kind = answerHome
		return a, nil
	}
	if a.request.Limit == 0 { // totals only make no page
		a.request.Limit = search.DefaultLimit
	}
	if a.grouped, err = readGroup(v); err != nil {
		return a, err
	}
	a.request.Facets = search.Facets()
	start := time.Now()
	if a.grouped {
		err = s.searchDocuments(ctx, &a)
	} else {
		a.result, err = s.config.Searcher.Search(ctx, a.request)
	}
	a.took = time.Since(start)
	a.synonyms = s.otherWords(a.request.Expr)
	switch {
	case errors.Is(err, search.ErrNotReady):
		a.kind = answerNotReady
		return a, nil
	case err != nil:
		return a, err
	case a.result.Totals.Paragraphs == 0:
		a.kind = answerNothing
		a.help, err = s.findNoHits(ctx, a.request, v)
	default:
		a.kind = answerFound
	}
	return a, err
}
