package zap

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"math"
	"slices"

	"github.com/RoaringBitmap/roaring/v2"
	index "github.com/blevesearch/bleve_index_api"
	"github.com/blevesearch/vellum"
	zapx "github.com/blevesearch/zapx/v17"
)

// file is a segment being written, in the layout that zapx describes in its zap.md:
// the stored IDs, for each field the postings of its terms and then the terms themselves,
// and at the end where each field is.
type file struct {
	bytes    []byte
	stored   uint64 // where the places of the stored IDs begin
	sections uint64 // where the places of the fields begin

	documents int
	terms     bytes.Buffer // of the field that is being written
	builder   *vellum.Builder
	key       []byte
	bitmap    *roaring.Bitmap
	chunks    []uint32 // lengths in bytes
	data      []byte
}

// dictionary is how terms are kept: as zapx does.
var dictionary = &vellum.BuilderOpts{Encoder: 1, RegistryTableSize: 0, RegistryMRUSize: 1}

// build writes the segment of documents, which are in the order of their numbers.
func build(documents []*Document) (*file, error) {
	f := &file{documents: len(documents), bitmap: roaring.New()}
	var err error
	if f.builder, err = vellum.New(&f.terms, dictionary); err != nil {
		return nil, fmt.Errorf("build segment: %w", err)
	}
	f.writeIDs(documents)
	names := fieldNames(documents)
	places, options := make([]uint64, len(names)), make([]index.FieldIndexingOptions, len(names))
	for i, name := range names {
		fields := fieldsNamed(documents, name)
		for _, field := range fields {
			if field != nil {
				options[i] |= field.options()
			}
		}
		if places[i], err = f.writeField(invert(fields)); err != nil {
			return nil, fmt.Errorf("build segment: field %s: %w", name, err)
		}
	}
	f.writeSections(names, options, places)
	return f, nil
}

// fieldNames are the names of all fields in their order, that of IDs first.
func fieldNames(documents []*Document) []string {
	names := []string{idField}
	for _, d := range documents {
		for i := range d.fields {
			if !slices.Contains(names, d.fields[i].Name) {
				names = append(names, d.fields[i].Name)
			}
		}
	}
	slices.Sort(names[1:])
	return names
}

// fieldsNamed returns what each document has of a field.
func fieldsNamed(documents []*Document, name string) []*Field {
	fields := make([]*Field, len(documents))
	for at, d := range documents {
		if name == idField {
			fields[at] = &Field{Name: idField, Terms: []string{d.id}, Frequencies: []uint32{1}, Length: 1}
			continue
		}
		for i := range d.fields {
			if d.fields[i].Name == name {
				fields[at] = &d.fields[i]
			}
		}
	}
	return fields
}

func (f *file) sum() uint32 { return crc32.ChecksumIEEE(f.bytes) }

func (f *file) count() uint64 { return uint64(len(f.bytes)) }

func (f *file) uvarint(values ...uint64) {
	for _, v := range values {
		f.bytes = binary.AppendUvarint(f.bytes, v)
	}
}

// noOtherFields is what stands for the stored fields of a record that has none but its ID:
// nothing, compressed by snappy.
const noOtherFields = 0

func (f *file) writeIDs(documents []*Document) {
	places := make([]uint64, len(documents))
	for i, d := range documents {
		places[i] = f.count()
		about := binary.AppendUvarint(nil, uint64(len(d.id)))
		f.uvarint(uint64(len(about)), uint64(len(d.id)+1))
		f.bytes = append(f.bytes, about...)
		f.bytes = append(append(f.bytes, d.id...), noOtherFields)
	}
	f.stored = f.count()
	for _, place := range places {
		f.bytes = binary.BigEndian.AppendUint64(f.bytes, place)
	}
	f.uvarint(0) // no record lies within another
}

// notKept stands for the beginning and the end of values by record, which no field has.
const notKept = math.MaxUint64

// writeField writes a field and returns where it is.
func (f *file) writeField(in *inverted) (uint64, error) {
	for i, term := range in.terms {
		place, err := f.writePostings(in.postings(i))
		if err != nil {
			return 0, err
		}
		f.key = append(f.key[:0], term...)
		if err := f.builder.Insert(f.key, place); err != nil {
			return 0, err
		}
	}
	if err := f.builder.Close(); err != nil {
		return 0, err
	}
	terms := f.count()
	f.uvarint(uint64(f.terms.Len()))
	f.bytes = append(f.bytes, f.terms.Bytes()...)
	f.terms.Reset()
	if err := f.builder.Reset(&f.terms); err != nil {
		return 0, err
	}
	place := f.count()
	f.uvarint(notKept, notKept, terms)
	return place, nil
}

// writePostings writes the records of a term and returns what the dictionary keeps: where
// they are or, of a single one, the record and the length of its field themselves.
func (f *file) writePostings(p postings) (uint64, error) {
	if len(p.records) == 1 && p.frequency(0) == 1 && p.lengths[0] > 0 {
		return zapx.FSTValEncode1Hit(uint64(p.records[0]), uint64(p.lengths[0])), nil
	}
	frequencies := f.count()
	f.writeFrequencies(p)
	f.bitmap.Clear()
	f.bitmap.AddMany(p.records)
	records, err := f.bitmap.ToBytes()
	if err != nil {
		return 0, err
	}
	place := f.count()
	f.uvarint(frequencies, 0, uint64(len(records))) // 0: no places within the text
	f.bytes = append(f.bytes, records...)
	return place, nil
}

// perChunk is about how many postings a chunk has.
const perChunk = 1024

// writeFrequencies writes how often a term stands in each of its records and how long the
// field is there, in chunks of as many records each. A frequency of 0 has no length.
func (f *file) writeFrequencies(p postings) {
	size := f.documents / (len(p.records)/perChunk + 1)
	f.chunks = append(f.chunks[:0], make([]uint32, (f.documents-1)/size+1)...)
	f.data = f.data[:0]
	for i, record := range p.records {
		before := len(f.data)
		n := p.frequency(i)
		f.data = binary.AppendUvarint(f.data, uint64(n)<<1) // the lowest bit: no places follow
		if n > 0 {
			f.data = binary.AppendUvarint(f.data, uint64(p.lengths[i]))
		}
		f.chunks[int(record)/size] += uint32(len(f.data) - before)
	}
	f.uvarint(uint64(len(f.chunks)))
	end := uint64(0)
	for _, length := range f.chunks {
		end += uint64(length)
		f.uvarint(end)
	}
	f.bytes = append(f.bytes, f.data...)
}

// writeSections writes where the fields are.
func (f *file) writeSections(names []string, options []index.FieldIndexingOptions, places []uint64) {
	abouts := make([]uint64, len(names))
	for i, name := range names {
		abouts[i] = f.count()
		f.uvarint(uint64(len(name)))
		f.bytes = append(f.bytes, name...)
		f.uvarint(uint64(options[i]), 1) // one section: the inverted one
		f.bytes = binary.BigEndian.AppendUint16(f.bytes, uint16(zapx.SectionInvertedTextIndex))
		f.bytes = binary.BigEndian.AppendUint64(f.bytes, places[i])
	}
	f.sections = f.count()
	f.uvarint(uint64(len(names)))
	for _, place := range abouts {
		f.bytes = binary.BigEndian.AppendUint64(f.bytes, place)
	}
}
