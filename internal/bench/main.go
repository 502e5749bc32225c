// Command bench measures the whole way of real reports, in one run: import, size
// on disk, queries against a plain scan of the same text, start, memory.
//
//	go run ./internal/bench [-reports ../shared/reports]
//	go run ./internal/bench -data DIR     queries only, of a data directory that is there
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"time"
)

func main() {
	reports := flag.String("reports", filepath.Join("..", "shared", "reports"), "folder of reports to measure on")
	keep := flag.String("keep", "", "keep the data directory here")
	data := flag.String("data", "", "measure this data directory, which no server has open, instead of importing")
	flag.Parse()
	if err := run(context.Background(), *reports, *keep, *data); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, reports, keep, data string) (err error) {
	if _, err := os.Stat(reports); err != nil {
		return fmt.Errorf("no reports to measure on: %w", err)
	}
	dir := keep
	if dir == "" {
		if dir, err = os.MkdirTemp("", "cewen-bench"); err != nil {
			return err
		}
		defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	}
	binary := filepath.Join(dir, "cewen")
	build := exec.CommandContext(ctx, "go", "build", "-o", binary, "./cmd/cewen") //nolint:gosec // our own command
	if out, err := build.CombinedOutput(); err != nil {
		return fmt.Errorf("build: %w\n%s", err, out)
	}
	measures := []func(context.Context, string, string, string) error{measureQueries, measureStart}
	if data == "" {
		data = filepath.Join(dir, "data")
		measures = append([]func(context.Context, string, string, string) error{measureImport}, measures...)
	}
	for _, measure := range measures {
		if err := measure(ctx, binary, data, reports); err != nil {
			return err
		}
	}
	return nil
}

// measureImport imports with the real command, as a user does.
func measureImport(ctx context.Context, binary, data, reports string) error {
	size, err := folderSize(reports)
	if err != nil {
		return err
	}
	cmd := exec.CommandContext(ctx, binary, "import", "--data", data, reports) //nolint:gosec // our own binary
	start := time.Now()
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("import: %w\n%s", err, out)
	}
	took := time.Since(start)
	stored, err := folderSize(data)
	if err != nil {
		return err
	}
	index, err := folderSize(filepath.Join(data, "index"))
	if err != nil {
		return err
	}
	cpu := cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	fmt.Printf("import       %.1f MB of text in %.1f s: %.2f MB/s, %.2f CPU s/MB, peak memory %.0f MB\n",
		mega(size), took.Seconds(), mega(size)/took.Seconds(), cpu.Seconds()/mega(size), peakMemory(cmd.ProcessState))
	fmt.Printf("on disk      %.1f MB: %.2f x the text (index %.2f x, store %.2f x)\n",
		mega(stored), ratio(stored, size), ratio(index, size), ratio(stored-index, size))
	return nil
}

func mega(bytes int64) float64 { return float64(bytes) / 1e6 }

func ratio(a, b int64) float64 { return float64(a) / float64(b) }

func folderSize(dir string) (size int64, err error) {
	err = filepath.WalkDir(dir, func(_ string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		info, err := entry.Info()
		if err == nil {
			size += info.Size()
		}
		return err
	})
	return size, err
}
