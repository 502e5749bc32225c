package main

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"time"
)

// cewen is the program that is measured as a process of its own, as users run it.
type cewen struct {
	path string // of the file that is run
}

// command runs a command of the program.
func (c cewen) command(ctx context.Context, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, c.path, args...) //nolint:gosec // our own program
	cmd.Args[0] = "cewen"
	cmd.Cancel = func() error { return cmd.Process.Signal(syscall.SIGTERM) }
	cmd.WaitDelay = 10 * time.Second // it ends after what it is at
	return cmd
}

// importFigures are the cost of an import.
type importFigures struct {
	// FileBytes is the size of the files that were imported.
	FileBytes int64   `json:"file_bytes"`
	Seconds   float64 `json:"seconds"`
	CPU       float64 `json:"cpu_seconds"` // of all cores, user and system
	// PeakBytes is the largest resident memory, mapped files included; 0 where the
	// system does not tell.
	PeakBytes int64 `json:"peak_bytes"`
}

// importPaths imports files into a data directory and returns what that cost.
func (c cewen) importPaths(ctx context.Context, data string, paths ...string) (*importFigures, error) {
	f := new(importFigures)
	for _, p := range paths {
		size, err := folderBytes(p)
		if err != nil {
			return nil, err
		}
		f.FileBytes += size
	}
	cmd := c.command(ctx, append([]string{"import", "--data", data}, paths...)...)
	start := time.Now()
	if out, err := cmd.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("import: %w\n%s", err, tail(out))
	}
	f.Seconds = time.Since(start).Seconds()
	f.CPU = (cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()).Seconds()
	f.PeakBytes = peakBytes(cmd.ProcessState)
	return f, nil
}

// tail is the end of what a program printed, which says why it failed.
func tail(out []byte) []byte {
	const enough = 2000
	return out[max(0, len(out)-enough):]
}

// folderBytes is the size of a file or of all files in a folder. Files that go meanwhile
// do not count.
func folderBytes(path string) (size int64, err error) {
	err = filepath.WalkDir(path, func(file string, entry fs.DirEntry, err error) error {
		if os.IsNotExist(err) && file != path {
			return nil
		}
		if err != nil || entry.IsDir() {
			return err
		}
		info, err := entry.Info()
		switch {
		case os.IsNotExist(err):
			return nil
		case err == nil:
			size += info.Size()
		}
		return err
	})
	return size, err
}
