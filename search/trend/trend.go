// Package trend counts a query by year and level, or by what else one asks for (趋势):
// the instrument, and the series that a chart draws.
package trend

import (
	"context"
	"fmt"
	"slices"

	"cewen/search"
	"cewen/search/cells"
	"cewen/search/instrument"
)

// Trend is the instrument.
type Trend struct {
	instrument.Question
	// By are the dimensions: year and level where nothing else is asked for.
	By []string `json:"by,omitempty"`
}

var _ instrument.Instrument = (*Trend)(nil)

// Name implements instrument.Instrument.
func (t *Trend) Name() string { return "trend" }

// Run implements instrument.Instrument.
func (t *Trend) Run(ctx context.Context, c *instrument.Corpus, out instrument.Sink) error {
	request, by, err := t.read(c)
	if err != nil {
		return err
	}
	held, err := c.Held(ctx, request.Filter)
	if err != nil {
		return err
	}
	hits, err := c.ByDocument(ctx, request)
	if err != nil {
		return err
	}
	sources := make([]Source, len(held))
	for i, h := range held {
		sources[i].Head = h
	}
	counts, err := Count(by, sources, request.Filter, hits)
	if err != nil {
		return err
	}
	columns := append(cells.Names(by), "occurrences", "paragraphs", "documents", "all_paragraphs", "all_documents", "share")
	if err := out.Begin("trend", columns...); err != nil {
		return err
	}
	for i, sum := range counts.Sums {
		if err := out.Row(append(counts.Labels(i), sum.numbers()...)...); err != nil {
			return err
		}
	}
	if err := counts.WriteCoverage(out); err != nil {
		return err
	}
	if n := counts.Missing(); n > 0 {
		return out.Note(fmt.Sprintf("%d 格里有 %d 格没有文档，其数值为空（不是 0）", len(counts.Cells), n))
	}
	return nil
}

func (t *Trend) read(c *instrument.Corpus) (request search.Request, by []cells.Dimension, err error) {
	if err := t.NeedQuery(); err != nil {
		return request, nil, err
	}
	if len(t.By) == 0 {
		t.By = []string{string(cells.Year), string(cells.Level)}
	}
	if by, err = cells.ParseBy(t.By); err != nil {
		return request, nil, err
	}
	if slices.Contains(by, cells.Role) {
		return request, nil, instrument.BadRequest("trend 不能按 role 分；请用 --role 筛选，或用 panel")
	}
	request, err = t.Question.Read(c)
	return request, by, err
}

// numbers are those of a cell; all empty where it is a gap. The last is the share of the
// documents with a hit.
func (s Sum) numbers() []any {
	if s.Held == 0 {
		return make([]any, 6)
	}
	return []any{s.Occurrences, s.Paragraphs, s.Documents, s.AllParagraphs, s.Held, float64(s.Documents) / float64(s.Held)}
}
