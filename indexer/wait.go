package indexer

import (
	"context"
	"fmt"

	"cewen/corpus/store"
)

// Progress tells how far the index is.
func (x *Indexer) Progress() Progress {
	x.look()
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.progress
}

// Wait returns when searches see the journal up to position, or with an error
// when ctx ends before.
func (x *Indexer) Wait(ctx context.Context, position uint64) error {
	for {
		x.mu.Lock()
		p, changed := x.progress, x.changed
		x.mu.Unlock()
		if p.Position >= position && !p.Rebuilding && x.engine.Current() != nil {
			return nil
		}
		select {
		case <-changed:
		case <-ctx.Done():
			return fmt.Errorf("wait for the index (at %d of %d, %s): %w", p.Position, position, p.Error, ctx.Err())
		}
	}
}

// WaitAll returns when searches see everything that is stored now.
func (x *Indexer) WaitAll(ctx context.Context) error {
	position, err := x.end()
	if err != nil {
		return fmt.Errorf("wait for the index: %w", err)
	}
	return x.Wait(ctx, position)
}

// Rebuild has a new generation built from the store and returns when it serves.
// Run must be at work.
func (x *Indexer) Rebuild(ctx context.Context) error {
	done := make(chan error, 1)
	x.mu.Lock()
	x.rebuilds = append(x.rebuilds, done)
	x.mu.Unlock()
	x.Wake()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
		return fmt.Errorf("rebuild: %w", ctx.Err())
	}
}

func (x *Indexer) takeRebuilds() []chan error {
	x.mu.Lock()
	defer x.mu.Unlock()
	waiting := x.rebuilds
	x.rebuilds = nil
	return waiting
}

// end is the position where the journal ends now.
func (x *Indexer) end() (position uint64, err error) {
	err = x.store.View(func(v *store.View) error {
		position = v.Position()
		return nil
	})
	return position, err
}

// look brings the progress up to date.
func (x *Indexer) look() {
	target, err := x.end()
	if err != nil {
		return // closed: the last progress stands
	}
	x.change(func(p *Progress) {
		p.Target = target
		g := x.engine.Current()
		if p.Serving = g != nil; p.Serving {
			if g.Position() > p.Position {
				p.Error = ""
			}
			p.Position = g.Position()
		}
	})
}

func (x *Indexer) setRebuilding(rebuilding bool, done, total int) {
	x.change(func(p *Progress) { p.Rebuilding, p.Done, p.Total = rebuilding, done, total })
}

// fail records an error and returns it.
func (x *Indexer) fail(err error) error {
	x.change(func(p *Progress) { p.Error, p.Rebuilding = err.Error(), false })
	return err
}

func (x *Indexer) change(f func(*Progress)) {
	x.mu.Lock()
	defer x.mu.Unlock()
	before := x.progress
	f(&x.progress)
	if x.progress != before {
		close(x.changed)
		x.changed = make(chan struct{})
	}
}
