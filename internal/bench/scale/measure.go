package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"cewen/internal/bench"
	"cewen/internal/bench/harness"
)

// measured are the figures of a scale, as they are kept.
type measured struct {
	Scale    int    `json:"scale"`
	Version  string `json:"version"`  // of the program that was measured
	Imported string `json:"imported"` // by which version
	bench.Figures
}

func (s *series) figuresFile(scale int) string { return s.data(scale) + ".figures.json" }

// figures measures a scale, unless that was done with the very program.
func (s *series) figures(ctx context.Context, b *built) (*measured, error) {
	m := new(measured)
	data, err := os.ReadFile(s.figuresFile(b.Scale))
	if err == nil {
		if err := json.Unmarshal(data, m); err != nil {
			return nil, err
		}
		if m.Version == version() && m.Imported == b.Version && !strings.HasSuffix(m.Version, changed) {
			return m, nil
		}
	} else if !errors.Is(err, os.ErrNotExist) {
		return nil, err
	}
	f, err := s.measure(ctx, b)
	if err != nil {
		return nil, err
	}
	m = &measured{Scale: b.Scale, Version: version(), Imported: b.Version, Figures: f}
	return m, writeJSON(s.figuresFile(b.Scale), m)
}

// measure starts a server on a data directory, asks it some queries and ends it, and then
// measures the directory in this process.
func (s *series) measure(ctx context.Context, b *built) (f bench.Figures, err error) {
	data, q := s.data(b.Scale), harness.Queries()
	if f.Served, err = s.cewen.Serve(ctx, data, []string{q.Rare, q.Common, q.Commonest, q.Character, q.Two, q.Or, q.Near, q.Regex}); err != nil {
		return f, err
	}
	f.Report, err = bench.Run(ctx, bench.Options{
		Open:  func() (*bench.Directory, error) { return harness.Open(data) },
		Parts: harness.Parts(data), Queries: q, Time: s.time,
		Progress: func(what string) { s.logger.Info(what, "scale", b.Scale) },
	})
	if err != nil {
		return f, err
	}
	b.TextBytes, b.Documents = f.Report.Corpus.TextBytes, f.Report.Corpus.Documents
	f.Import, f.Report.Import = &b.Import, &b.Import
	return f, nil
}

// write prints everything of one scale.
func (m *measured) write(w io.Writer) error {
	if _, err := fmt.Fprintf(w, "# × %d, imported by %s, measured at %s\n\n", m.Scale, m.Imported, m.Version); err != nil {
		return err
	}
	tables := append([]bench.Table{bench.GoalTable("Goals", m.Goals()), m.Served.Table()}, m.Report.Tables()...)
	if err := bench.WriteMarkdown(w, tables); err != nil {
		return err
	}
	if _, err := fmt.Fprintln(w); err != nil {
		return err
	}
	if !m.Report.OK() {
		return errors.New("counts differ from the scan")
	}
	return nil
}

// writeGrowth prints how costs grow from the smallest to the largest scale, which are asked
// in turn.
func (s *series) writeGrowth(ctx context.Context, w io.Writer, all []*measured) error {
	if len(all) < 2 {
		return nil
	}
	first, last := all[0], all[len(all)-1]
	grown, err := s.askInTurn(ctx, first.Scale, last.Scale)
	if err != nil {
		return err
	}
	t := bench.GoalTable(fmt.Sprintf("× %d to × %d", first.Scale, last.Scale), first.Growth(last.Figures, grown))
	if first.Imported != last.Imported {
		t.Note = "Imports by different versions, " + first.Imported + " and " + last.Imported + ": their growth is of the versions, too."
	}
	return bench.WriteMarkdown(w, []bench.Table{t})
}

// askInTurn asks the data directories of two scales in turn.
func (s *series) askInTurn(ctx context.Context, small, large int) (grown []bench.Grown, err error) {
	a, err := harness.Open(s.data(small))
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, a.Close()) }()
	b, err := harness.Open(s.data(large))
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, b.Close()) }()
	return bench.AskInTurn(ctx, a.Engine, b.Engine, harness.Queries())
}
