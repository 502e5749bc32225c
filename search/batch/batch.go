// Package batch answers many queries at once (批量): a table of totals, a row a query,
// and all of their hits if wanted.
package batch

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"golang.org/x/sync/errgroup"

	"cewen/search"
	"cewen/search/instrument"
	"cewen/search/query"
	"cewen/search/wordlist"
)

// Batch is the instrument.
type Batch struct {
	search.FilterValues
	// List is a list of queries as wordlist.ParseQueries reads it.
	List string `json:"list"`
	// Hits asks for every hit of every query.
	Hits bool `json:"hits,omitempty"`
	// Base is what the addresses of paragraphs begin with.
	Base string `json:"base,omitempty"`
}

var _ instrument.Instrument = (*Batch)(nil)

// Name implements instrument.Instrument.
func (b *Batch) Name() string { return "batch" }

// asked is a query that was understood.
type asked struct {
	wordlist.Query
	request search.Request
	totals  search.Totals
}

// Run implements instrument.Instrument. Where a query cannot be read none is answered.
func (b *Batch) Run(ctx context.Context, c *instrument.Corpus, out instrument.Sink) error {
	list, err := b.read(c)
	if err != nil {
		return err
	}
	group, counting := errgroup.WithContext(ctx)
	group.SetLimit(instrument.Workers())
	for i := range list {
		group.Go(func() error {
			result, err := c.Engine.Search(counting, list[i].request)
			if err != nil {
				return fmt.Errorf("batch, line %d: %w", list[i].Line, err)
			}
			list[i].totals = result.Totals
			return nil
		})
	}
	if err := group.Wait(); err != nil {
		return err
	}
	if err := writeTotals(list, out); err != nil {
		return err
	}
	if b.Hits {
		return b.writeHits(ctx, c, list, out)
	}
	return nil
}

// maxFaults is how many queries that cannot be read are told of.
const maxFaults = 20

func (b *Batch) read(c *instrument.Corpus) ([]asked, error) {
	queries, err := wordlist.ParseQueries(b.List)
	if err != nil {
		return nil, err
	}
	filter, err := search.ParseFilter(b.FilterValues)
	if err != nil {
		return nil, err
	}
	list := make([]asked, len(queries))
	var faults []string
	for i, q := range queries {
		e, err := c.Parser.Parse(q.Text)
		switch {
		case err != nil:
			faults = append(faults, fmt.Sprintf("第 %d 行：%s", q.Line, message(err)))
		case strings.TrimSpace(q.Text) == "":
			faults = append(faults, fmt.Sprintf("第 %d 行：检索式是空的", q.Line))
		}
		list[i] = asked{Query: q, request: search.Request{Expr: e, Filter: filter, Sort: search.SortNewest}}
	}
	if n := len(faults); n > 0 {
		return nil, instrument.BadRequest("有 %d 个检索式读不懂，一个也没有算：\n%s", n, strings.Join(faults[:min(n, maxFaults)], "\n"))
	}
	return list, nil
}

func message(err error) string {
	if parse := (*query.ParseError)(nil); errors.As(err, &parse) {
		return fmt.Sprintf("%s（第 %d 个字）；%s", parse.Message, parse.Offset+1, parse.Hint)
	}
	return err.Error()
}

func writeTotals(list []asked, out instrument.Sink) error {
	if err := out.Begin("batch", "line", "name", "query", "understood", "documents", "paragraphs", "occurrences"); err != nil {
		return err
	}
	for _, a := range list {
		t := a.totals
		if err := out.Row(a.Line, a.Name, a.Text, a.request.Expr.String(), t.Documents, t.Paragraphs, t.Occurrences); err != nil {
			return err
		}
	}
	return nil
}

// writeHits writes the hits of each query, the newest first.
func (b *Batch) writeHits(ctx context.Context, c *instrument.Corpus, list []asked, out instrument.Sink) error {
	columns := []string{"line", "name", "query", "occurrences", "text"}
	if err := out.Begin("hits", append(columns, instrument.PlaceColumns()...)...); err != nil {
		return err
	}
	for _, a := range list {
		err := c.EachHit(ctx, a.request, func(h *search.Hit) error {
			cells := []any{a.Line, a.Name, a.Text, h.Occurrences, h.Paragraph.Text}
			return out.Row(append(cells, instrument.PlaceCells(h, b.Base)...)...)
		})
		if err != nil {
			return err
		}
	}
	return nil
}
