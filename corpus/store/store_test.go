package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	bolt "go.etcd.io/bbolt"
	"pgregory.net/rapid"

	"cewen/analysis"
	"cewen/corpus"
)

func testStore(t *testing.T) *Store {
	t.Helper()
	s, err := Open(filepath.Join(t.TempDir(), "store.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func doc(path, hash string, texts ...string) *corpus.Document {
	d := &corpus.Document{
		Metadata: corpus.Metadata{Title: "题", Region: "山西省", Year: 2022, Origins: map[corpus.Field]corpus.Origin{corpus.FieldYear: corpus.OriginText}},
		Source:   corpus.Source{Path: path, SHA256: hash, URL: "https://example.org/1"},
		Sections: []corpus.Section{{Title: "一、", Level: 1, Parent: corpus.NoSection}, {Title: "（一）", Level: 2, Parent: 0}},
	}
	for i, text := range texts {
		d.Paragraphs = append(d.Paragraphs, corpus.Paragraph{Anchor: fmt.Sprint("a", i), Kind: kindCodes[i%4], Section: i%3 - 1, Text: text})
	}
	d.AssignRoles()
	return d
}

func put(t *testing.T, s *Store, documents ...*corpus.Document) []PutResult {
	t.Helper()
	results, err := s.Put(context.Background(), documents...)
	if err != nil {
		t.Fatal(err)
	}
	return results
}

// held returns the documents held, by path.
func held(t *testing.T, s *Store) map[string]*corpus.Document {
	t.Helper()
	documents := make(map[string]*corpus.Document)
	err := s.View(func(v *View) error {
		return v.Live(func(o Ordinal) bool {
			d, err := v.Document(o)
			if err != nil {
				t.Fatal(err)
			}
			documents[d.Source.Path] = d
			return true
		})
	})
	if err != nil {
		t.Fatal(err)
	}
	return documents
}

func TestADocumentComesBackAsItWent(t *testing.T) {
	s := testStore(t)
	want := doc("a", "1", "推動 ＧＤＰ，发展", "Ａ", "第三段", "x | y")
	want.ID = put(t, s, want)[0].ID
	if got := held(t, s)["a"]; !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v\nwant %+v", got, want)
	}
	if len(want.ID) != 16 || strings.Contains(want.ID, "-") {
		t.Errorf("ID %q", want.ID)
	}
}

func TestOutcomes(t *testing.T) {
	s := testStore(t)
	first := put(t, s, doc("a", "1", "甲"))[0]
	for _, step := range []struct {
		rule string
		d    *corpus.Document
		want PutResult
	}{
		{"the same again", doc("a", "1", "甲"), PutResult{Outcome: Unchanged, ID: first.ID}},
		{"other content of the same source replaces", doc("a", "2", "乙"), PutResult{Outcome: Updated, ID: first.ID}},
		{"the same bytes under another name", doc("b", "2", "乙"), PutResult{Outcome: Duplicate, ID: first.ID, DuplicateOf: "a"}},
		{"read differently, the same bytes are an update", doc("a", "2", "乙", "丙"), PutResult{Outcome: Updated, ID: first.ID}},
	} {
		if got := put(t, s, step.d)[0]; got != step.want {
			t.Errorf("%s: %+v, want %+v", step.rule, got, step.want)
		}
	}
	// The content that "a" began with comes back under another name: a new document.
	other := put(t, s, doc("c", "1", "甲"))[0]
	if other.Outcome != Imported || other.ID == first.ID {
		t.Errorf("content of an earlier version: %+v", other)
	}
	// "c" now has what "a" has: one of them goes.
	if got := put(t, s, doc("c", "2", "乙", "丙"))[0]; got.Outcome != Duplicate || len(held(t, s)) != 1 {
		t.Errorf("a source that became a duplicate: %+v, held %d", got, len(held(t, s)))
	}
	if err := s.Delete(first.ID); err != nil {
		t.Fatal(err)
	}
	if err := s.Delete(first.ID); !errors.Is(err, ErrNotFound) {
		t.Errorf("removing what is gone: %v", err)
	}
	if again := put(t, s, doc("z", "1", "甲"))[0]; again.ID != first.ID {
		t.Errorf("the same content has ID %s in another life, %s before", again.ID, first.ID)
	}
}

func TestDuplicatesWithinOnePut(t *testing.T) {
	s := testStore(t)
	got := put(t, s, doc("a", "1", "甲"), doc("b", "1", "甲"), doc("a", "3", "丙"))
	if got[0].Outcome != Imported || got[1].Outcome != Duplicate || got[2].Outcome != Updated || got[2].ID != got[0].ID {
		t.Errorf("%+v", got)
	}
}

func TestJournalTellsEveryChange(t *testing.T) {
	s := testStore(t)
	id := put(t, s, doc("a", "1", "甲", "乙"))[0].ID
	put(t, s, doc("a", "2", "丙"))
	if err := s.Delete(id); err != nil {
		t.Fatal(err)
	}
	var got []Entry
	err := s.View(func(v *View) error {
		return v.Journal(0, func(e Entry) bool { got = append(got, e); return true })
	})
	want := []Entry{{Position: 1, Put: 1}, {Position: 2, Put: 2, Drop: 1, DropParagraphs: 2}, {Position: 3, Drop: 2, DropParagraphs: 1}}
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("%+v, %v", got, err)
	}
	readable := func() (n int) {
		_ = s.View(func(v *View) error {
			return v.Heads(func(Ordinal, *corpus.Document) error { n++; return nil })
		})
		return n
	}
	if err := s.Purge(2); err != nil || readable() != 1 {
		t.Errorf("after purging up to 2: %d versions, %v", readable(), err)
	}
	if err := s.Purge(3); err != nil || readable() != 0 {
		t.Errorf("after purging up to 3: %d versions, %v", readable(), err)
	}
}

