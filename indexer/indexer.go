package indexer

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"cewen/analysis"
	"cewen/corpus/commitment"
	"cewen/corpus/store"
)

// Indexer keeps an engine in step with a store.
type Indexer struct {
	store  *store.Store
	engine Engine
	logger *slog.Logger
	words  func() (*analysis.Words, error)
	tidies bool

	wake chan struct{}

	mu       sync.Mutex
	progress Progress
	rebuilds []chan error  // those who wait for a rebuild that was asked for
	changed  chan struct{} // closed and replaced when progress changes
}

// Options configure an Indexer.
type Options struct {
	Store  *store.Store
	Engine Engine
	// Words loads the words; it is called once, when Run begins.
	Words func() (*analysis.Words, error)
	// Tidy has the index tidied up and commitments found when nothing else is to do.
	Tidy bool
	// Logger may be nil: silent.
	Logger *slog.Logger
}

// New returns an indexer. Nothing happens before Run.
func New(o Options) *Indexer {
	if o.Logger == nil {
		o.Logger = slog.New(slog.DiscardHandler)
	}
	x := &Indexer{
		store: o.Store, engine: o.Engine, logger: o.Logger, words: o.Words, tidies: o.Tidy,
		wake: make(chan struct{}, 1), changed: make(chan struct{}),
	}
	x.look()
	return x
}

// Wake tells the indexer that the journal has grown.
func (x *Indexer) Wake() {
	select {
	case x.wake <- struct{}{}:
	default: // it will look anyway
	}
}

// Run follows the journal until ctx ends. It loads the words first; searches that
// need none are answered meanwhile. It returns nil when ctx ended it and else
// what stopped it; an error in a batch is tried again, for a full disk may get
// room.
func (x *Indexer) Run(ctx context.Context) error {
	words, err := x.words()
	if err != nil {
		return x.fail(fmt.Errorf("load words: %w", err))
	}
	x.engine.UseWords(words)
	const firstRetry, lastRetry = time.Second, time.Minute
	retry := firstRetry
	for {
		err := x.catchUp(ctx)
		switch {
		case ctx.Err() != nil:
			return nil
		case err != nil:
			_ = x.fail(err) // kept in the progress; tried again below
			x.logger.Error("indexing failed and will be tried again", "error", err, "in", retry)
			if err := x.engine.Recover(); err != nil {
				x.logger.Error("the index could not be opened again and is built anew", "error", err)
			}
			x.sleep(ctx, retry)
			retry = min(2*retry, lastRetry)
			continue
		}
		retry = firstRetry
		x.change(func(p *Progress) { p.Error = "" })
		if x.idle(ctx); ctx.Err() != nil {
			return nil
		}
	}
}

// idle waits for work. When there is none for a while after some was done, it
// uses the time to tidy the index up and to find commitments, if it is asked to.
func (x *Indexer) idle(ctx context.Context) {
	if !x.tidies {
		x.waitForWork(ctx)
		return
	}
	const quiet = 3 * time.Second // longer than pauses within an import
	timer := time.NewTimer(quiet)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return
	case <-x.wake:
		return
	case <-timer.C:
	}
	x.tidy(ctx)
}

// tidy tidies the index up until it is done or there is work.
func (x *Indexer) tidy(ctx context.Context) {
	tidying, stop := context.WithCancel(ctx)
	defer stop()
	done := make(chan struct{})
	go func() {
		defer close(done)
		if err := x.engine.Current().Tidy(tidying); err != nil && tidying.Err() == nil {
			x.logger.Warn("cannot tidy the index", "error", err)
		}
		x.keepCommitments(tidying)
	}()
	select {
	case <-done:
		x.waitForWork(ctx)
	case <-ctx.Done():
		<-done
	case <-x.wake:
		stop()
		<-done
	}
}

// keepCommitments finds the commitments of what came in, for those who will ask for them.
func (x *Indexer) keepCommitments(ctx context.Context) {
	words, err := x.words()
	if err != nil || words == nil {
		return
	}
	if err := x.store.KeepCommitments(ctx, commitment.NewFinder(words)); err != nil && ctx.Err() == nil {
		x.logger.Warn("cannot keep commitments", "error", err)
	}
}

func (x *Indexer) waitForWork(ctx context.Context) {
	select {
	case <-ctx.Done():
	case <-x.wake:
	}
}

func (x *Indexer) sleep(ctx context.Context, d time.Duration) {
	select {
	case <-ctx.Done():
	case <-time.After(d):
	}
}

// catchUp builds a new generation if one is due and then follows the journal to
// its end.
func (x *Indexer) catchUp(ctx context.Context) error {
	waiting := x.takeRebuilds()
	if len(waiting) > 0 || x.engine.Stale() {
		err := x.rebuild(ctx)
		for _, w := range waiting {
			w <- err
		}
		if err != nil {
			return fmt.Errorf("build index: %w", err)
		}
	}
	g := x.engine.Current()
	if err := x.follow(ctx, g); err != nil {
		return err
	}
	// What searches no longer refer to can go.
	return x.store.Purge(g.Position())
}

// rebuild fills a new generation with everything that the store holds and
// publishes it. The current one serves meanwhile.
func (x *Indexer) rebuild(ctx context.Context) error {
	g, err := x.engine.Begin()
	if err != nil {
		return err
	}
	x.logger.Info("building a new index")
	if err := x.fill(ctx, g); err != nil {
		return errors.Join(err, g.Discard())
	}
	if err := x.engine.Publish(g); err != nil {
		return errors.Join(err, g.Discard())
	}
	x.setRebuilding(false, 0, 0)
	x.look()
	x.logger.Info("new index serves", "position", g.Position())
	return nil
}
