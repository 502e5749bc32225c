// Package search says what a question is and what a right answer is, and leaves
// the finding to engines.
package search

import (
	"context"
	"errors"
	"fmt"

	"cewen/search/query"
)

// ErrNotReady means that there is no complete index to answer from yet.
var ErrNotReady = errors.New("index is being built")

// Engine finds paragraphs. Totals, facets and hits are exact: what a plain scan
// of all texts with query.Find gives. Hits come without segments.
type Engine interface {
	// Search answers a request. A bad cursor is ErrBadRequest.
	Search(ctx context.Context, request Request) (*Result, error)
	// Related returns up to limit paragraphs that share words with the texts of a
	// request, best first. It never waits for the words to be loaded: until then there
	// are none.
	Related(ctx context.Context, request Request, limit int) ([]Hit, error)
}

// relatedLimit is how many related paragraphs stand in for hits: enough to see
// what the corpus has instead, few enough not to be taken for an answer.
const relatedLimit = 5

// Searcher answers requests with everything that a reader sees.
type Searcher struct {
	Engine Engine
}

// Search answers a request, marks the occurrences in its hits and, when nothing
// matches, adds related paragraphs.
func (s *Searcher) Search(ctx context.Context, request Request) (*Result, error) {
	if request.Limit < 0 || request.Limit > MaxLimit {
		return nil, fmt.Errorf("%w: 每页条数要在 0 到 %d 之间", ErrBadRequest, MaxLimit)
	}
	if request.Expr == nil {
		request.Expr = query.All{}
	}
	if request.Sort == "" {
		request.Sort = SortRelevance
	}
	result, err := s.Engine.Search(ctx, request)
	if err != nil {
		return nil, err
	}
	for i := range result.Hits {
		result.Hits[i].Segments = Highlight(request.Expr, placeOf(&result.Hits[i]))
	}
	result.Query = request.Expr.String()
	if result.Totals.Paragraphs == 0 && request.Limit > 0 {
		if err := s.addRelated(ctx, request, result); err != nil {
			return nil, err
		}
	}
	return result, nil
}

func (s *Searcher) addRelated(ctx context.Context, request Request, result *Result) error {
	related, err := s.Engine.Related(ctx, request, relatedLimit)
	if err != nil {
		return fmt.Errorf("related paragraphs: %w", err)
	}
	for i := range related {
		related[i].Segments = Cut(related[i].Paragraph.Text, nil)
	}
	if related != nil {
		result.Related = related
	}
	return nil
}
