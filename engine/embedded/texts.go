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
	of        map[slot]*texts // those that something was needed of
}

// texts are what is at hand of a document version.
type texts struct {
	folded    store.Texts
	originals store.Originals
	parts     *parts
}

func newTextCache(v *store.View, documents []column) textCache {
	return textCache{view: v, documents: documents, of: make(map[slot]*texts)}
}

// needs say what is needed of documents.
type needs struct{ folded, original, parts bool }

// fill finds what is needed of a document.
func (c *textCache) fill(at slot, need needs) error {
	if c.of[at] != nil {
		return nil
	}
	d, t := &c.documents[at], new(texts)
	var err error
	if need.folded {
		if t.folded, err = c.view.Folded(d.ordinal); err != nil {
			return fmt.Errorf("verify: %w", err)
		}
	}
	if need.original {
		if t.originals, err = c.view.Original(d.ordinal); err != nil {
			return fmt.Errorf("verify: %w", err)
		}
	}
	if need.parts {
		if t.parts, err = d.parts.get(c.view, d.ordinal); err != nil {
			return err
		}
	}
	c.of[at] = t
	return nil
}

// original returns the printed text of a paragraph.
func (c *textCache) original(at slot, paragraph int) (string, error) {
	return c.of[at].originals.At(paragraph)
}
