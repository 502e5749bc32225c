package corpus

import (
	"strings"

	"cewen/corpus/format"
)

// outline is what the layout of a document tells.
type outline struct {
	sections   []Section
	paragraphs []Paragraph
	head       []string // the lines before the text, and the first of the text
}

// buildOutline turns printed lines into sections and paragraphs. Every line
// becomes one paragraph or part of one, in order; none is dropped.
func buildOutline(blocks []format.Block) *outline {
	lines := splitHead(joinNotes(unwrap(splitRunIns(blocks))))
	head := markHead(lines)
	lines = joinTitles(lines)
	markHeadings(lines)
	lines = joinBroken(lines)
	o := &outline{head: head}
	o.number(lines)
	return o
}

// number writes paragraphs and opens a section at each heading.
func (o *outline) number(lines []line) {
	o.paragraphs = make([]Paragraph, 0, len(lines))
	depth := rankHeadings(lines)
	seen := make(anchors, len(lines))
	var open []int // the sections around the current line
	var in articles
	current := NoSection
	for i, l := range lines {
		if l.kind == KindHeading {
			for len(open) > 0 && o.sections[open[len(open)-1]].Level >= depth[i] {
				open = open[:len(open)-1]
			}
			parent := NoSection
			if len(open) > 0 {
				parent = open[len(open)-1]
			}
			current = len(o.sections)
			o.sections = append(o.sections, Section{Title: l.Text, Level: depth[i], Parent: parent})
			open = append(open, current)
		}
		p := Paragraph{Anchor: seen.next(l.Text), Kind: l.kind, Section: current, Label: in.next(l), Page: l.Page, Text: l.Text}
		if l.kind == KindTitle {
			p.Section = NoSection
		}
		o.paragraphs = append(o.paragraphs, p)
	}
}

// splitRunIns makes lines of blocks. A heading that is run into its text, bold
// and set off by a space, becomes a line of its own:
//
//	**一、2011年工作回顾** 过去的一年，……
//
// A bold sentence that opens a paragraph stays where it is.
func splitRunIns(blocks []format.Block) []line {
	lines := make([]line, 0, len(blocks)+8)
	for _, b := range blocks {
		kind := KindText
		if b.Kind == format.Row {
			kind = KindTable
		}
		if heading, text, ok := runIn(b); ok {
			lines = append(lines, line{Block: heading, kind: kind}, line{Block: text, kind: kind})
			continue
		}
		lines = append(lines, line{Block: b, kind: kind})
	}
	return lines
}

func runIn(b format.Block) (heading, text format.Block, ok bool) {
	if b.Lead == 0 || b.Lead+1 >= len(b.Text) || b.Text[b.Lead] != ' ' {
		return b, b, false
	}
	lead := b.Text[:b.Lead]
	m, length := readMarker(lead)
	if m == articleMarker && length == len(lead) {
		return b, b, false // **第十二条** 国家……: the number of an article is no heading
	}
	outer := m >= partMarker && m <= hanParenMarker
	if endsSentence(lead) || !shorter(lead, maxHeading) || !outer && !isPartTitle(lead) && !isReportTitle(lead) {
		return b, b, false
	}
	heading, text = b, b
	heading.Kind, heading.Text, heading.Lead = format.Bold, lead, 0
	text.Text, text.Lead, text.Gap, text.Indent = b.Text[b.Lead+1:], 0, true, true
	return heading, text, true
}

// isReportTitle tells the title of a work report, spaced out or not.
func isReportTitle(s string) bool {
	c := strings.Trim(compact(s), "《》")
	return strings.HasSuffix(c, "工作报告") && shorter(c, 40)
}
