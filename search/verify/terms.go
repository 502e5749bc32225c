package verify

import (
	"context"
	"fmt"
	"math/rand/v2"
	"time"

	"cewen/search"
	"cewen/search/query"
)

// checkTerms: index and text count the same.
func (r *Report) checkTerms(ctx context.Context, o Options) error {
	random := rand.New(rand.NewPCG(o.Seed, 0)) //nolint:gosec // a repeatable draw is wanted, not a secret one
	drawn, err := drawTerms(o.Store, o.Sample, random)
	if err != nil {
		return err
	}
	var terms []query.Term
	var folded []string
	for _, text := range drawn {
		if term, ok := query.NewTerm(text); ok {
			terms, folded = append(terms, term), append(folded, term.Folded)
		}
	}
	start := time.Now()
	byText, err := oracle(ctx, o.Store, folded)
	if err != nil {
		return err
	}
	r.TextTime = time.Since(start).Seconds()
	start = time.Now()
	for i, term := range terms {
		result, err := o.Engine.Search(ctx, search.Request{Expr: term, Sort: search.SortNewest})
		if err != nil {
			return fmt.Errorf("%q: %w", term.Text, err)
		}
		r.compare(term.Text, result.Totals, byText[i])
	}
	r.IndexTime = time.Since(start).Seconds()
	return nil
}

func (r *Report) compare(term string, index, text search.Totals) {
	r.Terms++
	if text.Paragraphs > 0 {
		r.Found++
	}
	switch {
	case index == text:
		return
	case index.Paragraphs < text.Paragraphs:
		r.Missed++
	case index.Paragraphs > text.Paragraphs:
		r.Extra++
	default:
		r.WrongCounts++
	}
	r.addDifference(term, index, text)
}
