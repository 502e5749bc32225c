package ingest

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"cewen/corpus"
	"cewen/corpus/store"
)

// found is something that a walk came upon: a file to be read, an archive to be
// opened, or something of which the result is known already.
type found struct {
	path    string // identifies the source
	raw     string // opens it
	archive bool
	result  *Result
}

// walker lists the files under paths, folders in order of their names.
type walker struct {
	emit func(found) bool // false stops the walk
	seen map[string]bool  // source paths, so that overlapping arguments read a file once
	// mayBeEmpty tells that a folder without a document is nothing to report.
	mayBeEmpty bool
}

// walk visits each path. It stops when emit returns false.
func (w *walker) walk(paths []string) {
	for _, p := range paths {
		if !w.argument(p) {
			return
		}
	}
}

// argument visits a path that was asked for by name, which therefore fails where
// something found in a folder would be skipped.
func (w *walker) argument(p string) bool {
	abs, err := filepath.Abs(p)
	if err != nil {
		return w.report(p, Failed, Explain(err), 0)
	}
	info, err := os.Stat(abs)
	switch {
	case err != nil:
		return w.report(abs, Failed, Explain(err), 0)
	case info.IsDir():
		return w.folder(abs)
	case !isZip(abs) && !corpus.Supported(abs):
		return w.report(abs, Failed, corpus.Refusal(abs).Error(), info.Size())
	}
	return w.file(abs, info)
}

// folder visits everything in a folder. One without a single document fails:
// whoever named it expected some.
func (w *walker) folder(root string) bool {
	files, going := 0, true
	// A link that is named is followed; WalkDir would not follow it.
	start := root
	if target, err := filepath.EvalSymlinks(root); err == nil {
		start = target
	}
	_ = filepath.WalkDir(start, func(path string, entry fs.DirEntry, err error) error {
		path = root + strings.TrimPrefix(path, start)
		if err != nil {
			going = w.report(path, Failed, Explain(err), 0)
			files++ // it may hold some
			return stopUnless(going, skipDir(entry))
		}
		if path == root {
			return nil
		}
		if isHidden(entry.Name()) {
			going = w.report(path, Skipped, "隐藏的文件或文件夹", 0)
			return stopUnless(going, skipDir(entry))
		}
		if entry.IsDir() {
			return nil
		}
		var isDocument bool
		isDocument, going = w.entry(path, entry)
		if isDocument {
			files++
		}
		return stopUnless(going, nil)
	}) // every error was reported on its way
	if going && files == 0 && !w.mayBeEmpty {
		return w.report(root, Failed, "文件夹里没有可导入的文件（可用 .md、.markdown、.txt、.zip）", 0)
	}
	return going
}

func skipDir(entry fs.DirEntry) error {
	if entry != nil && entry.IsDir() {
		return fs.SkipDir
	}
	return nil
}

func stopUnless(going bool, otherwise error) error {
	if !going {
		return fs.SkipAll
	}
	return otherwise
}

// entry visits a file that a folder holds.
func (w *walker) entry(path string, entry fs.DirEntry) (isDocument, going bool) {
	if !isZip(path) && !corpus.Supported(path) && entry.Type()&fs.ModeSymlink == 0 {
		return false, w.report(path, Skipped, corpus.Refusal(path).Error(), sizeOf(entry))
	}
	info, err := os.Stat(path) // follows links, unlike entry.Info
	switch {
	case err != nil:
		return true, w.report(path, Failed, Explain(err), 0)
	case info.IsDir():
		return false, w.report(path, Skipped, "是指向文件夹的链接，没有跟进去；需要时请直接写出它的路径", 0)
	case !isZip(path) && !corpus.Supported(path):
		return false, w.report(path, Skipped, corpus.Refusal(path).Error(), info.Size())
	}
	return true, w.file(path, info)
}

func sizeOf(entry fs.DirEntry) int64 {
	info, err := entry.Info()
	if err != nil {
		return 0
	}
	return info.Size()
}

// file visits a document or an archive.
func (w *walker) file(raw string, info fs.FileInfo) bool {
	path, ok := decodeName(raw)
	if !ok {
		path = raw // which says itself what is wrong with it
	}
	switch why := unfitName(path); {
	case why != "":
		return w.report(raw, Failed, why, info.Size())
	case !info.Mode().IsRegular():
		return w.report(path, Failed, "不是普通文件", 0) // a pipe would be waited on for ever
	case w.seen[path]:
		return w.report(path, Skipped, "已经列出过一次", 0)
	case !isZip(path) && info.Size() > corpus.MaxFileSize:
		return w.report(path, Failed, tooLarge(info.Size()), info.Size())
	}
	w.seen[path] = true
	return w.emit(found{path: path, raw: raw, archive: isZip(path)})
}

func (w *walker) report(path string, outcome store.Outcome, why string, size int64) bool {
	return w.emit(found{result: &Result{Path: printable(path), Outcome: outcome, Error: why, Bytes: size}})
}
