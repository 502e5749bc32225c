package embedded

import (
	"fmt"

	"cewen/corpus/store"
)

// textCache finds the texts and parts of document versions, each once a request:
// records of one document lie apart in a segment.
type textCache struct {
	view      *store.View
	documents []column
	folded    []store.Texts // by slot
	originals []*store.Originals
	parts     []*parts
	known     []bool
}

func newTextCache(v *store.View, documents []column) textCache {
	return textCache{
		view: v, documents: documents, folded: make([]store.Texts, len(documents)), originals: make([]*store.Originals, len(documents)),
		parts: make([]*parts, len(documents)), known: make([]bool, len(documents)),
	}
}

// needs say what is needed of documents.
type needs struct{ folded, original, parts bool }

// fill finds what is needed of a document.
func (c *textCache) fill(at slot, need needs) error {
	if c.known[at] {
		return nil
	}
	d := &c.documents[at]
	var err error
	if need.folded {
		if c.folded[at], err = c.view.Folded(d.ordinal); err != nil {
			return fmt.Errorf("verify: %w", err)
		}
	}
	if need.original {
		o, err := c.view.Original(d.ordinal)
		if err != nil {
			return fmt.Errorf("verify: %w", err)
		}
		c.originals[at] = &o
	}
	if need.parts {
		if c.parts[at], err = d.parts.get(c.view, d.ordinal); err != nil {
			return err
		}
	}
	c.known[at] = true
	return nil
}

// original returns the printed text of a paragraph.
func (c *textCache) original(at slot, paragraph int) (string, error) {
	return c.originals[at].At(paragraph)
}
