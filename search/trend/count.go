package trend

import (
	"cewen/corpus"
	"cewen/search"
	"cewen/search/cells"
	"cewen/search/instrument"
)

// Source is a document that is looked at. Paragraphs are those that pass the filter,
// Characters those of all of its text, folded.
type Source struct {
	instrument.Head
	Characters int
}

// Counts is what was found in each cell of a grid.
type Counts struct {
	*cells.Grid
	Sums []Sum // of Cells
}

// Sum is what was found in a cell, and in how much. Where nothing is held the cell is a
// gap: nothing is known of it, while one with documents and no hits is a zero.
type Sum struct {
	search.Totals
	// Held is how many documents the cell has, AllParagraphs how many paragraphs and
	// Characters how many characters these have together.
	Held, AllParagraphs, Characters int
}

// Count lays the totals of documents, by their ID, out over the cells that the documents
// looked at make up. Totals of other documents are left out.
func Count(by []cells.Dimension, sources []Source, filter search.Filter, hits map[string]search.Totals) (*Counts, error) {
	heads := make([]instrument.Head, len(sources))
	for i, s := range sources {
		heads[i] = s.Head
	}
	grid, err := cells.NewGrid(by, heads, filter)
	if err != nil {
		return nil, err
	}
	c := &Counts{Grid: grid, Sums: make([]Sum, len(grid.Cells))}
	for _, s := range sources {
		cell := grid.Find(s.Document, corpus.RoleOther)
		grid.Cells[cell].Documents++
		sum := &c.Sums[cell]
		sum.Held++
		sum.AllParagraphs += s.Paragraphs
		sum.Characters += s.Characters
		sum.Add(hits[s.ID])
	}
	return c, nil
}
