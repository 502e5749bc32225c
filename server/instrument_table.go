package server

import (
	"slices"
	"strconv"

	"cewen/search/compare"
	"cewen/search/instrument"
)

// previewedRows is how many rows of a table a page shows: some screens. All are in the file.
const previewedRows = 200

// tablesPreview keeps the rows of an answer that a page shows, and counts all.
type tablesPreview struct {
	instrument.Tables
	counts []int // by table
}

var _ instrument.Sink = (*tablesPreview)(nil)

// Begin implements instrument.Sink.
func (p *tablesPreview) Begin(name string, columns ...string) error {
	p.counts = append(p.counts, 0)
	return p.Tables.Begin(name, columns...)
}

// Row implements instrument.Sink.
func (p *tablesPreview) Row(cells ...any) error {
	at := len(p.counts) - 1
	p.counts[at]++
	if p.counts[at] > previewedRows {
		return nil
	}
	return p.Tables.Row(cells...)
}

// tableView is a table of an answer on the page.
type tableView struct {
	Name   string
	Title  phrase
	Shown  int
	Total  int
	Heads  []headView
	Rows   []tableRow
	File   string // address of the whole table, empty where it is too long for one
	Bottom int    // rows that are not shown
}

type headView struct {
	Name  string
	Label phrase
}

type tableRow struct {
	State string // how a paragraph fared, where that is what the row tells
	Cells []cellView
}

// cellView is a cell: a value, perhaps with a link, or a text with what changed in it.
type cellView struct {
	Column  string
	Value   string
	Empty   bool
	Numeric bool
	Href    string
	// Of is what a number is a part of, to be drawn as a bar; 0 for none.
	Of    int
	Edits []compare.Edit
}

// newTableView shows the columns of a table that a page has chosen and the answer has.
func newTableView(t *instrument.Table, total int, shown shownTable) tableView {
	v := tableView{Name: t.Name, Title: shown.title, Shown: len(t.Rows), Total: total, Bottom: total - len(t.Rows)}
	labels := columnLabels()
	columns := slices.DeleteFunc(slices.Clone(shown.columns), func(c string) bool { return !slices.Contains(t.Columns, c) })
	for _, c := range columns {
		v.Heads = append(v.Heads, headView{c, labels[c]})
	}
	for _, row := range t.Rows {
		value := func(column string) any {
			if at := slices.Index(t.Columns, column); at >= 0 {
				return row[at]
			}
			return nil
		}
		r := tableRow{}
		if state, ok := value("state").(string); ok {
			r.State = state
		}
		for _, c := range columns {
			cell := newCell(c, value(c))
			cell.Href = cellHref(shown.links[c], value(shown.links[c]))
			if n, ok := value("held_so_far").(int); ok && c == "so_far" {
				cell.Of = n
			}
			cell.Edits = editsOf(c, value)
			r.Cells = append(r.Cells, cell)
		}
		v.Rows = append(v.Rows, r)
	}
	return v
}

func newCell(column string, value any) cellView {
	c := cellView{Column: column}
	switch v := value.(type) {
	case nil:
		c.Empty = true
	case string:
		c.Value, c.Empty = v, v == ""
	case int:
		c.Value, c.Numeric = strconv.Itoa(v), true
	case float64:
		c.Value, c.Numeric = strconv.FormatFloat(v, 'f', 2, 64), true
	}
	return c
}

// cellHref is where a cell leads: the value of another column, an address of this site
// or the ID of a document or paragraph.
func cellHref(column string, value any) string {
	target, _ := value.(string)
	switch {
	case target == "":
		return ""
	case column == "link":
		return ownAddress(target)
	case column == "document":
		return documentHref(target, "", nil)
	}
	return paragraphHref(target)
}

// editsOf are the edits of a paragraph that was reworded, as the side of a column has
// them.
func editsOf(column string, value func(column string) any) []compare.Edit {
	changes, _ := value("changes").(string)
	if changes == "" || column != "a_text" && column != "b_text" {
		return nil
	}
	a, _ := value("a_text").(string)
	b, _ := value("b_text").(string)
	return slices.DeleteFunc(compare.Edits(a, b), func(e compare.Edit) bool {
		return e.Come && column == "a_text" || e.Gone && column == "b_text"
	})
}

// RowsText says how much of a table is shown.
func (v tableView) RowsText() phrase {
	if v.Bottom > 0 {
		return ph("共 %s 行，这里是前 %s 行", number(v.Total), number(v.Shown))
	}
	return ph("共 %s 行", number(v.Total))
}
