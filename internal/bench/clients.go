package main

import (
	"context"
	"fmt"
	"runtime"
	"slices"
	"sync/atomic"
	"time"

	"golang.org/x/sync/errgroup"

	"cewen/search"
	"cewen/search/query"
)

// measureClients has several clients ask at once, in the process, without a cache: how
// many answers there are a second, and how long single ones take.
func measureClients(ctx context.Context, e search.Engine) error {
	asked := []string{"太忻一体化", "新质生产力", "高质量发展", "老旧小区 改造", "养老 | 托育 | 幼儿园", "京津冀 NEAR/10 雄安新区", "/新建[0-9]+所/", "年:2020.. 乡村振兴"}
	exprs := make([]query.Expr, len(asked))
	for i, written := range asked {
		var err error
		if exprs[i], err = query.Parse(written); err != nil {
			return err
		}
	}
	fmt.Printf("clients      %d queries in turn, with all totals, 4 facets and %d hits by relevance, on %d cores\n", len(asked), hits, runtime.GOMAXPROCS(0))
	one := 0.0
	for _, n := range []int{1, 2, 8, 32} {
		times, took, err := askTogether(ctx, e, exprs, n)
		if err != nil {
			return err
		}
		rate := float64(len(times)) / took.Seconds()
		if n == 1 {
			one = rate
		}
		slices.Sort(times)
		p50, p95, p99 := percentile(times, 50), percentile(times, 95), percentile(times, 99)
		fmt.Printf("    %2d: %7.0f answers a second (%.2f x), p50 %7.2f ms, p95 %7.2f, p99 %7.2f (%.1f x p50)\n",
			n, rate, rate/one, milli(p50), milli(p95), milli(p99), float64(p99)/float64(p50))
	}
	return nil
}

// askTogether asks 1,600 times.
func askTogether(ctx context.Context, e search.Engine, exprs []query.Expr, clients int) ([]time.Duration, time.Duration, error) {
	const asks = 1600
	times := make([]time.Duration, asks)
	var next atomic.Int64
	group, ctx := errgroup.WithContext(ctx)
	start := time.Now()
	for range clients {
		group.Go(func() error {
			searcher := &search.Searcher{Engine: e}
			for {
				i := int(next.Add(1)) - 1
				if i >= asks {
					return nil
				}
				began := time.Now()
				r := search.Request{Expr: exprs[i%len(exprs)], Facets: facets(), Limit: hits, Sort: search.SortRelevance}
				if _, err := searcher.Search(ctx, r); err != nil {
					return err
				}
				times[i] = time.Since(began)
			}
		})
	}
	err := group.Wait()
	return times, time.Since(start), err
}

// percentile of sorted times: the least that so many of a hundred do not exceed.
func percentile(sorted []time.Duration, p int) time.Duration {
	return sorted[max(0, (len(sorted)*p+99)/100-1)]
}

// measurePages compares a page far behind with the first, in both orders.
func measurePages(ctx context.Context, e search.Engine) error {
	const far = 100
	term, _ := query.NewTerm("发展")
	searcher := &search.Searcher{Engine: e}
	for _, sort := range []search.Sort{search.SortNewest, search.SortRelevance} {
		request := search.Request{Expr: term, Facets: facets(), Limit: hits, Sort: sort}
		cursors := []string{""}
		for page := 1; page < far; page++ {
			request.Cursor = cursors[page-1]
			r, err := searcher.Search(ctx, request)
			if err != nil {
				return err
			}
			cursors = append(cursors, r.Next)
		}
		var took [2]time.Duration
		for i, cursor := range []string{cursors[0], cursors[far-1]} {
			request.Cursor = cursor
			var times []time.Duration
			for range runs {
				start := time.Now()
				if _, err := searcher.Search(ctx, request); err != nil {
					return err
				}
				times = append(times, time.Since(start))
			}
			took[i] = median(times)
		}
		fmt.Printf("pages        发展 by %s: page 1 %.2f ms, page %d %.2f ms (%.2f x)\n", sort, milli(took[0]), far, milli(took[1]), float64(took[1])/float64(took[0]))
	}
	return nil
}
