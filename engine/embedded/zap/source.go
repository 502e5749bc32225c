package zap

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"slices"

	"github.com/RoaringBitmap/roaring/v2"
	index "github.com/blevesearch/bleve_index_api"
	segment "github.com/blevesearch/scorch_segment_api/v2"
	"github.com/blevesearch/vellum"
	zapx "github.com/blevesearch/zapx/v17"
)

// errForeign tells that a segment has what segments built here have not: it is left to bleve.
var errForeign = errors.New("segment with more than records and terms")

// errDamaged tells that a segment is not as it should be.
var errDamaged = errors.New("segment is damaged")

// source is a segment that is merged, as it lies in memory or in a mapped file.
type source struct {
	segment.Segment
	data             []byte
	stored, sections uint64
	fields           map[string]sourceField
	// numbers are the new numbers of its records, dropped for none.
	numbers []uint64
}

// sourceField is a field of a source.
type sourceField struct {
	options index.FieldIndexingOptions
	terms   []byte // its dictionary
}

// dropped stands for the number of a record that is not taken over.
const dropped = math.MaxUint64

// newSource opens a segment for merging. It returns errForeign for those that cannot be
// merged here.
func newSource(s segment.Segment) (*source, error) {
	src := &source{Segment: s, fields: make(map[string]sourceField)}
	switch s := s.(type) {
	case *memory:
		src.data, src.stored, src.sections = s.bytes, s.stored, s.sections
	case *zapx.Segment:
		if s.Version() != zapx.Version || s.ChunkMode() != zapx.DefaultChunkMode || s.CallbackId() != "" {
			return nil, errForeign
		}
		src.data, src.stored, src.sections = s.Data(), s.StoredIndexOffset(), s.SectionsIndexOffset()
	default:
		return nil, errForeign
	}
	return src, src.readFields()
}

func (s *source) readFields() error {
	if nested := (&reader{data: s.data, at: s.stored + 8*s.Count()}); nested.uvarint() != 0 || nested.err != nil {
		return errForeign
	}
	r := &reader{data: s.data, at: s.sections}
	for range r.uvarint() {
		about := &reader{data: s.data, at: r.uint64()}
		if r.err != nil {
			return r.err
		}
		name := string(about.bytes(about.uvarint()))
		f := sourceField{options: index.FieldIndexingOptions(about.uvarint())}
		var place uint64
		for range about.uvarint() {
			switch kind, at := about.uint16(), about.uint64(); {
			case about.err != nil:
				return about.err
			case kind == zapx.SectionInvertedTextIndex:
				place = at
			case at != 0:
				return errForeign
			}
		}
		if about.err != nil {
			return about.err
		}
		if err := f.read(s.data, place); err != nil {
			return fmt.Errorf("field %s: %w", name, err)
		}
		s.fields[name] = f
	}
	return r.err
}

// read reads where the terms of a field are.
func (f *sourceField) read(data []byte, place uint64) error {
	if known := f.options &^ (index.StoreField | index.SkipFreqNorm); known != index.IndexField || place == 0 {
		return errForeign // it keeps more, or nothing
	}
	r := &reader{data: data, at: place}
	if from, to := r.uvarint(), r.uvarint(); from != notKept || to != notKept {
		return errForeign
	}
	terms := &reader{data: data, at: r.uvarint()}
	f.terms = terms.bytes(terms.uvarint())
	return errors.Join(r.err, terms.err)
}

// scored tells whether the field has frequencies.
func (f *sourceField) scored() bool { return !f.options.SkipFreqNorm() }

// cursor walks through the terms of a field of a source.
type cursor struct {
	*source
	scored bool
	terms  *vellum.FSTIterator
	term   []byte
	value  uint64 // what the dictionary keeps of it
	bitmap roaring.Bitmap
	old    []uint32 // the numbers of its records in the source
}

// open returns a cursor at the first term, nil when there is none.
func (s *source) open(name string) (*cursor, error) {
	f, ok := s.fields[name]
	if !ok {
		return nil, nil
	}
	fst, err := vellum.Load(f.terms)
	if err != nil {
		return nil, fmt.Errorf("field %s: %w", name, err)
	}
	c := &cursor{source: s, scored: f.scored()}
	c.terms, err = fst.Iterator(nil, nil)
	return c.arrived(err)
}

// advance moves to the next term. It returns nil after the last.
func (c *cursor) advance() (*cursor, error) { return c.arrived(c.terms.Next()) }

func (c *cursor) arrived(err error) (*cursor, error) {
	switch {
	case errors.Is(err, vellum.ErrIteratorDone):
		return nil, nil
	case err != nil:
		return nil, err
	}
	c.term, c.value = c.terms.Current()
	return c, nil
}

// appendTo appends the records of the current term by their new numbers.
func (c *cursor) appendTo(p *postings) error {
	if c.value&zapx.FSTValEncodingMask == zapx.FSTValEncoding1Hit {
		record, length := zapx.FSTValDecode1Hit(c.value)
		return c.add(p, uint32(record), 1, uint32(length))
	}
	r := &reader{data: c.data, at: c.value}
	frequencies := &reader{data: c.data, at: r.uvarint()}
	if r.uvarint() != 0 {
		return errDamaged // with places within the text
	}
	records := r.bytes(r.uvarint())
	if r.err != nil {
		return r.err
	}
	if _, err := c.bitmap.FromBuffer(records); err != nil {
		return fmt.Errorf("%w: records of %q: %w", errDamaged, c.term, err)
	}
	n := int(c.bitmap.GetCardinality())
	c.old = slices.Grow(c.old[:0], n)[:n]
	c.bitmap.ToExistingArray(&c.old)
	if c.scored {
		for range frequencies.uvarint() {
			frequencies.uvarint() // the ends of chunks, which follow each other
		}
	}
	for _, record := range c.old {
		var frequency, length uint64
		if c.scored {
			if frequency = frequencies.uvarint() >> 1; frequency > 0 {
				length = frequencies.uvarint()
			}
		}
		if err := c.add(p, record, uint32(frequency), uint32(length)); err != nil {
			return err
		}
	}
	return frequencies.err
}

func (c *cursor) add(p *postings, record, frequency, length uint32) error {
	if int(record) >= len(c.numbers) {
		return errDamaged
	}
	number := c.numbers[record]
	if number == dropped {
		return nil
	}
	p.records = append(p.records, uint32(number))
	if c.scored {
		p.frequencies, p.lengths = append(p.frequencies, frequency), append(p.lengths, length)
	}
	return nil
}

// reader reads numbers and bytes. Beyond the end it reads zeros and notes an error.
type reader struct {
	data []byte
	at   uint64
	err  error
}

func (r *reader) uvarint() uint64 {
	if r.at < uint64(len(r.data)) {
		if v, n := binary.Uvarint(r.data[r.at:]); n > 0 {
			r.at += uint64(n)
			return v
		}
	}
	r.err = errDamaged
	return 0
}

func (r *reader) bytes(n uint64) []byte {
	if r.at > uint64(len(r.data)) || n > uint64(len(r.data))-r.at {
		r.err = errDamaged
		return nil
	}
	b := r.data[r.at : r.at+n]
	r.at += n
	return b
}

func (r *reader) uint16() uint16 {
	if b := r.bytes(2); b != nil {
		return binary.BigEndian.Uint16(b)
	}
	return 0
}

func (r *reader) uint64() uint64 {
	if b := r.bytes(8); b != nil {
		return binary.BigEndian.Uint64(b)
	}
	return 0
}
