package embedded

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"cewen/corpus/store"
	"cewen/indexer"
)

// known is what a generation knows of its documents and records, whatever its slots are.
func known(t *testing.T, g *generation, places func(*indexSegment) []place) []string {
	t.Helper()
	var list []string
	v := g.view.Load()
	for _, d := range v.documents {
		list = append(list, fmt.Sprint(d.ordinal, d.id, d.meta.Title, d.day))
	}
	for _, s := range v.segments {
		for i, p := range places(s) {
			if p != nowhere && (s.deleted == nil || !s.deleted.Contains(uint32(i))) {
				list = append(list, fmt.Sprint(s.base, i, v.documents[p.slot].ordinal, p.paragraph))
			}
		}
	}
	slices.Sort(list)
	return list
}

// A start that reads the file knows what one without it knows.
func TestAStartKnowsTheSameWithItsFile(t *testing.T) {
	b, ctx := newBench(t), context.Background()
	apply := func(batch indexer.Batch) {
		t.Helper()
		if err := indexer.Apply(ctx, b.engine.Current(), batch); err != nil {
			t.Fatal(err)
		}
	}
	reopen := func() *generation {
		t.Helper()
		dir := b.engine.dir
		if err := b.engine.Close(); err != nil {
			t.Fatal(err)
		}
		e, err := Open(dir, b.store, nil)
		if err != nil {
			t.Fatal(err)
		}
		e.UseWords(b.words)
		b.engine = e
		return e.current.Load()
	}
	check := func(when string) *generation {
		t.Helper()
		g := reopen()
		if g.kept == nil {
			t.Fatalf("%s: the file was not read", when)
		}
		with := known(t, g, func(s *indexSegment) []place { return s.places })
		read := known(t, g, func(s *indexSegment) []place {
			places, err := readPlaces(s.snapshot, g.columns)
			if err != nil {
				t.Fatal(err)
			}
			return places
		})
		if !slices.Equal(with, read) || len(with) == 0 {
			t.Fatalf("%s: %q, want %q", when, with, read)
		}
		if err := b.store.View(func(v *store.View) error {
			all, err := v.Summaries()
			for i := range all {
				if _, ok := g.columns.bySlot[all[i].Ordinal]; !ok {
					t.Errorf("%s: version %d is not known", when, all[i].Ordinal)
				}
			}
			return err
		}); err != nil {
			t.Fatal(err)
		}
		return g
	}
	first := b.put("a", "发展", "新质生产力", "太原市")
	apply(first)
	apply(b.put("b", "发展", "教育"))
	check("written at the end")
	apply(b.put("c", "医疗"))
	if err := b.engine.Current().Tidy(ctx); err != nil {
		t.Fatal(err)
	}
	check("merged")
	drop := indexer.Batch{Position: b.put("d", "交通").Position, Drop: []indexer.Dropped{{Ordinal: first.Put[0], Paragraphs: 3}}}
	drop.Put = []store.Ordinal{store.Ordinal(drop.Position)}
	apply(drop)
	g := check("with records deleted")

	path := filepath.Join(g.dir, startName)
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for name, damaged := range map[string][]byte{"empty": nil, "cut": whole[:len(whole)/2], "changed": slices.Concat(whole[:9], []byte{whole[9] ^ 1}, whole[10:])} {
		if err := os.WriteFile(path, damaged, 0o600); err != nil {
			t.Fatal(err)
		}
		if readStart(g.dir) != nil {
			t.Errorf("%s: taken for whole", name)
		}
	}
	if err := os.WriteFile(path, whole, 0o600); err != nil {
		t.Fatal(err)
	}
	f := readStart(g.dir)
	if f == nil || len(f.Documents) == 0 || !b.belongs(f) {
		t.Error("a file is not taken for its store's")
	}
	f.Position += 100
	if b.belongs(f) {
		t.Error("a file ahead of the store is taken for its own")
	}
	f.Position -= 100
	f.Documents[len(f.Documents)-1].ID = "another"
	if b.belongs(f) {
		t.Error("documents of another store are taken for its own")
	}
}

func (b *bench) belongs(f *startFile) (is bool) {
	b.t.Helper()
	if err := b.store.View(func(v *store.View) error {
		is = f.of(v)
		return nil
	}); err != nil {
		b.t.Fatal(err)
	}
	return is
}

func FuzzReadStart(f *testing.F) {
	dir := f.TempDir()
	if err := (&startFile{Position: 3, Segments: map[string]startSegment{"1.zap": {Runs: []startRun{{1, 0, 2}}}}}).write(dir); err != nil {
		f.Fatal(err)
	}
	whole, err := os.ReadFile(filepath.Join(dir, startName))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(whole)
	f.Fuzz(func(t *testing.T, b []byte) {
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, startName), b, 0o600); err != nil {
			t.Fatal(err)
		}
		readStart(dir) // must not panic
	})
}
