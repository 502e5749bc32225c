package indexer

import (
	"context"
	"errors"
	"fmt"

	"cewen/corpus/store"
)

// follow applies the journal to a generation up to its end. While a batch is committed,
// the next one is prepared: the one keeps a core busy with the index, the other with
// cutting texts.
func (x *Indexer) follow(ctx context.Context, g Generation) error {
	ctx, stop := context.WithCancel(ctx)
	next := x.ahead(ctx, g, g.Position())
	// What is being prepared reads the store: it has ended when follow returns.
	defer func() {
		stop()
		<-next.done
	}()
	for {
		<-next.done
		if next.err != nil {
			return next.err
		}
		if step := next.step; step != nil {
			next = x.ahead(ctx, g, next.position)
			if err := step.Commit(ctx); err != nil {
				return err
			}
			x.look()
			continue
		}
		end, err := x.end()
		if err != nil || ctx.Err() != nil || end == next.position {
			x.look()
			return errors.Join(err, ctx.Err())
		}
		next = x.ahead(ctx, g, next.position) // something has come since
	}
}

// preparing is a batch that is being prepared.
type preparing struct {
	done chan struct{} // closed when the rest is there
	// position is where the batch ends.
	position uint64
	step     Step // nil at the end of the journal
	err      error
}

// ahead prepares the batch that follows a position.
func (x *Indexer) ahead(ctx context.Context, g Generation, position uint64) *preparing {
	p := &preparing{done: make(chan struct{}), position: position}
	go func() {
		defer close(p.done)
		batch, err := x.nextBatch(position)
		if err != nil || batch.Position == position {
			p.err = err
			return
		}
		p.position = batch.Position
		p.step, p.err = g.Prepare(ctx, batch)
	}()
	return p
}

// maxBatchBytes bounds the text of a batch. Memory grows with it, by some 30 MB a
// megabyte; what has to be merged afterwards becomes less.
const maxBatchBytes = 8 << 20

// nextBatch reads the step of the journal after position. It ends at a change of
// a document, never within one.
func (x *Indexer) nextBatch(position uint64) (Batch, error) {
	b := Batch{Position: position}
	size := 0
	err := x.store.View(func(v *store.View) error {
		return v.Journal(position, func(e store.Entry) bool {
			b.Position = e.Position
			if e.Drop != 0 {
				b.drop(Dropped{Ordinal: e.Drop, Paragraphs: e.DropParagraphs})
			}
			// A version that was dropped and purged since is not worth indexing: its
			// drop follows in the journal.
			if e.Put != 0 && v.Holds(e.Put) {
				b.Put = append(b.Put, e.Put)
				if texts, err := v.Folded(e.Put); err == nil {
					size += texts.Size()
				}
			}
			return size < maxBatchBytes
		})
	})
	if err != nil {
		return b, fmt.Errorf("read journal: %w", err)
	}
	return b, nil
}

// drop takes a version out: of the batch, when it came in with it.
func (b *Batch) drop(d Dropped) {
	for i, o := range b.Put {
		if o == d.Ordinal {
			b.Put = append(b.Put[:i], b.Put[i+1:]...)
			return
		}
	}
	b.Drop = append(b.Drop, d)
}
