package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"cewen/analysis"
)

// layout names what lies in a data directory.
type layout struct{ dir string }

func newLayout(dir string) (layout, error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return layout{}, fmt.Errorf("data directory %s: %w", dir, err)
	}
	return layout{dir: abs}, nil
}

// store is the source of truth; its lock is the lock of the directory.
func (l layout) store() string { return filepath.Join(l.dir, "store.db") }

// index can be built anew from the store at any time.
func (l layout) index() string { return filepath.Join(l.dir, "index") }

// token lets writers in over HTTP.
func (l layout) token() string { return filepath.Join(l.dir, "token") }

// userDict holds words of the user's own; it need not be there.
func (l layout) userDict() string { return filepath.Join(l.dir, "user-dict.txt") }

// loadWords loads the dictionaries, with the user's own when there is one.
func (l layout) loadWords() (*analysis.Words, error) {
	f, err := os.Open(l.userDict())
	if errors.Is(err, fs.ErrNotExist) {
		return analysis.LoadWords(nil)
	}
	if err != nil {
		return nil, err
	}
	words, err := analysis.LoadWords(f)
	if err := errors.Join(err, f.Close()); err != nil {
		return nil, fmt.Errorf("用户词典 %s 有误：%w", l.userDict(), err)
	}
	return words, nil
}

// synonyms holds synonyms of the user's own; it need not be there.
func (l layout) synonyms() string { return filepath.Join(l.dir, "synonyms.txt") }

// server says where the server is that has the directory open.
func (l layout) server() string { return filepath.Join(l.dir, "server.json") }

// exists tells whether there is a store.
func (l layout) exists() (bool, error) {
	_, err := os.Stat(l.store())
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	return err == nil, err
}

func (l layout) create() error {
	if err := os.MkdirAll(l.dir, 0o700); err != nil {
		return fmt.Errorf("create data directory: %w", err)
	}
	return nil
}
