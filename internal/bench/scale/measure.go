package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"cewen/internal/bench"
	"cewen/internal/bench/harness"
)

// measured are the figures of a scale.
type measured struct {
	scale int
	bench.Figures
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

// writeScale prints everything of one scale.
func writeScale(w io.Writer, b *built, f bench.Figures) error {
	if _, err := fmt.Fprintf(w, "# × %d, imported by %s\n\n", b.Scale, b.Version); err != nil {
		return err
	}
	if err := bench.WriteMarkdown(w, append(f.Report.Tables(), f.Served.Table())); err != nil {
		return err
	}
	if _, err := fmt.Fprintln(w); err != nil {
		return err
	}
	if !f.Report.OK() {
		return errors.New("counts differ from the scan")
	}
	return nil
}

// writeGoals prints goals beside what was reached, and how costs grow from the smallest to
// the largest scale, which are asked in turn.
func (s *series) writeGoals(ctx context.Context, w io.Writer, all []measured) error {
	if len(all) == 0 {
		return nil
	}
	var tables []bench.Table
	for _, m := range all {
		tables = append(tables, bench.GoalTable(fmt.Sprintf("× %d: goals", m.scale), m.Goals()))
	}
	if first, last := all[0], all[len(all)-1]; first.scale < last.scale {
		grown, err := s.askInTurn(ctx, first.scale, last.scale)
		if err != nil {
			return err
		}
		tables = append(tables, bench.GoalTable(fmt.Sprintf("× %d to × %d", first.scale, last.scale), first.Growth(last.Figures, grown)))
	}
	return bench.WriteMarkdown(w, tables)
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
