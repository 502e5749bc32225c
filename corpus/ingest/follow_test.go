package ingest

import (
	"context"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"cewen/corpus/store"
)

// followed follows a folder until the test ends or stop is called.
func followed(t *testing.T, root string, s *store.Store) (stop func()) {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- Follow(ctx, Following{Folder: root, Ingester: &Ingester{Store: s}}) }()
	stopped := false
	stop = func() {
		if !stopped {
			stopped = true
			cancel()
			must(t, <-done)
		}
	}
	t.Cleanup(stop)
	return stop
}

// heldBelow returns the paths below root with the first text of each, as
// "name: text".
func heldBelow(t *testing.T, s *store.Store, root string) []string {
	t.Helper()
	var got []string
	must(t, s.View(func(v *store.View) error {
		v.Paths(root, func(path, id string) bool {
			o, err := v.Ordinal(id)
			must(t, err)
			d, err := v.Document(o)
			must(t, err)
			got = append(got, strings.TrimPrefix(path, root+"/")+": "+d.Paragraphs[0].Text)
			return true
		})
		return nil
	}))
	slices.Sort(got)
	return got
}

func eventually(t *testing.T, s *store.Store, root string, want ...string) {
	t.Helper()
	deadline := time.Now().Add(20 * time.Second)
	for {
		got := heldBelow(t, s, root)
		if slices.Equal(got, want) {
			return
		}
		if time.Now().After(deadline) {
			t.Fatalf("held %q, want %q", got, want)
		}
		time.Sleep(20 * time.Millisecond)
	}
}

func write(t *testing.T, path, content string) {
	t.Helper()
	must(t, os.MkdirAll(filepath.Dir(path), 0o755))
	must(t, os.WriteFile(path, []byte(content), 0o644))
}

// titles returns the titles of the documents below root in order of their paths.
func titles(t *testing.T, s *store.Store, root string) (all []string) {
	t.Helper()
	must(t, s.View(func(v *store.View) error {
		v.Paths(root, func(_, id string) bool {
			o, err := v.Ordinal(id)
			must(t, err)
			d, err := v.Document(o)
			must(t, err)
			all = append(all, d.Title)
			return true
		})
		return nil
	}))
	return all
}

func TestFollowAppliesATableOfMetadata(t *testing.T) {
	root := tree(t, map[string]string{"a.md": "甲的正文。", "b.md": "乙的正文。"})
	table := filepath.Join(t.TempDir(), "table.csv")
	write(t, table, "file,title\na.md,表里的甲\nnone.md,没有的\n")
	s := openStore(t)
	var log syncBuffer
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() {
		done <- Follow(ctx, Following{Folder: root, Table: table, Ingester: &Ingester{Store: s}, Logger: slog.New(slog.NewTextHandler(&log, nil))})
	}()
	t.Cleanup(func() { cancel(); must(t, <-done) })
	wait := func(want ...string) {
		t.Helper()
		for deadline := time.Now().Add(20 * time.Second); !slices.Equal(titles(t, s, root), want); time.Sleep(20 * time.Millisecond) {
			if time.Now().After(deadline) {
				t.Fatalf("titles %q, want %q\n%s", titles(t, s, root), want, log.String())
			}
		}
	}
	wait("表里的甲", "b")
	// The files stay as they are, the table changes.
	write(t, table, "file,title\na.md,另一个甲\nb.md,表里的乙\n")
	wait("另一个甲", "表里的乙")
	// A table that cannot be read changes nothing.
	write(t, table, "没有文件这一列\n")
	write(t, filepath.Join(root, "c.md"), "丙的正文。")
	wait("另一个甲", "表里的乙", "c")
	if !strings.Contains(log.String(), "none.md") || !strings.Contains(log.String(), "cannot be read") {
		t.Errorf("the log does not say what was not taken over:\n%s", log.String())
	}
}

// syncBuffer is a buffer that a log is written to while it is read.
type syncBuffer struct {
	mu sync.Mutex
	b  strings.Builder
}

func (b *syncBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.Write(p)
}

func (b *syncBuffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.String()
}

func TestFollowTakesWhatChanges(t *testing.T) {
	root := tree(t, map[string]string{"a.md": "甲的正文。", "below/b.txt": "乙的正文。"})
	s := openStore(t)
	stop := followed(t, root, s)
	eventually(t, s, root, "a.md: 甲的正文。", "below/b.txt: 乙的正文。")

	write(t, filepath.Join(root, "a.md"), "甲改过的正文。")
	write(t, filepath.Join(root, "new/deeper/c.md"), "丙的正文。")
	eventually(t, s, root, "a.md: 甲改过的正文。", "below/b.txt: 乙的正文。", "new/deeper/c.md: 丙的正文。")

	must(t, os.RemoveAll(filepath.Join(root, "new")))
	must(t, os.Rename(filepath.Join(root, "a.md"), filepath.Join(root, "d.md")))
	eventually(t, s, root, "below/b.txt: 乙的正文。", "d.md: 甲改过的正文。")

	// What happens while nobody looks is made up for at the next start.
	stop()
	must(t, os.Remove(filepath.Join(root, "d.md")))
	write(t, filepath.Join(root, "below/b.txt"), "乙改过的正文。")
	write(t, filepath.Join(root, "e.md"), "戊的正文。")
	followed(t, root, s)
	eventually(t, s, root, "below/b.txt: 乙改过的正文。", "e.md: 戊的正文。")
}

