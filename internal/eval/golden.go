package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"
)

// tolerance is how far a figure may fall before it counts as worse: a few questions
// of a set change with every word that a dictionary gains.
const tolerance = 0.01

// goldenHead explains the golden file to who opens it.
const goldenHead = "# set\tranker\tMRR\trecall@10; go run ./internal/eval -update\n"

// key names a line of the golden file.
type key struct{ set, ranker string }

func writeGolden(path string, all []figures) error {
	var b bytes.Buffer
	b.WriteString(goldenHead)
	for _, f := range all {
		fmt.Fprintf(&b, "%s\t%s\t%.2f\t%.2f\n", f.set, f.ranker, f.mrr, f.recall)
	}
	if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
		return fmt.Errorf("write figures: %w", err)
	}
	return nil
}

func readGolden(path string) (map[key]figures, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("read figures: %w", err)
	}
	golden := make(map[key]figures)
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		f, err := parseFigures(line)
		if err != nil {
			return nil, fmt.Errorf("read figures %s: %w", path, err)
		}
		golden[key{f.set, f.ranker}] = f
	}
	return golden, nil
}

// parseFigures reads a line of the golden file: set, ranker, MRR, recall.
func parseFigures(line string) (f figures, err error) {
	fields := strings.Split(line, "\t")
	if len(fields) != 4 {
		return f, fmt.Errorf("line %q has %d fields, want 4", line, len(fields))
	}
	f.set, f.ranker = fields[0], fields[1]
	if f.mrr, err = strconv.ParseFloat(fields[2], 64); err != nil {
		return f, fmt.Errorf("MRR: %w", err)
	}
	if f.recall, err = strconv.ParseFloat(fields[3], 64); err != nil {
		return f, fmt.Errorf("recall: %w", err)
	}
	return f, nil
}

// checkGolden says where cewen has fallen behind its golden figures.
func checkGolden(all []figures, golden map[key]figures) error {
	var errs []error
	for _, f := range all {
		if f.ranker != ours {
			continue
		}
		before, ok := golden[key{f.set, f.ranker}]
		if !ok {
			errs = append(errs, fmt.Errorf("%s: no figures to compare with, run with -update", f.set))
			continue
		}
		if f.mrr < before.mrr-tolerance {
			errs = append(errs, fmt.Errorf("%s: MRR fell from %.2f to %.3f", f.set, before.mrr, f.mrr))
		}
		if f.recall < before.recall-tolerance {
			errs = append(errs, fmt.Errorf("%s: recall@10 fell from %.2f to %.3f", f.set, before.recall, f.recall))
		}
	}
	return errors.Join(errs...)
}

// checkAhead says where cewen is not ahead of another ranker.
func checkAhead(all []figures) error {
	our := make(map[string]figures)
	for _, f := range all {
		if f.ranker == ours {
			our[f.set] = f
		}
	}
	var errs []error
	for _, f := range all {
		o := our[f.set]
		if f.ranker == ours {
			continue
		}
		if !ahead(o.mrr, f.mrr) {
			errs = append(errs, fmt.Errorf("%s: MRR %.3f is not ahead of %s at %.3f", f.set, o.mrr, f.ranker, f.mrr))
		}
		if !ahead(o.recall, f.recall) {
			errs = append(errs, fmt.Errorf("%s: recall@10 %.3f is not ahead of %s at %.3f", f.set, o.recall, f.ranker, f.recall))
		}
	}
	return errors.Join(errs...)
}

// ahead tells whether a figure is better than another, or as good as can be.
func ahead(a, b float64) bool { return a > b || a == 1 }
