package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"time"

	"cewen/internal/bench"
	"cewen/internal/bench/harness"
	"cewen/internal/disk"
)

// series is the corpus at several scales, in a folder that keeps it: the texts of each
// copy and the data directory of each scale, built once.
type series struct {
	dir    string
	cewen  bench.Program
	corpus *corpus
	logger *slog.Logger
	time   time.Duration // for the queries of each scale
}

// built says how a data directory came to be.
type built struct {
	Scale   int    `json:"scale"`
	Version string `json:"version"` // of the program that imported
	bench.Import
}

func (s *series) copyFolder(k int) string {
	return filepath.Join(s.dir, "text", fmt.Sprintf("copy%02d", k))
}

func (s *series) data(scale int) string { return filepath.Join(s.dir, fmt.Sprintf("x%d", scale)) }

func (s *series) record(scale int) string { return s.data(scale) + ".json" }

// build returns how a scale was built, and builds it if it is not there. One that was
// not finished is begun anew.
func (s *series) build(ctx context.Context, scale int) (*built, error) {
	b := &built{Scale: scale, Version: version()}
	data, err := os.ReadFile(s.record(scale))
	if err == nil {
		if err := json.Unmarshal(data, b); err != nil {
			return nil, err
		}
		if usable, err := harness.Usable(s.data(scale)); usable || err != nil {
			return b, err
		}
		s.logger.Info("the index was built by other rules: building anew", "scale", scale)
		b = &built{Scale: scale, Version: version()}
	} else if !errors.Is(err, os.ErrNotExist) {
		return nil, err
	}
	var folders []string
	for k := range scale {
		if err := s.write(k); err != nil {
			return nil, fmt.Errorf("write copy %d: %w", k, err)
		}
		folders = append(folders, s.copyFolder(k))
	}
	if err := s.checkRoom(folders); err != nil {
		return nil, err
	}
	for _, old := range []string{s.data(scale), s.figuresFile(scale)} {
		if err := os.RemoveAll(old); err != nil {
			return nil, err
		}
	}
	s.logger.Info("importing", "scale", scale)
	f, err := s.cewen.Import(ctx, s.data(scale), folders...)
	if err != nil {
		return nil, err
	}
	if f.Problem != "" {
		return nil, fmt.Errorf("import: %s", f.Problem)
	}
	b.Import = *f
	return b, writeJSON(s.record(scale), b)
}

// write writes the texts of a copy, unless they are there.
func (s *series) write(k int) error {
	folder := s.copyFolder(k)
	if _, err := os.Stat(folder); err == nil {
		return nil
	}
	part := folder + ".part"
	if err := os.RemoveAll(part); err != nil {
		return err
	}
	err := s.corpus.copy(k, func(file, text string) error {
		path := filepath.Join(part, filepath.FromSlash(file))
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			return err
		}
		return os.WriteFile(path, []byte(text), 0o600)
	})
	if err != nil {
		return err
	}
	return os.Rename(part, folder)
}

// room is how much a data directory takes at most while it is built, in the sizes of its
// text: 4 when it is ready, and as much again while segments are
// merged.
const room = 8

// checkRoom returns an error where the disk has no room for a data directory.
func (s *series) checkRoom(folders []string) error {
	var size int64
	for _, f := range folders {
		n, err := disk.Bytes(f)
		if err != nil {
			return err
		}
		size += n
	}
	free, err := disk.Free(s.dir)
	if err != nil || free < 0 {
		return err
	}
	if free < room*size {
		return fmt.Errorf("%s: %d MB are free, importing %d MB may take %d MB", s.dir, free/1e6, size/1e6, room*size/1e6)
	}
	return nil
}

func writeJSON(path string, v any) error {
	data, err := json.MarshalIndent(v, "", "\t")
	if err != nil {
		return err
	}
	if err := os.WriteFile(path+".part", append(data, '\n'), 0o600); err != nil {
		return err
	}
	return os.Rename(path+".part", path)
}
