package format

import (
	"strings"

	"golang.org/x/net/html"
)

// A table holds a page's layout, not data, if one of its cells is a text by
// itself: longer than maxCell characters, in at least minCellLines lines, and
// most of the table.
const (
	maxCell      = 600
	minCellLines = 5
	layoutShare  = 0.8
)

// tableRow is a row of a table, its cells as they print.
type tableRow struct {
	cells         []string
	runes, linked int
	lines         int // of the cell that has most
	longest       int // characters of the longest cell
}

// table prints a table: data as rows, layout as the lines of its cells.
func (p *pagePrinter) table(n *html.Node, l look) {
	if holdsTable(n) {
		p.children(n, l)
		return
	}
	rows, caption := p.readRows(n, l)
	if isLayout(n, rows) {
		p.children(n, l)
		return
	}
	for _, line := range caption {
		line.body = l.body
		p.lines = append(p.lines, line)
	}
	for _, row := range rows {
		text := squeeze(strings.Join(row.cells, " | "))
		if row.runes == 0 {
			continue
		}
		line := pageLine{cells: row.cells, runes: row.runes, linked: row.linked, body: l.body}
		line.Block = Block{Kind: Row, Text: text, Gap: p.gap}
		p.lines = append(p.lines, line)
		p.gap = false
	}
}

// holdsTable tells that a table with text stands inside n: then n is layout.
func holdsTable(n *html.Node) bool {
	found := false
	visit(n, func(c *html.Node) bool {
		found = found || c != n && isElement(c, "table") && hasText(c)
		return !found
	})
	return found
}

func hasText(n *html.Node) bool {
	found := false
	visit(n, func(c *html.Node) bool {
		found = found || c.Type == html.TextNode && strings.TrimFunc(c.Data, blank) != ""
		return !found
	})
	return found
}

// readRows reads the rows of a table, and what it prints above them.
func (p *pagePrinter) readRows(table *html.Node, l look) (rows []tableRow, caption []pageLine) {
	visit(table, func(n *html.Node) bool {
		switch {
		case isElement(n, "caption"):
			caption = append(caption, printInside(n, l)...)
			return false
		case isElement(n, "tr"):
			rows = append(rows, readRow(n, l))
			return false
		}
		return true
	})
	return rows, caption
}

func readRow(tr *html.Node, l look) tableRow {
	var row tableRow
	for c := tr.FirstChild; c != nil; c = c.NextSibling {
		if !isElement(c, "td", "th") {
			continue
		}
		var cell []string
		size := 0
		lines := printInside(c, l)
		for _, line := range lines {
			cell = append(cell, line.Text)
			size += line.runes
			row.linked += line.linked
		}
		row.cells = append(row.cells, strings.Join(cell, " "))
		row.runes += size
		row.lines = max(row.lines, len(lines))
		row.longest = max(row.longest, size)
	}
	return row
}

// printInside prints what a cell or caption holds.
func printInside(n *html.Node, l look) []pageLine {
	p := newPagePrinter(nil)
	p.children(n, l)
	p.endLine()
	return p.lines
}

// isLayout tells a table that only places what it holds: it says so, it has no
// row with two cells that print anything (unless one is a label whose value is
// empty), or it wraps a text.
func isLayout(table *html.Node, rows []tableRow) bool {
	if role := attribute(table, "role"); role == "presentation" || role == "none" {
		return true
	}
	pairs, all, longest, lines := false, 0, 0, 0
	for _, row := range rows {
		pairs = pairs || row.isPair()
		all += row.runes
		longest = max(longest, row.longest)
		lines = max(lines, row.lines)
	}
	return !pairs || longest > maxCell && lines >= minCellLines && float64(longest) > layoutShare*float64(all)
}

// isPair tells a row with two cells that belong together.
func (r *tableRow) isPair() bool {
	filled := 0
	for _, cell := range r.cells {
		if cell != "" {
			filled++
		}
		if len(r.cells) > 1 && cardLabel(cell) != "" {
			return true
		}
	}
	return filled > 1
}
