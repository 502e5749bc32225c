package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
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
	"cewen/internal/bench"
	"cewen/internal/disk"
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

// runs is how often each query is asked of both, in turn.
const runs = 21

// measurePeer builds the peer over the same texts and asks both the same, in turn.
func measurePeer(ctx context.Context, d *bench.Directory, words *analysis.Words, q *bench.Queries) (tables []bench.Table, err error) {
	dir, err := os.MkdirTemp("", "cewen-bench-peer")
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	m, err := peerMapping(words)
	if err != nil {
		return nil, err
	}
	index, err := bleve.New(filepath.Join(dir, "bleve"), m)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, index.Close()) }()
	built, err := buildPeer(index, dir, d.Store)
	if err != nil {
		return nil, err
	}
	compared, err := comparePeer(ctx, d.Engine, index, q)
	return []bench.Table{built, compared}, err
}

// buildPeer indexes everything and says what that took.
func buildPeer(index bleve.Index, dir string, s *store.Store) (t bench.Table, err error) {
	start, cpu := time.Now(), processorTime()
	size, err := fillPeer(index, s)
	if err != nil {
		return t, err
	}
	took := time.Since(start).Seconds()
	stored, err := disk.Bytes(dir)
	mb := float64(size) / 1e6
	return bench.Table{
		Title:  "Plain bleve: indexing",
		Note:   "Reading and storing files is not in it; the index is as large as it is while it merges.",
		Header: []string{"text MB", "seconds", "MB/s", "CPU s/MB", "index / text"},
		Rows: [][]string{{
			bench.Number(mb), bench.Number(took), bench.Number(mb / took), bench.Number((processorTime() - cpu).Seconds() / mb),
			bench.Number(float64(stored) / float64(size)),
		}},
	}, err
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

// comparePeer asks both for the totals, 4 facets and the best hits.
func comparePeer(ctx context.Context, e search.Engine, index bleve.Index, q *bench.Queries) (bench.Table, error) {
	t := bench.Table{
		Title:  "Plain bleve: queries",
		Note:   fmt.Sprintf("p50 of %d runs of each in turn, with all totals, 4 facets and %d hits by relevance. Goal: every class faster, the median 5 times.", runs, hits),
		Header: []string{"class", "query", "ms", "plain bleve ms", "faster", "paragraphs", "by plain bleve"}, Texts: []int{0, 1},
	}
	var faster []float64
	for _, c := range peerClasses(q) {
		p, err := c.queries()
		if err != nil {
			return t, err
		}
		r, err := p.ask(ctx, e, index)
		if err != nil {
			return t, err
		}
		faster = append(faster, r.peer/r.own)
		t.Rows = append(t.Rows, []string{
			c.name, p.ours.String(), bench.Number(r.own), bench.Number(r.peer), bench.Number(r.peer / r.own), fmt.Sprint(r.paragraphs), fmt.Sprint(r.counted),
		})
	}
	slices.Sort(faster)
	t.Rows = append(t.Rows, []string{"median", "", "", "", bench.Number(faster[len(faster)/2]), "", ""})
	return t, nil
}

// peerClass is a class of queries that plain bleve has, too: phrases, all or any of them.
type peerClass struct {
	name    string
	phrases []string
	any     bool
}

func peerClasses(q *bench.Queries) []peerClass {
	return []peerClass{
		{"rare", []string{q.Rare}, false},
		{"middling", []string{"新质生产力"}, false},
		{"common", []string{q.Common}, false},
		{"commonest", []string{q.Commonest}, false},
		{"one character", []string{q.Character}, false},
		{"long", []string{q.Long}, false},
		{"two terms", strings.Fields(q.Two), false},
		{"OR of 10", strings.Split(q.Or, " | "), true},
	}
}

func (c peerClass) queries() (p pairOfQueries, err error) {
	var ours []query.Expr
	var theirs []bquery.Query
	for _, phrase := range c.phrases {
		term, ok := query.NewTerm(phrase)
		if !ok {
			return p, fmt.Errorf("%q is no term", phrase)
		}
		ours, theirs = append(ours, term), append(theirs, matchPhrase(phrase))
	}
	switch {
	case len(ours) == 1:
		return pairOfQueries{ours[0], theirs[0]}, nil
	case c.any:
		return pairOfQueries{query.Or(ours), bquery.NewDisjunctionQuery(theirs)}, nil
	}
	return pairOfQueries{query.And(ours), bquery.NewConjunctionQuery(theirs)}, nil
}

// pairOfQueries asks for the same.
type pairOfQueries struct {
	ours   query.Expr
	theirs bquery.Query
}

// compared is what both took, in milliseconds, and found.
type compared struct {
	own, peer  float64
	paragraphs int
	counted    uint64
}

func (p pairOfQueries) ask(ctx context.Context, e search.Engine, index bleve.Index) (c compared, err error) {
	searcher := &search.Searcher{Engine: e}
	var ours, theirs []time.Duration
	for range runs {
		start := time.Now()
		r, err := searcher.Search(ctx, search.Request{Expr: p.ours, Facets: facets(), Limit: hits, Sort: search.SortRelevance})
		if err != nil {
			return c, err
		}
		ours, c.paragraphs = append(ours, time.Since(start)), r.Totals.Paragraphs
		start = time.Now()
		answer, err := index.SearchInContext(ctx, peerRequest(p.theirs))
		if err != nil {
			return c, err
		}
		theirs, c.counted = append(theirs, time.Since(start)), answer.Total
	}
	slices.Sort(ours)
	slices.Sort(theirs)
	c.own, c.peer = bench.Milliseconds(bench.Percentile(ours, 50)), bench.Milliseconds(bench.Percentile(theirs, 50))
	return c, nil
}

func matchPhrase(phrase string) bquery.Query {
	q := bquery.NewMatchPhraseQuery(phrase)
	q.SetField("Text")
	return q
}

func peerRequest(q bquery.Query) *bleve.SearchRequest {
	r := bleve.NewSearchRequestOptions(q, hits, 0, false)
	for _, name := range []string{"Region", "Level", "Year", "Kind"} {
		r.AddFacet(name, bleve.NewFacetRequest(name, 100))
	}
	r.SortByCustom(bsearch.SortOrder{&bsearch.SortScore{Desc: true}})
	return r
}

// processorTime is what this process has used of the processor.
func processorTime() time.Duration {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		return 0
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}
