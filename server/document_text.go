package server

import (
	"strings"

	"cewen/corpus"
	"cewen/search"
	"cewen/search/query"
)

// block is a piece of the text of a document page.
type block struct {
	// Tag is h2 to h5, p, title or table.
	Tag  string
	Line line  // of all but tables
	Rows []row // of tables
}

// line is a paragraph with its marks.
type line struct {
	Anchor, Permalink string
	Pieces            []piece
	// Hits is the number of marks. Where there are some, First and Last are theirs,
	// and Previous and Next the marks around the paragraph, 0 for none.
	Hits, First, Last, Previous, Next int
}

// row is a paragraph that is a row of a table.
type row struct {
	line
	Cells [][]piece
}

// piece is a stretch of text, in or out of a mark.
type piece struct {
	Text string
	Hit  bool
	// Mark is the number of the mark that begins here, from 1; 0 where a mark goes
	// on that began in another cell.
	Mark int
}

// bodyText is the text of a document laid out.
type bodyText struct {
	Title  *line // the title as printed, nil if it is not
	Blocks []block
	// Marks is the number of marks, Sections how many lie right in each section.
	Marks    int
	Sections []int
}

// cellSeparator stands between the cells of a table row (see corpus.KindTable).
const cellSeparator = " | "

// newBodyText lays out a document with marks on the text as printed, by the number of
// the paragraph.
func newBodyText(d *corpus.Document, marks map[int][]query.Span) bodyText {
	b := bodyText{Sections: make([]int, len(d.Sections))}
	lines := make([]line, len(d.Paragraphs))
	for i, p := range d.Paragraphs {
		lines[i] = b.newLine(d, p, marks[i])
	}
	linkMarks(lines)
	for i, p := range d.Paragraphs {
		switch {
		case p.Kind == corpus.KindTitle && b.Title == nil:
			b.Title = &lines[i]
		case p.Kind == corpus.KindTable:
			b.addRow(i > 0 && d.Paragraphs[i-1].Kind == corpus.KindTable, lines[i])
		default:
			b.Blocks = append(b.Blocks, block{Tag: tagOf(d, p), Line: lines[i]})
		}
	}
	return b
}

func (b *bodyText) newLine(d *corpus.Document, p corpus.Paragraph, marks []query.Span) line {
	l := line{Anchor: p.Anchor, Permalink: paragraphHref(corpus.ParagraphID(d.ID, p.Anchor)), First: b.Marks + 1}
	for _, s := range search.Cut(p.Text, marks) {
		next := piece{Text: s.Text, Hit: s.Hit}
		if s.Hit {
			b.Marks++
			l.Hits++
			next.Mark = b.Marks
		}
		l.Pieces = append(l.Pieces, next)
	}
	l.Last = b.Marks
	if l.Hits > 0 && p.Section >= 0 && p.Section < len(b.Sections) {
		b.Sections[p.Section] += l.Hits
	}
	return l
}

// linkMarks tells each paragraph with marks which marks lie before and after it.
func linkMarks(lines []line) {
	previous := -1
	for i := range lines {
		if lines[i].Hits == 0 {
			continue
		}
		if previous >= 0 {
			lines[i].Previous = lines[previous].Last
			lines[previous].Next = lines[i].First
		}
		previous = i
	}
}

func (b *bodyText) addRow(follows bool, l line) {
	if n := len(b.Blocks); !follows || n == 0 || b.Blocks[n-1].Tag != "table" {
		b.Blocks = append(b.Blocks, block{Tag: "table"})
	}
	table := &b.Blocks[len(b.Blocks)-1]
	table.Rows = append(table.Rows, row{line: l, Cells: cellsOf(l.Pieces)})
}

// cellsOf splits the pieces of a row where one cell ends and the next begins.
func cellsOf(pieces []piece) [][]piece {
	out := [][]piece{nil}
	for _, p := range pieces {
		for i, text := range strings.Split(p.Text, cellSeparator) {
			if i > 0 {
				out = append(out, nil)
				p.Mark = 0
			}
			if text != "" {
				out[len(out)-1] = append(out[len(out)-1], piece{Text: text, Hit: p.Hit, Mark: p.Mark})
			}
		}
	}
	return out
}

// tagOf is the element for a paragraph: h1 is the title's.
func tagOf(d *corpus.Document, p corpus.Paragraph) string {
	switch {
	case p.Kind == corpus.KindTitle:
		return "title"
	case p.Kind != corpus.KindHeading:
		return "p"
	case p.Section < 0 || p.Section >= len(d.Sections):
		return "h2"
	}
	tags := []string{"h2", "h3", "h4", "h5"}
	return tags[min(max(d.Sections[p.Section].Level, 1), len(tags))-1]
}

// outlineItem is a heading in the outline of a document.
type outlineItem struct {
	Title, Href string
	Level       int // 1..4
	Hits        int // marks in the section and all below it
}

// newOutline lists the sections with the marks in each.
func newOutline(d *corpus.Document, direct []int) []outlineItem {
	anchors := make([]string, len(d.Sections))
	for _, p := range d.Paragraphs {
		if p.Section >= 0 && p.Section < len(anchors) && anchors[p.Section] == "" {
			anchors[p.Section] = p.Anchor
		}
	}
	items := make([]outlineItem, len(d.Sections))
	for i, s := range d.Sections {
		items[i] = outlineItem{Title: s.Title, Href: "#p-" + anchors[i], Level: min(max(s.Level, 1), 4), Hits: direct[i]}
	}
	for i := len(d.Sections) - 1; i >= 0; i-- { // parents stand before their children
		if parent := d.Sections[i].Parent; parent >= 0 && parent < i {
			items[parent].Hits += items[i].Hits
		}
	}
	return items
}
