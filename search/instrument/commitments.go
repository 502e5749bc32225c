package instrument

import (
	"fmt"
	"slices"
	"sync"

	"cewen/corpus"
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

// commitments reads a whole document.
func (t *Text) commitments(finder *commitment.Finder) (map[int][]commitment.Commitment, error) {
	originals, err := t.view.Original(t.Ordinal)
	if err != nil {
		return nil, fmt.Errorf("commitments of %s: %w", t.ID, err)
	}
	parted := slices.ContainsFunc(t.Sections, func(s corpus.Section) bool { return s.Role == corpus.RolePlan || s.Role == corpus.RoleReview })
	found := make(map[int][]commitment.Commitment)
	for i, p := range t.Document.Paragraphs {
		if p.Kind == corpus.KindHeading || p.Kind == corpus.KindTitle {
			continue
		}
		role := corpus.RolePlan // a document without a review is all plan
		if parted {
			role = t.Role(p.Section)
		}
		text, err := originals.At(i)
		if err != nil {
			return nil, fmt.Errorf("commitments of %s: %w", t.ID, err)
		}
		if list := finder.Find(commitment.Passage{Text: text, Role: role, Year: t.Year}); len(list) > 0 {
			found[i] = list
		}
	}
	return found, nil
}
