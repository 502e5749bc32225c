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
