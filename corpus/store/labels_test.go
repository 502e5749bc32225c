package store

import (
	"encoding/binary"
	"errors"
	"path/filepath"
	"testing"

	bolt "go.etcd.io/bbolt"

	"cewen/corpus"
)

func TestLabelsAndPagesAreHeld(t *testing.T) {
	s := testStore(t)
	d := doc("a", "1", "第一条　甲", "乙", "丙", "丁")
	d.Paragraphs[0].Label, d.Paragraphs[0].Page = "第一条", 1
	d.Paragraphs[1].Label, d.Paragraphs[1].Page = "第一条", 300
	d.Paragraphs[2].Page = 301
	put(t, s, d)
	for i, got := range held(t, s)["a"].Paragraphs {
		if want := d.Paragraphs[i]; got != want {
			t.Errorf("paragraph %d: %+v, want %+v", i, got, want)
		}
	}
}

// An outline of format 1 has neither labels nor pages; a store of format 1 opens
// and becomes one that version 1 refuses.
func TestAStoreOfFormat1Opens(t *testing.T) {
	path := filepath.Join(t.TempDir(), "store.db")
	s, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	put(t, s, doc("a", "1", "甲", "乙"))
	outline := binary.AppendUvarint(nil, 2)
	outline = append(outline, "[]"...)
	for _, anchor := range []string{"aaaaaaaa", "bbbbbbbb"} {
		outline = append(outline, 2, 0, 8) // text, in no section
		outline = append(outline, anchor...)
	}
	err = s.db.Update(func(tx *bolt.Tx) error {
		return errors.Join(
			tx.Bucket(bucketOutlines).Put(Ordinal(1).key(), outline),
			tx.Bucket(bucketMeta).Put(keyFormat, writeNumber(1)))
	})
	if err := errors.Join(err, s.Close()); err != nil {
		t.Fatal(err)
	}
	if s, err = Open(path); err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	ps := held(t, s)["a"].Paragraphs
	if len(ps) != 2 || ps[1] != (corpus.Paragraph{Anchor: "bbbbbbbb", Kind: corpus.KindText, Section: corpus.NoSection, Text: "乙"}) {
		t.Errorf("paragraphs %+v", ps)
	}
	err = s.db.View(func(tx *bolt.Tx) error {
		if v := readNumber(tx.Bucket(bucketMeta).Get(keyFormat)); v != FormatVersion {
			t.Errorf("format %d after opening, want %d", v, FormatVersion)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
