package ingest

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"

	"cewen/corpus/store"
)

// Times of following a folder.
const (
	// settleTime is how long a file must have been left alone: it is being written.
	settleTime = 500 * time.Millisecond
	// lookAgain is how often a folder is looked through without a sign that something
	// changed: network drives give none.
	lookAgain = time.Minute
)

// Following says which folder is followed and where its files go.
type Following struct {
	Folder string
	// Table is a file with a table of metadata, see sidecar, read again whenever it
	// changes; "" for none.
	Table    string
	Ingester *Ingester
	Logger   *slog.Logger // nil is silent
	// Progress is called for every file that was looked at; it may be nil.
	Progress func(Event)
	// Removed is called for every document that was removed; it may be nil.
	Removed func(path, id string)
}

// Follow keeps the store in step with a folder until ctx ends: what is in it at the
// start and whatever is added, changed or removed then. A file that goes takes its
// document with it; one that cannot be read any more leaves its last version. A
// restart takes up where things stand. Follow returns an error when there is no
// such folder.
func Follow(ctx context.Context, o Following) error {
	root, err := filepath.Abs(o.Folder)
	if err != nil {
		return fmt.Errorf("follow %s: %w", o.Folder, err)
	}
	if info, err := os.Stat(root); err != nil || !info.IsDir() {
		return fmt.Errorf("follow %s: %w", root, errors.Join(err, errNoFolder))
	}
	if o.Logger == nil {
		o.Logger = slog.New(slog.DiscardHandler)
	}
	f := &follower{Following: o, root: root, known: make(map[string]stamp), twins: make(map[string]bool), unfit: make(map[string]string)}
	if f.watcher, err = fsnotify.NewWatcher(); err != nil {
		f.Logger.Warn("changes are found by looking again only", "error", err)
	} else {
		defer f.watcher.Close()
	}
	return f.run(ctx)
}

var errNoFolder = errors.New("not a folder")

// follower compares a folder with what it was when last looked at.
type follower struct {
	Following
	root    string
	watcher *fsnotify.Watcher // nil where the system has none
	known   map[string]stamp  // by the name that opens a file
	table   followedTable
	twins   map[string]bool   // source paths of files that were duplicates
	unfit   map[string]string // paths that are not taken, with the reason, as last looked at
	swept   bool
}

// stamp tells whether a file has changed.
type stamp struct {
	size     int64
	modified time.Time
}

func (f *follower) run(ctx context.Context) error {
	var events chan fsnotify.Event
	var failures chan error
	if f.watcher != nil {
		events, failures = f.watcher.Events, f.watcher.Errors
	}
	again := time.NewTimer(0)
	defer again.Stop()
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-events:
			again.Reset(settleTime)
		case err := <-failures: // too many events at once: looking finds them all
			f.Logger.Warn("watching a folder", "folder", f.root, "error", err)
			again.Reset(settleTime)
		case <-again.C:
			wait := lookAgain
			if restless := f.look(ctx); restless {
				wait = settleTime
			}
			again.Reset(wait)
		}
	}
}

// look brings the store in step with the folder as it is now. restless tells that
// something is being written at the moment.
func (f *follower) look(ctx context.Context) (restless bool) {
	if _, err := os.Stat(f.root); err != nil {
		f.Logger.Warn("the folder cannot be read; nothing is removed", "folder", f.root, "error", err)
		return false // a drive that is gone is no reason to remove documents
	}
	if f.table.changed(f.Table, f.Logger) {
		clear(f.known) // what it says of files whose text is the same may have changed
	}
	present := make(map[string]string) // source paths, by the name that opens them
	var changed []string
	var unfit []Result
	w := &walker{seen: make(map[string]bool), mayBeEmpty: true, emit: func(x found) bool {
		if x.result != nil {
			unfit = append(unfit, *x.result)
			return true
		}
		present[x.raw] = x.path
		restless = f.note(x.raw, &changed) || restless
		return ctx.Err() == nil
	}}
	w.walk([]string{f.root})
	if ctx.Err() != nil {
		return false
	}
	f.tellUnfit(ctx, unfit)
	f.watchFolders()
	// First what is gone: a file that was moved is no duplicate of itself.
	if f.drop(present) {
		changed = f.addTwins(changed, present)
	}
	f.take(ctx, changed)
	return restless
}

// tellUnfit tells of files that cannot be taken, once and not at every look.
func (f *follower) tellUnfit(ctx context.Context, results []Result) {
	before := f.unfit
	f.unfit = make(map[string]string, len(results))
	var fresh []Result
	for _, r := range results {
		f.unfit[r.Path] = r.Error
		if before[r.Path] != r.Error {
			fresh = append(fresh, r)
		}
	}
	mended := func(path string) bool { return before[path] != "" && f.unfit[path] == "" }
	err := errors.Join(f.Ingester.Note(ctx, fresh), f.Ingester.Store.ForgetFailures(f.root, mended))
	if err != nil {
		f.Logger.Error("the log of imports cannot be written", "error", err)
	}
	for i, r := range fresh {
		if f.Progress != nil {
			f.Progress(Event{Result: r, Done: i + 1, Known: len(fresh)})
		}
	}
}

