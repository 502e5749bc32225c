// Package kwic shows every occurrence of a query in its context (语境): keyword in
// context, a row an occurrence, without a limit.
package kwic

import (
	"context"
	"fmt"

	"cewen/search"
	"cewen/search/instrument"
)

// Limits of a context, in characters.
const (
	MinWidth     = 5
	MaxWidth     = 200 // more is the paragraph itself
	DefaultWidth = 30
)

// The orders of rows.
const (
	SortNewest = "-date" // by date, the newest first
	SortOldest = "date"
	SortLeft   = "left"  // by what stands before, read from the keyword outwards
	SortRight  = "right" // by what stands behind
	SortRegion = "region"
)

// KWIC is the instrument.
type KWIC struct {
	instrument.Question
	// Left and Right are the widths of the context in characters as printed, 0 for
	// DefaultWidth.
	Left  int    `json:"left,omitempty"`
	Right int    `json:"right,omitempty"`
	Sort  string `json:"sort,omitempty"`
	// Base is what the addresses of paragraphs begin with; empty for addresses within
	// the site.
	Base string `json:"base,omitempty"`
}

var _ instrument.Instrument = (*KWIC)(nil)

// Name implements instrument.Instrument.
func (k *KWIC) Name() string { return "kwic" }

// columns of the table. left, keyword and right put together are a stretch of the
// paragraph as printed.
func columns() []string {
	return append([]string{"left", "keyword", "right"}, instrument.PlaceColumns()...)
}

// Run implements instrument.Instrument. Its rows are as many as the occurrences
// that the query has.
func (k *KWIC) Run(ctx context.Context, c *instrument.Corpus, out instrument.Sink) error {
	request, err := k.read(c)
	if err != nil {
		return err
	}
	if err := out.Begin(k.Name(), columns()...); err != nil {
		return err
	}
	reader := &reader{KWIC: *k, expr: request.Expr}
	if k.sorted() {
		err = k.runSorted(ctx, c, request, reader, out)
	} else {
		err = c.EachHit(ctx, request, func(h *search.Hit) error {
			return reader.lines(h, func(l *line) error { return out.Row(l.cells...) })
		})
	}
	if err == nil && reader.shown != reader.counted {
		err = fmt.Errorf("kwic %q: %d occurrences shown, %d counted", request.Expr, reader.shown, reader.counted)
	}
	return err
}

// read reads the parameters and fills in what they leave open.
func (k *KWIC) read(c *instrument.Corpus) (request search.Request, err error) {
	if err := k.NeedQuery(); err != nil {
		return request, err
	}
	if request, err = k.Question.Read(c); err != nil {
		return request, err
	}
	if err := instrument.Counted(request.Expr); err != nil {
		return request, err
	}
	for _, width := range []*int{&k.Left, &k.Right} {
		if *width == 0 {
			*width = DefaultWidth
		}
		if *width < MinWidth || *width > MaxWidth {
			return request, instrument.BadRequest("语境的宽度要在 %d 到 %d 个字之间", MinWidth, MaxWidth)
		}
	}
	if k.Sort, err = instrument.OneOf("sort", k.Sort, SortNewest, SortOldest, SortLeft, SortRight, SortRegion); err != nil {
		return request, err
	}
	if k.Sort == SortOldest {
		request.Sort = search.SortOldest
	}
	return request, nil
}