func TestFollowTakesEntriesOffAnArchive(t *testing.T) {
	root := tree(t, map[string]string{"all.zip": zipBytes(t, entry{name: "a.md", content: "甲的正文。"}, entry{name: "b.md", content: "乙的正文。"})})
	s := openStore(t)
	followed(t, root, s)
	eventually(t, s, root, "all.zip!/a.md: 甲的正文。", "all.zip!/b.md: 乙的正文。")
	write(t, filepath.Join(root, "all.zip"), zipBytes(t, entry{name: "b.md", content: "乙的正文。"}, entry{name: "c.md", content: "丙的正文。"}))
	eventually(t, s, root, "all.zip!/b.md: 乙的正文。", "all.zip!/c.md: 丙的正文。")
	must(t, os.Remove(filepath.Join(root, "all.zip")))
	eventually(t, s, root)
}

func TestFollowTakesATwinWhenTheFirstGoes(t *testing.T) {
	root := tree(t, map[string]string{"a.md": "同样的正文。", "b.md": "同样的正文。"})
	s := openStore(t)
	followed(t, root, s)
	eventually(t, s, root, "a.md: 同样的正文。")
	must(t, os.Remove(filepath.Join(root, "a.md")))
	eventually(t, s, root, "b.md: 同样的正文。")
}

// Documents from elsewhere are none of its business, and a folder that is gone as a
// whole is a drive that was taken off.
func TestFollowRemovesNoMoreThanItMust(t *testing.T) {
	outside := tree(t, map[string]string{"x.md": "外面的正文。"})
	root := tree(t, map[string]string{"a.md": "甲的正文。"})
	s := openStore(t)
	Import(context.Background(), Options{Paths: []string{outside}, Target: &Ingester{Store: s}})
	must(t, os.Remove(filepath.Join(outside, "x.md")))
	followed(t, root, s)
	eventually(t, s, root, "a.md: 甲的正文。")
	must(t, os.Rename(root, root+"-away"))
	time.Sleep(3 * settleTime)
	eventually(t, s, root, "a.md: 甲的正文。")
	eventually(t, s, outside, "x.md: 外面的正文。")
	must(t, os.Rename(root+"-away", root))
}

func TestFollowNeedsAFolder(t *testing.T) {
	file := filepath.Join(tree(t, map[string]string{"a.md": "甲"}), "a.md")
	for _, path := range []string{file, file + "/none"} {
		if err := Follow(context.Background(), Following{Folder: path, Ingester: &Ingester{Store: openStore(t)}}); err == nil {
			t.Errorf("%s was followed", path)
		}
	}
}

// What cannot be taken is told once, is in the log, and leaves it when it is mended.
func TestFollowTellsWhatItCannotTake(t *testing.T) {
	root := tree(t, map[string]string{"a.md": "甲的正文。", "broken.zip": "no archive", "picture.png": "x"})
	s := openStore(t)
	var mu sync.Mutex
	told := make(map[string]int)
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() {
		done <- Follow(ctx, Following{Folder: root, Ingester: &Ingester{Store: s}, Progress: func(e Event) {
			mu.Lock()
			defer mu.Unlock()
			told[strings.TrimPrefix(e.Result.Path, root+"/")+" "+string(e.Result.Outcome)]++
		}})
	}()
	eventually(t, s, root, "a.md: 甲的正文。")
	failing := func() (paths []string) {
		must(t, s.View(func(v *store.View) error {
			return v.Failures("", func(a store.Attempt) bool {
				paths = append(paths, strings.TrimPrefix(a.Path, root+"/"))
				return true
			})
		}))
		return paths
	}
	wait := func(want ...string) {
		t.Helper()
		for deadline := time.Now().Add(20 * time.Second); !slices.Equal(failing(), want); time.Sleep(20 * time.Millisecond) {
			if time.Now().After(deadline) {
				t.Fatalf("failing %q, want %q", failing(), want)
			}
		}
	}
	wait("broken.zip")
	write(t, filepath.Join(root, "b.md"), "乙的正文。") // another look
	eventually(t, s, root, "a.md: 甲的正文。", "b.md: 乙的正文。")
	must(t, os.Remove(filepath.Join(root, "broken.zip")))
	wait()
	cancel()
	must(t, <-done)
	for _, want := range []string{"a.md imported", "b.md imported", "broken.zip failed", "picture.png skipped"} {
		if told[want] != 1 {
			t.Errorf("%s was told %d times", want, told[want])
		}
	}
}
