package disk

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

func TestBytesAreThoseOfAllFilesBelow(t *testing.T) {
	dir := t.TempDir()
	inner := filepath.Join(dir, "a", "b")
	if err := os.MkdirAll(inner, 0o700); err != nil {
		t.Fatal(err)
	}
	for path, size := range map[string]int{filepath.Join(dir, "one"): 10, filepath.Join(inner, "two"): 300} {
		if err := os.WriteFile(path, make([]byte, size), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for path, want := range map[string]int64{dir: 310, inner: 300, filepath.Join(dir, "one"): 10} {
		if got, err := Bytes(path); err != nil || got != want {
			t.Errorf("%s: %d, %v, want %d", path, got, err, want)
		}
	}
	if _, err := Bytes(filepath.Join(dir, "none")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("of what is not there: %v", err)
	}
}

func TestThereIsRoom(t *testing.T) {
	if n, err := Free(t.TempDir()); err != nil || n == 0 || n < -1 {
		t.Errorf("%d, %v", n, err)
	}
}
