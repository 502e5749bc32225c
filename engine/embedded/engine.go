// Package embedded is the engine in the process: bleve finds candidates and
// scores words, the text in the store decides what matches.
//
// Only here is bleve imported.
package embedded

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"cewen/analysis"
	"cewen/corpus/store"
	"cewen/indexer"
	"cewen/search"
)

// Engine is an open index. It is safe for concurrent use; the process that has
// the store open may open it, and no other.
type Engine struct {
	dir     string
	store   *store.Store
	logger  *slog.Logger
	words   atomic.Pointer[analysis.Words]
	current atomic.Pointer[generation] // nil while no complete generation exists

	publishing sync.Mutex // one Publish or Close at a time
	stop       chan struct{}
	stopped    sync.WaitGroup
}

var (
	_ search.Engine  = (*Engine)(nil)
	_ search.Stated  = (*Engine)(nil)
	_ indexer.Engine = (*Engine)(nil)
)

const (
	currentName     = "CURRENT" // names the generation that serves
	generationStart = "gen-"    // begins the names of generation folders
)

// Open opens the index in dir, which is created when missing. An index that
// cannot be used, for whatever reason, is left out: everything in it can be built
// from the store, and until then searches return search.ErrNotReady.
func Open(dir string, s *store.Store, logger *slog.Logger) (*Engine, error) {
	if logger == nil {
		logger = slog.New(slog.DiscardHandler)
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("open index: %w", err)
	}
	e := &Engine{dir: dir, store: s, logger: logger, stop: make(chan struct{})}
	if g, err := e.openCurrent(); err != nil {
		logger.Warn("index cannot be used and is built anew", "error", err)
	} else if g != nil {
		e.current.Store(g)
	}
	if err := e.removeOthers(); err != nil {
		return nil, errors.Join(err, e.Close())
	}
	e.stopped.Add(1)
	go e.followMerges()
	return e, nil
}

// openCurrent opens the generation that CURRENT names; nil when there is none.
func (e *Engine) openCurrent() (*generation, error) {
	name, err := os.ReadFile(filepath.Join(e.dir, currentName))
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", currentName, err)
	}
	g, err := openGeneration(filepath.Join(e.dir, filepath.Base(strings.TrimSpace(string(name)))))
	if err != nil {
		return nil, err
	}
	if err := g.serve(e.store, e.words.Load); err != nil {
		return nil, errors.Join(err, g.close())
	}
	if err := e.checkPosition(g); err != nil {
		return nil, errors.Join(err, g.close())
	}
	return g, nil
}

// checkPosition refuses a generation that is ahead of the store: it was built
// from another one.
func (e *Engine) checkPosition(g *generation) error {
	return e.store.View(func(v *store.View) error {
		if g.Position() > v.Position() {
			return fmt.Errorf("%w: at position %d of a journal of %d", errUnusable, g.Position(), v.Position())
		}
		return nil
	})
}

// removeOthers deletes generations that were left behind.
func (e *Engine) removeOthers() error {
	entries, err := os.ReadDir(e.dir)
	if err != nil {
		return fmt.Errorf("open index: %w", err)
	}
	for _, entry := range entries {
		path := filepath.Join(e.dir, entry.Name())
		if g := e.current.Load(); strings.HasPrefix(entry.Name(), generationStart) && (g == nil || g.dir != path) {
			if err := os.RemoveAll(path); err != nil {
				return fmt.Errorf("remove old index: %w", err)
			}
		}
	}
	return nil
}

// followMerges shows searches, every now and then, the larger segments that
// merging in the background has made of smaller ones.
func (e *Engine) followMerges() {
	defer e.stopped.Done()
	const interval = 2 * time.Second
	ticker := time.NewTicker(interval)
	defer ticker.Stop()
	for {
		select {
		case <-e.stop:
			return
		case <-ticker.C:
		}
		if g := e.current.Load(); g != nil {
			if err := g.refresh(); err != nil {
				e.logger.Error("cannot show merged index", "error", err)
			}
		}
	}
}

// Close closes the index. Searches must have ended.
func (e *Engine) Close() error {
	e.publishing.Lock()
	defer e.publishing.Unlock()
	close(e.stop)
	e.stopped.Wait()
	g := e.current.Swap(nil)
	if g == nil {
		return nil
	}
	if err := g.keepStart(); err != nil {
		e.logger.Warn("the next start will take longer", "error", err)
	}
	return g.close()
}

// UseWords implements indexer.Engine.
func (e *Engine) UseWords(words *analysis.Words) { e.words.Store(words) }

