package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"cewen/corpus"
)

// killRounds is how often TestKill kills; CEWEN_KILL_ROUNDS raises it.
const killRounds = 5

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
	phrases := []string{"太忻一体化经济区", "新质生产力", "高质量发展", "深度融入京津冀", "数智新城", "公办幼儿园"}
	for i := range n {
		var b strings.Builder
		fmt.Fprintf(&b, "# 第%d号工作报告\n\n本篇为第%d版。\n", i, version)
		for p := range 60 {
			fmt.Fprintf(&b, "\n第%d项：加快建设%s，新建%d所学校，推进%s取得成效。\n", p, phrases[(i+p)%len(phrases)], i*p, phrases[(i*p)%len(phrases)])
		}
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%04d.md", i)), []byte(b.String()), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// TestKill kills an import at random moments: every document that it reported is
// there afterwards as it was reported, and the index agrees with the text.
func TestKill(t *testing.T) {
	rounds := killRounds
	if underRace {
		rounds = 1
	}
	if n, err := strconv.Atoi(os.Getenv("CEWEN_KILL_ROUNDS")); err == nil {
		rounds = n
	}
	const reports = 400
	data, dir := filepath.Join(t.TempDir(), "data"), filepath.Join(t.TempDir(), "reports")
	versions := make(map[string]int) // by path: the newest version reported
	for round := 1; round <= rounds; round++ {
		writeReports(t, dir, reports, round)
		// In turns while documents are stored and while the index follows.
		delay := rand.N(20 * time.Millisecond)
		if round%2 == 0 {
			delay = rand.N(2 * time.Second)
		}
		reported := killImport(t, data, dir, rand.IntN(reports), delay)
		for _, path := range reported {
			versions[path] = round
		}
		t.Logf("round %d: killed after %d reports", round, len(reported))
		if len(versions) == 0 {
			continue
		}
		checkReported(t, data, versions)
		if out := mustRun(t, data, "verify", "--sample", "30", "--operators", "1"); !strings.Contains(out, "一致：") {
			t.Errorf("round %d: %s", round, out)
		}
	}
}

// killImport kills an import a while after it has reported so many files, and
// returns the paths that it reported as stored.
func killImport(t *testing.T, data, dir string, after int, delay time.Duration) (reported []string) {
	t.Helper()
	cmd := command(t, data, "import", dir)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	kill := func() {
		time.Sleep(delay)
		_ = cmd.Process.Kill() // it may have ended by itself
	}
	killing := false
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		outcome, path, ok := strings.Cut(lines.Text(), "\t")
		if ok && (outcome == "导入" || outcome == "更新" || outcome == "未变") {
			reported = append(reported, path)
		}
		if !killing && len(reported) >= after {
			killing = true
			go kill()
		}
	}
	_ = cmd.Wait() // killed
	return reported
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
		var version int
		for _, p := range d.Paragraphs {
			if _, err := fmt.Sscanf(p.Text, "本篇为第%d版。", &version); err == nil {
				held[d.Source.Path] = version
			}
		}
	}
	for path, version := range versions {
		if held[path] < version {
			t.Errorf("%s was reported in version %d and is held in %d", path, version, held[path])
		}
	}
}
