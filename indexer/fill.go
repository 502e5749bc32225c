package indexer

import (
	"context"
	"fmt"
	"runtime"

	"golang.org/x/sync/errgroup"

	"cewen/corpus/store"
)

// fill indexes the documents held now and then what changed meanwhile.
func (x *Indexer) fill(ctx context.Context, g Generation) error {
	steps, documents, position, err := x.fillSteps()
	if err != nil {
		return fmt.Errorf("list documents: %w", err)
	}
	x.setRebuilding(true, 0, documents)
	// The steps carry no position: a generation that was begun and not finished is
	// thrown away. So their order is free.
	group, filling := errgroup.WithContext(ctx)
	group.SetLimit(runtime.GOMAXPROCS(0))
	for _, step := range steps {
		group.Go(func() error {
			if err := Apply(filling, g, Batch{Put: step}); err != nil {
				return err
			}
			x.change(func(p *Progress) { p.Done += len(step) })
			return nil
		})
	}
	if err := group.Wait(); err != nil {
		return err
	}
	if err := Apply(ctx, g, Batch{Position: position}); err != nil {
		return err
	}
	return x.follow(ctx, g)
}

// fillSteps divides the documents held now, those at position, into batches.
func (x *Indexer) fillSteps() (steps [][]store.Ordinal, documents int, position uint64, err error) {
	size := maxBatchBytes // the first document begins a step
	err = x.store.View(func(v *store.View) error {
		position = v.Position()
		return v.Live(func(o store.Ordinal) bool {
			if size >= maxBatchBytes {
				steps, size = append(steps, nil), 0
			}
			last := len(steps) - 1
			steps[last] = append(steps[last], o)
			documents++
			if texts, err := v.Folded(o); err == nil {
				size += texts.Size()
			}
			return true
		})
	})
	return steps, documents, position, err
}
