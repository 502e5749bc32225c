package embedded_test

import (
	"fmt"
	"slices"
	"strings"
	"text/tabwriter"
	"time"
)

func median(list []comparison, of func(comparison) time.Duration) time.Duration {
	if len(list) == 0 {
		return 0
	}
	times := make([]time.Duration, len(list))
	for i, c := range list {
		times[i] = of(c)
	}
	slices.Sort(times)
	return times[len(times)/2]
}

func ratio(list []comparison) float64 {
	index := median(list, func(c comparison) time.Duration { return c.index })
	return float64(median(list, func(c comparison) time.Duration { return c.scan })) / float64(max(1, index))
}

func table(tally map[operator][]comparison) string {
	var b strings.Builder
	w := tabwriter.NewWriter(&b, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(w, "operator\tqueries\twith hits\thits\tdifferences\tindex ms\tscan ms\tratio\t")
	for _, op := range operators() {
		list := tally[op]
		hits, withHits, differences := 0, 0, 0
		for _, c := range list {
			hits += c.hits
			withHits += min(1, c.hits)
			differences += min(1, len(c.difference))
		}
		fmt.Fprintf(w, "%s\t%d\t%d\t%d\t%d\t%.2f\t%.2f\t%.1f\t\n", op, len(list), withHits, hits, differences,
			milli(median(list, func(c comparison) time.Duration { return c.index })),
			milli(median(list, func(c comparison) time.Duration { return c.scan })), ratio(list))
	}
	_ = w.Flush() // into memory
	return b.String()
}

func milli(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
