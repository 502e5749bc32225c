// Package panel counts a list of phrases in every cell of the corpus (面板): a tidy
// table for Stata, R or a spreadsheet, in one pass over the text however many phrases
// there are.
package panel

import (
	"context"
	"fmt"

	"cewen/search"
	"cewen/search/cells"
	"cewen/search/instrument"
	"cewen/search/wordlist"
)

// How phrases that overlap are counted.
const (
	// Each counts each phrase on its own, as cewen count does.
	Each = "each"
	// Longest counts the longest first: what is part of one that is counted is not
	// counted again, be it in the same group or another.
	Longest = "longest"
)

// What a row counts.
const (
	ByPhrase = "phrase"
	ByGroup  = "group"
)

// Panel is the instrument.
type Panel struct {
	search.FilterValues
	// List is a list of phrases as wordlist.Parse reads it.
	List string `json:"list"`
	// By are the dimensions of the cells.
	By []string `json:"by"`
	// Overlap is Each (the default) or Longest.
	Overlap string `json:"overlap,omitempty"`
	// Rows is ByPhrase (the default) or ByGroup.
	Rows string `json:"rows,omitempty"`
	// Literal takes phrases that look like regular expressions as they stand.
	Literal bool `json:"literal,omitempty"`
	// NoWords leaves out the numbers of words, and saves the time to cut the text.
	NoWords bool `json:"no_words,omitempty"`
}

var _ instrument.Instrument = (*Panel)(nil)

// Name implements instrument.Instrument.
func (p *Panel) Name() string { return "panel" }

// UsesWords tells that words are counted.
func (p *Panel) UsesWords() bool { return !p.NoWords }

// maxRows bounds a table: a spreadsheet holds a million, Stata and R some ten.
const maxRows = 20_000_000

// plan is a panel that was understood.
type plan struct {
	*Panel
	by     []cells.Dimension
	filter search.Filter
	list   *wordlist.List
	rows   []row
	of     [][]int // for each entry of the list, the rows that it counts in
}

// row is what a row of the table counts, cell by cell.
type row struct{ group, phrase string }

// Run implements instrument.Instrument.
func (p *Panel) Run(ctx context.Context, c *instrument.Corpus, out instrument.Sink) error {
	plan, err := p.read()
	if err != nil {
		return err
	}
	held, err := c.Held(ctx, plan.filter)
	if err != nil {
		return err
	}
	grid, err := cells.NewGrid(plan.by, held, plan.filter)
	if err != nil {
		return err
	}
	if n := len(grid.Cells) * len(plan.rows); n > maxRows {
		return instrument.BadRequest("%d 个短语、%d 格，共 %d 行，超过 %d 行的上限；请少分几维或少给些短语", len(plan.rows), len(grid.Cells), n, maxRows)
	}
	counts, err := plan.count(ctx, c, grid)
	if err != nil {
		return err
	}
	if err := plan.write(grid, counts, out); err != nil {
		return err
	}
	if err := grid.WriteCoverage(out); err != nil {
		return err
	}
	return plan.notes(grid, out)
}

func (p *Panel) read() (*plan, error) {
	plan := &plan{Panel: p}
	var err error
	if plan.by, err = cells.ParseBy(p.By); err != nil {
		return nil, err
	}
	if plan.filter, err = search.ParseFilter(p.FilterValues); err != nil {
		return nil, err
	}
	if p.Overlap, err = instrument.OneOf("overlap", p.Overlap, Each, Longest); err != nil {
		return nil, err
	}
	if p.Rows, err = instrument.OneOf("rows", p.Rows, ByPhrase, ByGroup); err != nil {
		return nil, err
	}
	if plan.list, err = wordlist.Parse(p.List, wordlist.Options{Literal: p.Literal}); err != nil {
		return nil, err
	}
	if p.Rows == ByGroup && !plan.list.Grouped {
		return nil, instrument.BadRequest("词表没有分组，不能按组统计；分组请写成 组名 = 词|词")
	}
	plan.layRows()
	return plan, nil
}

// layRows makes a row of each phrase or group.
func (p *plan) layRows() {
	groups := make(map[string]int)
	for _, e := range p.list.Entries {
		if p.Rows == ByGroup {
			at, ok := groups[e.Group]
			if !ok {
				at = len(p.rows)
				groups[e.Group] = at
				p.rows = append(p.rows, row{group: e.Group})
			}
			p.of = append(p.of, []int{at})
			continue
		}
		p.of = append(p.of, []int{len(p.rows)})
		p.rows = append(p.rows, row{e.Group, e.Text})
	}
}

func (p *plan) notes(grid *cells.Grid, out instrument.Sink) error {
	var notes []string
	if n := len(p.list.Repeated); n > 0 {
		notes = append(notes, fmt.Sprintf("词表里有 %d 个短语重复（例如“%s”），只算一次", n, p.list.Repeated[0]))
	}
	if n := grid.Missing(); n > 0 {
		notes = append(notes, fmt.Sprintf("%d 格里有 %d 格没有文档，其数值为空（不是 0），列在 coverage 表里", len(grid.Cells), n))
	}
	if len(grid.Cells) == 0 {
		notes = append(notes, "没有符合筛选条件的文档，面板是空的")
	}
	for _, note := range notes {
		if err := out.Note(note); err != nil {
			return err
		}
	}
	return nil
}
