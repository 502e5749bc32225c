package store

import (
	"encoding/binary"
	"fmt"

	bolt "go.etcd.io/bbolt"
)

// TextReader reads the texts of many versions, those one behind the other quickest. It is for
// one goroutine, and for as long as the view that it came from.
type TextReader struct {
	view   *View
	folded seeker
	edits  seeker
}

// TextReader returns a reader of texts.
func (v *View) TextReader() *TextReader { return &TextReader{view: v} }

// Folded returns the paragraphs of a version as compared, in place.
func (r *TextReader) Folded(o Ordinal) (Texts, error) {
	if r.folded.cursor == nil {
		r.folded.cursor = r.view.foldedBucket().Cursor()
	}
	return r.folded.texts(o)
}

// Original returns the paragraphs of a version as printed; folded are those as compared.
func (r *TextReader) Original(o Ordinal, folded Texts) (Originals, error) {
	if r.edits.cursor == nil {
		r.edits.cursor = r.view.tx.Bucket(bucketEdits).Cursor()
	}
	edits, err := r.edits.texts(o)
	if err != nil {
		return Originals{}, err
	}
	if folded.Len() != edits.Len() {
		return Originals{}, fmt.Errorf("%w: document version %d has %d texts, %d edits", ErrDamaged, o, folded.Len(), edits.Len())
	}
	return Originals{folded: folded, edits: edits}, nil
}

// seeker finds one version after the other in a bucket of texts.
type seeker struct {
	cursor *bolt.Cursor
	key    [8]byte
	last   Ordinal
}

func (s *seeker) texts(o Ordinal) (Texts, error) {
	binary.BigEndian.PutUint64(s.key[:], uint64(o))
	var key, value []byte
	if s.last != 0 && o == s.last+1 {
		key, value = s.cursor.Next()
	}
	if string(key) != string(s.key[:]) {
		key, value = s.cursor.Seek(s.key[:])
	}
	if s.last = o; string(key) != string(s.key[:]) {
		return Texts{}, fmt.Errorf("document version %d: %w", o, ErrNotFound)
	}
	return openTexts(value)
}
