package format

import "strings"

// wordTable is an open table. It is kept whole until it ends, for only then it
// shows whether it is a table or a frame around running text.
type wordTable struct {
	rows [][][]wordBlock // rows, cells, lines
	row  [][]wordBlock   // the open row
	cell []wordBlock     // the open cell
}

// maxCellLines is how many lines a cell of a table holds at most: cells with more
// are columns of a page, printed one after the other. The longest cells of real
// tables (duties of a department, criteria of an assessment) stay below it.
const maxCellLines = 30

// maxTables bounds tables inside tables: the cells of deeper ones are cells of the
// last. Each is copied into the cell around it.
const maxTables = 32

// openTable opens a table, inside the open cell if there is one.
func (w *wordText) openTable() {
	w.gap = true
	w.tables = append(w.tables, &wordTable{})
}

// nest opens and closes tables until depth are open.
func (w *wordText) nest(depth int) {
	for len(w.tables) > depth {
		w.closeTable()
	}
	for len(w.tables) < depth {
		w.openTable()
	}
}

// endCell ends the open cell.
func (w *wordText) endCell() {
	if n := len(w.tables); n > 0 {
		t := w.tables[n-1]
		t.row = append(t.row, t.cell)
		t.cell = nil
	}
}

// endRow ends the open row. Blocks behind its last cell become one more.
func (w *wordText) endRow() {
	n := len(w.tables)
	if n == 0 {
		return
	}
	t := w.tables[n-1]
	if len(t.cell) > 0 {
		w.endCell()
	}
	if len(t.row) > 0 {
		t.rows = append(t.rows, t.row)
		t.row = nil
	}
}

// closeTable ends the innermost table and prints it where it stands: rows, or
// the lines of its cells where it only frames them.
func (w *wordText) closeTable() {
	n := len(w.tables)
	if n == 0 {
		return
	}
	w.endRow()
	t := w.tables[n-1]
	w.tables = w.tables[:n-1]
	frame := t.isFrame()
	w.gap = true
	for _, row := range t.rows {
		if frame || isColumns(row) {
			for _, cell := range row {
				w.append(cell...)
			}
			continue
		}
		w.appendRow(row)
	}
	w.gap = true
}

// isFrame tells a table whose rows print one cell each: a box around text.
func (t *wordTable) isFrame() bool {
	for _, row := range t.rows {
		printed := 0
		for _, cell := range row {
			if len(cell) > 0 {
				printed++
			}
		}
		if printed > 1 {
			return false
		}
	}
	return true
}

// isColumns tells a row that holds tables, or text in columns.
func isColumns(row [][]wordBlock) bool {
	for _, cell := range row {
		if len(cell) > maxCellLines {
			return true
		}
		for _, b := range cell {
			if b.Kind == Row {
				return true
			}
		}
	}
	return false
}

// appendRow prints a row as one line, and behind it the notes of its cells.
func (w *wordText) appendRow(row [][]wordBlock) {
	var cells []string
	var asides []wordBlock
	printed := false
	for _, cell := range row {
		var text []wordBlock
		for _, b := range cell {
			if b.aside {
				asides = append(asides, b)
			} else {
				text = append(text, b)
			}
		}
		cells = append(cells, joinTexts(text))
		printed = printed || len(text) > 0
	}
	if printed {
		w.add(Block{Kind: Row, Text: squeeze(strings.Join(cells, " | "))})
	}
	w.append(asides...)
}
