package store

import (
	"bytes"
	"context"
	"fmt"
	"time"

	bolt "go.etcd.io/bbolt"

	"cewen/corpus"
)

// Outcome says what a Put did.
type Outcome string

// The outcomes of a Put.
const (
	Imported  Outcome = "imported"
	Updated   Outcome = "updated"
	Unchanged Outcome = "unchanged"
	Duplicate Outcome = "duplicate" // the same bytes are held under another name
)

// The outcomes that only the log of imports knows, see Attempt.
const (
	Failed  Outcome = "failed" // the file could not be read or stored
	Removed Outcome = "removed"
)

// PutResult says what became of a document.
type PutResult struct {
	Outcome Outcome
	// ID of the stored document; for a duplicate, of the one held already.
	ID string
	// DuplicateOf is the source path of the document held already.
	DuplicateOf string
}

// Put stores documents in one transaction: when it returns, all of them are on
// disk, or none is and the error says why. A document of a source path that is
// known replaces the earlier one and keeps its ID. A document whose bytes are
// held under another path is reported as a duplicate and not stored; if its
// own path held something else before, that is removed.
func (s *Store) Put(ctx context.Context, documents ...*corpus.Document) ([]PutResult, error) {
	drafts, err := newDrafts(ctx, documents)
	if err != nil {
		return nil, fmt.Errorf("store documents: %w", err)
	}
	return s.PutDrafts(ctx, drafts...)
}

