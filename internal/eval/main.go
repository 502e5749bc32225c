// Command eval measures how well answers are ordered. It imports real reports
// with the machinery that users run, asks for paragraphs that are known to be
// there, and compares where cewen puts them with two plain rankers over the same
// paragraphs. It fails when cewen is not ahead of both or has fallen behind
// testdata/figures.golden.
//
//	go run ./internal/eval [-reports ../shared/reports] [-update] [-v]
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"time"
)

type options struct {
	reports string // folder of reports to measure on
	gold    string // table of what each report is; see readGold
	figures string // golden file of figures
	data    string // data directory to keep, empty for a temporary one
	update  bool
	verbose bool
}

func main() {
	var o options
	flag.StringVar(&o.reports, "reports", filepath.Join("..", "shared", "reports"), "folder of reports to measure on")
	flag.StringVar(&o.gold, "gold", filepath.Join("..", "shared", "gold", "work_reports.tsv"), "table of region and year of each report")
	flag.StringVar(&o.figures, "figures", filepath.Join("internal", "eval", "testdata", "figures.golden"), "figures to compare with")
	flag.StringVar(&o.data, "data", "", "keep the data directory here; a second run is faster")
	flag.BoolVar(&o.update, "update", false, "write the figures instead of comparing with them")
	flag.BoolVar(&o.verbose, "v", false, "print the worst misses of each set")
	flag.Parse()
	if err := run(context.Background(), o); err != nil {
		fmt.Fprintln(os.Stderr, "eval:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, o options) (err error) {
	dir, err := os.MkdirTemp("", "cewen-eval")
	if err != nil {
		return fmt.Errorf("make a folder to work in: %w", err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	if o.data == "" {
		o.data = filepath.Join(dir, "data")
	}
	start := time.Now()
	w, err := openWorkspace(ctx, o.data, o.reports)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, w.close()) }()
	lib, err := readLibrary(w.store, w.words)
	if err != nil {
		return err
	}
	done("import", start, fmt.Sprintf("%d reports, %d paragraphs", len(lib.reports), len(lib.paragraphs)))
	sets, err := drawSets(lib, o.gold)
	if err != nil {
		return err
	}
	start = time.Now()
	index, err := buildBaselines(filepath.Join(dir, "baselines"), lib)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, index.Close()) }()
	done("baselines", start, "indexed")
	start = time.Now()
	all, err := askAll(ctx, o, lib, sets, append([]ranker{newCewen(w.engine)}, newBaselines(index, lib)...))
	if err != nil {
		return err
	}
	done("questions", start, fmt.Sprintf("%d sets asked", len(sets)))
	if err := printTable(os.Stdout, all); err != nil {
		return err
	}
	return judge(o, all)
}

// askAll puts all sets to the rankers and returns their figures.
func askAll(ctx context.Context, o options, lib *library, sets []set, rankers []ranker) ([]figures, error) {
	var all []figures
	for _, s := range sets {
		outcomes, err := ask(ctx, rankers, s)
		if err != nil {
			return nil, err
		}
		all = append(all, summarize(s, rankers, outcomes)...)
		if o.verbose {
			printMisses(os.Stdout, lib, rankers, s, outcomes)
		}
	}
	return all, nil
}

// done prints what a step did and how long it took.
func done(step string, start time.Time, what string) {
	fmt.Printf("%-12s %s in %.1f s\n", step, what, time.Since(start).Seconds())
}

// judge compares the figures with the rankers that have to be beaten and with
// those of the last time.
func judge(o options, all []figures) error {
	behind := checkAhead(all)
	if o.update {
		return errors.Join(behind, writeGolden(o.figures, all))
	}
	golden, err := readGolden(o.figures)
	if err != nil {
		return errors.Join(behind, err)
	}
	return errors.Join(behind, checkGolden(all, golden))
}
