package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"cewen/corpus"
)

// startServer runs a server on a data directory until the test ends or its process is
// killed, and returns when it answers.
func startServer(t *testing.T, data string, args ...string) *exec.Cmd {
	t.Helper()
	cmd := command(t, data, append([]string{"serve", "--addr", "127.0.0.1:0"}, args...)...)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Signal(syscall.SIGTERM) // it may be gone
		_ = cmd.Wait()
	})
	waitForServer(t, data, cmd.Process.Pid)
	return cmd
}

// waitForServer returns the server of a process when it answers.
func waitForServer(t *testing.T, data string, pid int) *remote {
	t.Helper()
	l, err := newLayout(data)
	if err != nil {
		t.Fatal(err)
	}
	const patience = 2 * time.Minute // a machine may be busy with other things
	for start := time.Now(); time.Since(start) < patience; time.Sleep(20 * time.Millisecond) {
		if r, found := findServer(context.Background(), l); found && r.at.PID == pid {
			return r
		}
	}
	t.Fatalf("no server after %v", patience)
	return nil
}

// command runs this test binary as cewen on a data directory.
func command(t *testing.T, data string, args ...string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), self)
	cmd.Args = append([]string{"cewen"}, args...)
	cmd.Env = append(os.Environ(), "CEWEN_DATA="+data)
	return cmd
}

// mustRun runs a command that is to succeed and returns what it printed.
func mustRun(t *testing.T, data string, args ...string) string {
	t.Helper()
	cmd := command(t, data, args...)
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if err := cmd.Run(); err != nil {
		t.Fatalf("cewen %s: %v\n%s%s", strings.Join(args, " "), err, stdout.String(), stderr.String())
	}
	return stdout.String()
}

// writeReports writes n made-up reports into a new folder. version is in the text
// of each, so that another version replaces them.
func writeReports(t *testing.T, dir string, n, version int) {
	t.Helper()
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	for i := range n {
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%04d.md", i)), []byte(madeUpReport(i, version)), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// madeUpReport is a report with its version in the text.
func madeUpReport(i, version int) string {
	phrases := []string{"太忻一体化经济区", "新质生产力", "高质量发展", "深度融入京津冀", "数智新城", "公办幼儿园"}
	var b strings.Builder
	fmt.Fprintf(&b, "# 第%d号工作报告\n\n本篇为第%d版。\n", i, version)
	for p := range 60 {
		fmt.Fprintf(&b, "\n第%d项：加快建设%s，新建%d所学校，推进%s取得成效。\n", p, phrases[(i+p)%len(phrases)], i*p, phrases[(i*p)%len(phrases)])
	}
	return b.String()
}

// versionOfReport is the version of a made-up report, 0 for another document.
func versionOfReport(d corpus.Exported) (version int) {
	for _, p := range d.Paragraphs {
		if _, err := fmt.Sscanf(p.Text, "本篇为第%d版。", &version); err == nil {
			return version
		}
	}
	return 0
}

// checkReported checks that an export holds every document in the version that was
// reported, or in a later one that was stored and not reported any more.
func checkReported(t *testing.T, data string, versions map[string]int) {
	t.Helper()
	held := make(map[string]int)
	for line := range strings.Lines(mustRun(t, data, "export")) {
		var d corpus.Exported
		if err := json.Unmarshal([]byte(line), &d); err != nil {
			t.Fatal(err)
		}
		held[d.Source.Path] = versionOfReport(d)
	}
	for path, version := range versions {
		if held[path] < version {
			t.Errorf("%s was reported in version %d and is held in %d", path, version, held[path])
		}
	}
}
