package zap

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math"

	"github.com/RoaringBitmap/roaring/v2"
	index "github.com/blevesearch/bleve_index_api"
	"github.com/blevesearch/vellum"
	zapx "github.com/blevesearch/zapx/v17"
)

// file is a segment being written, in the layout that zapx describes in its zap.md:
// the stored IDs, for each field the postings of its terms and then the terms themselves,
// at the end where each field is, and in a file on disk a footer.
type file struct {
	output
	stored   uint64 // where the places of the stored IDs begin
	sections uint64 // where the places of the fields begin

	documents int
	names     []string // of the fields
	options   []index.FieldIndexingOptions
	places    []uint64 // of the fields

	terms   bytes.Buffer // of the field that is being written
	builder *vellum.Builder
	bitmap  *roaring.Bitmap
	ends    []uint64 // of chunks
	data    []byte   // of chunks
	blocks  map[int]zeroBlock
}

// dictionary is how terms are kept: as zapx does.
var dictionary = &vellum.BuilderOpts{Encoder: 1, RegistryTableSize: 0, RegistryMRUSize: 1}

// newFile begins a file of some documents.
func newFile(documents int) (*file, error) {
	f := &file{documents: documents, bitmap: roaring.New(), blocks: make(map[int]zeroBlock)}
	var err error
	f.builder, err = vellum.New(&f.terms, dictionary)
	return f, err
}

// noOtherFields is what stands for the stored fields of a record that has none but its ID:
// nothing, compressed by snappy.
const noOtherFields = 0

// writeIDs writes the IDs of all documents in their order.
func (f *file) writeIDs(ids func(yield func(id []byte) error) error) error {
	places := make([]uint64, 0, f.documents)
	about := make([]byte, 0, binary.MaxVarintLen64)
	err := ids(func(id []byte) error {
		places = append(places, f.count())
		about = binary.AppendUvarint(about[:0], uint64(len(id)))
		f.uvarint(uint64(len(about)), uint64(len(id)+1))
		f.bytes = append(append(append(f.bytes, about...), id...), noOtherFields)
		return f.passOn()
	})
	if err != nil {
		return err
	}
	f.stored = f.count()
	for _, place := range places {
		f.uint64(place)
	}
	f.uvarint(0) // no record lies within another
	return f.passOn()
}

// termStream gives the terms of a field in their order, each with its records.
type termStream interface {
	// next returns the next term; ok is false after the last. What it returned before may
	// change.
	next() (term []byte, p postings, ok bool, err error)
}

// notKept stands for the beginning and the end of values by record, which no field has.
const notKept = math.MaxUint64

// writeField writes a field.
func (f *file) writeField(name string, options index.FieldIndexingOptions, t termStream) error {
	if err := f.writeTerms(t); err != nil {
		return fmt.Errorf("field %s: %w", name, err)
	}
	at := f.count()
	f.uvarint(uint64(f.terms.Len()))
	f.bytes = append(f.bytes, f.terms.Bytes()...)
	f.terms.Reset()
	if err := f.builder.Reset(&f.terms); err != nil {
		return err
	}
	f.names, f.options, f.places = append(f.names, name), append(f.options, options), append(f.places, f.count())
	f.uvarint(notKept, notKept, at)
	return f.passOn()
}

func (f *file) writeTerms(t termStream) error {
	for {
		term, p, ok, err := t.next()
		if err != nil {
			return err
		}
		if !ok {
			return f.builder.Close()
		}
		value, err := f.writePostings(p)
		if err != nil {
			return err
		}
		if err := f.builder.Insert(term, value); err != nil {
			return err
		}
		if err := f.passOn(); err != nil {
			return err
		}
	}
}

// writeSections writes where the fields are.
func (f *file) writeSections() {
	abouts := make([]uint64, len(f.names))
	for i, name := range f.names {
		abouts[i] = f.count()
		f.uvarint(uint64(len(name)))
		f.bytes = append(f.bytes, name...)
		f.uvarint(uint64(f.options[i]), 1) // one section: the inverted one
		f.uint16(uint16(zapx.SectionInvertedTextIndex))
		f.uint64(f.places[i])
	}
	f.sections = f.count()
	f.uvarint(uint64(len(f.names)))
	for _, place := range abouts {
		f.uint64(place)
	}
}

// writeFooter ends a file on disk.
func (f *file) writeFooter() {
	f.uint32(0) // no name of a writer, whose length stands here
	f.uint64(uint64(f.documents))
	f.uint64(f.stored)
	f.uint64(f.sections)
	f.uint32(zapx.DefaultChunkMode)
	f.uint32(zapx.Version)
	f.uint32(f.checksum())
}
