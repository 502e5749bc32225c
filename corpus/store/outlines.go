package store

import (
	lru "github.com/hashicorp/golang-lru/v2"

	"cewen/corpus"
)

// outlines keeps those that were read of late: whoever shows hits asks for the same ones
// again, and reading one takes longer than finding what is in it. What a version is does not
// change. Nil keeps nothing.
type outlines struct {
	read *lru.Cache[Ordinal, *corpus.Document]
}

// keptOutlines is how many are kept: of work reports, some 20 MB.
const keptOutlines = 1024

func newOutlines() (*outlines, error) {
	read, err := lru.New[Ordinal, *corpus.Document](keptOutlines)
	return &outlines{read}, err
}

// get returns an outline that is not to be changed.
func (k *outlines) get(o Ordinal, read func(Ordinal) (*corpus.Document, error)) (*corpus.Document, error) {
	if k == nil {
		return read(o)
	}
	if d, ok := k.read.Get(o); ok {
		return d, nil
	}
	d, err := read(o)
	if err == nil {
		k.read.Add(o, d)
	}
	return d, err
}
