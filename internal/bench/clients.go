package bench

import (
	"context"
	"fmt"
	"sync/atomic"
	"time"

	"golang.org/x/sync/errgroup"

	"cewen/search"
)

// together is how many clients ask at once, one after the other.
var together = [...]int{1, 2, 8, 32}

// minAsks is how often each client asks at least.
const minAsks = 2

// clients has several clients ask at once, in the process, without a cache: how many answers
// there are a second, and how long single ones take.
func (m *measurer) clients(ctx context.Context, questions []question, all time.Duration) error {
	if len(questions) == 0 {
		return nil
	}
	one := 0.0
	for _, n := range together {
		m.progress(fmt.Sprintf("%d 个读者同时检索", n))
		group := crowd{engine: m.searcher.Engine, questions: questions, share: all / time.Duration(len(together))}
		load, wrong, err := group.ask(ctx, n)
		if err != nil {
			return err
		}
		for _, w := range wrong {
			m.differs(&questions[w.question], fmt.Sprintf("%d 个读者同时检索时的总数", n), w.totals, questions[w.question].totals)
		}
		if n == 1 {
			one = load.PerSecond
		}
		load.Gain = ratio(load.PerSecond, one)
		m.report.Clients = append(m.report.Clients, *load)
	}
	return nil
}

// crowd asks questions in turn, whoever is free the next.
type crowd struct {
	engine    search.Engine
	questions []question
	share     time.Duration
	next      atomic.Int64
}

// answered is what a client got.
type answered struct {
	times []time.Duration
	wrong []wrongAnswer // at most one
}

type wrongAnswer struct {
	question int
	totals   search.Totals
}

func (c *crowd) ask(ctx context.Context, clients int) (*Load, []wrongAnswer, error) {
	answers := make([]answered, clients)
	group, ctx := errgroup.WithContext(ctx)
	start := time.Now()
	for i := range clients {
		group.Go(func() error { return c.client(ctx, &answers[i], start.Add(c.share)) })
	}
	if err := group.Wait(); err != nil {
		return nil, nil, err
	}
	took := time.Since(start)
	var times []time.Duration
	var wrong []wrongAnswer
	for _, a := range answers {
		times, wrong = append(times, a.times...), append(wrong, a.wrong...)
	}
	return &Load{Clients: clients, Times: newTimes(times), PerSecond: ratio(float64(len(times)), took.Seconds())}, wrong, nil
}

func (c *crowd) client(ctx context.Context, a *answered, until time.Time) error {
	searcher := &search.Searcher{Engine: c.engine}
	for len(a.times) < minAsks || time.Now().Before(until) {
		i := int(c.next.Add(1)-1) % len(c.questions)
		start := time.Now()
		result, err := searcher.Search(ctx, c.questions[i].request)
		if err != nil {
			return fmt.Errorf("%s: %w", c.questions[i].written, err)
		}
		a.times = append(a.times, time.Since(start))
		if result.Totals != c.questions[i].totals && len(a.wrong) == 0 {
			a.wrong = append(a.wrong, wrongAnswer{i, result.Totals})
		}
	}
	return nil
}