// Words returns the words in use, nil until they are loaded.
func (e *Engine) Words() *analysis.Words { return e.words.Load() }

// Current implements indexer.Engine. It returns nil while there is none.
func (e *Engine) Current() indexer.Generation {
	if g := e.current.Load(); g != nil {
		return g
	}
	return nil
}

// Describe names the generation that serves and the rules by which it was built;
// empty while there is none.
func (e *Engine) Describe() (generation, fingerprint string) {
	g := e.current.Load()
	if g == nil {
		return "", ""
	}
	return filepath.Base(g.dir), g.manifest.Exact + "+" + g.manifest.Words
}

// State implements search.Stated.
func (e *Engine) State() string {
	g := e.current.Load()
	if g == nil {
		return ""
	}
	v := g.view.Load()
	if v == nil {
		return ""
	}
	// Without words, answers come in another order; merging may change scores a little.
	return fmt.Sprintf("%s %d %d %t", filepath.Base(g.dir), v.position, v.number, e.words.Load() != nil)
}

// Stale implements indexer.Engine.
func (e *Engine) Stale() bool {
	g, words := e.current.Load(), e.words.Load()
	return g == nil || words != nil && g.manifest.Words != words.Fingerprint()
}

// Recover implements indexer.Engine. Searches are not answered for the moment that
// it takes to open the generation anew.
func (e *Engine) Recover() error {
	e.publishing.Lock()
	defer e.publishing.Unlock()
	g := e.current.Load()
	if g == nil || g.failure.get() == nil {
		return nil
	}
	e.current.Store(nil)
	if err := g.close(); err != nil {
		e.logger.Warn("closing the failed index", "error", err)
	}
	again, err := e.openCurrent()
	if err != nil {
		return fmt.Errorf("open index anew: %w", err)
	}
	e.current.Store(again)
	return nil
}

// Begin implements indexer.Engine.
func (e *Engine) Begin() (indexer.Generation, error) {
	words := e.words.Load()
	if words == nil {
		return nil, errors.New("begin generation: words are not loaded")
	}
	dir := filepath.Join(e.dir, fmt.Sprintf("%s%d", generationStart, time.Now().UnixNano()))
	g, err := createGeneration(dir, manifest{Format: manifestFormat, Exact: exactFingerprint(), Words: words.Fingerprint()})
	if err != nil {
		return nil, errors.Join(err, os.RemoveAll(dir))
	}
	if err := g.serve(e.store, e.words.Load); err != nil {
		return nil, errors.Join(err, g.Discard())
	}
	return g, nil
}

// Publish implements indexer.Engine.
func (e *Engine) Publish(next indexer.Generation) error {
	e.publishing.Lock()
	defer e.publishing.Unlock()
	g, ok := next.(*generation)
	if !ok {
		return fmt.Errorf("publish %T: not a generation of this engine", next)
	}
	if err := writeFileAtomic(filepath.Join(e.dir, currentName), []byte(filepath.Base(g.dir)+"\n")); err != nil {
		return fmt.Errorf("publish generation: %w", err)
	}
	if old := e.current.Swap(g); old != nil {
		return old.Discard()
	}
	return nil
}

// Search implements search.Engine.
func (e *Engine) Search(ctx context.Context, request search.Request) (result *search.Result, err error) {
	err = e.read(request, func(a *answerer) error {
		result, err = a.search(ctx)
		return err
	})
	return result, err
}

// Related implements search.Engine.
func (e *Engine) Related(ctx context.Context, request search.Request, limit int) (hits []search.Hit, err error) {
	err = e.read(request, func(a *answerer) error {
		hits, err = a.related(ctx, limit)
		return err
	})
	return hits, err
}

// read calls answer with a view of the index and the store at a moment when the
// store has all texts that the index refers to.
func (e *Engine) read(request search.Request, answer func(*answerer) error) error {
	for {
		g := e.current.Load()
		if g == nil {
			return search.ErrNotReady
		}
		v := g.acquire()
		if v == nil {
			continue // closed since: another one is current
		}
		if done, err := e.readView(g, v, request, answer); done || err != nil {
			return err
		}
	}
}

// readView releases v. It reports false when the view was no longer the current one after the
// store was opened: what it refers to may have been purged in between.
func (e *Engine) readView(g *generation, v *view, request search.Request, answer func(*answerer) error) (done bool, err error) {
	defer func() { err = errors.Join(err, v.release()) }()
	err = e.store.View(func(sv *store.View) error {
		if g.view.Load() != v {
			return nil
		}
		done = true
		return answer(&answerer{generation: g, view: v, store: sv, words: e.words.Load(), request: request})
	})
	return done, err
}
