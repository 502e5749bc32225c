// Command peer measures the whole way of real reports, in one run: import, size on disk,
// queries against a plain scan of the same text and against plain bleve, hostile queries,
// start, memory.
//
//	go run ./internal/bench/peer [-reports ../shared/reports] [-time 3m]
//	go run ./internal/bench/peer -data DIR     queries only, of a data directory that is there
//
// On a corpus of one's own, `cewen bench` measures all but the peer.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"time"

	"cewen/corpus/store"
	"cewen/internal/bench"
	"cewen/internal/bench/harness"
)

// options are the flags.
type options struct {
	reports, keep, data string
	time                time.Duration
}

func main() {
	var o options
	flag.StringVar(&o.reports, "reports", filepath.Join("..", "shared", "reports"), "folder of reports to measure on")
	flag.StringVar(&o.keep, "keep", "", "keep the data directory here")
	flag.StringVar(&o.data, "data", "", "measure this data directory, which no server has open, instead of importing")
	flag.DurationVar(&o.time, "time", 3*time.Minute, "about what the queries may take")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, o); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, o options) (err error) {
	dir := o.keep
	if dir == "" {
		if dir, err = os.MkdirTemp("", "cewen-bench"); err != nil {
			return err
		}
		defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	}
	program, err := harness.Build(ctx, filepath.Join(dir, "cewen"))
	if err != nil {
		return err
	}
	var imported *bench.Import
	if o.data == "" {
		o.data = filepath.Join(dir, "data")
		if imported, err = program.Import(ctx, o.data, o.reports); err != nil {
			return err
		}
	}
	served, err := program.Serve(ctx, o.data, phrases())
	if err != nil {
		return err
	}
	tables, err := measure(ctx, o, bench.Figures{Served: served, Import: imported})
	if err != nil {
		return err
	}
	return bench.WriteMarkdown(os.Stdout, tables)
}

// measure measures the data directory in this process.
func measure(ctx context.Context, o options, f bench.Figures) ([]bench.Table, error) {
	q := queries()
	report, err := bench.Run(ctx, bench.Options{
		Open:  func() (*bench.Directory, error) { return harness.Open(o.data) },
		Parts: harness.Parts(o.data), Queries: q, Time: o.time,
		Progress: func(what string) { fmt.Fprintln(os.Stderr, what) },
	})
	if err != nil {
		return nil, err
	}
	if f.Import != nil {
		f.Import.Documents, f.Import.TextBytes = report.Corpus.Documents, report.Corpus.TextBytes
		report.Import = f.Import
	}
	f.Report = report
	tables := append([]bench.Table{bench.GoalTable("Goals", f.Goals()), f.Served.Table()}, report.Tables()...)
	if !report.OK() {
		return tables, errors.Join(bench.WriteMarkdown(os.Stdout, tables), errors.New("counts differ from the scan"))
	}
	more, err := measureMore(ctx, o.data, q)
	return append(tables, more...), err
}

// measureMore measures hostile queries and the peers.
func measureMore(ctx context.Context, data string, q *bench.Queries) (tables []bench.Table, err error) {
	d, err := harness.Open(data)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, d.Close()) }()
	words, err := d.LoadWords()
	if err != nil {
		return nil, err
	}
	d.Engine.UseWords(words)
	err = d.Store.View(func(v *store.View) error {
		texts, err := bench.ReadTexts(ctx, v)
		if err != nil {
			return err
		}
		t, err := measureHostile(ctx, d.Engine, texts.Documents)
		tables = append(tables, t)
		return err
	})
	if err != nil {
		return nil, err
	}
	t, err := measurePeers(ctx, d, words, q)
	return append(tables, t...), err
}
