package store

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"runtime"
	"slices"

	bolt "go.etcd.io/bbolt"
	"golang.org/x/sync/errgroup"

	"cewen/corpus"
)

// View is the store at one moment. It does not change while it is in use, and
// must not be kept after the function that it was given to returns.
type View struct {
	tx *bolt.Tx
	// folded is the bucket that searches read most, opened once; nil where a view is made
	// for something else.
	folded *bolt.Bucket
	// outlines are those read of late; nil where a view is made for something else.
	outlines *outlines
}

// View calls read with the store as it is now.
func (s *Store) View(read func(*View) error) error {
	return s.view(func(tx *bolt.Tx) error {
		return read(&View{tx: tx, folded: tx.Bucket(bucketFolded), outlines: s.outlines})
	})
}

// Entry is one change in the journal. A change of a document both puts a version
// and drops one.
type Entry struct {
	Position uint64
	// Put is the version that came, 0 for none.
	Put Ordinal
	// Drop is the version that went, 0 for none, and DropParagraphs how many
	// paragraphs it has.
	Drop           Ordinal
	DropParagraphs int
}

func (e Entry) encode() []byte {
	b := binary.AppendUvarint(nil, uint64(e.Put))
	b = binary.AppendUvarint(b, uint64(e.Drop))
	return binary.AppendUvarint(b, uint64(e.DropParagraphs))
}

func decodeEntry(key, value []byte) (Entry, error) {
	var numbers [3]uint64
	for i := range numbers {
		n, size := binary.Uvarint(value)
		if size <= 0 {
			return Entry{}, fmt.Errorf("%w: journal entry %d", ErrDamaged, readKey(key))
		}
		numbers[i], value = n, value[size:]
	}
	return Entry{
		Position: readKey(key), Put: Ordinal(numbers[0]), Drop: Ordinal(numbers[1]), DropParagraphs: int(numbers[2]),
	}, nil
}

// Position is the position of the last change in the journal, 0 when there is
// none yet.
func (v *View) Position() uint64 {
	key, _ := v.tx.Bucket(bucketJournal).Cursor().Last()
	if key == nil {
		return 0
	}
	return readKey(key)
}

// Journal calls yield for each change after position, in order, until it
// returns false.
func (v *View) Journal(after uint64, yield func(Entry) bool) error {
	c := v.tx.Bucket(bucketJournal).Cursor()
	for key, value := c.Seek(positionKey(after + 1)); key != nil; key, value = c.Next() {
		e, err := decodeEntry(key, value)
		if err != nil {
			return err
		}
		if !yield(e) {
			return nil
		}
	}
	return nil
}

// Live calls yield for each document held, in the order of their last change,
// until it returns false.
func (v *View) Live(yield func(Ordinal) bool) error {
	ids := v.tx.Bucket(bucketIDs)
	c := v.tx.Bucket(bucketHeads).Cursor()
	for key, value := c.First(); key != nil; key, value = c.Next() {
		h, err := decodeHead(value)
		if err != nil {
			return err
		}
		if string(ids.Get([]byte(h.ID))) == string(key) && !yield(Ordinal(readKey(key))) {
			return nil
		}
	}
	return nil
}

// Heads calls yield for every version that can be read, held or dropped and not
// yet purged, in order, with its document without sections and paragraphs. It
// stops at the first error and returns it.
func (v *View) Heads(yield func(Ordinal, *corpus.Document) error) error {
	return v.tx.Bucket(bucketHeads).ForEach(func(key, value []byte) error {
		h, err := decodeHead(value)
		if err != nil {
			return err
		}
		return yield(Ordinal(readKey(key)), h.document())
	})
}

// Summary is what searches need of a version of a document: its ID and its metadata,
// without Origins.
type Summary struct {
	Ordinal Ordinal
	ID      string
	corpus.Metadata
}

// Summaries returns those of every version that Heads has, in order. It reads them on
// all cores: whoever starts waits for it.
func (v *View) Summaries() ([]Summary, error) {
	var heads [][]byte
	var all []Summary
	err := v.tx.Bucket(bucketHeads).ForEach(func(key, value []byte) error {
		heads, all = append(heads, value), append(all, Summary{Ordinal: Ordinal(readKey(key))})
		return nil
	})
	if err != nil {
		return nil, err
	}
	var group errgroup.Group
	share := len(heads)/runtime.GOMAXPROCS(0) + 1
	for from := 0; from < len(heads); from += share {
		group.Go(func() error {
			for i := from; i < min(from+share, len(heads)); i++ {
				if err := decodeSummary(heads[i], &all[i]); err != nil {
					return err
				}
			}
			return nil
		})
	}
	return all, group.Wait()
}

