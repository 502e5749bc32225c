//go:build linux

package main

import (
	"bytes"
	"errors"
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"cewen/corpus/store"
)

// mountSmall mounts a file system of so many megabytes.
func mountSmall(t *testing.T, megabytes int) (dir string, enlarge func(megabytes int)) {
	t.Helper()
	dir = t.TempDir()
	size := func(n int) string { return fmt.Sprintf("size=%dm", n) }
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, size(megabytes)); err != nil {
		t.Skipf("NOT COVERED: a full disk, for no tmpfs can be mounted here: %v", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, 0); err != nil {
			t.Error(err)
		}
	})
	return dir, func(n int) {
		t.Helper()
		if err := syscall.Mount("tmpfs", dir, "tmpfs", syscall.MS_REMOUNT, size(n)); err != nil {
			t.Fatal(err)
		}
	}
}

// TestFullDisk: with 4 MB the store fills the disk, with 7 the index does. An import
// that fills the disk says so, loses nothing that it reported, and goes on when there
// is room again.
func TestFullDisk(t *testing.T) {
	sizes := []int{4, 7}
	if underRace {
		sizes = sizes[1:]
	}
	for _, megabytes := range sizes {
		t.Run(fmt.Sprintf("%d MB", megabytes), func(t *testing.T) { testFullDisk(t, megabytes) })
	}
}

func testFullDisk(t *testing.T, megabytes int) {
	disk, enlarge := mountSmall(t, megabytes)
	data, reports := filepath.Join(disk, "data"), filepath.Join(t.TempDir(), "reports")
	const n = 400
	writeReports(t, reports, n, 1)

	cmd := command(t, data, "import", reports)
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	exit := (*exec.ExitError)(nil)
	if err := cmd.Run(); !errors.As(err, &exit) || exit.ExitCode() != exitFailed {
		t.Fatalf("import on a full disk: %v\n%s", err, stderr.String())
	}
	if message := stdout.String() + stderr.String(); !strings.Contains(message, "磁盘已满") {
		t.Errorf("no word of the full disk:\n%s", message)
	}
	stored := make(map[string]int)
	for line := range strings.Lines(stdout.String()) {
		if path, ok := strings.CutPrefix(strings.TrimSpace(line), "导入\t"); ok {
			stored[path] = 1
		}
	}
	t.Logf("%d of %d reported as stored; %s", len(stored), n, lastLine(stderr.String()))

	enlarge(500)
	if len(stored) > 0 {
		checkReported(t, data, stored)
	}
	out := mustRun(t, data, "import", reports)
	if want := counted(store.Imported, n-len(stored)) + counted(store.Updated, 0) + counted(store.Unchanged, len(stored)); !strings.Contains(strings.Join(strings.Fields(out), " "), want) {
		t.Errorf("want %q in\n%s", want, out[strings.LastIndex(out, "\n\n"):])
	}
	if out := mustRun(t, data, "verify", "--sample", "30", "--operators", "1"); !strings.Contains(out, "一致：") {
		t.Error(out)
	}
}

// counted is a row of the table of an import, in single spaces.
func counted(o store.Outcome, n int) string {
	return fmt.Sprintf("%s %s %d ", outcomeTitle(o), o, n)
}

func lastLine(s string) string {
	lines := strings.Split(strings.TrimSpace(s), "\n")
	return lines[len(lines)-1]
}
