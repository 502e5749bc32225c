package ingest

import (
	"archive/zip"
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cewen/corpus/store"
)

// tree writes files into a new folder; a name that ends in "/" is a folder.
func tree(t *testing.T, files map[string]string) string {
	t.Helper()
	root := t.TempDir()
	for name, content := range files {
		path := filepath.Join(root, filepath.FromSlash(name))
		if strings.HasSuffix(name, "/") {
			must(t, os.MkdirAll(path, 0o755))
			continue
		}
		must(t, os.MkdirAll(filepath.Dir(path), 0o755))
		must(t, os.WriteFile(path, []byte(content), 0o644))
	}
	return root
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// entry is an entry of a zip file under test.
type entry struct {
	name, content string
	mode          os.FileMode
	nonUTF8       bool
}

func zipBytes(t *testing.T, entries ...entry) string {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, e := range entries {
		h := &zip.FileHeader{Name: e.name, Method: zip.Deflate, NonUTF8: e.nonUTF8}
		if e.mode != 0 {
			h.SetMode(e.mode)
		}
		f, err := w.CreateHeader(h)
		must(t, err)
		_, err = f.Write([]byte(e.content))
		must(t, err)
	}
	must(t, w.Close())
	return b.String()
}

func openStore(t *testing.T) *store.Store {
	t.Helper()
	s, err := store.Open(filepath.Join(t.TempDir(), "store.db"))
	must(t, err)
	t.Cleanup(func() { must(t, s.Close()) })
	return s
}

// outcomes imports paths into a new store and returns "outcome path: error" a
// result, with root left out.
func outcomes(t *testing.T, root string, paths ...string) []string {
	t.Helper()
	var got []string
	s := Import(context.Background(), Options{
		Paths: paths, Target: &Ingester{Store: openStore(t)},
		Progress: func(e Event) {
			line := string(e.Result.Outcome) + " " + strings.TrimPrefix(e.Result.Path, root+"/")
			if e.Result.Error != "" {
				line += ": " + e.Result.Error
			}
			got = append(got, line)
		},
	})
	if s.Stopped != nil {
		t.Errorf("import stopped: %v", s.Stopped)
	}
	total := 0
	for _, n := range s.Counts {
		total += n
	}
	if total != len(got) {
		t.Errorf("%d results counted, %d reported", total, len(got))
	}
	return got
}

// expect compares lines; a wanted line that ends in "…" stands for what begins so.
func expect(t *testing.T, got, want []string) {
	t.Helper()
	same := len(got) == len(want)
	for i := 0; same && i < len(got); i++ {
		prefix, open := strings.CutSuffix(want[i], "…")
		same = got[i] == want[i] || open && strings.HasPrefix(got[i], prefix)
	}
	if !same {
		t.Errorf("got\n  %s\nwant\n  %s", strings.Join(got, "\n  "), strings.Join(want, "\n  "))
	}
}
