package store

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"

	"cewen/corpus"
	"cewen/internal/testdata"
)

// benchGroup is how many reports are stored at once, about as an import does.
const benchGroup = 32

// benchDocuments are reports of our own words, and the size of their texts.
func benchDocuments(b *testing.B, round int) (documents []*corpus.Document, size int64) {
	b.Helper()
	for i := range benchGroup {
		number := round*benchGroup + i
		data := []byte(testdata.Report(number, 60))
		d, err := corpus.Read(corpus.Input{Path: fmt.Sprintf("报告/%d.md", number), Data: data})
		if err != nil {
			b.Fatal(err)
		}
		documents, size = append(documents, d), size+int64(len(data))
	}
	return documents, size
}

func benchStore(b *testing.B) *Store {
	b.Helper()
	s, err := Open(filepath.Join(b.TempDir(), "store.db"))
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = s.Close() })
	return s
}

// BenchmarkPut stores groups of reports, each in a transaction.
func BenchmarkPut(b *testing.B) {
	s := benchStore(b)
	for round := 0; b.Loop(); round++ {
		b.StopTimer()
		documents, size := benchDocuments(b, round)
		b.SetBytes(size)
		b.StartTimer()
		if _, err := s.Put(context.Background(), documents...); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkTexts reads every paragraph of every report: folded, as verification does, and as
// printed, as hits do.
func BenchmarkTexts(b *testing.B) {
	s := benchStore(b)
	documents, size := benchDocuments(b, 0)
	if _, err := s.Put(context.Background(), documents...); err != nil {
		b.Fatal(err)
	}
	for name, read := range map[string]func(v *View, o Ordinal) (int, error){"folded": readFolded, "original": readOriginal} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(size)
			b.ReportAllocs()
			for b.Loop() {
				if err := s.View(func(v *View) error { return eachLive(v, read) }); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func eachLive(v *View, read func(v *View, o Ordinal) (int, error)) error {
	var inner error
	err := v.Live(func(o Ordinal) bool {
		var n int
		if n, inner = read(v, o); n == 0 && inner == nil {
			inner = fmt.Errorf("no text of %d", o)
		}
		return inner == nil
	})
	if inner != nil {
		return inner
	}
	return err
}

func readFolded(v *View, o Ordinal) (n int, err error) {
	texts, err := v.Folded(o)
	if err != nil {
		return 0, err
	}
	for i := range texts.Len() {
		n += len(texts.At(i))
	}
	return n, nil
}

func readOriginal(v *View, o Ordinal) (n int, err error) {
	texts, err := v.Original(o)
	if err != nil {
		return 0, err
	}
	folded, err := v.Folded(o)
	if err != nil {
		return 0, err
	}
	for i := range folded.Len() {
		text, err := texts.At(i)
		if err != nil {
			return 0, err
		}
		n += len(text)
	}
	return n, nil
}
