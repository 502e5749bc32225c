package instrument

import (
	"fmt"
	"sync"

	"cewen/corpus/commitment"
	"cewen/corpus/store"
)

// Book remembers the commitments of documents between questions: reading them takes some
// 30 ms a report. It is safe for concurrent use.
type Book struct {
	mu        sync.Mutex
	words     string // fingerprint of the dictionaries that they were read with
	byVersion map[store.Ordinal]map[int][]commitment.Commitment
}

// Commitments returns the commitments of a document by the numbers of its paragraphs,
// whatever was filtered. They must not be changed. An audit reads them anew.
func (c *Corpus) Commitments(t *Text, finder *commitment.Finder) (map[int][]commitment.Commitment, error) {
	words, err := c.Words()
	if err != nil {
		return nil, err
	}
	if c.Book == nil || c.Plain {
		return t.commitments(finder)
	}
	if found, ok := c.Book.get(words.Fingerprint(), t.Ordinal); ok {
		return found, nil
	}
	found, err := t.commitments(finder)
	if err == nil {
		c.Book.put(words.Fingerprint(), t.Ordinal, found)
	}
	return found, err
}

func (b *Book) get(words string, o store.Ordinal) (found map[int][]commitment.Commitment, ok bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.words != words {
		return nil, false
	}
	found, ok = b.byVersion[o]
	return found, ok
}

func (b *Book) put(words string, o store.Ordinal, found map[int][]commitment.Commitment) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.words != words || b.byVersion == nil {
		b.words, b.byVersion = words, make(map[store.Ordinal]map[int][]commitment.Commitment)
	}
	b.byVersion[o] = found
}

// commitments returns those of a whole document: as the store keeps them, or else found
// anew, as the plainest way always does.
func (t *Text) commitments(finder *commitment.Finder) (map[int][]commitment.Commitment, error) {
	all, ok := [][]commitment.Commitment(nil), false
	if !t.plain {
		all, ok = t.view.Commitments(t.Ordinal, finder.Fingerprint())
	}
	if !ok {
		var err error
		if all, err = t.view.FindCommitments(t.Ordinal, finder); err != nil {
			return nil, fmt.Errorf("commitments of %s: %w", t.ID, err)
		}
	}
	found := make(map[int][]commitment.Commitment)
	for i, list := range all {
		if len(list) > 0 {
			found[i] = list
		}
	}
	return found, nil
}
