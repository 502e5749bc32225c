package embedded

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/index/scorch/mergeplan"
	"github.com/blevesearch/bleve/v2/mapping"
	index "github.com/blevesearch/bleve_index_api"

	"cewen/analysis"
	"cewen/corpus/store"
	"cewen/engine/embedded/zap"
	"cewen/indexer"
)

// keyPosition is where a generation keeps the journal position that it covers.
var keyPosition = []byte("cewen.position")

// generation is one build of the index: a bleve index in a folder of its own.
type generation struct {
	dir      string
	manifest manifest
	bleve    bleve.Index
	scorch   *scorch.Scorch
	store    *store.Store
	words    func() *analysis.Words

	tidying sync.Mutex // one Tidy at a time
	writing sync.Mutex // guards columns, kept, closed and the making of views
	columns *columns
	kept    *startFile // as it lies in dir; nil for none
	view    atomic.Pointer[view]
	closed  bool
	failure *failure
}

var _ indexer.Generation = (*generation)(nil)

// newMapping is the mapping of all generations: it indexes nothing by itself,
// for records bring their fields, and it scores by BM25.
func newMapping() *mapping.IndexMappingImpl {
	m := bleve.NewIndexMapping()
	m.ScoringModel = index.BM25Scoring
	m.DefaultMapping = bleve.NewDocumentDisabledMapping()
	return m
}

// settings are what bleve is opened with.
func settings() map[string]any {
	zap.Register()
	all := zap.Settings()
	maps.Copy(all, map[string]any{
		"bolt_timeout":           "2s",
		"asyncErrorCallbackName": failureCallback(),
		// A "safe" batch whose writing fails leaves a segment behind that is closed and
		// still in use, and the process dies of it. So batches are not safe in bleve's
		// sense, and commit waits until they are on disk.
		"unsafe_batch":           true,
		"scorchPersisterOptions": map[string]any{"NumPersisterWorkers": 1},
		// No merges while a gigabyte comes in: Tidy merges everything once it has.
		"scorchMergePlanOptions": map[string]any{"MaxSegmentsPerTier": 100, "SegmentsPerMergeTask": 100},
	})
	return all
}

// createGeneration makes an empty generation in a new folder.
func createGeneration(dir string, m manifest) (*generation, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("create generation: %w", err)
	}
	b, err := bleve.NewUsing(blevePath(dir), newMapping(), scorch.Name, scorch.Name, settings())
	if err != nil {
		return nil, fmt.Errorf("create generation: %w", err)
	}
	if err := m.write(dir); err != nil {
		return nil, errors.Join(err, b.Close())
	}
	return newGeneration(dir, m, b)
}

func blevePath(dir string) string { return filepath.Join(dir, "bleve") }

// openGeneration opens the generation in a folder.
func openGeneration(dir string) (*generation, error) {
	m, err := readManifest(dir)
	if err != nil {
		return nil, err
	}
	b, err := bleve.OpenUsing(blevePath(dir), settings())
	if err != nil {
		return nil, fmt.Errorf("open generation %s: %w", filepath.Base(dir), err)
	}
	return newGeneration(dir, m, b)
}

func newGeneration(dir string, m manifest, b bleve.Index) (*generation, error) {
	advanced, err := b.Advanced()
	if err != nil {
		return nil, errors.Join(err, b.Close())
	}
	s, ok := advanced.(*scorch.Scorch)
	if !ok {
		return nil, errors.Join(fmt.Errorf("index is %T, not scorch", advanced), b.Close())
	}
	return &generation{
		dir: dir, manifest: m, bleve: b, scorch: s, columns: newColumns(), failure: watchFailure(dir),
	}, nil
}

// serve reads the columns of all records and makes the generation searchable.
func (g *generation) serve(s *store.Store, words func() *analysis.Words) error {
	g.store, g.words = s, words
	g.writing.Lock()
	defer g.writing.Unlock()
	return g.store.View(func(v *store.View) error {
		if err := g.loadColumns(v); err != nil {
			return err
		}
		if err := g.publish(); err != nil {
			return err
		}
		if g.kept != nil {
			g.kept.forget()
		}
		return nil
	})
}

