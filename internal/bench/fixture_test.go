package bench

import (
	"context"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"

	"cewen/analysis"
	"cewen/corpus"
	"cewen/corpus/store"
	"cewen/search"
)

// testStore holds documents of three years, made of the same few phrases.
func testStore(t *testing.T, documents int) *store.Store {
	t.Helper()
	s, err := store.Open(filepath.Join(t.TempDir(), "store.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	phrases := []string{
		"加强城市管理", "推进乡村道路建设", "发展现代农业", "改善学校和医院的条件", "保护河流与森林", "为老年人办好食堂",
		"扩大对外贸易", "完善社会保障", "支持企业创新", "提高服务水平", "整治农村环境", "培育新的产业",
	}
	random := rand.New(rand.NewPCG(7, 7))
	for i := range documents {
		d := &corpus.Document{
			Source:   corpus.Source{Path: fmt.Sprint(i), SHA256: fmt.Sprint(i)},
			Metadata: corpus.Metadata{Title: fmt.Sprintf("第%d号报告", i), Year: 2020 + i%3},
		}
		for j := range 6 {
			var text []string
			for range 5 {
				text = append(text, phrases[random.IntN(len(phrases))])
			}
			d.Paragraphs = append(d.Paragraphs, corpus.Paragraph{
				Anchor: fmt.Sprint(j), Kind: corpus.KindText, Section: corpus.NoSection, Text: strings.Join(text, "，") + "。",
			})
		}
		if _, err := s.Put(context.Background(), d); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

// plainEngine answers by a scan; wrong makes its totals wrong.
type plainEngine struct {
	search.Plain
	wrong bool
}

func (plainEngine) UseWords(*analysis.Words) {}

func (e plainEngine) Search(ctx context.Context, r search.Request) (*search.Result, error) {
	result, err := e.Plain.Search(ctx, r)
	if err == nil && e.wrong {
		result.Totals.Occurrences++
	}
	return result, err
}

func testWords(t *testing.T) *analysis.Words {
	t.Helper()
	words, err := analysis.LoadWords(nil)
	if err != nil {
		t.Fatal(err)
	}
	return words
}

// testOptions measure a store for as short as possible.
func testOptions(s *store.Store, words *analysis.Words, wrong bool) Options {
	return Options{
		Open: func() (*Directory, error) {
			return &Directory{
				Store: s, Engine: plainEngine{search.Plain{Store: s}, wrong},
				LoadWords: func() (*analysis.Words, error) { return words, nil }, Close: func() error { return nil },
			}, nil
		},
		Seed: 1, Time: 1,
	}
}
