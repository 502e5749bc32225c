package bench

import (
	"context"
	"fmt"
	"runtime"
	"time"

	"cewen/corpus/store"
	"cewen/search"
	"cewen/search/query"
)

// measurer asks questions and keeps what comes of it.
type measurer struct {
	searcher *search.Searcher
	store    *store.Store
	texts    *Texts
	report   *Report
	progress func(string)
	audited  map[string]bool // requests that were compared with a scan of the store
}

// Bounds of how often a question is asked.
const (
	perScan = 8   // times after each scan
	enough  = 400 // times: more do not move the 99th percentile
)

// cases measures each question for an equal share of the time.
func (m *measurer) cases(ctx context.Context, questions []question, all time.Duration) error {
	m.audited = make(map[string]bool)
	for i := range questions {
		q := &questions[i]
		m.progress(fmt.Sprintf("检索 %d/%d：%s（%s）", i+1, len(questions), q.class, q.condition))
		c, err := m.measure(ctx, q, all/time.Duration(len(questions)))
		if err != nil {
			return fmt.Errorf("%s: %w", q.written, err)
		}
		m.report.Cases = append(m.report.Cases, *c)
	}
	return nil
}

func newCase(q *question) Case {
	return Case{Class: q.class, Query: q.written, Condition: q.condition, Page: q.page}
}

// measure asks a question and scans in turn; a far page and the first in turn, too.
func (m *measurer) measure(ctx context.Context, q *question, share time.Duration) (*Case, error) {
	asked := newCase(q)
	c := &asked
	if err := m.audit(ctx, q); err != nil {
		return nil, err
	}
	var times, first, firstPage, scans []time.Duration
	var scanning time.Duration
	for begun := time.Now(); len(scans) == 0 || time.Since(begun) < share && len(times) < enough; {
		scanned := len(scans) == 0 || scanning < share/2
		if scanned {
			took, totals, err := m.scan(ctx, q)
			if err != nil {
				return nil, err
			}
			scanning += took
			scans, c.Totals, q.totals = append(scans, took), totals, totals
		}
		for i := range perScan {
			took, result, err := m.search(ctx, q.request)
			if err != nil {
				return nil, err
			}
			times = append(times, took)
			if scanned && i == 0 {
				first = append(first, took)
			}
			if result.Totals != c.Totals {
				m.differs(q, "总数", result.Totals, c.Totals)
				return c, nil // one time is enough
			}
			if q.page > 0 {
				took, _, err := m.search(ctx, q.firstPage())
				if err != nil {
					return nil, err
				}
				firstPage = append(firstPage, took)
			}
		}
	}
	scan := newTimes(scans)
	c.Times, c.AfterScan, c.FirstPage = newTimes(times), newTimes(first).P50, newTimes(firstPage).P50
	c.Scans, c.Scan, c.Faster = scan.Runs, scan.P50, ratio(scan.P50, c.P50)
	return c, nil
}

// search answers a request and tells how long that took.
func (m *measurer) search(ctx context.Context, r search.Request) (time.Duration, *search.Result, error) {
	start := time.Now()
	result, err := m.searcher.Search(ctx, r)
	return time.Since(start), result, err
}

// littleScan is what a scan takes that leaves next to nothing behind.
const littleScan = 5 * time.Millisecond

// scan answers a question by a plain scan of the text in memory. What that leaves behind
// is cleared away before the index is asked.
func (m *measurer) scan(ctx context.Context, q *question) (time.Duration, search.Totals, error) {
	start := time.Now()
	totals, err := m.texts.Scan(ctx, q.request.Expr, q.request.Filter)
	took := time.Since(start)
	if _, phrase := q.request.Expr.(query.Term); !phrase && took > littleScan {
		runtime.GC()
	}
	return took, totals, err
}

// audit compares a question with a scan of the store: its totals and every value of its
// facets. Where it has none, its totals are compared with scans of the text in memory all
// the same.
func (m *measurer) audit(ctx context.Context, q *question) error {
	request := q.request
	if len(request.Facets) == 0 {
		return nil
	}
	request.Limit, request.Cursor = 0, ""
	key := fmt.Sprintf("%s\x00%v\x00%v", request.Expr, request.Filter, request.Facets)
	if m.audited[key] {
		return nil
	}
	m.audited[key] = true
	scan, err := search.Scan(ctx, m.store, request)
	if err != nil {
		return err
	}
	result, err := m.searcher.Search(ctx, request)
	if err != nil {
		return err
	}
	if result.Totals != scan.Totals {
		m.differs(q, "总数", result.Totals, scan.Totals)
	}
	for _, name := range request.Facets {
		m.compareFacet(q, name, result.Facets[name], scan.Facets[name])
	}
	return nil
}

// compareFacet notes the values of a facet that differ.
func (m *measurer) compareFacet(q *question, name search.FacetName, index, scan []search.Bucket) {
	counted := make(map[string]search.Totals, len(index))
	for _, b := range index {
		counted[b.Value] = b.Totals
	}
	for _, b := range scan {
		if counted[b.Value] != b.Totals {
			m.differs(q, fmt.Sprintf("分面 %s %s", name, b.Value), counted[b.Value], b.Totals)
		}
		delete(counted, b.Value)
	}
	for value, totals := range counted {
		m.differs(q, fmt.Sprintf("分面 %s %s", name, value), totals, search.Totals{})
	}
}

func (m *measurer) differs(q *question, what string, index, scan search.Totals) {
	m.report.Differences = append(m.report.Differences, Difference{q.class, q.written, q.condition, what, index, scan})
}