// Count returns the number of documents held.
func (v *View) Count() int { return v.tx.Bucket(bucketIDs).Stats().KeyN }

// Ordinal returns the current version of a document, or ErrNotFound.
func (v *View) Ordinal(id string) (Ordinal, error) {
	key := v.tx.Bucket(bucketIDs).Get([]byte(id))
	if key == nil {
		return 0, fmt.Errorf("document %s: %w", id, ErrNotFound)
	}
	return Ordinal(readKey(key)), nil
}

// Holds tells whether the version of a document can be read: it is held, or
// dropped and not yet purged.
func (v *View) Holds(o Ordinal) bool { return v.tx.Bucket(bucketHeads).Get(o.key()) != nil }

// Head returns a version of a document without sections and paragraphs, or
// ErrNotFound.
func (v *View) Head(o Ordinal) (*corpus.Document, error) {
	value := v.tx.Bucket(bucketHeads).Get(o.key())
	if value == nil {
		return nil, fmt.Errorf("document version %d: %w", o, ErrNotFound)
	}
	h, err := decodeHead(value)
	if err != nil {
		return nil, err
	}
	return h.document(), nil
}

// Outline returns a version of a document whose paragraphs have no text yet, or
// ErrNotFound. The roles of its sections are assigned anew, see
// corpus.Document.AssignRoles.
func (v *View) Outline(o Ordinal) (*corpus.Document, error) {
	d, err := v.SharedOutline(o)
	if err != nil {
		return nil, err
	}
	own := *d
	own.Sections, own.Paragraphs = slices.Clone(d.Sections), slices.Clone(d.Paragraphs)
	return &own, nil
}

// SharedOutline is Outline for callers that change nothing of it: others have the same one.
func (v *View) SharedOutline(o Ordinal) (*corpus.Document, error) {
	if !v.Holds(o) {
		return nil, fmt.Errorf("document version %d: %w", o, ErrNotFound)
	}
	return v.outlines.get(o, v.readOutline)
}

func (v *View) readOutline(o Ordinal) (*corpus.Document, error) {
	d, err := v.Head(o)
	if err != nil {
		return nil, err
	}
	out, err := decodeOutline(v.tx.Bucket(bucketOutlines).Get(o.key()))
	if err != nil {
		return nil, err
	}
	d.Sections, d.Paragraphs = out.sections, out.paragraphs
	d.AssignRoles()
	return d, nil
}

// Document returns a whole version of a document, or ErrNotFound. It may be kept.
func (v *View) Document(o Ordinal) (*corpus.Document, error) {
	d, err := v.Outline(o)
	if err != nil {
		return nil, err
	}
	originals, err := v.Original(o)
	if err != nil {
		return nil, err
	}
	if originals.Len() != len(d.Paragraphs) {
		return nil, fmt.Errorf("%w: document version %d has %d texts, %d paragraphs", ErrDamaged, o, originals.Len(), len(d.Paragraphs))
	}
	for i := range d.Paragraphs {
		if d.Paragraphs[i].Text, err = originals.At(i); err != nil {
			return nil, fmt.Errorf("document version %d: %w", o, err)
		}
	}
	return d, nil
}

// Original returns the paragraphs of a version as printed.
func (v *View) Original(o Ordinal) (Originals, error) {
	r := v.TextReader()
	folded, err := r.Folded(o)
	if err != nil {
		return Originals{}, err
	}
	return r.Original(o, folded)
}

// Folded returns the paragraphs of a version as compared, in place.
func (v *View) Folded(o Ordinal) (Texts, error) { return v.TextReader().Folded(o) }

func (v *View) foldedBucket() *bolt.Bucket {
	if v.folded != nil {
		return v.folded
	}
	return v.tx.Bucket(bucketFolded)
}

// head returns the head of the document held under id.
func (v *View) head(id string) (*head, error) {
	key := v.tx.Bucket(bucketIDs).Get([]byte(id))
	if key == nil {
		return nil, fmt.Errorf("%w: %s is referred to and not held", ErrDamaged, id)
	}
	return decodeHead(v.tx.Bucket(bucketHeads).Get(key))
}

// HasPath tells whether a document of this source path is held.
func (v *View) HasPath(path string) bool { return v.tx.Bucket(bucketPaths).Get([]byte(path)) != nil }

// Paths calls yield with the source path and ID of each document held whose path
// begins with prefix, in order of paths, until it returns false.
func (v *View) Paths(prefix string, yield func(path, id string) bool) {
	c := v.tx.Bucket(bucketPaths).Cursor()
	for key, id := c.Seek([]byte(prefix)); bytes.HasPrefix(key, []byte(prefix)) && yield(string(key), string(id)); key, id = c.Next() {
	}
}
