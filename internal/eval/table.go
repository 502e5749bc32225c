package main

import (
	"fmt"
	"io"
	"text/tabwriter"
)

// printTable prints the figures, a line a set and ranker.
func printTable(w io.Writer, all []figures) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(t, "set\tqueries\tranker\tMRR\trecall@10\tp50 ms\t")
	for _, f := range all {
		fmt.Fprintf(t, "%s\t%d\t%s\t%.3f\t%.3f\t%.1f\t\n", f.set, f.questions, f.ranker, f.mrr, f.recall, float64(f.median.Microseconds())/1000)
	}
	if err := t.Flush(); err != nil {
		return fmt.Errorf("print table: %w", err)
	}
	return nil
}
