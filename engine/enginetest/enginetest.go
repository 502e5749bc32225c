// Package enginetest is the suite that every engine passes: whatever an engine is
// made of, its answers are those of a plain scan.
package enginetest

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path/filepath"
	"sync"
	"testing"

	"cewen/analysis"
	"cewen/corpus"
	"cewen/corpus/store"
	"cewen/indexer"
	"cewen/search"
	"cewen/search/query"
	"cewen/search/verify"
)

// Engine is what is tested.
type Engine interface {
	verify.Engine
	indexer.Engine
	Close() error
}

// Opener opens the engine under test on a store, its own data in dir.
type Opener func(dir string, s *store.Store) (Engine, error)

// Run runs the suite.
func Run(t *testing.T, open Opener) {
	t.Run("answers are those of a plain scan", func(t *testing.T) { testExact(t, open) })
	t.Run("pages have no gap and no repeat", func(t *testing.T) { testPaging(t, open) })
	t.Run("a facet counts what it leaves as a filter", func(t *testing.T) { testFacets(t, open) })
	t.Run("orders", func(t *testing.T) { testOrders(t, open) })
	t.Run("a reopened index answers the same", func(t *testing.T) { testReopen(t, open) })
	t.Run("changes are seen wholly or not at all", func(t *testing.T) { testWhole(t, open) })
	t.Run("related paragraphs share words", func(t *testing.T) { testRelated(t, open) })
	t.Run("what is offered begins with what is typed", func(t *testing.T) { testCompletion(t, open) })
	t.Run("without a complete index nothing is answered", func(t *testing.T) { testNotReady(t, open) })
	t.Run("what is asked again is answered anew after a change", func(t *testing.T) { testKept(t, open) })
	t.Run("a change of dictionary finds the same", func(t *testing.T) { testDictionary(t, open) })
	t.Run("bad cursors are refused", func(t *testing.T) { testCursors(t, open) })
}

// words loads the words once for all tests.
var words = sync.OnceValues(func() (*analysis.Words, error) { return analysis.LoadWords(nil) })

// tb is what both *testing.T and *rapid.T have.
type tb interface {
	Helper()
	Fatalf(format string, args ...any)
}

// bench is a store with an engine that follows it.
type bench struct {
	t      tb
	dir    string
	open   Opener
	Store  *store.Store
	Engine Engine
	// cache keeps answers across everything that happens: none may ever be out of date.
	cache *search.Cache

	stop func()
	x    *indexer.Indexer
}

func newBench(t tb, dir string, open Opener) *bench {
	t.Helper()
	b := &bench{t: t, dir: dir, open: open, cache: search.NewCache(1 << 20)}
	b.start(words)
	return b
}

// start opens everything; it is run again after close.
func (b *bench) start(load func() (*analysis.Words, error)) {
	b.t.Helper()
	var err error
	if b.Store, err = store.Open(filepath.Join(b.dir, "store.db")); err != nil {
		b.t.Fatalf("open store: %v", err)
	}
	if b.Engine, err = b.open(filepath.Join(b.dir, "index"), b.Store); err != nil {
		b.t.Fatalf("open engine: %v", err)
	}
	b.x = indexer.New(indexer.Options{Store: b.Store, Engine: b.Engine, Words: load})
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- b.x.Run(ctx) }()
	b.stop = func() {
		cancel()
		if err := <-done; err != nil {
			b.t.Fatalf("indexer: %v", err)
		}
	}
}

func (b *bench) close() {
	b.t.Helper()
	b.stop()
	if err := b.Engine.Close(); err != nil {
		b.t.Fatalf("close engine: %v", err)
	}
	if err := b.Store.Close(); err != nil {
		b.t.Fatalf("close store: %v", err)
	}
}

// put stores documents and waits until they can be found.
func (b *bench) put(documents ...*corpus.Document) []store.PutResult {
	b.t.Helper()
	results, err := b.Store.Put(context.Background(), documents...)
	if err != nil {
		b.t.Fatalf("put: %v", err)
	}
	b.wait()
	return results
}

func (b *bench) wait() {
	b.t.Helper()
	b.x.Wake()
	if err := b.x.WaitAll(context.Background()); err != nil {
		b.t.Fatalf("wait: %v", err)
	}
}

func (b *bench) search(r search.Request) *search.Result {
	b.t.Helper()
	searcher := &search.Searcher{Engine: b.Engine, Cache: b.cache}
	if _, err := searcher.Search(context.Background(), r); err != nil {
		b.t.Fatalf("search %s: %v", r.Expr, err)
	}
	again, err := searcher.Search(context.Background(), r)
	if err != nil {
		b.t.Fatalf("search %s again: %v", r.Expr, err)
	}
	return again
}

func (b *bench) scan(r search.Request) *search.ScanResult {
	b.t.Helper()
	result, err := search.Scan(context.Background(), b.Store, r)
	if err != nil {
		b.t.Fatalf("scan %s: %v", r.Expr, err)
	}
	return result
}

// verify checks the inventory and some terms.
func (b *bench) verify() {
	b.t.Helper()
	r, err := verify.Run(context.Background(), verify.Options{Store: b.Store, Engine: b.Engine, Sample: 20, Seed: 1})
	if err != nil {
		b.t.Fatalf("verify: %v", err)
	}
	if !r.OK() {
		b.t.Fatalf("verify: %+v", r)
	}
}

// document makes a document of paragraphs.
func document(path string, meta corpus.Metadata, texts ...string) *corpus.Document {
	d := &corpus.Document{Metadata: meta, Source: corpus.Source{Path: path}}
	sum := sha256.New()
	for i, text := range texts {
		fmt.Fprintf(sum, "%q", text)
		d.Paragraphs = append(d.Paragraphs, corpus.Paragraph{
			Anchor: fmt.Sprintf("p%d", i), Kind: corpus.KindText, Section: corpus.NoSection, Text: text,
		})
	}
	fmt.Fprintf(sum, "%s", path)
	d.Source.SHA256 = hex.EncodeToString(sum.Sum(nil))
	return d
}

func mustParse(t tb, asked string) query.Expr {
	t.Helper()
	e, err := query.Parse(asked)
	if err != nil {
		t.Fatalf("parse %q: %v", asked, err)
	}
	return e
}

func mustFilter(t tb, v search.FilterValues) search.Filter {
	t.Helper()
	f, err := search.ParseFilter(v)
	if err != nil {
		t.Fatalf("filter: %v", err)
	}
	return f
}