// loadColumns takes in every version that the store still has: those held, and
// those dropped that the index may still hold.
func (g *generation) loadColumns(v *store.View) error {
	if g.kept = readStart(g.dir); g.kept != nil && g.kept.of(v) {
		return g.loadKept(v)
	}
	g.kept = nil
	all, err := v.Summaries()
	if err != nil {
		return err
	}
	for i := range all {
		g.columns.add(all[i].Ordinal, all[i].ID, &all[i].Metadata)
	}
	return nil
}

// loadKept takes in the versions that were kept, and those that came since.
func (g *generation) loadKept(v *store.View) error {
	for i := range g.kept.Documents {
		d := &g.kept.Documents[i]
		g.columns.add(d.Ordinal, d.ID, &d.Meta)
	}
	var failed error
	err := v.Journal(g.kept.Position, func(e store.Entry) bool {
		if e.Put == 0 || !v.Holds(e.Put) {
			return true
		}
		head, err := v.Head(e.Put)
		if err != nil {
			failed = err
			return false
		}
		g.columns.add(e.Put, head.ID, &head.Metadata)
		return true
	})
	return errors.Join(err, failed)
}

// Position implements indexer.Generation.
func (g *generation) Position() uint64 {
	if v := g.view.Load(); v != nil {
		return v.position
	}
	return 0
}

// Tidy implements indexer.Generation: it merges the index into one segment, when
// that is worth writing the whole index again.
func (g *generation) Tidy(ctx context.Context) error {
	g.tidying.Lock()
	defer g.tidying.Unlock()
	v := g.view.Load()
	if v == nil {
		return nil
	}
	if v.tidy() {
		return g.keepStart()
	}
	options := mergeplan.SingleSegmentMergePlanOptions
	options.SegmentsPerMergeTask = 1 << 10 // all of them at once
	if err := g.scorch.ForceMerge(ctx, &options); err != nil {
		return fmt.Errorf("merge index: %w", err)
	}
	if err := g.refresh(); err != nil {
		return err
	}
	if err := g.sweep(ctx); err != nil {
		return err
	}
	return g.keepStart()
}

// sweep has the files of merged segments deleted: bleve does so when it persists
// something, so the position is written once more.
func (g *generation) sweep(ctx context.Context) error {
	b := index.NewBatch()
	b.SetInternal(keyPosition, binary.BigEndian.AppendUint64(nil, g.Position()))
	if err := g.commit(ctx, b); err != nil {
		return fmt.Errorf("sweep index: %w", err)
	}
	return g.refresh()
}

// refresh shows searches the segments as merging has left them.
func (g *generation) refresh() error {
	g.writing.Lock()
	defer g.writing.Unlock()
	if g.closed {
		return nil
	}
	return g.publish()
}

// publish makes what is committed visible to searches. It holds g.writing.
func (g *generation) publish() error {
	old := g.view.Load()
	next, err := newView(g, old)
	if err != nil || next == old {
		return err
	}
	g.view.Store(next)
	if old != nil {
		return old.release()
	}
	return nil
}

// acquire returns the current view; release it when done.
func (g *generation) acquire() *view {
	for {
		v := g.view.Load()
		if v == nil || v.retain() {
			return v
		}
	}
}

func (g *generation) close() error {
	g.writing.Lock()
	defer g.writing.Unlock()
	if g.closed {
		return nil
	}
	g.closed = true
	var err error
	if v := g.view.Swap(nil); v != nil {
		err = v.release()
	}
	g.failure.unwatch(g.dir)
	return errors.Join(err, g.bleve.Close())
}

// Discard implements indexer.Generation.
func (g *generation) Discard() error {
	return errors.Join(g.close(), os.RemoveAll(g.dir))
}
