package ingest

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"cewen/corpus"
	"cewen/corpus/store"
)

// comparedAlike bounds with how many others a document is compared exactly: those that
// its sketch says are likest. At likenesses of 0.03 a sketch errs by half of it, so that
// this is a choice and no ranking of all; each takes some eight milliseconds.
const comparedAlike = 10

// Alike is a document and the share of runs of characters that it has in common with
// another one, see similar.Shingles.
type Alike struct {
	*corpus.Document // without sections and paragraphs
	Similarity       float64
}

// Alike returns up to n documents that have most in common with the one of an ID, among
// those that keep lets through, the likest first. Which are compared is decided by
// sketches; how alike these are is exact. It returns store.ErrNotFound.
func (f *Finder) Alike(ctx context.Context, id string, n int, keep func(*corpus.Document) bool) ([]Alike, error) {
	var likely []candidate
	err := f.view(func(v *store.View) (err error) {
		likely, err = sketchedAlike(v, id)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("find documents alike: %w", err)
	}
	var found []Alike
	err = f.Store.View(func(v *store.View) error {
		o, err := v.Ordinal(id)
		if err != nil {
			return err
		}
		own, err := shinglesOf(v, o)
		for _, c := range likely {
			if err = errors.Join(err, ctx.Err()); err != nil || len(found) == comparedAlike {
				return err
			}
			if !v.Holds(c.version) {
				continue // removed in between
			}
			var d *corpus.Document
			if d, err = v.Head(c.version); err != nil || !keep(d) {
				continue
			}
			others, err := shinglesOf(v, c.version)
			if err != nil {
				return err
			}
			found = append(found, Alike{d, own.Similarity(others)})
		}
		return err
	})
	slices.SortStableFunc(found, func(a, b Alike) int { return cmp.Compare(b.Similarity, a.Similarity) })
	return found[:min(n, len(found))], err
}

// sketchedAlike are all other documents, those first that the sketch says are likest.
func sketchedAlike(v *store.View, id string) ([]candidate, error) {
	own, err := v.Ordinal(id)
	if err != nil {
		return nil, err
	}
	sketch, err := v.Sketch(own)
	if err != nil {
		return nil, err
	}
	var all []candidate
	var failed error
	err = v.Live(func(o store.Ordinal) bool {
		if o == own {
			return true
		}
		other, err := v.Sketch(o)
		if errors.Is(err, store.ErrNotFound) {
			return true
		}
		if failed = err; failed == nil {
			all = append(all, candidate{estimate: sketch.Estimate(&other), version: o})
		}
		return failed == nil
	})
	slices.SortStableFunc(all, func(a, b candidate) int { return cmp.Compare(b.estimate, a.estimate) })
	return all, errors.Join(err, failed)
}
