package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/blevesearch/bleve/v2"
	bleveanalysis "github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/analysis/lang/cjk"
	"github.com/blevesearch/bleve/v2/mapping"
	"github.com/blevesearch/bleve/v2/registry"
	bsearch "github.com/blevesearch/bleve/v2/search"
	bquery "github.com/blevesearch/bleve/v2/search/query"

	"cewen/analysis"
	"cewen/corpus/store"
	"cewen/search"
	"cewen/search/query"
)

// The peer is what one gets from bleve by its own means: a document a paragraph, its text
// as bigrams with positions (the analyzer cjk) and as words of gse, keywords for facets, a
// phrase as a match phrase.

// peerDocument is a paragraph as bleve indexes it by reflection.
type peerDocument struct {
	Text, Words               string
	Region, Level, Year, Kind string
}

// peerBatch is how many paragraphs are indexed at once: about a megabyte of text.
const peerBatch = 1500

// gseAnalyzer gives the words that gse cuts.
type gseAnalyzer struct{ words *analysis.Words }

const gseName = "gse"

func (a *gseAnalyzer) Analyze(text []byte) bleveanalysis.TokenStream {
	var tokens bleveanalysis.TokenStream
	s := string(text)
	a.words.Each(s, func(start, end int) {
		tokens = append(tokens, &bleveanalysis.Token{Term: text[start:end], Start: start, End: end, Position: len(tokens) + 1})
	})
	return tokens
}

func peerMapping(words *analysis.Words) (mapping.IndexMapping, error) {
	err := registry.RegisterAnalyzer(gseName, func(map[string]any, *registry.Cache) (bleveanalysis.Analyzer, error) {
		return &gseAnalyzer{words}, nil
	})
	if err != nil {
		return nil, err
	}
	document := bleve.NewDocumentStaticMapping()
	add := func(name, analyzer string) {
		field := bleve.NewTextFieldMapping()
		field.Analyzer, field.Store, field.IncludeInAll, field.DocValues = analyzer, false, false, analyzer == "keyword"
		field.IncludeTermVectors = analyzer != "keyword"
		document.AddFieldMappingsAt(name, field)
	}
	add("Text", cjk.AnalyzerName)
	add("Words", gseName)
	for _, name := range []string{"Region", "Level", "Year", "Kind"} {
		add(name, "keyword")
	}
	m := bleve.NewIndexMapping()
	m.DefaultMapping = document
	return m, nil
}

// measurePeer builds the peer over the same texts and asks both the same phrases, in turn.
func measurePeer(ctx context.Context, e search.Engine, s *store.Store, words *analysis.Words) (err error) {
	dir, err := os.MkdirTemp("", "cewen-bench-peer")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	m, err := peerMapping(words)
	if err != nil {
		return err
	}
	index, err := bleve.New(filepath.Join(dir, "bleve"), m)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, index.Close()) }()
	start, cpu := time.Now(), processorTime()
	size, err := fillPeer(index, s)
	if err != nil {
		return err
	}
	took := time.Since(start)
	stored, err := folderSize(dir)
	if err != nil {
		return err
	}
	fmt.Printf("plain bleve  %.1f MB of text in %.1f s: %.2f MB/s, %.2f CPU s/MB, index %.2f x the text while it merges; reading and storing files is not in it\n",
		mega(size), took.Seconds(), mega(size)/took.Seconds(), (processorTime()-cpu).Seconds()/mega(size), ratio(stored, size))
	for _, phrase := range phrases {
		if err := comparePeer(ctx, e, index, phrase); err != nil {
			return err
		}
	}
	return nil
}

// fillPeer indexes all paragraphs and returns how many bytes of text they are.
func fillPeer(index bleve.Index, s *store.Store) (size int64, err error) {
	batch := index.NewBatch()
	flush := func() error {
		err := index.Batch(batch)
		batch = index.NewBatch()
		return err
	}
	err = s.View(func(v *store.View) error {
		var failed error
		err := v.Live(func(o store.Ordinal) bool {
			head, err := v.Head(o)
			if err != nil {
				failed = err
				return false
			}
			folded, err := v.Folded(o)
			if err != nil {
				failed = err
				return false
			}
			for i := range folded.Len() {
				text := strings.Clone(folded.String(i))
				size += int64(len(text))
				failed = errors.Join(failed, batch.Index(fmt.Sprintf("%d-%d", o, i), peerDocument{
					text, text, string(head.Region), string(head.Level), fmt.Sprint(head.Year), head.Kind,
				}))
				if batch.Size() >= peerBatch {
					failed = errors.Join(failed, flush())
				}
			}
			return failed == nil
		})
		return errors.Join(err, failed)
	})
	return size, errors.Join(err, flush())
}

// comparePeer asks both for the totals, 4 facets and the best hits of a phrase.
func comparePeer(ctx context.Context, e search.Engine, index bleve.Index, phrase string) error {
	term, ok := query.NewTerm(phrase)
	if !ok {
		return fmt.Errorf("%q is no term", phrase)
	}
	searcher := &search.Searcher{Engine: e}
	var ours, theirs []time.Duration
	var paragraphs int
	var counted uint64
	for range runs {
		start := time.Now()
		r, err := searcher.Search(ctx, search.Request{Expr: term, Facets: facets(), Limit: hits, Sort: search.SortRelevance})
		if err != nil {
			return err
		}
		ours, paragraphs = append(ours, time.Since(start)), r.Totals.Paragraphs
		start = time.Now()
		answer, err := index.SearchInContext(ctx, peerRequest(phrase))
		if err != nil {
			return err
		}
		theirs, counted = append(theirs, time.Since(start)), answer.Total
	}
	mine, peer := median(ours), median(theirs)
	fmt.Printf("    %s %8.3f ms, plain bleve %8.3f ms  %6.1f x faster; paragraphs %d, by plain bleve %d\n",
		left(phrase, classWidth), milli(mine), milli(peer), float64(peer)/float64(mine), paragraphs, counted)
	return nil
}

func peerRequest(phrase string) *bleve.SearchRequest {
	q := bquery.NewMatchPhraseQuery(phrase)
	q.SetField("Text")
	r := bleve.NewSearchRequestOptions(q, hits, 0, false)
	for _, name := range []string{"Region", "Level", "Year", "Kind"} {
		r.AddFacet(name, bleve.NewFacetRequest(name, 100))
	}
	r.SortByCustom(bsearch.SortOrder{&bsearch.SortScore{Desc: true}})
	return r
}
