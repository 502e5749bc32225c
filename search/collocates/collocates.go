// Package collocates lists the words that stand near a query more often than chance
// has it (搭配). Words are those of the segmenter, so the list depends on its
// dictionary; where the query occurs does not.
package collocates

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"cewen/search"
	"cewen/search/assoc"
	"cewen/search/instrument"
)

// Limits and defaults.
const (
	DefaultSpan = 5 // words on either side, as most of the literature has it
	MaxSpan     = 50
	DefaultMin  = 3 // fewer says nothing
)

// The orders of rows.
const (
	SortLL      = "ll"
	SortMI      = "mi"
	SortLogDice = "logdice"
	SortCount   = "count"
)

// Collocates is the instrument.
type Collocates struct {
	instrument.Question
	// Left and Right are the words looked at before and behind an occurrence, 0 for
	// DefaultSpan; -1 for none.
	Left  int `json:"left,omitempty"`
	Right int `json:"right,omitempty"`
	// Min is the least number of tokens near the query, 0 for DefaultMin.
	Min int `json:"min,omitempty"`
	// Sort is SortLL (the default), SortMI, SortLogDice or SortCount.
	Sort string `json:"sort,omitempty"`
	// NoStop leaves words that say little out of the list, not out of the counts.
	NoStop bool `json:"no_stop,omitempty"`
}

var _ instrument.Instrument = (*Collocates)(nil)

// Name implements instrument.Instrument.
func (c *Collocates) Name() string { return "collocates" }

// UsesWords tells that words are counted.
func (c *Collocates) UsesWords() bool { return true }

// row is a word with its counts and measures.
type row struct {
	word             string
	table            assoc.Table
	ll, mi, logDice  float64
	left, right, all int
}

// Run implements instrument.Instrument.
func (c *Collocates) Run(ctx context.Context, from *instrument.Corpus, out instrument.Sink) error {
	request, err := c.read(from)
	if err != nil {
		return err
	}
	words, err := from.Words()
	if err != nil {
		return err
	}
	t, err := c.count(ctx, from, words, request)
	if err != nil {
		return err
	}
	rows := c.rows(t)
	columns := []string{"word", "near", "near_left", "near_right", "expected", "all", "ll", "mi", "logdice"}
	if err := out.Begin(c.Name(), columns...); err != nil {
		return err
	}
	for _, r := range rows {
		if c.NoStop && words.IsStop(r.word) {
			continue
		}
		if err := out.Row(r.word, r.table.Inside, r.left, r.right, r.table.Expected(), r.all, r.ll, r.mi, r.logDice); err != nil {
			return err
		}
	}
	return out.Note(fmt.Sprintf("检索式出现 %d 次，前后共 %d 个词，范围内共 %d 个词；词由分词器切出，换了词典结果会变", t.nodes, t.part, t.whole))
}

func (c *Collocates) read(from *instrument.Corpus) (request search.Request, err error) {
	if err := c.NeedQuery(); err != nil {
		return request, err
	}
	if request, err = c.Question.Read(from); err != nil {
		return request, err
	}
	if err := instrument.Counted(request.Expr); err != nil {
		return request, err
	}
	for _, span := range []*int{&c.Left, &c.Right} {
		*span = cmp.Or(*span, DefaultSpan)
		if *span < -1 || *span > MaxSpan {
			return request, instrument.BadRequest("跨距要在 1 到 %d 个词之间，-1 表示这一边不看", MaxSpan)
		}
	}
	c.Min = cmp.Or(c.Min, DefaultMin)
	if c.Min < 1 {
		return request, instrument.BadRequest("最少次数至少是 1")
	}
	c.Sort, err = instrument.OneOf("sort", c.Sort, SortLL, SortMI, SortLogDice, SortCount)
	return request, err
}

// rows are the words that stand near the query often enough, in order.
func (c *Collocates) rows(t *tally) []row {
	var rows []row
	for word, n := range t.near {
		r := row{word: word, left: n.left, right: n.right, all: t.words[word]}
		r.table = assoc.Table{Inside: n.left + n.right, Part: t.part, Word: r.all, Whole: t.whole}
		if r.table.Inside < c.Min {
			continue
		}
		r.ll, r.mi, r.logDice = r.table.LogLikelihood(), r.table.MI(), assoc.LogDice(r.table.Inside, t.nodes, r.all)
		rows = append(rows, r)
	}
	slices.SortFunc(rows, func(a, b row) int { return cmp.Or(cmp.Compare(c.key(b), c.key(a)), cmp.Compare(a.word, b.word)) })
	return rows
}

// key is what rows are sorted by, the largest first. Words that are rarer near the
// query than by chance have a log-likelihood too; they come last.
func (c *Collocates) key(r row) float64 {
	switch c.Sort {
	case SortMI:
		return r.mi
	case SortLogDice:
		return r.logDice
	case SortCount:
		return float64(r.table.Inside)
	}
	if r.mi < 0 {
		return -r.ll
	}
	return r.ll
}
