package verify

import (
	"bytes"
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"cewen/analysis"
	"cewen/corpus"
	"cewen/corpus/store"
	"cewen/search"
)

func testStore(t *testing.T, texts ...string) *store.Store {
	t.Helper()
	s, err := store.Open(filepath.Join(t.TempDir(), "store.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	for i := 0; i < len(texts); i += 2 {
		d := &corpus.Document{Source: corpus.Source{Path: fmt.Sprint(i), SHA256: fmt.Sprint(i)}}
		for j, text := range texts[i:min(i+2, len(texts))] {
			d.Paragraphs = append(d.Paragraphs, corpus.Paragraph{Anchor: fmt.Sprint(j), Kind: corpus.KindText, Section: -1, Text: text})
		}
		if _, err := s.Put(context.Background(), d); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

// The suffix array gives what strings.Count gives, paragraph by paragraph.
func TestOracleIsAPlainCount(t *testing.T) {
	texts := []string{"发发发发展", "发展，发", "展发展发展", "太忻發展", "的的的的的"}
	s := testStore(t, texts...)
	rapid.Check(t, func(t *rapid.T) {
		term := rapid.StringOfN(rapid.RuneFrom([]rune("发展的太,")), 1, 4, -1).Draw(t, "term")
		got, err := oracle(context.Background(), s, []string{term})
		if err != nil {
			t.Fatal(err)
		}
		var want search.Totals
		inDocument := map[int]bool{}
		for i, text := range texts {
			if n := strings.Count(analysis.Fold(text), term); n > 0 {
				want.Paragraphs++
				want.Occurrences += n
				inDocument[i/2] = true
			}
		}
		want.Documents = len(inDocument)
		if got[0] != want {
			t.Fatalf("%q: %+v, want %+v", term, got[0], want)
		}
	})
}

// brokenEngine is a plain scan with a fault.
type brokenEngine struct {
	store *store.Store
	fault string
}

func (e *brokenEngine) Search(ctx context.Context, r search.Request) (*search.Result, error) {
	scan, err := search.Scan(ctx, e.store, r)
	if err != nil {
		return nil, err
	}
	t := scan.Totals
	if t.Paragraphs > 0 {
		switch e.fault {
		case "misses":
			t.Paragraphs--
		case "finds too much":
			t.Paragraphs++
		case "counts wrongly":
			t.Occurrences++
		}
	}
	return &search.Result{Totals: t}, nil
}

func (e *brokenEngine) Related(context.Context, search.Request, int) ([]search.Hit, error) {
	return nil, nil
}

func (e *brokenEngine) Inventory(_ context.Context, yield func(store.Ordinal, int)) error {
	for version := store.Ordinal(1); version <= 2; version++ {
		for paragraph := range 2 {
			if e.fault != "lost a paragraph" || version != 2 || paragraph != 1 {
				yield(version, paragraph)
			}
		}
	}
	switch e.fault {
	case "has a paragraph twice":
		yield(1, 0)
	case "has a foreign paragraph":
		yield(9, 0)
	}
	return nil
}

func TestEveryFaultIsFound(t *testing.T) {
	s := testStore(t, "推动太忻一体化经济区建设", "ＧＤＰ增长５％", "新建3所公办幼儿园", "高质量發展")
	for fault, count := range map[string]func(*Report) int{
		"":                        func(r *Report) int { return 1 },
		"misses":                  func(r *Report) int { return r.Missed },
		"finds too much":          func(r *Report) int { return r.Extra },
		"counts wrongly":          func(r *Report) int { return r.WrongCounts },
		"lost a paragraph":        func(r *Report) int { return r.Missing },
		"has a paragraph twice":   func(r *Report) int { return r.Repeated },
		"has a foreign paragraph": func(r *Report) int { return r.Foreign },
	} {
		r, err := Run(context.Background(), Options{Store: s, Engine: &brokenEngine{s, fault}, Sample: 50, Seed: 7})
		if err != nil {
			t.Fatal(err)
		}
		if count(r) == 0 || r.OK() != (fault == "") {
			t.Errorf("engine that %s: %+v", fault, r)
		}
		if r.Terms < 90 || r.Found < 50 {
			t.Errorf("compared %d terms, %d found", r.Terms, r.Found)
		}
		var out bytes.Buffer
		if err := r.Write(&out); err != nil || strings.Contains(out.String(), "不一致") != (fault != "") {
			t.Errorf("report: %s %v", out.String(), err)
		}
	}
}
