// Package disk tells what files take and what room there is.
package disk

import (
	"errors"
	"io/fs"
	"path/filepath"
)

// Bytes is the size of a file or of all files in a folder. Files that go meanwhile do
// not count: they come and go under a running index.
func Bytes(path string) (total int64, err error) {
	err = filepath.WalkDir(path, func(file string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			var info fs.FileInfo
			if info, err = entry.Info(); err == nil {
				total += info.Size()
			}
		}
		if errors.Is(err, fs.ErrNotExist) && file != path {
			return nil
		}
		return err
	})
	return total, err
}
