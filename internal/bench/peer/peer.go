package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"github.com/blevesearch/bleve/v2"
	bleveanalysis "github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/standard"
	"github.com/blevesearch/bleve/v2/analysis/lang/cjk"
	"github.com/blevesearch/bleve/v2/mapping"
	"github.com/blevesearch/bleve/v2/registry"

	"cewen/analysis"
	"cewen/corpus/store"
	"cewen/internal/bench"
	"cewen/internal/disk"
)

// The peers are what one gets from bleve by its own means: a document a paragraph, its text
// by an analyzer with positions, keywords for facets, a phrase as a match phrase.

// peer is an index of plain bleve.
type peer struct {
	name  string // of the analyzer of Text
	holds string // what is in it
	words bool   // the words of gse are in it, too
	index bleve.Index
}

// newPeers are by the two analyzers that fit Chinese: cjk, whose tokens are pairs of
// characters, and standard, whose tokens are single ones. What an import is compared with
// is the first: bigrams and words.
func newPeers() []*peer {
	return []*peer{
		{name: cjk.AnalyzerName, holds: "bigrams (cjk) and words of gse, with positions", words: true},
		{name: standard.Name, holds: "single characters (standard) with positions"},
	}
}

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

func registerWords(words *analysis.Words) error {
	return registry.RegisterAnalyzer(gseName, func(map[string]any, *registry.Cache) (bleveanalysis.Analyzer, error) {
		return &gseAnalyzer{words}, nil
	})
}

// mapping leaves out what is not added.
func (p *peer) mapping() mapping.IndexMapping {
	document := bleve.NewDocumentStaticMapping()
	add := func(name, analyzer string) {
		field := bleve.NewTextFieldMapping()
		field.Analyzer, field.Store, field.IncludeInAll, field.DocValues = analyzer, false, false, analyzer == "keyword"
		field.IncludeTermVectors = analyzer != "keyword"
		document.AddFieldMappingsAt(name, field)
	}
	add("Text", p.name)
	if p.words {
		add("Words", gseName)
	}
	for _, name := range []string{"Region", "Level", "Year", "Kind"} {
		add(name, "keyword")
	}
	m := bleve.NewIndexMapping()
	m.DefaultMapping = document
	return m
}

// measurePeers builds the peers over the same texts and asks all the same, in turn.
func measurePeers(ctx context.Context, d *bench.Directory, words *analysis.Words, q *bench.Queries) (tables []bench.Table, err error) {
	dir, err := os.MkdirTemp("", "cewen-bench-peer")
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	if err := registerWords(words); err != nil {
		return nil, err
	}
	built := bench.Table{
		Title:  "Plain bleve: indexing",
		Note:   "Reading and storing files is not in it; the index is as large as it is while it merges.",
		Header: []string{"text by", "text MB", "seconds", "MB/s", "CPU s/MB", "index / text"}, Texts: []int{0},
	}
	peers := newPeers()
	for _, p := range peers {
		path := filepath.Join(dir, p.name)
		if p.index, err = bleve.New(path, p.mapping()); err != nil {
			return nil, err
		}
		defer func() { err = errors.Join(err, p.index.Close()) }()
		row, err := p.build(path, d.Store)
		if err != nil {
			return nil, err
		}
		built.Rows = append(built.Rows, row)
	}
	compared, err := comparePeers(ctx, d.Engine, peers, q)
	return []bench.Table{built, compared}, err
}

// build indexes everything and says what that took.
func (p *peer) build(path string, s *store.Store) (row []string, err error) {
	start, cpu := time.Now(), processorTime()
	size, err := p.fill(s)
	if err != nil {
		return nil, err
	}
	took, used := time.Since(start).Seconds(), (processorTime() - cpu).Seconds()
	stored, err := disk.Bytes(path)
	mb := float64(size) / 1e6
	row = []string{p.holds}
	for _, n := range []float64{mb, took, mb / took, used / mb, float64(stored) / float64(size)} {
		row = append(row, bench.Number(n))
	}
	return row, err
}

// fill indexes all paragraphs and returns how many bytes of text they are.
func (p *peer) fill(s *store.Store) (size int64, err error) {
	batch := p.index.NewBatch()
	flush := func() error {
		err := p.index.Batch(batch)
		batch = p.index.NewBatch()
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

// processorTime is what this process has used of the processor.
func processorTime() time.Duration {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		return 0
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}
