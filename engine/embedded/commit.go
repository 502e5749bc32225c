package embedded

import (
	"context"
	"fmt"
	"path/filepath"
	"sync"

	"github.com/blevesearch/bleve/v2/index/scorch"
	index "github.com/blevesearch/bleve_index_api"
)

// commit has bleve write a batch and returns when it is on disk. When the disk is
// full, bleve keeps the batch in memory and tries again at once and for ever;
// commit returns the error, and the generation takes nothing more until it was
// opened anew.
func (g *generation) commit(ctx context.Context, b *index.Batch) error {
	if err := g.failure.get(); err != nil {
		return err
	}
	persisted := make(chan error, 1)
	b.SetPersistedCallback(func(err error) { persisted <- err })
	if err := g.scorch.Batch(b); err != nil {
		g.failure.set(err)
		return err
	}
	select {
	case err := <-persisted:
		return err
	case <-g.failure.happened:
		return g.failure.get()
	case <-ctx.Done():
		return ctx.Err()
	}
}

// failure is the first error that a bleve index met while writing in the
// background.
type failure struct {
	once     sync.Once
	err      error
	happened chan struct{} // closed when err is set
}

func (f *failure) set(err error) {
	f.once.Do(func() {
		f.err = err
		close(f.happened)
	})
}

// get returns the error, nil while there is none.
func (f *failure) get() error {
	select {
	case <-f.happened:
		return fmt.Errorf("write index: %w", f.err)
	default:
		return nil
	}
}

// watched are the failures of the open generations by the path of their index.
// bleve reports errors to one function that it finds by name in a map of its own,
// so there has to be something for the whole process.
var watched sync.Map

const failureCallbackName = "cewen"

// failureCallback registers the function that bleve reports to and returns its
// name. bleve reads the map whenever an index is opened: it is written once.
var failureCallback = sync.OnceValue(func() string {
	scorch.RegistryAsyncErrorCallbacks[failureCallbackName] = report
	return failureCallbackName
})

// report tells the generation whose bleve index lies at path of an error.
func report(err error, path string) {
	if f, ok := watched.Load(filepath.Clean(path)); ok {
		f.(*failure).set(err)
	}
}

// watchFailure returns what becomes of the writing of the generation in dir.
func watchFailure(dir string) *failure {
	f := &failure{happened: make(chan struct{})}
	watched.Store(scorchPath(dir), f)
	return f
}

func (f *failure) unwatch(dir string) { watched.CompareAndDelete(scorchPath(dir), f) }

// scorchPath is the path under which bleve reports errors of a generation.
func scorchPath(dir string) string { return filepath.Join(blevePath(dir), "store") }
