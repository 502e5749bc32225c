package panel

import (
	"cewen/search/cells"
	"cewen/search/instrument"
)

// write writes a row for each phrase or group and cell.
func (p *plan) write(grid *cells.Grid, c *counts, out instrument.Sink) error {
	if err := out.Begin("panel", p.columns()...); err != nil {
		return err
	}
	labels := make([][]any, len(grid.Cells))
	for cell := range labels {
		labels[cell] = grid.Labels(cell)
	}
	var line []any // sinks keep none
	for i, r := range p.rows {
		for cell := range grid.Cells {
			line = append(append(line[:0], p.names(r)...), labels[cell]...)
			line = append(line, p.numbers(c.rows[i][cell], c.sizes[cell])...)
			if err := out.Row(line...); err != nil {
				return err
			}
		}
	}
	return nil
}

func (p *plan) columns() []string {
	var columns []string
	if p.Rows == ByPhrase {
		columns = append(columns, "phrase")
	}
	if p.list.Grouped {
		columns = append(columns, "group")
	}
	columns = append(columns, cells.Names(p.by)...)
	columns = append(columns, "occurrences", "paragraphs", "documents",
		"all_paragraphs", "all_documents", "characters", "han_characters", "per_10k_characters", "per_10k_han")
	if !p.NoWords {
		columns = append(columns, "words", "per_10k_words")
	}
	return columns
}

func (p *plan) names(r row) []any {
	switch {
	case p.Rows == ByGroup:
		return []any{r.group}
	case p.list.Grouped:
		return []any{r.phrase, r.group}
	}
	return []any{r.phrase}
}

// numbers are those of a row; all empty where the cell holds no document.
func (p *plan) numbers(t totals, s size) []any {
	numbers := []any{
		t.occurrences, t.paragraphs, t.documents, s.paragraphs, s.documents, s.characters, s.han,
		per10k(t.occurrences, s.characters), per10k(t.occurrences, s.han),
	}
	if !p.NoWords {
		numbers = append(numbers, s.words, per10k(t.occurrences, s.words))
	}
	if s.documents == 0 {
		clear(numbers)
	}
	return numbers
}

// per10k is the rate per ten thousand, empty where there is nothing to divide by.
func per10k(n, of int) any {
	if of == 0 {
		return nil
	}
	return 10_000 * float64(n) / float64(of)
}
