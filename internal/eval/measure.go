package main

import (
	"context"
	"fmt"
	"runtime"
	"slices"
	"time"

	"golang.org/x/sync/errgroup"
)

// outcome is what one ranker made of one question.
type outcome struct {
	rank int    // of the first right paragraph, from 1; 0 when it is not in the list
	top  string // the ID at the head of the list, empty for an empty list
	took time.Duration
}

// ask puts the questions of a set to all rankers: outcomes[i][j] is what ranker j
// made of question i.
func ask(ctx context.Context, rankers []ranker, s set) (outcomes [][]outcome, err error) {
	outcomes = make([][]outcome, len(s.questions))
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i, q := range s.questions {
		outcomes[i] = make([]outcome, len(rankers))
		group.Go(func() error {
			for j, r := range rankers {
				start := time.Now()
				ids, err := r.rank(ctx, q)
				if err != nil {
					return fmt.Errorf("%s: %s: %w", r.name(), q.text, err)
				}
				outcomes[i][j] = judgeList(ids, q.right)
				outcomes[i][j].took = time.Since(start)
			}
			return nil
		})
	}
	return outcomes, group.Wait()
}

// judgeList finds the first right paragraph of a list.
func judgeList(ids []string, right map[string]bool) outcome {
	o := outcome{rank: 1 + slices.IndexFunc(ids, func(id string) bool { return right[id] })}
	if len(ids) > 0 {
		o.top = ids[0]
	}
	return o
}

// figures are what a ranker reached on a set.
type figures struct {
	set       string
	ranker    string
	questions int
	mrr       float64       // mean of 1/rank of the first right paragraph, 0 where none is in the list
	recall    float64       // share of questions with a right paragraph in the list
	median    time.Duration // of an answer, while as many others run as there are processors
}

// summarize works out the figures of each ranker from outcomes as ask gives them.
func summarize(s set, rankers []ranker, outcomes [][]outcome) []figures {
	all := make([]figures, len(rankers))
	for j, r := range rankers {
		f := figures{set: s.name, ranker: r.name(), questions: len(outcomes)}
		times := make([]time.Duration, len(outcomes))
		for i := range outcomes {
			if rank := outcomes[i][j].rank; rank > 0 {
				f.mrr += gain(rank)
				f.recall++
			}
			times[i] = outcomes[i][j].took
		}
		f.mrr /= float64(len(outcomes))
		f.recall /= float64(len(outcomes))
		slices.Sort(times)
		f.median = times[len(times)/2]
		all[j] = f
	}
	return all
}