// PutDrafts is Put for documents that are ready.
func (s *Store) PutDrafts(ctx context.Context, drafts ...*Draft) ([]PutResult, error) {
	if err := s.packSources(ctx, drafts); err != nil {
		return nil, fmt.Errorf("store documents: %w", err)
	}
	results := make([]PutResult, len(drafts))
	err := s.update(func(tx *bolt.Tx) error {
		w := newWriter(tx)
		for i, d := range drafts {
			if err := ctx.Err(); err != nil {
				return err
			}
			var err error
			if results[i], err = w.put(d); err != nil {
				return fmt.Errorf("%s: %w", d.Source.Path, err)
			}
			if err := w.note(newAttempt(d.Document, results[i])); err != nil {
				return fmt.Errorf("note %s: %w", d.Source.Path, err)
			}
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("store documents: %w", err)
	}
	return results, nil
}

// Delete removes documents in one transaction. It returns ErrNotFound, and
// removes none, when one of them is not held.
func (s *Store) Delete(ids ...string) error {
	return s.update(func(tx *bolt.Tx) error {
		w := newWriter(tx)
		for _, id := range ids {
			if err := w.remove(id); err != nil {
				return fmt.Errorf("remove %s: %w", id, err)
			}
		}
		return nil
	})
}

// Purge frees the text of document versions that were replaced or removed at or
// before position. Until then they can be read, for an index that lags behind.
func (s *Store) Purge(position uint64) error {
	due := false
	if err := s.view(func(tx *bolt.Tx) error {
		key, _ := tx.Bucket(bucketGone).Cursor().First()
		due = key != nil && readKey(key) <= position
		return nil
	}); err != nil || !due {
		return err // nothing to purge: no reason to write
	}
	return s.update(func(tx *bolt.Tx) error {
		gone := tx.Bucket(bucketGone)
		c := gone.Cursor()
		for key, ordinal := c.First(); key != nil && readKey(key) <= position; key, ordinal = c.First() {
			for _, name := range [][]byte{bucketHeads, bucketOutlines, bucketEdits, bucketFolded, bucketSketches, bucketWords, bucketPromises} {
				if err := tx.Bucket(name).Delete(ordinal); err != nil {
					return fmt.Errorf("purge: %w", err)
				}
			}
			if err := gone.Delete(key); err != nil {
				return fmt.Errorf("purge: %w", err)
			}
		}
		return nil
	})
}

// writer is one writing transaction.
type writer struct {
	View
	journal, heads, outlines, edits, folded, ids, paths, hashes, gone, users, versions, attempts, failures, sketches *bolt.Bucket

	now time.Time
}

func newWriter(tx *bolt.Tx) *writer {
	w := &writer{
		View: View{tx: tx}, journal: tx.Bucket(bucketJournal), heads: tx.Bucket(bucketHeads),
		outlines: tx.Bucket(bucketOutlines), edits: tx.Bucket(bucketEdits), folded: tx.Bucket(bucketFolded),
		ids: tx.Bucket(bucketIDs), paths: tx.Bucket(bucketPaths), hashes: tx.Bucket(bucketHashes), gone: tx.Bucket(bucketGone),
		users: tx.Bucket(bucketUsers), versions: tx.Bucket(bucketVersions),
		attempts: tx.Bucket(bucketAttempts), failures: tx.Bucket(bucketFailures), sketches: tx.Bucket(bucketSketches),
		now: time.Now().UTC().Truncate(time.Second),
	}
	for _, b := range []*bolt.Bucket{w.journal, w.heads, w.outlines, w.edits, w.folded, w.gone, w.sketches} {
		b.FillPercent = growing
	}
	return w
}

// growing is how full pages are of keys that only grow: they need no room for later ones.
const growing = 0.95

func (w *writer) put(d *Draft) (PutResult, error) {
	id := string(w.paths.Get([]byte(d.Source.Path)))
	if twin := string(w.hashes.Get([]byte(d.Source.SHA256))); twin != "" && twin != id {
		return w.putDuplicate(id, twin)
	}
	if id == "" {
		id = w.freeID(d.Document)
		return w.write(id, d, Imported, nil)
	}
	return w.write(id, d, Updated, bytes.Clone(w.ids.Get([]byte(id))))
}

// putDuplicate reports the document held already and removes what the path held.
func (w *writer) putDuplicate(id, twin string) (PutResult, error) {
	h, err := w.head(twin)
	if err != nil {
		return PutResult{}, err
	}
	if id != "" {
		if err := w.remove(id); err != nil {
			return PutResult{}, err
		}
	}
	return PutResult{Outcome: Duplicate, ID: twin, DuplicateOf: h.Source.Path}, nil
}

// freeID returns the ID of the document's content, or another when a document
// that had this content once, and was edited since, has it.
func (w *writer) freeID(d *corpus.Document) string {
	id := newID(d.Source.SHA256, "")
	for salt := d.Source.Path; w.ids.Get([]byte(id)) != nil; salt += "'" {
		id = newID(d.Source.SHA256, salt)
	}
	return id
}

// write stores a version of a document in place of the one at old, if any.
func (w *writer) write(id string, d *Draft, outcome Outcome, old []byte) (PutResult, error) {
	rec, err := d.record(id)
	if err != nil {
		return PutResult{}, err
	}
	if old != nil && w.holds(old, rec) {
		return PutResult{Outcome: Unchanged, ID: id}, w.completeHistory(id, d, readKey(old))
	}
	entry := Entry{}
	if old != nil {
		if entry, err = w.drop(old); err != nil {
			return PutResult{}, err
		}
	}
	position := w.Position() + 1
	if err := w.logVersion(id, d.Document, position, entry.Drop); err != nil {
		return PutResult{}, err
	}
	if err := w.keepSource(id, d); err != nil {
		return PutResult{}, err
	}
	entry.Position, entry.Put = position, Ordinal(position)
	key := positionKey(position)
	for _, put := range []struct {
		bucket     *bolt.Bucket
		key, value []byte
	}{
		{w.heads, key, rec.head},
		{w.outlines, key, rec.outline},
		{w.edits, key, rec.edits},
		{w.folded, key, rec.folded},
		{w.sketches, key, d.Sketch.Encode()},
		{w.ids, []byte(id), key},
		{w.paths, []byte(d.Source.Path), []byte(id)},
		{w.hashes, []byte(d.Source.SHA256), []byte(id)},
	} {
		if err := put.bucket.Put(put.key, put.value); err != nil {
			return PutResult{}, err
		}
	}
	return PutResult{Outcome: outcome, ID: id}, w.log(entry)
}

// holds tells whether the version at key is the same as rec.
func (w *writer) holds(key []byte, rec record) bool {
	return bytes.Equal(w.heads.Get(key), rec.head) &&
		bytes.Equal(w.outlines.Get(key), rec.outline) &&
		bytes.Equal(w.edits.Get(key), rec.edits) && bytes.Equal(w.folded.Get(key), rec.folded)
}

func (w *writer) remove(id string) error {
	key := w.ids.Get([]byte(id))
	if key == nil {
		return ErrNotFound
	}
	h, err := w.head(id)
	if err != nil {
		return err
	}
	entry, err := w.drop(bytes.Clone(key))
	if err != nil {
		return err
	}
	entry.Position = w.Position() + 1
	if err := w.note(Attempt{Path: h.Source.Path, Outcome: Removed, ID: id}); err != nil {
		return err
	}
	if err := w.ids.Delete([]byte(id)); err != nil {
		return err
	}
	if err := w.forget(id); err != nil {
		return err
	}
	return w.log(entry)
}

// drop takes the version at key out of the look-ups and returns the journal
// entry, still without a position, that says so.
func (w *writer) drop(key []byte) (Entry, error) {
	h, err := decodeHead(w.heads.Get(key))
	if err != nil {
		return Entry{}, err
	}
	texts, err := openTexts(w.folded.Get(key))
	if err != nil {
		return Entry{}, err
	}
	if err := w.paths.Delete([]byte(h.Source.Path)); err != nil {
		return Entry{}, err
	}
	if err := w.hashes.Delete([]byte(h.Source.SHA256)); err != nil {
		return Entry{}, err
	}
	return Entry{Drop: Ordinal(readKey(key)), DropParagraphs: texts.Len()}, nil
}

func (w *writer) log(e Entry) error {
	if e.Drop != 0 {
		if err := w.gone.Put(positionKey(e.Position), e.Drop.key()); err != nil {
			return err
		}
	}
	return w.journal.Put(positionKey(e.Position), e.encode())
}
