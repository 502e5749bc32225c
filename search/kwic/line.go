package kwic

import (
	"cmp"
	"context"
	"slices"
	"unicode/utf8"

	"cewen/search"
	"cewen/search/instrument"
	"cewen/search/query"
)

// line is an occurrence with what it is sorted by.
type line struct {
	cells                     []any
	before, after, region, at string
}

// reader turns hits into lines and counts what it sees.
type reader struct {
	KWIC
	expr           query.Expr
	shown, counted int
}

// lines calls yield with each occurrence in a hit, from left to right.
func (r *reader) lines(h *search.Hit, yield func(*line) error) error {
	r.counted += h.Occurrences
	for _, s := range search.Occurrences(r.expr, h) {
		r.shown++
		if err := yield(r.line(h, s)); err != nil {
			return err
		}
	}
	return nil
}

func (r *reader) line(h *search.Hit, s query.Span) *line {
	text := h.Paragraph.Text
	l := &line{before: lastRunes(text[:s.Start], r.Left), after: firstRunes(text[s.End:], r.Right), region: string(h.Document.Region)}
	l.cells = append([]any{l.before, text[s.Start:s.End], l.after}, instrument.PlaceCells(h, r.Base)...)
	return l
}

func lastRunes(s string, n int) string {
	at := len(s)
	for ; n > 0 && at > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(s[:at])
		at -= size
	}
	return s[at:]
}

func firstRunes(s string, n int) string {
	for at := range s {
		if n == 0 {
			return s[:at]
		}
		n--
	}
	return s
}

// sorted tells whether rows have to be put in an order that hits do not come in.
func (k *KWIC) sorted() bool { return k.Sort != SortNewest && k.Sort != SortOldest }

// runSorted gives out all lines in order; those that are alike stay newest first.
func (k *KWIC) runSorted(ctx context.Context, c *instrument.Corpus, request search.Request, r *reader, out instrument.Sink) error {
	var all []*line
	err := c.EachHit(ctx, request, func(h *search.Hit) error {
		return r.lines(h, func(l *line) error {
			l.at = l.key(k.Sort)
			all = append(all, l)
			return nil
		})
	})
	if err != nil {
		return err
	}
	slices.SortStableFunc(all, func(a, b *line) int { return cmp.Compare(a.at, b.at) })
	for _, l := range all {
		if err := out.Row(l.cells...); err != nil {
			return err
		}
	}
	return nil
}

// key is what a line is sorted by.
func (l *line) key(order string) string {
	switch order {
	case SortLeft:
		runes := []rune(l.before)
		slices.Reverse(runes)
		return string(runes)
	case SortRight:
		return l.after
	}
	return l.region
}
