package embedded

import (
	"context"
	"fmt"

	"cewen/corpus/store"
	"cewen/search"
	"cewen/search/verify"
)

var _ verify.Engine = (*Engine)(nil)

// Inventory implements verify.Engine. It reads the IDs of the records anew rather
// than trust what is held in memory.
func (e *Engine) Inventory(ctx context.Context, yield func(version store.Ordinal, paragraph int)) error {
	return e.read(search.Request{}, func(a *answerer) error {
		for _, s := range a.view.segments {
			if err := s.inventory(ctx, yield); err != nil {
				return err
			}
		}
		return nil
	})
}

func (s *indexSegment) inventory(ctx context.Context, yield func(version store.Ordinal, paragraph int)) error {
	for i := range s.places {
		if i%checkEvery == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		if s.deleted != nil && s.deleted.Contains(uint32(i)) {
			continue
		}
		id, err := s.snapshot.Segment().DocID(uint64(i))
		if err != nil {
			return fmt.Errorf("read record %d: %w", i, err)
		}
		version, paragraph, ok := parseRecordID(id)
		if !ok {
			return fmt.Errorf("record %x: %w", id, errForeignRecord)
		}
		yield(version, paragraph)
	}
	return nil
}
