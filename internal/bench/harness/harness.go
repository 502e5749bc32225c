// Package harness is what the measuring programs share: they build the command and open
// data directories themselves.
package harness

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"path/filepath"

	"cewen/analysis"
	"cewen/corpus/store"
	"cewen/engine/embedded"
	"cewen/internal/bench"
)

// Build builds the command of this tree.
func Build(ctx context.Context, path string) (bench.Program, error) {
	build := exec.CommandContext(ctx, "go", "build", "-o", path, "./cmd/cewen") //nolint:gosec // our own command
	if out, err := build.CombinedOutput(); err != nil {
		return bench.Program{}, fmt.Errorf("build: %w\n%s", err, out)
	}
	return bench.Program{Path: path}, nil
}

// Open opens a data directory with what every index serves by: without the user's own
// words.
func Open(data string) (*bench.Directory, error) {
	s, err := store.Open(filepath.Join(data, "store.db"))
	if err != nil {
		return nil, err
	}
	e, err := embedded.Open(filepath.Join(data, "index"), s, nil)
	if err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return &bench.Directory{
		Store: s, Engine: e, LoadWords: func() (*analysis.Words, error) { return analysis.LoadWords(nil) },
		Close: func() error { return errors.Join(e.Close(), s.Close()) },
	}, nil
}

// Usable tells whether the index in a data directory can be asked: one that was built by
// other rules cannot.
func Usable(data string) (bool, error) {
	d, err := Open(data)
	if err != nil {
		return false, err
	}
	e, ok := d.Engine.(*embedded.Engine)
	return ok && e.Current() != nil, d.Close()
}

// Parts are what a data directory consists of.
func Parts(data string) []bench.NamedPath {
	return []bench.NamedPath{{Name: "store", Path: filepath.Join(data, "store.db")}, {Name: bench.IndexPart, Path: filepath.Join(data, "index")}}
}
