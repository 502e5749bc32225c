package main

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"sync"

	"cewen/corpus/ingest"
	"cewen/corpus/store"
)

// watchedFolders are the folders to follow, absolute and each once.
func watchedFolders(folders []string) ([]string, error) {
	var all []string
	for _, folder := range folders {
		root, err := filepath.Abs(folder)
		if err != nil {
			return nil, err
		}
		switch info, err := os.Stat(root); {
		case err != nil:
			return nil, fmt.Errorf("--watch %s：%s", folder, ingest.Explain(err))
		case !info.IsDir():
			return nil, wrongUse("--watch %s：不是目录", folder)
		}
		if !slices.Contains(all, root) {
			all = append(all, root)
		}
	}
	return all, nil
}

// checkTable says at the start what is wrong with the table of metadata.
func checkTable(o serveOptions) error {
	if o.table != "" && len(o.watch) == 0 {
		return wrongUse("--metadata 是给 --watch 的；导入一次请用 cewen import --metadata")
	}
	_, err := ingest.ReadTable(o.table)
	return asWrongUse(err)
}

// watch keeps the store in step with folders until ctx ends; wait returns when it
// has.
func (s *service) watch(ctx context.Context, o serveOptions) (wait func()) {
	var following sync.WaitGroup
	for _, folder := range o.watch {
		logger := s.work.logger.With("folder", folder)
		following.Go(func() {
			logger.Info("following a folder")
			err := ingest.Follow(ctx, ingest.Following{
				Folder: folder, Table: o.table, Ingester: s.ingest, Logger: logger,
				Progress: func(e ingest.Event) { logResult(ctx, logger, e.Result) },
				Removed:  func(path, id string) { logger.Info("document removed with its file", "path", path, "id", id) },
			})
			if err != nil { // searches go on without
				logger.Error("the folder is not followed any more", "error", err)
			}
		})
	}
	return following.Wait
}

// logResult logs what became of a file of a folder that is followed.
func logResult(ctx context.Context, logger *slog.Logger, r ingest.Result) {
	level := slog.LevelInfo
	attrs := []slog.Attr{slog.String("path", r.Path), slog.String("outcome", string(r.Outcome))}
	switch r.Outcome {
	case store.Unchanged:
		level = slog.LevelDebug
	case store.Duplicate:
		attrs = append(attrs, slog.String("duplicate_of", r.DuplicateOf))
	case ingest.Failed:
		level = slog.LevelWarn
	default:
	}
	if r.ID != "" {
		attrs = append(attrs, slog.String("id", r.ID))
	}
	if r.Error != "" {
		attrs = append(attrs, slog.String("reason", r.Error))
	}
	logger.LogAttrs(ctx, level, "file of a followed folder", attrs...)
}
