package store

import (
	"errors"
	"testing"

	"cewen/corpus"
)

// An outline is read once, is the caller's own, and goes with its version.
func TestOutlinesAreKept(t *testing.T) {
	s := testStore(t)
	put(t, s, doc("a.md", "sha of a", "一、总则", "太原市"))
	var o Ordinal
	read := func() (d *corpus.Document, err error) {
		t.Helper()
		if viewErr := s.View(func(v *View) error {
			if o == 0 {
				_ = v.Live(func(live Ordinal) bool { o = live; return false })
			}
			d, err = v.Outline(o)
			return nil
		}); viewErr != nil {
			t.Fatal(viewErr)
		}
		return d, err
	}
	first, err := read()
	if err != nil || len(first.Paragraphs) != 2 {
		t.Fatal(first, err)
	}
	id, anchor := first.ID, first.Paragraphs[0].Anchor
	first.ID, first.Paragraphs[0].Anchor = "changed", "changed"
	if again, err := read(); err != nil || again.ID != id || again.Paragraphs[0].Anchor != anchor {
		t.Errorf("%+v, %v: what a caller changed is seen by another", again, err)
	}
	if s.outlines.read.Len() != 1 {
		t.Errorf("%d outlines are kept", s.outlines.read.Len())
	}
	if err := s.Delete(id); err != nil {
		t.Fatal(err)
	}
	if err := s.Purge(100); err != nil {
		t.Fatal(err)
	}
	if _, err := read(); !errors.Is(err, ErrNotFound) {
		t.Errorf("a version that was purged is read: %v", err)
	}
}
