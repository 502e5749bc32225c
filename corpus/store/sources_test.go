package store

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/klauspost/compress/zstd"
	bolt "go.etcd.io/bbolt"

	"cewen/corpus"
)

// file is a document that brings its bytes.
func file(path, content string) *corpus.Document {
	d := doc(path, "sha of "+content, content, "同样的一段")
	d.Paragraphs[0].Anchor = content
	d.Source.Bytes = []byte(content)
	return d
}

func source(t *testing.T, s *Store, sha256 string) (content string, err error) {
	t.Helper()
	viewErr := s.View(func(v *View) error {
		data, sourceErr := v.Source(sha256)
		content, err = string(data), sourceErr
		return nil
	})
	if viewErr != nil {
		t.Fatal(viewErr)
	}
	return content, err
}

func versions(t *testing.T, s *Store, id string) (list []Version) {
	t.Helper()
	if err := s.View(func(v *View) (err error) {
		list, err = v.Versions(id)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return list
}

func TestSourcesStayWithTheHistory(t *testing.T) {
	s := testStore(t)
	id := put(t, s, file("a.md", "一稿"))[0].ID
	put(t, s, file("a.md", "二稿"))
	for _, content := range []string{"一稿", "二稿"} {
		if got, err := source(t, s, "sha of "+content); err != nil || got != content {
			t.Errorf("%s: %q, %v", content, got, err)
		}
	}
	got := versions(t, s, id)
	if len(got) != 2 || got[0].SHA256 != "sha of 一稿" || got[0].Added != 2 || got[0].Removed != 0 {
		t.Fatalf("history %+v", got)
	}
	if v := got[1]; v.Added != 1 || v.Removed != 1 || v.Paragraphs != 2 || v.Path != "a.md" || v.Time.IsZero() || v.Position <= got[0].Position {
		t.Errorf("second version %+v", v)
	}
	if err := s.Delete(id); err != nil {
		t.Fatal(err)
	}
	if _, err := source(t, s, "sha of 一稿"); !errors.Is(err, ErrNotFound) {
		t.Errorf("a source outlived its document: %v", err)
	}
	if got := versions(t, s, id); len(got) != 0 {
		t.Errorf("history of a removed document: %+v", got)
	}
}

// Two documents had the same file at different times: it goes with the last.
func TestASharedSourceStays(t *testing.T) {
	s := testStore(t)
	first := put(t, s, file("a.md", "甲"))[0].ID
	put(t, s, file("a.md", "乙"))
	second := put(t, s, file("b.md", "甲"))[0].ID
	if first == second {
		t.Fatal("one document for two")
	}
	if err := s.Delete(first); err != nil {
		t.Fatal(err)
	}
	if got, err := source(t, s, "sha of 甲"); err != nil || got != "甲" {
		t.Errorf("%q, %v", got, err)
	}
	if err := s.Delete(second); err != nil {
		t.Fatal(err)
	}
	if err := s.View(func(v *View) error {
		v.Sources(func(sha256 string) bool {
			t.Errorf("%s is kept for nobody", sha256)
			return true
		})
		return nil
	}); err != nil {
		t.Fatal(err)
	}
}

func TestAnUnchangedFileIsKeptWhenItWasNot(t *testing.T) {
	s := testStore(t)
	without := file("a.md", "甲")
	without.Source.Bytes = nil
	id := put(t, s, without)[0].ID
	if _, err := source(t, s, "sha of 甲"); !errors.Is(err, ErrNotFound) {
		t.Fatalf("kept unasked: %v", err)
	}
	if r := put(t, s, file("a.md", "甲"))[0]; r.Outcome != Unchanged {
		t.Fatalf("%+v", r)
	}
	if got, err := source(t, s, "sha of 甲"); err != nil || got != "甲" {
		t.Errorf("%q, %v", got, err)
	}
	if got := versions(t, s, id); len(got) != 1 {
		t.Errorf("history %+v", got)
	}
}

func TestDamagedSourcesAreReported(t *testing.T) {
	s := testStore(t)
	put(t, s, file("a.md", "甲"))
	if err := s.db.Update(func(tx *bolt.Tx) error {
		return (&View{tx: tx}).sources().put("sha of 甲", slices.Repeat([]byte{1}, 9))
	}); err != nil {
		t.Fatal(err)
	}
	if _, err := source(t, s, "sha of 甲"); !errors.Is(err, ErrDamaged) {
		t.Errorf("%v", err)
	}
}

// Files of a store of format 2, under their sums and without a dictionary, can be read, are
// listed and go with the last document that is of them.
func TestSourcesOfFormat2(t *testing.T) {
	s := testStore(t)
	plain, err := zstd.NewWriter(nil)
	if err != nil {
		t.Fatal(err)
	}
	put(t, s, file("a.md", "甲"), file("b.md", "乙"))
	if err := s.update(func(tx *bolt.Tx) error {
		all := (&View{tx: tx}).sources()
		return errors.Join(all.delete("sha of 甲"), all.packed.Put([]byte("sha of 甲"), plain.EncodeAll([]byte("甲"), nil)))
	}); err != nil {
		t.Fatal(err)
	}
	if got, err := source(t, s, "sha of 甲"); err != nil || got != "甲" {
		t.Errorf("%q, %v", got, err)
	}
	var list []string
	if err := s.View(func(v *View) error {
		v.Sources(func(sha256 string) bool {
			list = append(list, sha256)
			return true
		})
		return nil
	}); err != nil || !slices.Equal(list, []string{"sha of 乙", "sha of 甲"}) {
		t.Errorf("%q, %v", list, err)
	}
	for _, d := range held(t, s) {
		if err := s.Delete(d.ID); err != nil {
			t.Fatal(err)
		}
	}
	for _, sha256 := range list {
		if _, err := source(t, s, sha256); !errors.Is(err, ErrNotFound) {
			t.Errorf("%s outlived its document: %v", sha256, err)
		}
	}
}

// What is compressed beside the dictionary can be read beside the same only.
func TestTheDictionaryNeverChanges(t *testing.T) {
	const sum = "93fb061725403956b94d7c13cea98783de344915567088ebd6436dba948a53b8"
	if got := fmt.Sprintf("%x", sha256.Sum256(dictionary)); got != sum {
		t.Errorf("the dictionary has changed to %s: give the new one a new number and keep the old one", got)
	}
}
