package format

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// pageLine is a printed line of a page.
type pageLine struct {
	Block
	cells         []string // of a Row
	runes, linked int      // characters that are no white space, and those of them in links
	body          bool     // it lies in an element that is known to hold the document
}

// printPage prints a page as lines.
func printPage(doc *html.Node) []pageLine {
	p := newPagePrinter(bodyElements(doc))
	p.node(doc, look{})
	p.endLine()
	return p.lines
}

// pagePrinter makes lines of the nodes of a page.
type pagePrinter struct {
	lines  []pageLine
	bodies map[*html.Node]bool // elements that are known to hold the document

	line   scanner // the line that is being printed
	linked int     // its characters in links
	look   look    // of its first character
	gap    bool    // something separates it from the line before

	last   rune // the character printed last on the line, 0 for none
	broken bool // a line feed of the source follows it

	item   bool   // the next line opens a list item
	number string // what a numbered item prints before its text

	numbers map[*html.Node]int // the next number of each numbered list
}

func newPagePrinter(bodies map[*html.Node]bool) *pagePrinter {
	return &pagePrinter{bodies: bodies, gap: true, numbers: make(map[*html.Node]int)}
}

func (p *pagePrinter) node(n *html.Node, l look) {
	switch n.Type {
	case html.TextNode:
		p.text(n.Data, l)
	case html.ElementNode:
		p.element(n, l)
	case html.DocumentNode:
		p.children(n, l)
	}
}

func (p *pagePrinter) children(n *html.Node, l look) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		p.node(c, l)
	}
}

func (p *pagePrinter) element(n *html.Node, l look) {
	l = l.inside(n)
	l.body = l.body || p.bodies[n]
	switch n.Data {
	case "head":
	case "br":
		p.breakLine()
	case "img", "hr":
		if n.Data == "hr" || p.line.runes == 0 {
			p.endLine()
			p.gap = true
		}
	case "table":
		p.endBlock()
		p.table(n, l)
		p.endBlock()
	case "li":
		p.endBlock()
		p.number = p.itemNumber(n)
		p.item = p.number == ""
		p.children(n, l)
		p.endBlock()
		p.item, p.number = false, ""
	default:
		block := isBlockTag(n.Data) || p.bodies[n]
		if block {
			p.endBlock()
		}
		p.children(n, l)
		if block {
			p.endBlock()
		}
	}
}

// text prints the text of a node.
func (p *pagePrinter) text(s string, l look) {
	if !l.pre {
		p.print(p.foldSpace(s), l)
		return
	}
	for i, line := range strings.Split(s, "\n") {
		if i > 0 {
			p.breakLine()
		}
		p.print(line, l)
	}
}

func (p *pagePrinter) print(s string, l look) {
	if s == "" {
		return
	}
	if p.line.runes == 0 {
		p.look = l
	}
	before := p.line.runes
	if strings.TrimFunc(s, blank) != "" { // white space is neither bold nor plain
		p.line.setBold(l.bold || l.center && l.large)
	}
	p.line.print(s)
	if l.linked {
		p.linked += p.line.runes - before
	}
	p.last, _ = utf8.DecodeLastRuneInString(s)
}

// foldSpace makes one space of each run of white space, as browsers do, and none
// of a line feed of the source between Chinese characters: the source was
// wrapped there, not the text.
func (p *pagePrinter) foldSpace(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	space := false
	for _, r := range s {
		switch r {
		case '\n', '\r', '\f':
			p.broken, space = true, true
			continue
		case ' ', '\t':
			space = true
			continue
		}
		if space || p.broken {
			if !p.broken || !isWide(p.last) || !isWide(r) {
				b.WriteByte(' ')
			}
			space, p.broken = false, false
		}
		b.WriteRune(r)
		p.last = r
	}
	if space && !p.broken {
		b.WriteByte(' ')
	}
	return b.String()
}

// isWide tells Chinese characters and their punctuation.
func isWide(r rune) bool {
	return unicode.Is(unicode.Han, r) || r >= 0x3001 && r <= 0x303F || r >= 0xFF01 && r <= 0xFF60
}

// endBlock ends the line where an element begins or ends that stands for itself.
func (p *pagePrinter) endBlock() {
	p.endLine()
	p.gap = true
}

// breakLine ends the line within a paragraph; an empty one is a gap.
func (p *pagePrinter) breakLine() {
	if p.line.runes == 0 {
		p.gap = true
	}
	p.endLine()
}

// endLine adds the line if it prints anything.
func (p *pagePrinter) endLine() {
	raw, runes := p.line.out.String(), p.line.runes
	p.line.endLine()
	printed := p.line.lines[0]
	p.line.lines = p.line.lines[:0]
	linked := p.linked
	p.linked, p.last, p.broken = 0, 0, false
	if printed.text == "" {
		return
	}
	if opensNumbered(printed.text) {
		p.number = ""
	}
	line := pageLine{runes: runes, linked: linked, body: p.look.body}
	line.Block = Block{Text: p.number + printed.text, Gap: p.gap, Indent: p.look.indent || indented(raw)}
	switch {
	case p.look.level > 0:
		line.Kind, line.Level = Heading, p.look.level
	case p.item:
		line.Kind = Item
	case printed.bold:
		line.Kind = Bold
	case printed.lead > 0:
		line.Lead = len(p.number) + printed.lead
	}
	p.lines = append(p.lines, line)
	p.gap, p.item, p.number = false, false, ""
}

// opensNumbered tells a text that brings its own number: 1. （一） 一、 第一条
func opensNumbered(text string) bool {
	first, n := utf8.DecodeRuneInString(text)
	return unicode.IsDigit(first) || strings.ContainsRune("（(第①", first) ||
		strings.ContainsRune("一二三四五六七八九十", first) && strings.HasPrefix(text[n:], "、")
}

// itemNumber is what a browser prints before an item of a numbered list, "" if
// the list is not numbered by figures.
func (p *pagePrinter) itemNumber(li *html.Node) string {
	list := li.Parent
	if list == nil || list.Data != "ol" || strings.Contains(attribute(list, "style"), "none") {
		return ""
	}
	if kind := attribute(list, "type"); kind != "" && kind != "1" {
		return ""
	}
	if _, counted := p.numbers[list]; !counted {
		start, err := strconv.Atoi(attribute(list, "start"))
		if err != nil {
			start = 1
		}
		p.numbers[list] = start
	}
	number := p.numbers[list]
	p.numbers[list]++
	return strconv.Itoa(number) + ". "
}
