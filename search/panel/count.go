package panel

import (
	"context"
	"slices"
	"unicode"
	"unicode/utf8"

	"cewen/analysis"
	"cewen/corpus"
	"cewen/search/cells"
	"cewen/search/instrument"
)

// counts are what is counted in all cells.
type counts struct {
	sizes []size           // by cell
	rows  []map[int]totals // by row, then cell; cells without an occurrence are missing
}

// size is how much text a cell holds.
type size struct{ documents, paragraphs, characters, han, words int }

// totals are the occurrences in a cell, and the paragraphs and documents with one.
type totals struct{ occurrences, paragraphs, documents int }

func newCounts(cells, rows int) *counts {
	c := &counts{sizes: make([]size, cells), rows: make([]map[int]totals, rows)}
	for i := range c.rows {
		c.rows[i] = make(map[int]totals)
	}
	return c
}

func (s *size) add(other size) {
	s.documents += other.documents
	s.paragraphs += other.paragraphs
	s.characters += other.characters
	s.han += other.han
	s.words += other.words
}

func (c *counts) add(row, cell int, t totals) {
	sum := c.rows[row][cell]
	sum.occurrences += t.occurrences
	sum.paragraphs += t.paragraphs
	sum.documents += t.documents
	c.rows[row][cell] = sum
}

// count goes once over the text, and says in the grid which cells hold documents.
func (p *plan) count(ctx context.Context, c *instrument.Corpus, grid *cells.Grid) (*counts, error) {
	var words *analysis.Words
	if !p.NoWords {
		var err error
		if words, err = c.Words(); err != nil {
			return nil, err
		}
	}
	find, err := p.newMatcher(c.Plain)
	if err != nil {
		return nil, err
	}
	workers := make([]*worker, instrument.Workers())
	for i := range workers {
		workers[i] = &worker{
			plan: p, grid: grid, words: words, find: find, counts: newCounts(len(grid.Cells), len(p.rows)), seen: make([]int, len(p.rows)), document: make([]totals, len(p.rows)),
		}
	}
	err = c.InParallel(ctx, p.filter, func(i int, t *instrument.Text) error {
		workers[i].count(t)
		return nil
	})
	if err != nil {
		return nil, err
	}
	sum := merged(workers)
	for i := range grid.Cells {
		grid.Cells[i].Documents = sum.sizes[i].documents
	}
	return sum, nil
}

// rolesIn are the roles of the parts that a document has, where cells are divided by
// them; else one.
func rolesIn(t *instrument.Text, grid *cells.Grid) []corpus.Role {
	if !slices.Contains(grid.By, cells.Role) {
		return []corpus.Role{corpus.RoleOther}
	}
	var roles []corpus.Role
	for _, place := range t.Places {
		if !slices.Contains(roles, place.Role) {
			roles = append(roles, place.Role)
		}
	}
	return roles
}

func merged(workers []*worker) *counts {
	sum := workers[0].counts
	for _, w := range workers[1:] {
		for i, s := range w.counts.sizes {
			sum.sizes[i].add(s)
		}
		for row, byCell := range w.counts.rows {
			for cell, t := range byCell {
				sum.add(row, cell, t)
			}
		}
	}
	return sum
}

// worker counts documents, one at a time.
type worker struct {
	*plan
	grid   *cells.Grid
	words  *analysis.Words // nil where words are not counted
	find   matcher
	counts *counts

	paragraph int      // numbers the paragraphs that were looked at
	seen      []int    // by row, the last paragraph that had an occurrence
	document  []totals // by row, of the part of the document at hand
	touched   []int    // the rows of document that are not zero
}

func (w *worker) count(t *instrument.Text) {
	words := make([]int, len(t.Places))
	if w.words != nil {
		words = t.WordCounts(w.words)
	}
	for _, role := range rolesIn(t, w.grid) {
		cell := w.grid.Find(t.Document, role)
		byRole := slices.Contains(w.grid.By, cells.Role)
		w.counts.sizes[cell].documents++
		for i := range t.Places {
			p := &t.Places[i]
			if byRole && p.Role != role {
				continue
			}
			w.counts.sizes[cell].add(sizeOf(p.Text.Original(), words[i]))
			w.paragraph++
			w.find(p.Text.Folded, w.occur)
		}
		for _, row := range w.touched {
			w.document[row].documents = 1
			w.counts.add(row, cell, w.document[row])
			w.document[row] = totals{}
		}
		w.touched = w.touched[:0]
	}
}

// occur counts an occurrence of an entry of the list in the paragraph at hand.
func (w *worker) occur(entry int) {
	for _, row := range w.of[entry] {
		sum := &w.document[row]
		if sum.occurrences == 0 {
			w.touched = append(w.touched, row)
		}
		sum.occurrences++
		if w.seen[row] != w.paragraph {
			w.seen[row] = w.paragraph
			sum.paragraphs++
		}
	}
}

func sizeOf(original string, words int) size {
	s := size{paragraphs: 1, characters: utf8.RuneCountInString(original), words: words}
	for _, r := range original {
		if isHan(r) {
			s.han++
		}
	}
	return s
}

// isHan tells whether a character is Han; most of them lie in one block.
func isHan(r rune) bool {
	return r >= 0x4E00 && r <= 0x9FFF || r >= 0x2E80 && unicode.Is(unicode.Han, r)
}
