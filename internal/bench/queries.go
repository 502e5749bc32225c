package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"cewen/analysis"
	"cewen/corpus/store"
	"cewen/engine/embedded"
	"cewen/indexer"
	"cewen/search"
	"cewen/search/query"
)

// phrases are rare, middling, common, commonest and a single character.
var phrases = []string{"太忻一体化", "新质生产力", "高质量发展", "发展", "的"}

// measureQueries compares answers with plain scans of the same text held in memory,
// in turn, and sees what queries cost that mean harm.
func measureQueries(ctx context.Context, _, data, _ string) (err error) {
	s, err := store.Open(filepath.Join(data, "store.db"))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	e, err := embedded.Open(filepath.Join(data, "index"), s, nil)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, e.Close()) }()
	words, err := analysis.LoadWords(nil)
	if err != nil {
		return err
	}
	e.UseWords(words)
	// The state of an index that has been served for a while.
	if err := indexer.Generation(e.Current()).Tidy(ctx); err != nil {
		return err
	}
	if err := measurePhrases(ctx, e, s); err != nil {
		return err
	}
	if err := measurePages(ctx, e); err != nil {
		return err
	}
	if err := measureClients(ctx, e); err != nil {
		return err
	}
	if err := measurePeer(ctx, e, s, words); err != nil {
		return err
	}
	documents, err := readDocuments(s)
	if err != nil {
		return err
	}
	if err := measureLanguage(ctx, e, documents); err != nil {
		return err
	}
	return measureHostile(ctx, e, documents)
}

// measurePhrases compares phrases with strings.Count.
func measurePhrases(ctx context.Context, e search.Engine, s *store.Store) error {
	texts, err := foldedTexts(s)
	if err != nil {
		return err
	}
	fmt.Printf("phrases      p50 of %d runs, each with all totals and 4 facets, then with %d hits too; plain scan: strings.Count of %d folded paragraphs in memory, one core\n", runs, hits, len(texts))
	for _, phrase := range phrases {
		if err := compare(ctx, e, phrase, texts); err != nil {
			return err
		}
	}
	return nil
}

const (
	runs = 21 // how often each query is run for its median
	hits = 10 // how many hits are shown, where any are
)

func compare(ctx context.Context, e search.Engine, phrase string, texts []string) error {
	term, ok := query.NewTerm(phrase)
	if !ok {
		return fmt.Errorf("%q is no term", phrase)
	}
	searcher := &search.Searcher{Engine: e}
	base := search.Request{Expr: term, Facets: facets()}
	ways := []struct {
		name  string
		sort  search.Sort
		limit int
		times []time.Duration
	}{{"totals", search.SortNewest, 0, nil}, {"by date", search.SortNewest, hits, nil}, {"by relevance", search.SortRelevance, hits, nil}}
	var byScan []time.Duration
	var totals search.Totals
	for range runs {
		for i := range ways {
			request := base
			request.Sort, request.Limit = ways[i].sort, ways[i].limit
			start := time.Now()
			r, err := searcher.Search(ctx, request)
			if err != nil {
				return err
			}
			ways[i].times = append(ways[i].times, time.Since(start))
			totals = r.Totals
		}
		start := time.Now()
		occurrences := 0
		for _, text := range texts {
			occurrences += strings.Count(text, term.Folded)
		}
		byScan = append(byScan, time.Since(start))
		if occurrences != totals.Occurrences {
			return fmt.Errorf("%s: %d occurrences by the index, %d by the scan", phrase, totals.Occurrences, occurrences)
		}
	}
	scan := median(byScan)
	fmt.Printf("  %s: %d paragraphs, %d occurrences, scan %.1f ms\n", phrase, totals.Paragraphs, totals.Occurrences, milli(scan))
	for _, way := range ways {
		took := median(way.times)
		fmt.Printf("    %-12s %8.3f ms  %6.1f x faster\n", way.name, milli(took), float64(scan)/float64(took))
	}
	return nil
}

func foldedTexts(s *store.Store) (texts []string, err error) {
	err = s.View(func(v *store.View) error {
		var failed error
		err := v.Live(func(o store.Ordinal) bool {
			folded, err := v.Folded(o)
			if err != nil {
				failed = err
				return false
			}
			for i := range folded.Len() {
				texts = append(texts, strings.Clone(folded.String(i)))
			}
			return true
		})
		return errors.Join(err, failed)
	})
	return texts, err
}

func median(times []time.Duration) time.Duration {
	slices.Sort(times)
	return times[len(times)/2]
}

func milli(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
