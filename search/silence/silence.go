// Package silence lists the reports held that do not contain a query (未提), apart from
// the reports that are not held: of those nobody can tell.
package silence

import (
	"context"
	"fmt"

	"cewen/corpus"
	"cewen/search"
	"cewen/search/cells"
	"cewen/search/instrument"
	"cewen/search/query"
)

// Silence is the instrument.
type Silence struct {
	instrument.Question
	// By are the dimensions of the ledger: region and year where nothing else is asked
	// for.
	By []string `json:"by,omitempty"`
}

var _ instrument.Instrument = (*Silence)(nil)

// Name implements instrument.Instrument.
func (s *Silence) Name() string { return "silence" }

// The states of a cell of the ledger.
const (
	said   = "提到"
	silent = "未提"
	absent = "无文档"
)

// Run implements instrument.Instrument.
func (s *Silence) Run(ctx context.Context, c *instrument.Corpus, out instrument.Sink) error {
	request, by, err := s.read(c)
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
	if err := out.Begin("silence", append(instrument.DocumentColumns(), "paragraphs")...); err != nil {
		return err
	}
	saying, silences := make([]int, len(grid.Cells)), 0
	for _, h := range held {
		cell := grid.Find(h.Document, corpus.RoleOther)
		grid.Cells[cell].Documents++
		if hits[h.ID].Documents > 0 {
			saying[cell]++
			continue
		}
		silences++
		if err := out.Row(append(h.Cells(), h.Paragraphs)...); err != nil {
			return err
		}
	}
	if err := writeLedger(grid, saying, out); err != nil {
		return err
	}
	return s.notes(ctx, c, request, len(held), silences, out)
}

func (s *Silence) read(c *instrument.Corpus) (request search.Request, by []cells.Dimension, err error) {
	if err := s.NeedQuery(); err != nil {
		return request, nil, err
	}
	if len(s.By) == 0 {
		s.By = []string{string(cells.Region), string(cells.Year)}
	}
	if by, err = cells.ParseBy(s.By); err != nil {
		return request, nil, err
	}
	for _, d := range by {
		if d == cells.Role || d == cells.Document || d == cells.Title || d == cells.Date {
			return request, nil, instrument.BadRequest("silence 的台账不能按 %s 分", d)
		}
	}
	request, err = s.Question.Read(c)
	return request, by, err
}

func writeLedger(grid *cells.Grid, saying []int, out instrument.Sink) error {
	if err := out.Begin("coverage", append(cells.Names(grid.By), "documents", "saying", "silent", "state")...); err != nil {
		return err
	}
	for i, c := range grid.Cells {
		state := silent
		switch {
		case c.Documents == 0:
			state = absent
		case saying[i] > 0:
			state = said
		}
		if err := out.Row(append(grid.Labels(i), c.Documents, saying[i], c.Documents-saying[i], state)...); err != nil {
			return err
		}
	}
	return nil
}

func (s *Silence) notes(ctx context.Context, c *instrument.Corpus, r search.Request, held, silences int, out instrument.Sink) error {
	if err := out.Note(fmt.Sprintf("符合筛选条件的 %d 篇文档里，%d 篇未提；没有收录的报告不在其中，见 coverage 表", held, silences)); err != nil {
		return err
	}
	if _, restricted := r.Filter.Field(query.FieldRole); !restricted {
		return nil
	}
	whole, err := c.Held(ctx, r.Filter.Without(query.FieldRole))
	if err != nil {
		return err
	}
	if n := len(whole) - held; n > 0 {
		return out.Note(fmt.Sprintf("另有 %d 篇文档没有所要的部分（role），没有算作未提", n))
	}
	return nil
}
