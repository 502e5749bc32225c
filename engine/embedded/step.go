package embedded

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"

	index "github.com/blevesearch/bleve_index_api"

	"cewen/corpus"
	"cewen/corpus/store"
	"cewen/indexer"
)

// step is a batch with its records made.
type step struct {
	generation *generation
	batch      indexer.Batch
	heads      []*corpus.Document // of the versions that are put
	records    *index.Batch
	// counts are the numbers of words of each paragraph of these versions, as the
	// dictionaries of words cut them.
	counts map[store.Ordinal][]int
	words  string
}

// Prepare implements indexer.Generation.
func (g *generation) Prepare(ctx context.Context, batch indexer.Batch) (indexer.Step, error) {
	s := &step{generation: g, batch: batch, records: index.NewBatch(), counts: make(map[store.Ordinal][]int)}
	words := g.words()
	switch {
	case words != nil:
		s.words = words.Fingerprint()
	case len(batch.Put) > 0:
		return nil, errors.New("index: words are not loaded")
	}
	err := g.store.View(func(v *store.View) error { return s.record(ctx, v, recorder{words}) })
	if err != nil {
		return nil, fmt.Errorf("prepare index up to %d: %w", batch.Position, err)
	}
	return s, nil
}

// record makes the records of the batch.
func (s *step) record(ctx context.Context, v *store.View, r recorder) error {
	for _, d := range s.batch.Drop {
		for i := range d.Paragraphs {
			s.records.Delete(recordID(d.Ordinal, i))
		}
	}
	made, err := r.all(ctx, v, s.batch.Put)
	if err != nil {
		return err
	}
	for i, o := range s.batch.Put {
		for _, record := range made[i].records {
			s.records.Update(record)
		}
		s.heads = append(s.heads, made[i].head)
		s.counts[o] = made[i].counts
	}
	s.records.SetInternal(keyPosition, binary.BigEndian.AppendUint64(nil, s.batch.Position))
	return nil
}

// Commit implements indexer.Step.
func (s *step) Commit(ctx context.Context) error {
	g := s.generation
	g.addColumns(s.batch.Put, s.heads)
	if err := g.commit(ctx, s.records); err != nil {
		return fmt.Errorf("index up to %d: %w", s.batch.Position, err)
	}
	if err := g.refresh(); err != nil {
		return err
	}
	return g.store.KeepWordCounts(s.words, s.counts)
}

// addColumns takes in versions before their records can be seen.
func (g *generation) addColumns(put []store.Ordinal, heads []*corpus.Document) {
	g.writing.Lock()
	defer g.writing.Unlock()
	for i, o := range put {
		g.columns.add(o, heads[i].ID, &heads[i].Metadata)
	}
}
