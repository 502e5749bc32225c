package format

import "strings"

// headLines is how many lines of a document may stand before its title.
const headLines = 15

// minTitle is the least length of a title in characters: 个人所得税法 has six.
const minTitle = 5

// headline returns the line or lines above a document that print its title, as
// headings; none if the document has them itself. A document whose first line
// is nothing but the title gets that line as its heading.
func headline(above []pageLine, titles []string, document []pageLine) []pageLine {
	if len(document) > 0 && document[0].Kind == Text && isHeadline(&document[0], titles) {
		document[0].Kind, document[0].Level, document[0].Lead = Heading, 1, 0
	}
	last := len(above) - 1
	for last >= 0 && !isHeadline(&above[last], titles) {
		last--
	}
	if last < 0 {
		return nil
	}
	first := last
	for first > 0 && isHeadline(&above[first-1], titles) && above[first-1].Kind == above[last].Kind {
		first--
	}
	found := append([]pageLine(nil), above[first:last+1]...)
	if opensWith(document, compactLines(found)) {
		return nil
	}
	for i := range found {
		found[i].Kind, found[i].Level, found[i].Lead = Heading, 1, 0
	}
	return found
}

// isHeadline tells a line that prints the title that the head of the page gives,
// or part of it, or is a heading of the first order.
func isHeadline(line *pageLine, titles []string) bool {
	if line.runes < minTitle || line.isLink() || line.cells != nil {
		return false
	}
	if line.Kind == Heading && line.Level == 1 {
		return true
	}
	text := compactString(line.Text)
	for _, title := range titles {
		if strings.Contains(title, text) {
			return true
		}
	}
	return false
}

// opensWith tells that the title is one of the first lines, or several in a row.
func opensWith(document []pageLine, title string) bool {
	for first := range document[:min(len(document), headLines)] {
		joined := ""
		for _, line := range document[first:] {
			if joined += compactString(line.Text); len(joined) >= len(title) {
				break
			}
		}
		if joined == title {
			return true
		}
	}
	return false
}

// compactLines is what lines print, without white space.
func compactLines(lines []pageLine) string {
	var b strings.Builder
	for _, line := range lines {
		b.WriteString(compactString(line.Text))
	}
	return b.String()
}

func compactString(s string) string { return strings.Join(strings.Fields(s), "") }
