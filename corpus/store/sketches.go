package store

import (
	"fmt"

	bolt "go.etcd.io/bbolt"

	"cewen/corpus/similar"
)

// Sketch returns the sketch of a version, or ErrNotFound. One that was stored before
// there were sketches, or with those of another version, is drawn anew.
func (v *View) Sketch(o Ordinal) (similar.Sketch, error) {
	if s, err := similar.DecodeSketch(v.tx.Bucket(bucketSketches).Get(o.key())); err == nil {
		return s, nil
	}
	texts, err := v.Folded(o)
	if err != nil {
		return similar.Sketch{}, err
	}
	return similar.NewSketch(texts), nil
}

// DrawSketches stores the sketches that are missing, for stores of earlier versions.
func (s *Store) DrawSketches() error {
	missing := false
	if err := s.View(func(v *View) error {
		return v.Live(func(o Ordinal) bool {
			_, err := similar.DecodeSketch(v.tx.Bucket(bucketSketches).Get(o.key()))
			missing = err != nil
			return !missing
		})
	}); err != nil || !missing {
		return err
	}
	return s.update(func(tx *bolt.Tx) error {
		w := newWriter(tx)
		var failed error
		err := w.Live(func(o Ordinal) bool {
			var sketch similar.Sketch
			if sketch, failed = w.Sketch(o); failed == nil {
				failed = w.sketches.Put(o.key(), sketch.Encode())
			}
			return failed == nil
		})
		if failed != nil {
			return fmt.Errorf("draw sketches: %w", failed)
		}
		return err
	})
}
