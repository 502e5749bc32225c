package main

import (
	"context"
	"slices"

	"cewen/search"
)

// depth is how far down a list is read: a first page.
const depth = 10

// ranker answers questions.
type ranker interface {
	name() string
	// rank returns the IDs of up to depth paragraphs, best first.
	rank(ctx context.Context, q question) ([]string, error)
}

// ours is the name of the ranker that has to be ahead.
const ours = "cewen"

// cewen ranks as the search page does: hits, then related paragraphs.
type cewen struct {
	engine   search.Engine
	searcher search.Searcher
}

func newCewen(engine search.Engine) *cewen {
	return &cewen{engine: engine, searcher: search.Searcher{Engine: engine}}
}

func (*cewen) name() string { return ours }

func (c *cewen) rank(ctx context.Context, q question) ([]string, error) {
	request := search.Request{Expr: q.expr, Sort: search.SortRelevance, Limit: depth}
	result, err := c.searcher.Search(ctx, request)
	if err != nil {
		return nil, err
	}
	hits := result.Hits
	if len(hits) < depth {
		related, err := c.engine.Related(ctx, request, depth)
		if err != nil {
			return nil, err
		}
		hits = append(hits, related...)
	}
	var ids []string
	for _, h := range hits {
		if id := h.Paragraph.ID; len(ids) < depth && !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return ids, nil
}
