package store

import (
	"context"
	"encoding/json"
	"fmt"
	"runtime"

	"golang.org/x/sync/errgroup"

	"cewen/corpus"
	"cewen/corpus/similar"
)

// Draft is a document made ready to be stored: all that can be done before its turn to be
// written comes, which is for one at a time.
type Draft struct {
	*corpus.Document
	Sketch similar.Sketch

	folded                 Texts
	outline, edits, packed []byte
	source                 []byte // its file compressed; nil where that is held or not to be kept
}

// NewDraft makes a document ready, whose sections and paragraphs no longer change.
func NewDraft(d *corpus.Document) (*Draft, error) {
	o, err := outline{sections: d.Sections, paragraphs: d.Paragraphs}.encode()
	if err != nil {
		return nil, err
	}
	n, text := len(d.Paragraphs), func(i int) string { return d.Paragraphs[i].Text }
	draft := &Draft{Document: d, outline: o, edits: packEdits(n, text), packed: packFolded(n, text)}
	if draft.folded, err = openTexts(draft.packed); err != nil {
		return nil, err
	}
	draft.Sketch = similar.NewSketch(draft.folded)
	return draft, nil
}

// Folded returns the paragraphs as they are searched.
func (d *Draft) Folded() Texts { return d.folded }

// record is what is stored of the document under an ID.
func (d *Draft) record(id string) (record, error) {
	h, err := json.Marshal(head{ID: id, Metadata: d.Metadata, Source: d.Source})
	if err != nil {
		return record{}, fmt.Errorf("encode head: %w", err)
	}
	return record{head: h, outline: d.outline, edits: d.edits, folded: d.packed}, nil
}

// newDrafts makes documents ready on all cores.
func newDrafts(ctx context.Context, documents []*corpus.Document) ([]*Draft, error) {
	drafts := make([]*Draft, len(documents))
	err := onAllCores(ctx, len(documents), func(i int) (err error) {
		if drafts[i], err = NewDraft(documents[i]); err != nil {
			return fmt.Errorf("%s: %w", documents[i].Source.Path, err)
		}
		return nil
	})
	return drafts, err
}

// packSources compresses the files of drafts that are not held, on all cores.
func (s *Store) packSources(ctx context.Context, drafts []*Draft) error {
	p, err := packer()
	if err != nil {
		return fmt.Errorf("compress source: %w", err)
	}
	return s.View(func(v *View) error {
		return onAllCores(ctx, len(drafts), func(i int) error {
			if from := drafts[i].Source; from.Bytes != nil && from.SHA256 != "" && !v.HasSource(from.SHA256) {
				drafts[i].source = p.EncodeAll(from.Bytes, nil)
			}
			return nil
		})
	})
}

// onAllCores calls do for the numbers below n, until one fails or ctx ends.
func onAllCores(ctx context.Context, n int, do func(i int) error) error {
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i := range n {
		group.Go(func() error {
			if err := ctx.Err(); err != nil {
				return err
			}
			return do(i)
		})
	}
	return group.Wait()
}
