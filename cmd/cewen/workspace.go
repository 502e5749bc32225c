package main

import (
	"context"
	"errors"
	"io/fs"
	"log/slog"
	"os"
	"strings"
	"sync"
	"syscall"
	"time"

	"cewen/corpus/store"
	"cewen/engine/embedded"
	"cewen/indexer"
)

// workspace is a data directory that this process has open, and no other.
type workspace struct {
	layout
	store  *store.Store
	engine *embedded.Engine
	logger *slog.Logger
}

// openWorkspace opens a data directory, whose folder must exist. It returns
// store.ErrLocked when another process has it.
func openWorkspace(l layout, logger *slog.Logger) (*workspace, error) {
	s, err := store.Open(l.store())
	if err != nil {
		return nil, err
	}
	// Whoever has the lock knows that no server has it: one that was killed left
	// its address behind.
	if err := removeIfThere(l.server()); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	e, err := embedded.Open(l.index(), s, logger)
	if err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return &workspace{layout: l, store: s, engine: e, logger: logger}, nil
}

func removeIfThere(path string) error {
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

func (w *workspace) close() error { return errors.Join(w.engine.Close(), w.store.Close()) }

// newIndexer returns an indexer, which tidies by itself where the process stays.
func (w *workspace) newIndexer(tidy bool) *indexer.Indexer {
	return indexer.New(indexer.Options{Store: w.store, Engine: w.engine, Words: w.loadWords, Tidy: tidy, Logger: w.logger})
}

// follower is an indexer that begins to follow the journal when it is needed, for
// it loads the words first.
type follower struct {
	*indexer.Indexer
	begin func() // does something the first time only
}

// indexing calls work with an indexer, which ends with it. When the indexer cannot
// go on, the context of work ends.
func (w *workspace) indexing(ctx context.Context, work func(ctx context.Context, f *follower) error) error {
	working, fail := context.WithCancelCause(ctx)
	defer fail(nil)
	running, stop := context.WithCancel(context.WithoutCancel(ctx))
	defer stop()
	var following sync.WaitGroup
	var failed error
	f := &follower{Indexer: w.newIndexer(false)}
	f.begin = sync.OnceFunc(func() {
		following.Go(func() {
			if failed = f.Run(running); failed != nil {
				fail(failed)
			}
		})
	})
	err := work(working, f)
	stop()
	following.Wait()
	if failed != nil {
		return failed // it ended the work
	}
	return err
}

// waitIndexed returns when searches see everything that is stored, or with what
// keeps the index from following.
func (w *workspace) waitIndexed(ctx context.Context, f *follower) error {
	if lags, err := w.lags(); err != nil || !lags {
		return err
	}
	f.begin()
	const interval = 20 * time.Millisecond // a reader does not notice
	ticker := time.NewTicker(interval)
	defer ticker.Stop()
	for {
		switch p := f.Progress(); {
		case p.Error != "":
			return indexFailed(p)
		case p.CaughtUp() && w.engine.Current() != nil:
			return nil
		}
		select {
		case <-ctx.Done():
			return context.Cause(ctx)
		case <-ticker.C:
		}
	}
}

// indexFailed is why the index does not follow, which only its text tells.
func indexFailed(p indexer.Progress) error {
	if strings.Contains(p.Error, syscall.ENOSPC.Error()) {
		return errors.New("磁盘已满，请腾出空间")
	}
	return errors.New(p.Error)
}

// lags tells whether the index has to follow the store before it can answer.
func (w *workspace) lags() (bool, error) {
	g := w.engine.Current()
	if g == nil {
		return true, nil
	}
	position, err := w.position()
	return g.Position() < position, err
}
