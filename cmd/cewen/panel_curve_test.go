package main

import (
	"encoding/csv"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// How long a panel over all shared reports takes and how much memory, by the number of
// phrases and by the amount of text. CEWEN_CURVE names the data, see sharedData.
func TestCurveOfPanels(t *testing.T) {
	data := sharedData(t, "CEWEN_CURVE")
	if data == "" {
		t.Skip("NOT COVERED: time and memory of panels; make curve measures them")
	}
	documents := readExport(t, mustRun(t, data, "export"))
	phrases := drawPhrases(documents, 5000)
	t.Logf("%d documents", len(documents))
	for _, n := range []int{10, 100, 1000, 5000} {
		measurePanel(t, data, phrases[:n], "--by", "year")
	}
	for _, years := range []string{"..2005", "..2013", "..2026"} {
		measurePanel(t, data, phrases[:1000], "--by", "year", "--year", years)
	}
	// The limit is one of the project, for a machine of two cores that does nothing else.
	const limit = 10 * time.Second
	if took := measurePanel(t, data, phrases[:1000], "--by", "region,year"); took > limit {
		t.Errorf("1,000 phrases took %v, more than %v", took, limit)
	}
}

// measurePanel runs a panel as a process of its own, prints what it took and returns
// the time by the clock.
func measurePanel(t *testing.T, data string, phrases []string, args ...string) time.Duration {
	t.Helper()
	list, out := filepath.Join(t.TempDir(), "list.txt"), filepath.Join(t.TempDir(), "panel.csv")
	if err := os.WriteFile(list, []byte(strings.Join(phrases, "\n")), 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := command(t, data, append([]string{"panel", "--phrases", list, "-o", out}, args...)...)
	begin := time.Now()
	if said, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	wall, state := time.Since(begin), cmd.ProcessState
	processor := state.UserTime() + state.SystemTime()
	memory := int64(0)
	if usage, ok := state.SysUsage().(*syscall.Rusage); ok {
		memory = usage.Maxrss >> 10 // it is in KiB on Linux
	}
	rows, characters := sizeOfPanel(t, out, phrases[0])
	t.Logf("%5d phrases %-28s %5.1f M characters %8d rows: %5.1f s of the processor, %5.1f s by the clock, %4d MiB",
		len(phrases), strings.Join(args, " "), float64(characters)/1e6, rows, processor.Seconds(), wall.Seconds(), memory)
	return wall
}

// sizeOfPanel is how many rows a panel has and how many characters it is about.
func sizeOfPanel(t *testing.T, file, phrase string) (rows, characters int) {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.ReuseRecord = true
	header, err := r.Read()
	if err != nil {
		t.Fatal(err)
	}
	at := -1
	for i, name := range header {
		if name == "characters" {
			at = i
		}
	}
	for {
		cells, err := r.Read()
		if errors.Is(err, io.EOF) {
			return rows, characters
		}
		if err != nil {
			t.Fatal(err)
		}
		rows++
		if cells[0] == phrase && cells[at] != "" {
			n, err := strconv.Atoi(cells[at])
			if err != nil {
				t.Fatal(err)
			}
			characters += n
		}
	}
}
