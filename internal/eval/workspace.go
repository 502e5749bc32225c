package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"

	"cewen/analysis"
	"cewen/corpus/ingest"
	"cewen/corpus/store"
	"cewen/engine/embedded"
	"cewen/indexer"
)

// workspace is a data directory with the reports in it, imported and indexed.
type workspace struct {
	store  *store.Store
	engine *embedded.Engine
	words  *analysis.Words
}

// openWorkspace opens or makes the data directory dir and imports the reports.
// Every file has to get in: figures over half of the reports would be others.
func openWorkspace(ctx context.Context, dir, reports string) (*workspace, error) {
	if _, err := os.Stat(reports); err != nil {
		return nil, fmt.Errorf("no reports to measure on: %w", err)
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err
	}
	words, err := analysis.LoadWords(nil)
	if err != nil {
		return nil, err
	}
	s, err := store.Open(filepath.Join(dir, "store.db"))
	if err != nil {
		return nil, err
	}
	e, err := embedded.Open(filepath.Join(dir, "index"), s, nil)
	if err != nil {
		return nil, errors.Join(err, s.Close())
	}
	w := &workspace{store: s, engine: e, words: words}
	if err := w.fill(ctx, reports); err != nil {
		return nil, errors.Join(err, w.close())
	}
	return w, nil
}

func (w *workspace) close() error { return errors.Join(w.engine.Close(), w.store.Close()) }

// fill imports the reports and returns when the index has followed and is in the
// state of one that has been served for a while.
func (w *workspace) fill(ctx context.Context, reports string) error {
	x := indexer.New(indexer.Options{
		Store: w.store, Engine: w.engine, Words: func() (*analysis.Words, error) { return w.words, nil },
	})
	running, stop := context.WithCancel(ctx)
	var following sync.WaitGroup
	var failed error
	following.Go(func() { failed = x.Run(running) })
	err := w.importAll(ctx, x, reports)
	stop()
	following.Wait()
	if err := errors.Join(err, failed); err != nil {
		return err
	}
	return w.engine.Current().Tidy(ctx)
}

func (w *workspace) importAll(ctx context.Context, x *indexer.Indexer, reports string) error {
	summary := ingest.Import(ctx, ingest.Options{
		Paths:  []string{reports},
		Target: &ingest.Ingester{Store: w.store, Stored: x.Wake},
	})
	if summary.Stopped != nil {
		return fmt.Errorf("import %s: %w", reports, summary.Stopped)
	}
	for _, r := range summary.Others {
		if r.Outcome == ingest.Failed {
			return fmt.Errorf("import %s: %s", r.Path, r.Error)
		}
	}
	return x.WaitAll(ctx)
}
