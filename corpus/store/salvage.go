package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	bolt "go.etcd.io/bbolt"

	"cewen/corpus"
)

// Salvaged is what was read from a damaged store.
type Salvaged struct {
	// Documents were read whole, Sources of them with their files.
	Documents int
	Sources   int
	// Lost are the documents of which it is known that they were there: their source
	// paths, with why they cannot be read.
	Lost []LostDocument
	// Unknown is the number of versions of which nothing can be read, so that not even
	// their paths are known. Some of them may have been replaced or removed.
	Unknown int
}

// LostDocument is a document that cannot be read.
type LostDocument struct {
	Path string
	Err  error
}

// Salvage reads whatever can be read of the store at path, which Open refuses or which
// fails on the way, and puts it into another one: the documents as they are held, with
// their IDs and the files that are whole; earlier versions are left behind. The damaged
// store is only read. The error says that nothing can be read at all, or that the other
// store cannot be written.
func Salvage(ctx context.Context, path string, into *Store) (*Salvaged, error) {
	w := &wreck{result: new(Salvaged)}
	var err error
	if w.db, err = openWreck(path); err != nil {
		return nil, fmt.Errorf("salvage %s: %w", path, err)
	}
	defer func() { _ = w.try(w.db.Close) }() // it was only read
	last, err := w.last()
	if err != nil {
		return nil, fmt.Errorf("salvage %s: %w", path, err)
	}
	for some := range slices.Chunk(w.newest(last), salvageStep) {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if err := w.save(some, into); err != nil {
			return nil, fmt.Errorf("salvage into another store: %w", err)
		}
	}
	return w.result, nil
}

// salvageStep is how many documents are stored in one transaction.
const salvageStep = 64

// save puts what can be read of versions into another store.
func (w *wreck) save(versions []Ordinal, into *Store) error {
	return into.update(func(tx *bolt.Tx) error {
		out := newWriter(tx)
		for _, o := range versions {
			d, err := w.document(o)
			if err != nil {
				w.result.Lost = append(w.result.Lost, LostDocument{w.paths[o], err})
				continue
			}
			if err := out.save(d); err != nil {
				return err
			}
			w.result.Documents++
			if d.Source.Bytes != nil {
				w.result.Sources++
			}
		}
		return nil
	})
}

// save stores a document under the ID that it has.
func (w *writer) save(d *corpus.Document) error {
	draft, err := NewDraft(d)
	if err != nil {
		return err
	}
	r, err := w.write(d.ID, draft, Imported, nil)
	if err != nil {
		return err
	}
	return w.note(newAttempt(d, r))
}

// wreck is a damaged store.
type wreck struct {
	db     *bolt.DB
	result *Salvaged
	paths  map[Ordinal]string
}

func openWreck(path string) (db *bolt.DB, err error) {
	defer guard(&err)()
	const lockWait = 300 * time.Millisecond // as in Open
	if db, err = bolt.Open(path, 0o600, &bolt.Options{ReadOnly: true, Timeout: lockWait}); err != nil {
		return nil, classifyOpenError(err)
	}
	return db, nil
}

// try calls f, which may come upon anything.
func (w *wreck) try(f func() error) (err error) {
	defer guard(&err)()
	return f()
}

func (w *wreck) view(read func(v *View) error) error {
	return w.try(func() error {
		return w.db.View(func(tx *bolt.Tx) error { return read(&View{tx: tx}) })
	})
}

// last is the newest ordinal that can be found, by the journal or the heads.
func (w *wreck) last() (last Ordinal, err error) {
	for _, name := range [][]byte{bucketJournal, bucketHeads, bucketFolded} {
		tried := w.view(func(v *View) error {
			b := v.tx.Bucket(name)
			if b == nil {
				return fmt.Errorf("%w: there is no bucket %s", ErrDamaged, name)
			}
			// Every version is in the journal for good: what leaves it no room is no ordinal.
			most := uint64(v.tx.Size()) / keySize
			c := b.Cursor()
			for key, _ := c.Last(); key != nil; key, _ = c.Prev() {
				if len(key) == keySize && readKey(key) <= most {
					last = max(last, Ordinal(readKey(key)))
					break
				}
			}
			return nil
		})
		err = errors.Join(err, tried)
	}
	if last > 0 {
		return last, nil
	}
	return 0, errors.Join(ErrDamaged, err)
}

// keySize is the size of an ordinal or position as a key.
const keySize = 8

// newest lists the versions that are held: of each document the one that its ID leads to
// or, where that cannot be read, the newest.
func (w *wreck) newest(last Ordinal) (versions []Ordinal) {
	w.paths = make(map[Ordinal]string)
	byID := make(map[string]Ordinal)
	for o := Ordinal(1); o <= last; o++ {
		var id string
		held, known := false, false
		err := w.view(func(v *View) error {
			d, err := v.Head(o)
			if err != nil {
				return err
			}
			id, w.paths[o] = d.ID, d.Source.Path
			return nil
		})
		switch {
		case errors.Is(err, ErrNotFound):
			continue // replaced or removed, and purged
		case err != nil:
			w.result.Unknown++
			continue
		}
		_ = w.view(func(v *View) error { // known stays false where it cannot be read
			now, err := v.Ordinal(id)
			known = err == nil || errors.Is(err, ErrNotFound)
			held = err == nil && now == o
			return nil
		})
		if held || !known {
			byID[id] = o
		}
	}
	versions = slices.Sorted(maps.Values(byID))
	return versions
}

// document reads a version with its file, if that is whole.
func (w *wreck) document(o Ordinal) (d *corpus.Document, err error) {
	if err := w.view(func(v *View) error {
		d, err = v.Document(o)
		return err
	}); err != nil {
		return nil, err
	}
	_ = w.view(func(v *View) error { // the text is what matters
		data, err := v.Source(d.Source.SHA256)
		if sum := sha256.Sum256(data); err == nil && hex.EncodeToString(sum[:]) == d.Source.SHA256 {
			d.Source.Bytes = data
		}
		return nil
	})
	return d, nil
}
