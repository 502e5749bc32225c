package main

import (
	"context"
	"fmt"
	"strings"
	"time"

	"cewen/corpus/store"
	"cewen/search"
	"cewen/search/query"
	"cewen/search/synonyms"
)

// class is a kind of query with an example.
type class struct{ name, query string }

func classes() []class {
	return []class{
		{"phrase", "太忻一体化"},
		{"AND", "高质量发展 新质生产力"},
		{"OR of 10", "养老 | 托育 | 幼儿园 | 老旧小区 | 高标准农田 | 专精特新 | 放管服 | 乡村振兴 | 数字经济 | 碳中和"},
		{"NOT", "高质量发展 -新质生产力"},
		{"only NOT", "-发展"},
		{"~synonyms", "~双碳"},
		{"?", "新建?所"},
		{"*", `"新建*所"`},
		{"NEAR", "京津冀 NEAR/10 雄安新区"},
		{"NEAR, common", "发展 NEAR/10 建设"},
		{"THEN", "老旧小区 THEN/10 改造"},
		{"regex", "/新建[0-9]+所/"},
		{"regex, no bigrams", "/[0-9]{4}/"},
		{"exact", `exact:"45.8%"`},
		{"in:句", "养老 托育 in:句"},
		{"in:节", "养老 托育 in:节"},
		{"in:篇", "养老 托育 in:篇"},
		{"fields", "地区:山西省 年:2020.. 高质量发展"},
		{"role", "部分:部署 养老"},
		{"heading, title", "章节:民生 标题:政府工作报告 养老"},
	}
}

const (
	languageRuns = 11 // of the index
	scanRuns     = 3  // a scan takes a hundred times as long, and varies less
)

// measureLanguage compares every part of the language with its plain definition.
func measureLanguage(ctx context.Context, e search.Engine, documents [][]query.Place) error {
	fmt.Printf("language     p50 of %d runs with all totals and 4 facets; plain scan: p50 of %d runs of query.Find over the paragraphs in memory, one core\n", languageRuns, scanRuns)
	fmt.Printf("  %s %10s %11s %12s %12s %9s\n", left("class", classWidth), "paragraphs", "occurrences", "index ms", "scan ms", "ratio")
	for _, c := range classes() {
		if err := compareClass(ctx, e, c, documents); err != nil {
			return fmt.Errorf("%s: %w", c.query, err)
		}
	}
	return nil
}

func compareClass(ctx context.Context, e search.Engine, c class, documents [][]query.Place) error {
	expr, err := parse(c.query)
	if err != nil {
		return err
	}
	searcher := &search.Searcher{Engine: e}
	var byIndex, byScan []time.Duration
	var index, text search.Totals
	for range languageRuns {
		start := time.Now()
		r, err := searcher.Search(ctx, search.Request{Expr: expr, Sort: search.SortNewest, Facets: facets()})
		if err != nil {
			return err
		}
		byIndex, index = append(byIndex, time.Since(start)), r.Totals
	}
	for range scanRuns {
		start := time.Now()
		text = scan(expr, documents)
		byScan = append(byScan, time.Since(start))
	}
	if index != text {
		return fmt.Errorf("%+v by the index, %+v by the scan", index, text)
	}
	fmt.Printf("  %s %10d %11d %12.3f %12.1f %8.1fx\n", left(c.name, classWidth), index.Paragraphs, index.Occurrences,
		milli(median(byIndex)), milli(median(byScan)), float64(median(byScan))/float64(median(byIndex)))
	return nil
}

func facets() []search.FacetName {
	return []search.FacetName{search.FacetRegion, search.FacetLevel, search.FacetYear, search.FacetKind}
}

// scan answers a query the plain way.
func scan(expr query.Expr, documents [][]query.Place) (t search.Totals) {
	for _, places := range documents {
		found := query.Find(expr, places)
		t.Add(search.Totals{Documents: min(1, len(found)), Paragraphs: len(found)})
		for _, f := range found {
			t.Occurrences += f.Occurrences
		}
	}
	return t
}

func parse(q string) (query.Expr, error) {
	return query.Parser{Synonyms: synonyms.Builtin()}.Parse(q)
}

// readDocuments reads the paragraphs of all documents into memory, as queries look
// at them.
func readDocuments(s *store.Store) (documents [][]query.Place, err error) {
	err = s.View(func(v *store.View) error {
		var failed error
		err := v.Live(func(o store.Ordinal) bool {
			d, err := v.Document(o)
			if err != nil {
				failed = err
				return false
			}
			documents = append(documents, search.Places(d))
			return true
		})
		if failed != nil {
			return failed
		}
		return err
	})
	return documents, err
}

const classWidth = 20 // columns

// left fills s up with spaces to a width in columns, two for a Han character.
func left(s string, width int) string {
	columns := 0
	for _, r := range s {
		columns++
		if r >= 0x2E80 {
			columns++
		}
	}
	return s + strings.Repeat(" ", max(0, width-columns))
}