func TestACancelledPutStoresNothing(t *testing.T) {
	s := testStore(t)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := s.Put(ctx, doc("a", "1", "甲")); !errors.Is(err, context.Canceled) || len(held(t, s)) != 0 {
		t.Errorf("%v, held %d", err, len(held(t, s)))
	}
}

func TestOpenErrors(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "store.db")
	s, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Open(path); !errors.Is(err, ErrLocked) {
		t.Errorf("open twice: %v", err)
	}
	err = s.db.Update(func(tx *bolt.Tx) error {
		return tx.Bucket(bucketMeta).Put(keyFormat, writeNumber(FormatVersion+1))
	})
	if err := errors.Join(err, s.Close()); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(path); !errors.Is(err, ErrNewerFormat) {
		t.Errorf("newer format: %v", err)
	}
	garbage := filepath.Join(dir, "garbage.db")
	if err := os.WriteFile(garbage, []byte(strings.Repeat("not a database ", 1000)), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(garbage); !errors.Is(err, ErrDamaged) {
		t.Errorf("garbage: %v", err)
	}
}

func TestAChangeOfFoldingFoldsAnew(t *testing.T) {
	path := filepath.Join(t.TempDir(), "store.db")
	s, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	put(t, s, doc("a", "1", "推動ＧＤＰ"))
	// As an older version would have left it: nothing folded but the case.
	err = s.db.Update(func(tx *bolt.Tx) error {
		plain := packTexts(1, func(dst []byte, _ int) []byte { return append(dst, "推動ＧＤＰ"...) })
		none := packTexts(1, func(dst []byte, _ int) []byte { return dst })
		return errors.Join(
			tx.Bucket(bucketFolded).Put(Ordinal(1).key(), plain), tx.Bucket(bucketEdits).Put(Ordinal(1).key(), none),
			tx.Bucket(bucketMeta).Put(keyFold, writeNumber(analysis.FoldVersion-1)))
	})
	if err := errors.Join(err, s.Close()); err != nil {
		t.Fatal(err)
	}
	if s, err = Open(path); err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	err = s.View(func(v *View) error {
		folded, err := v.Folded(1)
		if err != nil || folded.String(0) != "推动gdp" {
			t.Errorf("folded %q, %v", folded.String(0), err)
		}
		d, err := v.Document(1)
		if err != nil || d.Paragraphs[0].Text != "推動ＧＤＰ" {
			t.Errorf("original %+v, %v", d, err)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestTextsAreExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		texts := rapid.SliceOfN(rapid.StringOfN(rapid.RuneFrom([]rune("发展發 　ａＢ,，\u200b𠮷")), 0, 12, -1), 1, 5).Draw(t, "texts")
		draft, err := NewDraft(doc("p", "h", texts...))
		if err != nil {
			t.Fatal(err)
		}
		folded := draft.Folded()
		edits, err := openTexts(draft.edits)
		if err != nil {
			t.Fatal(err)
		}
		for i, text := range texts {
			if folded.String(i) != analysis.Fold(text) {
				t.Fatalf("folded %q", folded.String(i))
			}
			if got, err := (Originals{folded, edits}).At(i); err != nil || got != text {
				t.Fatalf("original %q, %v, want %q", got, err, text)
			}
		}
	})
}

// FuzzRecords: damaged records are errors, never panics.
func FuzzRecords(f *testing.F) {
	draft, err := NewDraft(doc("p", "h", "推動ＧＤＰ", "二"))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(draft.outline, draft.packed, draft.edits)
	f.Fuzz(func(t *testing.T, outline, folded, edits []byte) {
		if _, err := decodeOutline(outline); err != nil && !errors.Is(err, ErrDamaged) {
			t.Errorf("outline: %v", err)
		}
		a, err1 := openTexts(folded)
		b, err2 := openTexts(edits)
		if err1 != nil || err2 != nil || a.Len() != b.Len() {
			return
		}
		for i := range a.Len() {
			_ = a.String(i)
			_, _ = (Originals{a, b}).At(i)
		}
	})
}
