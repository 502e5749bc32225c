package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cewen/corpus"
)

// filled is a closed store with documents, and what is in it.
func filled(t *testing.T) (content []byte, documents map[string]string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "store.db")
	s, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	documents = make(map[string]string)
	for i := range 60 {
		d := hashed(fmt.Sprintf("%02d.md", i), strings.Repeat(fmt.Sprintf("第%d篇的正文，", i), 100+i*5))
		d.Paragraphs[0].Anchor = "a0"
		documents[d.Source.Path] = d.Paragraphs[0].Text
		put(t, s, d)
	}
	for i := range 20 { // another version of some
		d := hashed(fmt.Sprintf("%02d.md", i), strings.Repeat(fmt.Sprintf("第%d篇改过的正文，", i), 100))
		d.Paragraphs[0].Anchor = "a0"
		documents[d.Source.Path] = d.Paragraphs[0].Text
		put(t, s, d)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if content, err = os.ReadFile(path); err != nil {
		t.Fatal(err)
	}
	return content, documents
}

// readAll opens a store and reads all of it, as far as that goes.
func readAll(path string) error {
	s, err := Open(path)
	if err != nil {
		return err
	}
	err = s.View(func(v *View) error {
		var failed error
		err := v.Live(func(o Ordinal) bool {
			var d *corpus.Document
			if d, failed = v.Document(o); failed == nil {
				_, failed = v.Source(d.Source.SHA256)
			}
			return failed == nil
		})
		return errors.Join(err, failed)
	})
	_, checked := s.CheckSources(context.Background(), func(string, error) {})
	return errors.Join(err, checked, s.Close())
}

func salvage(t *testing.T, path string) (*Salvaged, map[string]*corpus.Document, error) {
	t.Helper()
	into := testStore(t)
	r, err := Salvage(context.Background(), path, into)
	if err != nil {
		return nil, nil, err
	}
	return r, held(t, into), nil
}

func TestASoundStoreIsSalvagedWhole(t *testing.T) {
	content, documents := filled(t)
	path := filepath.Join(t.TempDir(), "store.db")
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	r, got, err := salvage(t, path)
	if err != nil || r.Documents != len(documents) || r.Sources != len(documents) || len(r.Lost) > 0 || r.Unknown > 0 {
		t.Fatalf("%+v, %v", r, err)
	}
	for name, text := range documents {
		if d := got[name]; d == nil || d.Paragraphs[0].Text != text {
			t.Errorf("%s is not what it was", name)
		}
	}
	if after, err := os.ReadFile(path); err != nil || string(after) != string(content) {
		t.Errorf("the damaged store was written to: %v", err)
	}
}

// Whatever happens to the file, nothing panics: it is read, or told to be damaged; and
// what can be read of it is saved.
func TestADamagedStoreIsToldAndSalvaged(t *testing.T) {
	content, documents := filled(t)
	const page = 4096
	for name, damage := range map[string]struct {
		trials int
		do     func(random *rand.Rand, b []byte) []byte
		// least is how many documents are saved at least; -1: perhaps none.
		least int
	}{
		"cut off":                   {10, func(r *rand.Rand, b []byte) []byte { return b[:r.IntN(len(b))] }, -1},
		"cut off by little":         {2, func(_ *rand.Rand, b []byte) []byte { return b[:len(b)*9/10] }, -1},
		"empty pages":               {10, func(r *rand.Rand, b []byte) []byte { clear(pageOf(b, r, page)); return b }, -1},
		"garbage in a page":         {15, func(r *rand.Rand, b []byte) []byte { return garble(r, b, pageOf(b, r, page)) }, -1},
		"garbage in the first meta": {2, func(r *rand.Rand, b []byte) []byte { return garble(r, b, b[:page]) }, 50},
		"garbage in both metas":     {2, func(r *rand.Rand, b []byte) []byte { return garble(r, b, b[:2*page]) }, -1},
		"a key beyond all versions": {1, func(_ *rand.Rand, b []byte) []byte {
			return bytes.ReplaceAll(b, Ordinal(80).key(), Ordinal(1<<31).key()) // the newest
		}, 10},
		"garbage in place of a store": {2, func(r *rand.Rand, b []byte) []byte { return garble(r, b, b) }, -1},
	} {
		t.Run(name, func(t *testing.T) {
			random := rand.New(rand.NewPCG(3, 9))
			told, saved, most := 0, 0, 0
			for trial := range damage.trials {
				path := filepath.Join(t.TempDir(), "store.db")
				if err := os.WriteFile(path, damage.do(random, append([]byte(nil), content...)), 0o600); err != nil {
					t.Fatal(err)
				}
				r, got, err := salvage(t, path)
				if err == nil {
					saved += r.Documents
					most = max(most, r.Documents)
					for name, d := range got {
						if documents[name] == "" || d.ID == "" {
							t.Errorf("trial %d: %s was never there", trial, name)
						}
					}
				}
				if n := len(got); n < damage.least {
					t.Errorf("trial %d: %d documents saved, want %d: %v", trial, n, damage.least, err)
				}
				if err := readAll(path); err != nil {
					told++
				}
			}
			t.Logf("%d trials: damage was told in %d; of 60 documents %d were saved on average", damage.trials, told, saved/damage.trials)
		})
	}
}

func pageOf(b []byte, random *rand.Rand, size int) []byte {
	const metas = 2
	n := metas + random.IntN(len(b)/size-metas)
	return b[n*size : (n+1)*size]
}

func garble(random *rand.Rand, all, part []byte) []byte {
	for i := range part {
		part[i] = byte(random.Uint32())
	}
	return all
}

func TestAStoreThatWasCutOffIsNotOpened(t *testing.T) {
	content, _ := filled(t)
	path := filepath.Join(t.TempDir(), "store.db")
	size := storedSize(bytes.NewReader(content))
	if size == 0 || size > int64(len(content)) {
		t.Fatalf("a file of %d bytes says that it has %d", len(content), size)
	}
	if err := os.WriteFile(path, content[:size-1], 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(path); !errors.Is(err, ErrDamaged) {
		t.Errorf("%v", err)
	}
}
