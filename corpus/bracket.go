package corpus

import (
	"strings"

	"cewen/corpus/format"
)

// The bounds of a note in brackets under a title. What a law says of its
// amendments takes up to a dozen lines.
const (
	maxNoteLines = 16
	maxNoteBytes = 3000
)

// joinNotes joins the lines of a note in brackets in the head of a document, which
// is centred and broken for looks:
//
//	（2012年8月20日县人民政府
//	第5次常务会议通过）
//
// A bracket that is not closed within the bounds joins nothing.
func joinNotes(lines []line) []line {
	out := make([]line, 0, len(lines))
	for i := 0; i < len(lines); i++ {
		l := lines[i]
		for n := noteLines(lines[i:], i < maxHead); n > 1; n-- {
			i++
			l.Text = glue(l.Text, lines[i].Text)
		}
		out = append(out, l)
	}
	return out
}

// noteLines is how many lines the note takes that opens the first of lines, 0 if
// none does.
func noteLines(lines []line, head bool) int {
	if !head || !strings.ContainsRune("（(", firstRune(lines[0].Text)) {
		return 0
	}
	depth, size := 0, 0
	for i, l := range lines[:min(len(lines), maxNoteLines)] {
		if size += len(l.Text); size > maxNoteBytes || l.kind != KindText || l.Kind == format.Heading || i > 0 && isNumbered(l.Text) {
			return 0
		}
		if depth += brackets(l.Text); depth <= 0 {
			return i + 1
		}
	}
	return 0
}

// isNumbered tells a line that opens with the number of a heading or article.
func isNumbered(s string) bool {
	m, _ := readMarker(s)
	return m != noMarker && m != nthMarker
}

// brackets is how many more brackets a line opens than it closes.
func brackets(s string) int {
	n := 0
	for _, r := range s {
		switch r {
		case '（', '(':
			n++
		case '）', ')':
			n--
		}
	}
	return n
}