// note adds a file to those that have changed, unless it is being written.
func (f *follower) note(path string, changed *[]string) (restless bool) {
	info, err := os.Stat(path)
	if err != nil {
		return false // gone since it was listed
	}
	now := stamp{info.Size(), info.ModTime()}
	if f.known[path] == now {
		return false
	}
	if age := time.Since(now.modified); age >= 0 && age < settleTime {
		return true
	}
	f.known[path] = now
	*changed = append(*changed, path)
	return false
}

// watchFolders watches every folder that is not watched yet.
func (f *follower) watchFolders() {
	if f.watcher == nil {
		return
	}
	watched := make(map[string]bool)
	for _, path := range f.watcher.WatchList() { // less folders that were removed
		watched[path] = true
	}
	if beside := filepath.Dir(f.Table); f.Table != "" && !watched[beside] {
		_ = f.watcher.Add(beside) // it is looked at every minute anyway
		watched[beside] = true
	}
	_ = filepath.WalkDir(f.root, func(path string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil || !entry.IsDir():
			return nil
		case path != f.root && isHidden(entry.Name()):
			return fs.SkipDir
		case watched[path]:
			return nil
		}
		if err := f.watcher.Add(path); err != nil {
			f.Logger.Warn("a folder cannot be watched; it is looked at every minute", "folder", path, "error", err)
		}
		return nil
	}) // what cannot be read was reported by the walk
}

// take imports files that are new or have changed.
func (f *follower) take(ctx context.Context, paths []string) {
	if len(paths) == 0 {
		return
	}
	entries := make(map[string]map[string]bool) // by archive
	summary := Import(ctx, Options{Paths: paths, Sidecar: f.table.rows, Target: f.Ingester, Progress: func(e Event) {
		file, _, _ := strings.Cut(e.Result.Path, archiveMark)
		f.twins[file] = f.twins[file] || e.Result.Outcome == store.Duplicate
		if archive, _, ok := strings.Cut(e.Result.Path, archiveMark); ok {
			if entries[archive] == nil {
				entries[archive] = make(map[string]bool)
			}
			entries[archive][e.Result.Path] = true
		}
		if f.Progress != nil {
			f.Progress(e)
		}
	}})
	if summary.Stopped != nil && ctx.Err() == nil {
		f.Logger.Error("importing stopped; it is tried again", "error", summary.Stopped)
		for _, path := range paths {
			delete(f.known, path)
		}
		return
	}
	f.table.tell(f.Logger)
	for archive, listed := range entries {
		f.remove(archive+archiveMark, func(path string) bool { return listed[path] })
	}
}

// addTwins adds the files that were duplicates: of what was removed, perhaps.
func (f *follower) addTwins(changed []string, present map[string]string) []string {
	for raw, path := range present {
		if f.twins[path] && !slices.Contains(changed, raw) {
			changed = append(changed, raw)
		}
	}
	clear(f.twins)
	return changed
}

// drop removes the documents whose files are gone: those that were there when last
// looked at and, the first time, those that went while nobody looked. It tells
// whether there were any.
func (f *follower) drop(present map[string]string) bool {
	gone := !f.swept
	for path := range f.known {
		if _, ok := present[path]; !ok {
			delete(f.known, path)
			gone = true
		}
	}
	if !gone {
		return false
	}
	f.swept = true
	here := make(map[string]bool)
	for _, path := range present {
		here[path] = true
	}
	return f.remove(f.root+string(filepath.Separator), func(path string) bool {
		file, _, _ := strings.Cut(path, archiveMark)
		if here[file] {
			return true
		}
		_, err := os.Stat(file) // below a folder that cannot be read it is not known to be gone
		return !errors.Is(err, fs.ErrNotExist)
	})
}

// remove removes the documents below a path that are not to be kept, and tells
// whether there were any.
func (f *follower) remove(prefix string, keep func(path string) bool) bool {
	gone := make(map[string]string)
	err := f.Ingester.Store.View(func(v *store.View) error {
		v.Paths(prefix, func(path, id string) bool {
			if !keep(path) {
				gone[id] = path
			}
			return true
		})
		return nil
	})
	for id, path := range gone {
		if removeErr := f.Ingester.Store.Delete(id); removeErr != nil {
			err = errors.Join(err, removeErr)
			continue
		}
		if f.Removed != nil {
			f.Removed(path, id)
		}
	}
	err = errors.Join(err, f.Ingester.Store.ForgetFailures(prefix, func(path string) bool { return !keep(path) }))
	if err != nil {
		f.Logger.Error("removing documents whose files are gone", "error", err)
	}
	if len(gone) > 0 && f.Ingester.Stored != nil {
		f.Ingester.Stored()
	}
	return len(gone) > 0
}
