package main

import (
	"bufio"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
)

// TestBackupDuringImport: backups taken while documents come in through the same
// server are whole, and hold what had been reported by then.
func TestBackupDuringImport(t *testing.T) {
	reports := 130 // three groups
	if underRace {
		reports = 70
	}
	data, dir := filepath.Join(t.TempDir(), "data"), filepath.Join(t.TempDir(), "reports")
	writeReports(t, dir, reports, 1)
	startServer(t, data)

	importing := command(t, data, "import", dir)
	out, err := importing.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := importing.Start(); err != nil {
		t.Fatal(err)
	}
	reported := make(map[string]int)
	var copies []string
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		outcome, path, ok := strings.Cut(lines.Text(), "\t")
		if !ok || outcome != "导入" {
			continue
		}
		if reported[path] = 1; len(reported)%(reports/2) != 1 {
			continue
		}
		// Half way: the import goes on while this copy is made.
		at := filepath.Join(t.TempDir(), "copy")
		mustRun(t, data, "backup", at)
		restored := filepath.Join(t.TempDir(), "restored")
		mustRun(t, restored, "restore", at)
		checkReported(t, restored, reported)
		copies = append(copies, restored)
	}
	if err := importing.Wait(); err != nil {
		t.Fatal(err)
	}
	if len(copies) < 2 {
		t.Fatalf("%d copies of %d reports", len(copies), len(reported))
	}
	for _, restored := range copies {
		if out := mustRun(t, restored, "verify", "--sample", "30", "--operators", "1"); !strings.Contains(out, "一致：") || !strings.Contains(out, "与摘要不符 0 个") {
			t.Errorf("restored: %s", out)
		}
	}
	if got := fmt.Sprint(len(reported)); got != fmt.Sprint(reports) {
		t.Errorf("%s of %d reported", got, reports)
	}
}
