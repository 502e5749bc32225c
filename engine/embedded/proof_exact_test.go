package embedded_test

import (
	"fmt"
	"runtime"
	"slices"
	"testing"
	"time"

	"cewen/search"
)

// comparison is what came of a trial.
type comparison struct {
	trial
	hits        int
	difference  string // empty for none
	index, scan time.Duration
}

// compare takes the time for totals, facets and a page of hits of the engine, and of
// the plain scan for the hits that totals and facets are added up from, roles left
// out.
func (l *library) compare(t *testing.T, r trial) comparison {
	t.Helper()
	request := r.request(t)
	c := comparison{trial: r}
	var found findings
	c.scan = timed(func() { found = l.find(request) })
	want := l.answer(request, found)
	c.hits = want.Totals.Paragraphs
	request.Limit = search.DefaultLimit
	var err error
	c.index = timed(func() { _, err = l.searcher().Search(t.Context(), request) })
	if err != nil {
		c.difference = err.Error()
		return c
	}
	request.Limit = want.Totals.Paragraphs + 1 // one more than there are, if all is well
	got, err := l.engine.Search(t.Context(), request)
	if err != nil {
		t.Fatalf("%s: %v", r, err)
	}
	c.difference = difference(got, want)
	return c
}

// timed says how long work takes, without the garbage of what was before.
func timed(work func()) time.Duration {
	runtime.GC()
	start := time.Now()
	work()
	return time.Since(start)
}

// difference says in what an answer of the engine is not that of the plain scan.
func difference(got *search.Result, want *search.ScanResult) string {
	var ids []string
	occurrences := 0
	for _, h := range got.Hits {
		ids = append(ids, h.Paragraph.ID)
		occurrences += h.Occurrences
	}
	slices.Sort(ids)
	switch {
	case got.Totals != want.Totals:
		return fmt.Sprintf("totals %+v, scan %+v", got.Totals, want.Totals)
	case occurrences != want.Totals.Occurrences:
		return fmt.Sprintf("hits add up to %d occurrences, scan %d", occurrences, want.Totals.Occurrences)
	case !slices.Equal(got.Terms, want.Terms):
		return fmt.Sprintf("terms %+v, scan %+v", got.Terms, want.Terms)
	case !slices.Equal(ids, want.Paragraphs):
		return fmt.Sprintf("%d hits, scan %d, and not the same", len(ids), len(want.Paragraphs))
	}
	for _, name := range search.Facets() {
		if !slices.Equal(got.Facets[name], want.Facets[name]) {
			return fmt.Sprintf("facet %s %+v, scan %+v", name, got.Facets[name], want.Facets[name])
		}
	}
	return ""
}

func testExact(t *testing.T, l *library, size extent) {
	trials := newDrawer(l, *seed).trials(t, size.queries, size.every)
	checkScan(t, l, trials)
	tally := make(map[operator][]comparison)
	for _, r := range trials {
		c := l.compare(t, r)
		if c.difference != "" {
			t.Errorf("%s: %s", r, c.difference)
		}
		for _, op := range r.operators {
			tally[op] = append(tally[op], c)
		}
	}
	t.Logf("%d queries on %d reports against a plain scan of memory on all processors:\n%s", len(trials), len(l.documents), table(tally))
	for _, op := range operators() {
		if n := len(tally[op]); n < size.perOperator {
			t.Errorf("%s: only %d queries", op, n)
		}
		if r := ratio(tally[op]); size.timed && r < leastRatio(op) {
			t.Errorf("%s: the plain scan is faster (%.2f)", op, r)
		}
	}
}

// leastRatio is how many times faster than the plain scan the engine has to be. Of
// what has no grams it reads every text too: it cannot be faster then, and is as fast
// but for what two runs differ by.
func leastRatio(op operator) float64 {
	if op == opRegexAny {
		return 0.8
	}
	return 1
}

// checkScan holds the scan of memory to that of package search for a few queries.
func checkScan(t *testing.T, l *library, trials []trial) {
	t.Helper()
	const few = 6
	for i := 0; i < len(trials); i += max(1, len(trials)/few) {
		request := trials[i].request(t)
		want, err := search.Scan(t.Context(), l.store, request)
		if err != nil {
			t.Fatal(err)
		}
		got := l.answer(request, l.find(request))
		slices.Sort(want.Paragraphs)
		if fmt.Sprint(*got) != fmt.Sprint(*want) {
			t.Fatalf("%s: the scan of memory finds %.300v, that of the store %.300v", trials[i], *got, *want)
		}
	}
}
