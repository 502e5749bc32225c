package store

import (
	"bytes"
	"encoding/json"
	"fmt"
	"time"

	bolt "go.etcd.io/bbolt"

	"cewen/corpus"
)

// Attempt is what became of a file that was brought in, or of a document that was
// removed: a line of the log of imports. Files that were unchanged or skipped leave
// none.
type Attempt struct {
	// Number grows with every line.
	Number  uint64    `json:"number"`
	Time    time.Time `json:"time"`
	Path    string    `json:"path,omitempty"`
	Outcome Outcome   `json:"outcome"`
	// ID of the document; of the one held already for a duplicate.
	ID string `json:"id,omitempty"`
	// DuplicateOf is the source path of the document held already.
	DuplicateOf string `json:"duplicate_of,omitempty"`
	// Error says why the file failed, for the user.
	Error string `json:"error,omitempty"`
	// Bytes is the size of the file, 0 where it is not known.
	Bytes int64 `json:"bytes,omitempty"`
}

// Limits of the log.
const (
	// maxAttempts is how many lines are kept: what a reader scrolls through, and a few
	// megabytes at most.
	maxAttempts = 10_000
	// maxFailures is how many files are remembered that could not be read. Whoever has
	// more of them has pointed at the wrong folder.
	maxFailures = 10_000
)

// Note adds lines to the log of imports: files that did not get as far as Put, with
// Path, Outcome, Error and Bytes.
func (s *Store) Note(attempts ...Attempt) error {
	if len(attempts) == 0 {
		return nil
	}
	return s.update(func(tx *bolt.Tx) error {
		w := newWriter(tx)
		for _, a := range attempts {
			if err := w.note(a); err != nil {
				return fmt.Errorf("note %s: %w", a.Path, err)
			}
		}
		return nil
	})
}

// ForgetFailures takes files off the list of those that could not be read: of the
// paths that begin with prefix, the ones that are gone.
func (s *Store) ForgetFailures(prefix string, gone func(path string) bool) error {
	var paths []string
	if err := s.View(func(v *View) error {
		return v.Failures(prefix, func(a Attempt) bool {
			if gone(a.Path) {
				paths = append(paths, a.Path)
			}
			return true
		})
	}); err != nil || len(paths) == 0 {
		return err
	}
	return s.update(func(tx *bolt.Tx) error {
		for _, path := range paths {
			if err := tx.Bucket(bucketFailures).Delete([]byte(path)); err != nil {
				return fmt.Errorf("forget failure: %w", err)
			}
		}
		return nil
	})
}

// Attempts calls yield for the lines of the log, the newest first, until it returns
// false; of those with a number below before, or of all when that is 0.
func (v *View) Attempts(before uint64, yield func(Attempt) bool) error {
	c := v.tx.Bucket(bucketAttempts).Cursor()
	key, value := c.Last()
	if before != 0 {
		if at, _ := c.Seek(positionKey(before)); at == nil { // all are before it
			key, value = c.Last()
		} else {
			key, value = c.Prev()
		}
	}
	for ; key != nil; key, value = c.Prev() {
		a, err := decodeAttempt(value)
		if err != nil || !yield(a) {
			return err
		}
	}
	return nil
}

// Failures calls yield for the last attempt on each file that failed then, in order
// of their paths, of those that begin with prefix, until it returns false.
func (v *View) Failures(prefix string, yield func(Attempt) bool) error {
	c := v.tx.Bucket(bucketFailures).Cursor()
	for key, value := c.Seek([]byte(prefix)); key != nil && bytes.HasPrefix(key, []byte(prefix)); key, value = c.Next() {
		a, err := decodeAttempt(value)
		if err != nil || !yield(a) {
			return err
		}
	}
	return nil
}

// CountFailures returns how many files failed the last time they were tried.
func (v *View) CountFailures() int { return v.tx.Bucket(bucketFailures).Stats().KeyN }

func decodeAttempt(value []byte) (a Attempt, err error) {
	if err := json.Unmarshal(value, &a); err != nil {
		return a, fmt.Errorf("%w: log of imports: %w", ErrDamaged, err)
	}
	return a, nil
}

// newAttempt is the line of a document that was put.
func newAttempt(d *corpus.Document, r PutResult) Attempt {
	return Attempt{Path: d.Source.Path, Outcome: r.Outcome, ID: r.ID, DuplicateOf: r.DuplicateOf, Bytes: int64(len(d.Source.Bytes))}
}

// note adds a line to the log and keeps the list of failures in step.
func (w *writer) note(a Attempt) error {
	if a.Outcome == Unchanged {
		return w.failures.Delete([]byte(a.Path)) // it can be read again
	}
	number, err := w.attempts.NextSequence()
	if err != nil {
		return err
	}
	a.Number, a.Time = number, w.now
	value, err := json.Marshal(a)
	if err != nil {
		return fmt.Errorf("encode attempt: %w", err)
	}
	if err := w.attempts.Put(positionKey(number), value); err != nil {
		return err
	}
	if number > maxAttempts {
		if err := w.attempts.Delete(positionKey(number - maxAttempts)); err != nil {
			return err
		}
	}
	switch {
	case a.Outcome != Failed:
		return w.failures.Delete([]byte(a.Path))
	case a.Path == "" || len(a.Path) > bolt.MaxKeySize:
		return nil // nothing to be found by
	}
	return w.fail(a.Path, value)
}

// fail puts a file on the list of failures, unless that is full.
func (w *writer) fail(path string, value []byte) error {
	if w.failures.Get([]byte(path)) == nil && w.failures.Stats().KeyN >= maxFailures {
		return nil
	}
	return w.failures.Put([]byte(path), value)
}
