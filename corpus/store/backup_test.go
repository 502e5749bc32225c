package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"

	bolt "go.etcd.io/bbolt"

	"cewen/corpus"
)

// A copy taken while documents come and go is a whole store: what was held at one
// moment, with its journal.
func TestBackupWhileWriting(t *testing.T) {
	s := testStore(t)
	var writing sync.WaitGroup
	stop := make(chan struct{})
	writing.Go(func() {
		for n := 0; ; n++ {
			select {
			case <-stop:
				return
			default:
			}
			if _, err := s.Put(context.Background(), file("a.md", fmt.Sprint("稿", n)), file("b.md", fmt.Sprint("又稿", n))); err != nil {
				t.Error(err)
				return
			}
		}
	})
	for n := range 10 {
		path := filepath.Join(t.TempDir(), fmt.Sprint(n))
		if err := s.Backup(path); err != nil {
			t.Fatal(err)
		}
		checkPair(t, path)
	}
	close(stop)
	writing.Wait()
}

// checkPair: both documents of one transaction are there, or neither.
func checkPair(t *testing.T, path string) {
	t.Helper()
	copied, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer copied.Close()
	got := held(t, copied)
	if len(got) == 0 {
		return // taken before the first
	}
	a, b := got["a.md"], got["b.md"]
	if len(got) != 2 || "又"+a.Paragraphs[0].Text != b.Paragraphs[0].Text {
		t.Errorf("copy has %d documents of different moments", len(got))
	}
}

func TestBackupOverwritesNothing(t *testing.T) {
	s := testStore(t)
	path := filepath.Join(t.TempDir(), "copy")
	if err := os.WriteFile(path, []byte("precious"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := s.Backup(path); !errors.Is(err, os.ErrExist) {
		t.Errorf("got %v", err)
	}
	if b, err := os.ReadFile(path); err != nil || string(b) != "precious" {
		t.Errorf("%q, %v", b, err)
	}
}

func TestCheckSourcesFindsWhatChanged(t *testing.T) {
	s := testStore(t)
	good, bad := hashed("a.md", "甲"), hashed("b.md", "乙")
	put(t, s, good, bad)
	check := func() (n int, damaged []string) {
		n, err := s.CheckSources(context.Background(), func(sha256 string, err error) {
			if !errors.Is(err, ErrDamaged) {
				t.Errorf("%s: %v", sha256, err)
			}
			damaged = append(damaged, sha256)
		})
		if err != nil {
			t.Fatal(err)
		}
		return n, damaged
	}
	if n, damaged := check(); n != 2 || len(damaged) != 0 {
		t.Fatalf("%d sources, damaged %q", n, damaged)
	}
	if err := s.db.Update(func(tx *bolt.Tx) error {
		all := (&View{tx: tx}).sources()
		return errors.Join(all.delete(bad.Source.SHA256), all.put(bad.Source.SHA256, all.get(good.Source.SHA256)))
	}); err != nil {
		t.Fatal(err)
	}
	if n, damaged := check(); n != 2 || len(damaged) != 1 || damaged[0] != bad.Source.SHA256 {
		t.Errorf("%d sources, damaged %q", n, damaged)
	}
}

// hashed is a file with its real digest.
func hashed(path, content string) *corpus.Document {
	d := file(path, content)
	sum := sha256.Sum256(d.Source.Bytes)
	d.Source.SHA256 = hex.EncodeToString(sum[:])
	return d
}
