// Package trend counts a query by year and level, or by what else one asks for (趋势).
package trend

import (
	"context"
	"fmt"
	"slices"

	"cewen/corpus"
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
	grid, err := cells.NewGrid(by, held, request.Filter)
	if err != nil {
		return err
	}
	sums, all := make([]search.Totals, len(grid.Cells)), make([]int, len(grid.Cells))
	for _, h := range held {
		cell := grid.Find(h.Document, corpus.RoleOther)
		grid.Cells[cell].Documents++
		all[cell] += h.Paragraphs
		sums[cell].Add(hits[h.ID])
	}
	columns := append(cells.Names(by), "occurrences", "paragraphs", "documents", "all_paragraphs", "all_documents", "share")
	if err := out.Begin("trend", columns...); err != nil {
		return err
	}
	for i := range grid.Cells {
		if err := out.Row(append(grid.Labels(i), numbers(sums[i], all[i], grid.Cells[i].Documents)...)...); err != nil {
			return err
		}
	}
	if err := grid.WriteCoverage(out); err != nil {
		return err
	}
	if n := grid.Missing(); n > 0 {
		return out.Note(fmt.Sprintf("%d 格里有 %d 格没有文档，其数值为空（不是 0）", len(grid.Cells), n))
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

// numbers are those of a cell; all empty where it holds no document. share is that of
// the documents with a hit.
func numbers(t search.Totals, paragraphs, documents int) []any {
	if documents == 0 {
		return make([]any, 6)
	}
	return []any{t.Occurrences, t.Paragraphs, t.Documents, paragraphs, documents, float64(t.Documents) / float64(documents)}
}
