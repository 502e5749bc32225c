package zap

import (
	"fmt"
	"slices"

	index "github.com/blevesearch/bleve_index_api"
)

// build writes the segment of documents, which are in the order of their numbers.
func build(documents []*Document) (*file, error) {
	f, err := newFile(len(documents))
	if err == nil {
		err = f.writeDocuments(documents)
	}
	if err != nil {
		return nil, fmt.Errorf("build segment: %w", err)
	}
	return f, nil
}

func (f *file) writeDocuments(documents []*Document) error {
	err := f.writeIDs(func(yield func(id []byte) error) error {
		for _, d := range documents {
			if err := yield([]byte(d.id)); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	if err := f.writeField(idField, (&Field{Name: idField}).options(), &ids{documents: documents}); err != nil {
		return err
	}
	for _, name := range fieldNames(documents) {
		fields := fieldsNamed(documents, name)
		var options index.FieldIndexingOptions
		for _, field := range fields {
			if field != nil {
				options |= field.options()
			}
		}
		if err := f.writeField(name, options, invert(fields)); err != nil {
			return err
		}
	}
	f.writeSections()
	return nil
}

// ids are the terms of the field of IDs, a document each.
type ids struct {
	documents []*Document
	at        int
	key       []byte
	record    [1]uint32
}

// once is the frequency and the length of an ID.
var once = []uint32{1}

// next implements termStream.
func (t *ids) next() (term []byte, p postings, ok bool, err error) {
	if t.at == len(t.documents) {
		return nil, p, false, nil
	}
	t.key = append(t.key[:0], t.documents[t.at].id...)
	t.record[0] = uint32(t.at)
	p = postings{records: t.record[:], frequencies: once, lengths: once}
	t.at++
	return t.key, p, true, nil
}

// fieldNames are the names of all fields in their order, that of IDs left out.
func fieldNames(documents []*Document) []string {
	var names []string
	for _, d := range documents {
		for i := range d.fields {
			if !slices.Contains(names, d.fields[i].Name) {
				names = append(names, d.fields[i].Name)
			}
		}
	}
	slices.Sort(names)
	return names
}

// fieldsNamed returns what each document has of a field.
func fieldsNamed(documents []*Document, name string) []*Field {
	fields := make([]*Field, len(documents))
	for at, d := range documents {
		for i := range d.fields {
			if d.fields[i].Name == name {
				fields[at] = &d.fields[i]
			}
		}
	}
	return fields
}
