package format

import "strings"

// isRow tells a row of a pipe table: it has pipes at both ends, or pipes inside
// and a delimiter row below, or a table is open.
func (m *markdown) isRow(line, rest string) bool {
	if strings.IndexByte(line, '|') < 0 {
		m.table = false
		return false
	}
	if m.table || isDelimiter(line) || len(line) > 2 && line[0] == '|' && strings.HasSuffix(line, "|") {
		return true
	}
	next, _, _ := strings.Cut(rest, "\n")
	return isDelimiter(next)
}

// row adds a row of a pipe table; the delimiter row is dropped.
func (m *markdown) row(line string) {
	if isDelimiter(line) {
		m.table = true
		return
	}
	var cells []string
	for _, cell := range splitCells(line) {
		var text []string
		for _, p := range inline(cell) {
			text = append(text, p.text)
		}
		cells = append(cells, strings.Join(text, " "))
	}
	m.addRow(cells)
}

// addRow adds a row unless all its cells are empty.
func (m *markdown) addRow(cells []string) {
	empty := true
	for i := range cells {
		cells[i] = squeeze(cells[i])
		empty = empty && cells[i] == ""
	}
	if !empty {
		m.add(Block{Kind: Row, Text: squeeze(strings.Join(cells, " | "))})
	}
}

// isDelimiter tells the row below a table's head: |---|:--:|
func isDelimiter(line string) bool {
	line = strings.TrimSpace(line)
	return strings.Contains(line, "-") && strings.Contains(line, "|") && strings.Trim(line, "|-: \t") == ""
}

// splitCells splits a row at its pipes, but not at \|.
func splitCells(line string) []string {
	line = strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(line), "|"), "|")
	var cells []string
	start := 0
	for i := 0; i < len(line); i++ {
		switch line[i] {
		case '\\':
			i++
		case '|':
			cells = append(cells, line[start:i])
			start = i + 1
		}
	}
	return append(cells, line[start:])
}
