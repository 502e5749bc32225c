package ingest

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"syscall"
	"testing"

	"cewen/corpus"
	"cewen/corpus/store"
)

// fakeTarget takes everything until it fails.
type fakeTarget struct {
	groups [][]string
	failAt int // the group from which on it fails, 0 for never
	err    error
	before func()
}

func (f *fakeTarget) PutGroup(_ context.Context, files []File) ([]Result, error) {
	if f.before != nil {
		f.before()
	}
	results := make([]Result, len(files))
	var names []string
	for i, file := range files {
		results[i] = Result{Path: file.Path, Outcome: store.Imported}
		names = append(names, filepath.Base(file.Path))
	}
	f.groups = append(f.groups, names)
	if f.failAt == 0 || len(f.groups) < f.failAt {
		return results, nil
	}
	for i := range results {
		results[i].Outcome, results[i].Error = Failed, Explain(f.err)
	}
	return results, f.err
}

func manyFiles(t *testing.T, n int) string {
	files := make(map[string]string)
	for i := range n {
		files[fmt.Sprintf("%04d.md", i)] = fmt.Sprintf("# 第%d号\n\n第%d号的正文。", i, i)
	}
	return tree(t, files)
}

func TestFilesArePutInGroupsAndInOrder(t *testing.T) {
	root := manyFiles(t, 200)
	target := &fakeTarget{}
	var reported []string
	s := Import(context.Background(), Options{Paths: []string{root}, Target: target, Progress: func(e Event) {
		reported = append(reported, e.Result.Path)
		if e.Done != len(reported) || e.Known != 200 {
			t.Fatalf("event %d says %d of %d", len(reported), e.Done, e.Known)
		}
	}})
	if s.Counts[store.Imported] != 200 || len(reported) != 200 || !slices.IsSorted(reported) {
		t.Errorf("%d imported, %d reported, in order: %v", s.Counts[store.Imported], len(reported), slices.IsSorted(reported))
	}
	for _, g := range target.groups {
		if len(g) > maxGroupFiles {
			t.Errorf("a group of %d files", len(g))
		}
	}
}

func TestAFullDiskStopsTheImport(t *testing.T) {
	root := manyFiles(t, 500)
	target := &fakeTarget{failAt: 2, err: fmt.Errorf("write: %w", syscall.ENOSPC)}
	s := Import(context.Background(), Options{Paths: []string{root}, Target: target})
	if !errors.Is(s.Stopped, syscall.ENOSPC) || len(target.groups) != 2 {
		t.Errorf("stopped by %v after %d groups", s.Stopped, len(target.groups))
	}
	if s.Counts[Failed] != len(target.groups[1]) || len(s.Others) != s.Counts[Failed] || s.Others[0].Error != Explain(syscall.ENOSPC) {
		t.Errorf("counts %v, first %+v", s.Counts, s.Others)
	}
}

func TestCancelFinishesTheGroupAndStops(t *testing.T) {
	root := manyFiles(t, 500)
	ctx, cancel := context.WithCancel(context.Background())
	target := &fakeTarget{before: cancel}
	s := Import(ctx, Options{Paths: []string{root}, Target: target})
	if !errors.Is(s.Stopped, context.Canceled) || len(target.groups) != 1 || s.Counts[store.Imported] != len(target.groups[0]) {
		t.Errorf("stopped by %v after %d groups, counts %v", s.Stopped, len(target.groups), s.Counts)
	}
}

func TestImportAgain(t *testing.T) {
	s := openStore(t)
	woken := 0
	g := &Ingester{Store: s, Stored: func() { woken++ }}
	put := func(path, text string, set map[corpus.Field]string) Result {
		return g.Put(context.Background(), File{Path: path, Data: []byte(text), Set: set})[0]
	}
	for _, step := range []struct {
		path, text string
		set        map[corpus.Field]string
		want       store.Outcome
	}{
		{"/a.md", "# 甲\n\n正文。", nil, store.Imported},
		{"/a.md", "# 甲\n\n正文。", nil, store.Unchanged},
		{"/a.md", "# 甲\n\n正文。", map[corpus.Field]string{corpus.FieldYear: "2022"}, store.Updated},
		{"/a.md", "# 甲\n\n改过的正文。", nil, store.Updated},
		{"/b.md", "# 甲\n\n改过的正文。", nil, store.Duplicate},
		{"/c.md", "", nil, Failed},
		{"/c.md", "# 丙\n\n正文。", map[corpus.Field]string{corpus.FieldYear: "无"}, Failed},
	} {
		if got := put(step.path, step.text, step.set); got.Outcome != step.want {
			t.Errorf("%s %q: %+v, want %s", step.path, step.text, got, step.want)
		}
	}
	if woken != 5 {
		t.Errorf("woken %d times, want 5", woken)
	}
}

func TestOneDocumentThatCannotBeStoredDoesNotStopItsGroup(t *testing.T) {
	g := &Ingester{Store: openStore(t)}
	long := "/" + string(make([]byte, 40<<10)) + ".md" // beyond what bbolt takes as a key
	results, err := g.PutGroup(context.Background(), []File{
		{Path: "/a.md", Data: []byte("# 甲\n\n正文。")},
		{Path: long, Data: []byte("# 乙\n\n正文二。")},
		{Path: "/c.md", Data: []byte("# 丙\n\n正文三。")},
	})
	if err != nil || results[0].Outcome != store.Imported || results[1].Outcome != Failed || results[2].Outcome != store.Imported {
		t.Errorf("%v, %v", results, err)
	}
}
