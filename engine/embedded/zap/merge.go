package zap

import (
	"bytes"
	"errors"
	"os"
	"slices"

	"github.com/RoaringBitmap/roaring/v2"
	index "github.com/blevesearch/bleve_index_api"
	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// merge is segments becoming one.
type merge struct {
	sources   []*source
	documents int
	closed    chan struct{} // closed to give up; nil for never
}

// newMerge numbers the records that are taken over, those of the first segment first.
func newMerge(segments []segment.Segment, drops []*roaring.Bitmap, closed chan struct{}) (*merge, error) {
	m := &merge{closed: closed}
	for i, s := range segments {
		src, err := newSource(s)
		if err != nil {
			return nil, err
		}
		src.numbers = make([]uint64, s.Count())
		for record := range src.numbers {
			if drops[i] != nil && drops[i].Contains(uint32(record)) {
				src.numbers[record] = dropped
				continue
			}
			src.numbers[record] = uint64(m.documents)
			m.documents++
		}
		m.sources = append(m.sources, src)
	}
	if m.documents == 0 {
		return nil, errForeign // nothing is left, which bleve has its own way for
	}
	return m, nil
}

// numbers are the new numbers of all records, by segment.
func (m *merge) numbers() [][]uint64 {
	all := make([][]uint64, len(m.sources))
	for i, s := range m.sources {
		all[i] = s.numbers
	}
	return all
}

// writeTo writes the segment to a new file and returns its length.
func (m *merge) writeTo(path string) (n uint64, err error) {
	w, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return 0, err
	}
	defer func() {
		if err = errors.Join(err, w.Close()); err != nil {
			err = errors.Join(err, os.Remove(path))
		}
	}()
	f, err := newFile(m.documents)
	if err != nil {
		return 0, err
	}
	f.w = w
	if err := m.write(f); err != nil {
		return 0, err
	}
	return f.count(), w.Sync()
}

func (m *merge) write(f *file) error {
	if err := f.writeIDs(m.ids); err != nil {
		return err
	}
	for _, name := range m.names() {
		if err := m.writeField(f, name); err != nil {
			return err
		}
	}
	f.writeSections()
	f.writeFooter()
	return f.flush()
}

// writeField merges a field: one core reads while another writes.
func (m *merge) writeField(f *file, name string) error {
	t, err := m.open(name)
	if err != nil {
		return err
	}
	a := readAhead(t)
	defer a.close()
	return f.writeField(name, m.options(name), a)
}

// ids are those of all records taken over.
func (m *merge) ids(yield func(id []byte) error) error {
	for _, s := range m.sources {
		for record, number := range s.numbers {
			if number == dropped {
				continue
			}
			id, err := s.DocID(uint64(record))
			if err == nil {
				err = yield(id)
			}
			if err != nil {
				return err
			}
		}
	}
	return nil
}

// names are those of all fields in their order, that of IDs first.
func (m *merge) names() []string {
	names := []string{idField}
	for _, s := range m.sources {
		for name := range s.fields {
			if !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	slices.Sort(names[1:])
	return names
}

// options of a field are those that it has everywhere.
func (m *merge) options(name string) index.FieldIndexingOptions {
	all := ^index.FieldIndexingOptions(0)
	for _, s := range m.sources {
		if f, ok := s.fields[name]; ok {
			all &= f.options
		}
	}
	return all
}

// merged are the terms of a field of all sources.
type merged struct {
	merge    *merge
	cursors  []*cursor // that have terms left, in the order of the sources
	term     []byte
	postings postings
	scored   bool
}

func (m *merge) open(name string) (*merged, error) {
	t := &merged{merge: m}
	for _, s := range m.sources {
		c, err := s.open(name)
		if err != nil {
			return nil, err
		}
		if c != nil {
			t.cursors, t.scored = append(t.cursors, c), t.scored || c.scored
		}
	}
	return t, nil
}

// next implements termStream.
func (t *merged) next() (term []byte, p postings, ok bool, err error) {
	for len(t.cursors) > 0 {
		if err := t.gather(); err != nil {
			return nil, p, false, err
		}
		if len(t.postings.records) > 0 { // else all its records were dropped
			return t.term, t.postings, true, nil
		}
	}
	return nil, p, false, nil
}

// gather takes the records of the least term from all that have it.
func (t *merged) gather() error {
	select {
	case <-t.merge.closed:
		return segment.ErrClosed
	default:
	}
	least := t.cursors[0].term
	for _, c := range t.cursors[1:] {
		if bytes.Compare(c.term, least) < 0 {
			least = c.term
		}
	}
	t.term = append(t.term[:0], least...)
	p := postings{records: t.postings.records[:0]}
	if t.scored {
		p.frequencies, p.lengths = t.postings.frequencies[:0], t.postings.lengths[:0]
	}
	left := t.cursors[:0]
	for _, c := range t.cursors {
		var err error
		if bytes.Equal(c.term, t.term) {
			if err = c.appendTo(&p); err != nil {
				return err
			}
			if c, err = c.advance(); err != nil {
				return err
			}
		}
		if c != nil {
			left = append(left, c)
		}
	}
	t.cursors, t.postings = left, p
	return nil
}
