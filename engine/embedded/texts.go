package embedded

import (
	"fmt"

	"cewen/corpus/store"
)

// textCache finds the texts and parts of document versions, each once a request:
// records of one document lie apart in a segment.
type textCache struct {
	reader    *store.TextReader
	store     *store.View
	documents []column
	of        []*texts // by slot; nil for those that nothing was needed of
	filled    []slot
	room      []texts // for the next ones
	rooms     *rooms[*texts]
}

// texts are what is at hand of a document version.
type texts struct {
	folded    store.Texts
	originals *store.Originals // nil unless needed
	parts     *parts           // nil unless needed
}

func newTextCache(v *view, s *store.View) textCache {
	return textCache{reader: s.TextReader(), store: s, documents: v.documents, of: v.texts.get(len(v.documents)), rooms: &v.texts}
}

// give gives the room of texts back that are not needed any more.
func (c *textCache) give() {
	for _, at := range c.filled {
		c.of[at] = nil
	}
	c.rooms.put(c.of)
	c.of, c.filled = nil, nil
}

// needs say what is needed of documents.
type needs struct{ folded, original, parts bool }

// roomForTexts is how many texts room is made for at once.
const roomForTexts = 16

// fill finds what is needed of a document.
func (c *textCache) fill(at slot, need needs) error {
	if c.of[at] != nil {
		return nil
	}
	if len(c.room) == 0 {
		c.room = make([]texts, roomForTexts)
	}
	d, t := &c.documents[at], &c.room[0]
	var err error
	if need.folded || need.original {
		if t.folded, err = c.reader.Folded(d.ordinal); err != nil {
			return fmt.Errorf("verify: %w", err)
		}
	}
	if need.original {
		originals, err := c.reader.Original(d.ordinal, t.folded)
		if err != nil {
			return fmt.Errorf("verify: %w", err)
		}
		t.originals = &originals
	}
	if need.parts {
		if t.parts, err = d.parts.get(c.store, d.ordinal); err != nil {
			return err
		}
	}
	c.of[at], c.room, c.filled = t, c.room[1:], append(c.filled, at)
	return nil
}

// original returns the printed text of a paragraph.
func (c *textCache) original(at slot, paragraph int) (string, error) {
	return c.of[at].originals.At(paragraph)
}
