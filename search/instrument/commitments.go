package instrument

import (
	"fmt"

	"cewen/corpus"
	"cewen/corpus/commitment"
	"cewen/corpus/store"
)

// WithCommitments returns the document of an ID, whole, and the commitments of each of its
// paragraphs as Text.Commitments does. It returns store.ErrNotFound.
func (c *Corpus) WithCommitments(id string, finder *commitment.Finder) (d *corpus.Document, all [][]commitment.Commitment, err error) {
	err = c.Store.View(func(v *store.View) error {
		o, err := v.Ordinal(id)
		if err != nil {
			return err
		}
		if d, err = v.Document(o); err != nil {
			return err
		}
		t := &Text{Head: Head{Document: d, Ordinal: o}, view: v, plain: c.Plain}
		all, err = t.Commitments(finder)
		return err
	})
	return d, all, err
}

// Commitments returns those of each paragraph of the whole document, whatever was
// filtered: as the store keeps them, or else found anew, as the plainest way always does.
func (t *Text) Commitments(finder *commitment.Finder) ([][]commitment.Commitment, error) {
	if t.promised != nil && (t.finder == finder || t.finder.Fingerprint() == finder.Fingerprint()) {
		return t.promised, nil
	}
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
	t.promised, t.finder = all, finder
	return all, nil
}

// answerAsKept lets queries about commitments have those of the whole document at once
// where they would find them paragraph by paragraph.
func (t *Text) answerAsKept() {
	for i := range t.Places {
		p := &t.Places[i]
		if p.Text.Commitments == nil {
			continue
		}
		number := p.Number
		p.Text.Commitments = func(f *commitment.Finder) []commitment.Commitment {
			all, err := t.Commitments(f)
			if err != nil {
				return nil // damage is reported where documents are read
			}
			return all[number]
		}
	}
}
