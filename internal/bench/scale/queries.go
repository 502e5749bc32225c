package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"time"

	"cewen/corpus/store"
	"cewen/engine/embedded"
	"cewen/search"
	"cewen/search/query"
)

// questions are asked at each scale: the first has as many hits at each, the others grow.
var questions = []string{
	constant, "新质生产力", "高质量发展", "发展", "的", "高质量发展 新质生产力", "养老 | 托育 | 老旧小区 | 高标准农田", "京津冀 NEAR/10 雄安新区", "/新建[0-9]+所/",
}

// runs is how often each is asked: the 99th of a hundred is no outlier alone.
const runs = 101

// measureQueries asks a data directory with all totals, 4 facets and 10 hits by date, and
// compares each answer with a scan of the text.
func (s *series) measureQueries(ctx context.Context, scale int) (err error) {
	start := time.Now()
	texts, err := store.Open(filepath.Join(s.data(scale), "store.db"))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, texts.Close()) }()
	engine, err := embedded.Open(filepath.Join(s.data(scale), "index"), texts, nil)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, engine.Close()) }()
	for i, q := range questions {
		expr, err := query.Parse(q)
		if err != nil {
			return err
		}
		request := search.Request{Expr: expr, Sort: search.SortNewest, Limit: 10, Facets: []search.FacetName{
			search.FacetRegion, search.FacetLevel, search.FacetYear, search.FacetKind,
		}}
		searcher := &search.Searcher{Engine: engine}
		if _, err := searcher.Search(ctx, request); err != nil {
			return fmt.Errorf("%s: %w", q, err)
		}
		if i == 0 {
			fmt.Printf("× %-2d  first answer %.0f ms after opening began\n", scale, milliseconds(time.Since(start)))
		}
		if err := measureQuery(ctx, searcher, texts, request); err != nil {
			return fmt.Errorf("%s: %w", q, err)
		}
	}
	return nil
}

func measureQuery(ctx context.Context, searcher *search.Searcher, texts *store.Store, request search.Request) error {
	times := make([]time.Duration, runs)
	var totals search.Totals
	for i := range times {
		start := time.Now()
		r, err := searcher.Search(ctx, request)
		if err != nil {
			return err
		}
		times[i], totals = time.Since(start), r.Totals
	}
	scan, err := search.Scan(ctx, texts, search.Request{Expr: request.Expr})
	if err != nil {
		return err
	}
	if scan.Totals != totals {
		return fmt.Errorf("%+v by the index, %+v by a scan", totals, scan.Totals)
	}
	slices.Sort(times)
	p50 := percentile(times, 50)
	fmt.Printf("  p50 %9.3f  p95 %9.3f  p99 %9.3f ms  %8.3f µs a hit  %8d paragraphs  %s\n", milliseconds(p50), milliseconds(percentile(times, 95)),
		milliseconds(percentile(times, 99)), 1000*milliseconds(p50)/float64(max(1, totals.Paragraphs)), totals.Paragraphs, request.Expr)
	return nil
}

// percentile is the least of sorted times that n in a hundred are not above.
func percentile(sorted []time.Duration, n int) time.Duration {
	return sorted[(len(sorted)*n+99)/100-1]
}

func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
