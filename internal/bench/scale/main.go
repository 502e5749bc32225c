// Command scale measures growth: real reports × 1, 2, 4, 8, 16,
// each copy re-dated, re-placed and dealt anew, so that terms stay real and documents
// differ. It prints what each import cost and what queries take, each answer compared with
// a scan. What is built is kept, and a run that was
// ended goes on where it was.
//
//	go run ./internal/bench/scale -dir /tmp/scale [-reports ../shared/reports] [-scales 1,2,4,8,16]
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
)

// options are the flags.
type options struct {
	dir, reports, scales string
	buildOnly            bool
}

func main() {
	var o options
	flag.StringVar(&o.dir, "dir", "", "folder that keeps texts and data directories: 8 GB for × 16")
	flag.StringVar(&o.reports, "reports", filepath.Join("..", "shared", "reports"), "folder of the reports to multiply")
	flag.StringVar(&o.scales, "scales", "1,2,4,8,16", "scales, at most 16")
	flag.BoolVar(&o.buildOnly, "build", false, "build only, ask nothing")
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
	binary := filepath.Join(o.dir, "cewen")
	build := exec.CommandContext(ctx, "go", "build", "-o", binary, "./cmd/cewen") //nolint:gosec // our own command
	if out, err := build.CombinedOutput(); err != nil {
		return fmt.Errorf("build: %w\n%s", err, out)
	}
	s := &series{
		dir: o.dir, cewen: cewen{path: binary}, corpus: newCorpus(reports),
		logger: slog.New(slog.NewTextHandler(os.Stderr, nil)),
	}
	for _, scale := range scales {
		b, err := s.build(ctx, scale)
		if err != nil {
			return fmt.Errorf("× %d: %w", scale, err)
		}
		mb := float64(b.FileBytes) / 1e6
		fmt.Printf("× %-2d  %7.1f MB of files in %6.1f s: %.2f MB/s, %.2f CPU s/MB, peak memory %.0f MB (%s)\n",
			scale, mb, b.Seconds, mb/b.Seconds, b.CPU/mb, float64(b.PeakBytes)/1e6, b.Version)
		if o.buildOnly {
			continue
		}
		if err := s.measureQueries(ctx, scale); err != nil {
			return fmt.Errorf("× %d: %w", scale, err)
		}
	}
	return nil
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

// version is the commit that the tree is at.
func version() string {
	out, err := exec.Command("git", "rev-parse", "--short=12", "HEAD").Output() //nolint:noctx // takes no time
	if err != nil {
		return "unknown"
	}
	return strings.TrimSpace(string(out))
}
