// Package zap builds segments of a bleve index in the format zap, version 17, from records
// whose terms are known: what bleve does by looking each term of each record up in maps, with
// a bitmap and a slice for each, is done here by counting and sorting. The files are like
// those that bleve writes: it reads and merges them.
package zap

import (
	index "github.com/blevesearch/bleve_index_api"
)

// Document is a record with its terms.
type Document struct {
	id     string
	fields []Field
}

var _ index.Document = (*Document)(nil)

// Field is a field of a record, with its terms, each once.
type Field struct {
	Name string
	// Terms are those of the field of this record and others, Numbers which of them it has.
	Terms   *Terms
	Numbers []uint32
	// Frequencies tell how often each term stands there, from 1 on. Without them only the
	// records of a term are kept.
	Frequencies []uint32
	// Length is what scores by frequency take for the length of the field.
	Length int
}

// NewDocument returns a record. No two fields have the same name.
func NewDocument(id string, fields ...Field) *Document {
	return &Document{id: id, fields: fields}
}

// idField is the field by which bleve finds a record.
const idField = "_id"

// ID implements index.Document.
func (d *Document) ID() string { return d.id }

// Size implements index.Document: about what the record takes in memory, in bytes.
func (d *Document) Size() int {
	size := len(d.id)
	for i := range d.fields {
		size += 4 * (len(d.fields[i].Numbers) + len(d.fields[i].Frequencies))
	}
	return size
}

// VisitFields implements index.Document, in the way that bleve's own builder needs.
func (d *Document) VisitFields(visit index.FieldVisitor) {
	id := NewTerms()
	id.Add(d.id)
	visit(view{Field: &Field{Name: idField, Terms: id, Numbers: []uint32{0}, Frequencies: []uint32{1}, Length: 1}, stored: []byte(d.id)})
	for i := range d.fields {
		visit(view{Field: &d.fields[i]})
	}
}

// VisitComposite implements index.Document: there are none.
func (d *Document) VisitComposite(index.CompositeFieldVisitor) {}

// HasComposite implements index.Document.
func (d *Document) HasComposite() bool { return false }

// NumPlainTextBytes implements index.Document. Nobody asks for it.
func (d *Document) NumPlainTextBytes() uint64 { return 0 }

// StoredFieldsBytes implements index.Document.
func (d *Document) StoredFieldsBytes() uint64 { return uint64(len(d.id)) }

// AddIDField implements index.Document: the field is always there.
func (d *Document) AddIDField() {}

// Indexed implements index.Document.
func (d *Document) Indexed() bool { return true }

// view is a field as bleve sees it.
type view struct {
	*Field
	stored []byte
}

func (v view) Name() string             { return v.Field.Name }
func (v view) Value() []byte            { return v.stored }
func (v view) ArrayPositions() []uint64 { return nil }
func (v view) EncodedFieldType() byte   { return 't' }
func (v view) Analyze()                 {}
func (v view) AnalyzedLength() int      { return v.Length }
func (v view) NumPlainTextBytes() uint64 {
	return 0
}

func (v view) Options() index.FieldIndexingOptions { return v.options() }

// options are those that a field is indexed with.
func (f *Field) options() index.FieldIndexingOptions {
	switch {
	case f.Name == idField:
		return index.IndexField | index.StoreField
	case f.Frequencies == nil:
		return index.IndexField | index.SkipFreqNorm
	}
	return index.IndexField
}

func (v view) AnalyzedTokenFrequencies() index.TokenFrequencies {
	terms := make(index.TokenFrequencies, len(v.Numbers))
	for i, number := range v.Numbers {
		f := &index.TokenFreq{Term: v.Terms.Term(number)}
		f.SetFrequency(int(v.frequency(i)))
		terms[string(f.Term)] = f
	}
	return terms
}

// frequency of a term, 0 where only the records are kept.
func (f *Field) frequency(i int) uint32 {
	if f.Frequencies == nil {
		return 0
	}
	return f.Frequencies[i]
}
