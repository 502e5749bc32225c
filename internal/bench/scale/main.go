// Command scale measures growth: real reports × 1, 2, 4, 8, 16,
// each copy re-dated, re-placed and dealt anew, so that terms stay real and documents
// differ. For each scale it prints what the import took, what queries take against a plain
// scan, by which every count is checked, how a server starts and what it keeps in memory;
// and what the project wants, beside what was reached; at the end, how costs grow. What is
// built is kept, figures too as long as the tree is the same commit: a run that was ended
// goes on where it was.
//
//	go run ./internal/bench/scale -dir /tmp/scale [-reports ../shared/reports] [-scales 1,2,4,8,16] [-time 3m]
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"log/slog"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"cewen/internal/bench/harness"
)

// options are the flags.
type options struct {
	dir, reports, scales string
	buildOnly            bool
	time                 time.Duration // for the queries of each scale
}

func main() {
	var o options
	flag.StringVar(&o.dir, "dir", "", "folder that keeps texts and data directories: 8 GB for × 16")
	flag.StringVar(&o.reports, "reports", filepath.Join("..", "shared", "reports"), "folder of the reports to multiply")
	flag.StringVar(&o.scales, "scales", "1,2,4,8,16", "scales, at most 16")
	flag.BoolVar(&o.buildOnly, "build", false, "build only, ask nothing")
	flag.DurationVar(&o.time, "time", 3*time.Minute, "about what the queries of each scale may take; scans of many texts take longer")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, o); err != nil {
		fmt.Fprintln(os.Stderr, "scale:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, o options) error {
	if o.dir == "" {
		return errors.New("-dir is missing: the folder that keeps texts and data directories")
	}
	scales, err := readScales(o.scales)
	if err != nil {
		return err
	}
	reports, err := readReports(o.reports)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(o.dir, 0o700); err != nil {
		return err
	}
	program, err := harness.Build(ctx, filepath.Join(o.dir, "cewen"))
	if err != nil {
		return err
	}
	s := &series{
		dir: o.dir, cewen: program, corpus: newCorpus(reports), time: o.time,
		logger: slog.New(slog.NewTextHandler(os.Stderr, nil)),
	}
	var all []*measured
	for _, scale := range scales {
		b, err := s.build(ctx, scale)
		if err != nil {
			return fmt.Errorf("× %d: %w", scale, err)
		}
		if o.buildOnly {
			continue
		}
		m, err := s.figures(ctx, b)
		if err != nil {
			return fmt.Errorf("× %d: %w", scale, err)
		}
		if err := m.write(os.Stdout); err != nil {
			return err
		}
		all = append(all, m)
	}
	return s.writeGrowth(ctx, os.Stdout, all)
}

func readScales(list string) ([]int, error) {
	var scales []int
	for s := range strings.SplitSeq(list, ",") {
		n, err := strconv.Atoi(strings.TrimSpace(s))
		if err != nil || n < 1 || n > len(others)+1 {
			return nil, fmt.Errorf("-scales: %q is not a number from 1 to %d", s, len(others)+1)
		}
		scales = append(scales, n)
	}
	return scales, nil
}

// version is the commit that the tree is at, with changed behind it where files are not as
// they are there.
func version() string {
	out, err := exec.Command("git", "describe", "--always", "--abbrev=12", "--dirty="+changed).Output() //nolint:noctx // takes no time
	if err != nil {
		return "unknown" + changed
	}
	return strings.TrimSpace(string(out))
}

// changed marks the version of a tree that is nobody else's.
const changed = "-changed"
