// Package search says what a question is and what a right answer is, and leaves
// the finding to engines.
package search

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"time"

	"cewen/search/query"
)

// The errors of a search, besides those about the request.
var (
	// ErrNotReady means that there is no complete index to answer from yet.
	ErrNotReady = errors.New("index is being built")
	// ErrBudget means that an answer would have taken longer than a search may.
	ErrBudget = errors.New("search took too long")
)

// DefaultBudget is what a search may take: longer than any reader waits. The
// slowest question over 50 MB of text that a test could think of takes a fifth.
const DefaultBudget = 10 * time.Second

// Engine finds paragraphs. Totals, facets and hits are exact: what a plain scan
// of all texts with query.Find gives. Hits come without segments.
type Engine interface {
	// Search answers a request. A bad cursor is ErrBadRequest.
	Search(ctx context.Context, request Request) (*Result, error)
	// Related returns up to limit paragraphs that are closest to the texts of a
	// request, best first. They are no hits, and it needs no words to find them.
	Related(ctx context.Context, request Request, limit int) ([]Hit, error)
}

// Completer is an engine that can tell what a text may become as it is typed. What it
// tells comes from words, so it is an offer and never an answer.
type Completer interface {
	// Complete returns up to n words of the texts that begin with a folded text and are
	// longer, those in most paragraphs first.
	Complete(ctx context.Context, folded string, n int) ([]string, error)
}

// relatedLimit is how many related paragraphs stand in for hits: enough to see
// what the corpus has instead, few enough not to be taken for an answer.
const relatedLimit = 5

// Searcher answers requests with everything that a reader sees.
type Searcher struct {
	Engine Engine
	// Budget is what a search may take, DefaultBudget if it is 0.
	Budget time.Duration
	// Cache keeps the latest answers; nil for none.
	Cache *Cache
}

// Search answers a request, marks the occurrences in its hits and, when nothing
// matches, adds related paragraphs. It returns ErrBudget when that takes too long.
func (s *Searcher) Search(ctx context.Context, request Request) (*Result, error) {
	budget := s.Budget
	if budget == 0 {
		budget = DefaultBudget
	}
	// Whoever asks one thing after the other lets those go first who have waited longer.
	runtime.Gosched()
	ctx, cancel := context.WithTimeoutCause(ctx, budget, ErrBudget)
	defer cancel()
	result, err := s.search(ctx, request)
	if err != nil && errors.Is(err, context.DeadlineExceeded) && errors.Is(context.Cause(ctx), ErrBudget) {
		return nil, fmt.Errorf("%w: more than %s", ErrBudget, budget)
	}
	return result, err
}

func (s *Searcher) search(ctx context.Context, request Request) (*Result, error) {
	if request.Limit < 0 || request.Limit > MaxLimit {
		return nil, fmt.Errorf("%w: 每页条数要在 0 到 %d 之间", ErrBadRequest, MaxLimit)
	}
	if request.Expr == nil {
		request.Expr = query.All{}
	}
	if request.Sort == "" {
		request.Sort = SortRelevance
	}
	key := ""
	if s.Cache != nil {
		key = cacheKey(s.Engine, &request)
	}
	if key != "" {
		if result, ok := s.Cache.get(key); ok {
			return result, nil
		}
	}
	result, err := s.answer(ctx, request)
	// What came in meanwhile may have changed the answer: it is not one of the state
	// that was asked for.
	if err == nil && key != "" && cacheKey(s.Engine, &request) == key {
		s.Cache.put(key, result)
	}
	return result, err
}

func (s *Searcher) answer(ctx context.Context, request Request) (*Result, error) {
	result, err := s.Engine.Search(ctx, request)
	if err != nil {
		return nil, err
	}
	highlightAll(request.Expr, result.Hits)
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
