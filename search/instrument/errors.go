package instrument

import (
	"errors"

	"cewen/corpus/store"
)

// ErrChanged means that documents came or went while an answer was worked out: its
// parts may be of different states of the corpus.
var ErrChanged = errors.New("corpus changed")

func (c *Corpus) position() (position uint64, err error) {
	err = c.Store.View(func(v *store.View) error {
		position = v.Position()
		return nil
	})
	return position, err
}
