package bench

import (
	"context"
	"fmt"
	"time"

	"cewen/search"
)

// Grown is a question asked of a corpus and of a larger one, in turn, so that both find the
// machine the same.
type Grown struct{ Small, Large Case }

// growthRuns is how often each question is asked of both.
const growthRuns = 101

// AskInTurn asks two engines for all totals and facets of the phrases whose growth there
// are goals for.
func AskInTurn(ctx context.Context, small, large search.Engine, q *Queries) ([]Grown, error) {
	var list questionList
	list.phrase(rareClass, q.Rare, withFacets)
	list.phrase(commonClass, q.Common, withFacets)
	list.phrase(commonestClass, q.Commonest, withFacets)
	var all []Grown
	for i := range list.questions {
		q := &list.questions[i]
		g := Grown{Small: newCase(q), Large: newCase(q)}
		var times [2][]time.Duration
		for range growthRuns {
			for i, c := range []*Case{&g.Small, &g.Large} {
				start := time.Now()
				result, err := (&search.Searcher{Engine: []search.Engine{small, large}[i]}).Search(ctx, q.request)
				if err != nil {
					return nil, fmt.Errorf("%s: %w", q.written, err)
				}
				times[i], c.Totals = append(times[i], time.Since(start)), result.Totals
			}
		}
		g.Small.Times, g.Large.Times = newTimes(times[0]), newTimes(times[1])
		all = append(all, g)
	}
	return all, nil
}

// Growth is how costs grow from these figures to those of a larger corpus.
func (f Figures) Growth(larger Figures, grown []Grown) []Goal {
	var goals []Goal
	for _, g := range grown {
		name, most := "growth: time per hit, "+g.Small.Query, 1.3
		reached := (g.Large.P50 / float64(g.Large.Totals.Paragraphs)) / (g.Small.P50 / float64(g.Small.Totals.Paragraphs))
		if g.Small.Totals == g.Large.Totals {
			name, most, reached = "growth: the same number of hits, "+g.Small.Query, 1.5, g.Large.P50/g.Small.P50
		}
		goals = append(goals, Goal{Name: name, Most: most, Unit: " x", Reached: reached})
	}
	if f.Import != nil && larger.Import != nil {
		goals = append(goals,
			Goal{Name: "growth: import, time per MB", Most: 1.3, Unit: " x", Reached: f.Import.Speed() / larger.Import.Speed()},
			Goal{Name: "growth: import, CPU per MB", Most: 1.3, Unit: " x", Reached: larger.Import.CPUPerMB() / f.Import.CPUPerMB()})
	}
	return goals
}
