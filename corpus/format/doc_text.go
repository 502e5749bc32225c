package format

// The characters that are marks ([MS-DOC] §2.4.1, §2.8.25).
const (
	markCell         = 0x07
	markTab          = 0x09
	markLine         = 0x0B
	markPage         = 0x0C // of a page or a section, which is a paragraph's as well
	markParagraph    = 0x0D
	markColumn       = 0x0E
	markFieldBegin   = 0x13
	markFieldDivide  = 0x14
	markFieldEnd     = 0x15
	markHyphen       = 0x1E // that does not break
	markOptional     = 0x1F // hyphen that shows only at the end of a line
	firstPrintedMark = 0x20
)

// docPrinter prints a story: the text, a note, a text box.
type docPrinter struct {
	*docLookup
	out    *wordText
	fields wordFields
}

// printAll prints the main text, with notes and text boxes behind the paragraphs
// that refer to them.
func (d *doc) printAll(w *wordText) {
	p := &docPrinter{docLookup: newDocLookup(d), out: w}
	p.story(docRange{0, d.fib.length[storyMain]})
}

// story prints paragraph by paragraph, for what is said of one stands at its mark.
func (p *docPrinter) story(r docRange) {
	from := r.from
	p.d.each(r, func(at, offset int, c rune) {
		if c == markParagraph || c == markCell || c == markPage {
			p.paragraph(docRange{from, at}, offset, c)
			from = at + 1
		}
	})
	if from < r.to {
		p.text(docRange{from, r.to}, docRun{}) // a story without a last mark
	}
	p.out.unclosed = p.out.unclosed || p.fields.instructing()
}

// paragraph prints a paragraph and ends it as its mark says.
func (p *docPrinter) paragraph(r docRange, mark int, c rune) {
	para, inherit := p.docLookup.paragraph(mark)
	p.out.nest(para.depth)
	p.text(r, inherit)
	switch run := p.character(mark, inherit); {
	case para.rowEnd:
		p.out.endRow()
	case c == markCell, para.cellEnd:
		p.out.endParagraph(p.layout(para))
		p.out.endCell()
	case run.deleted, run.hidden == on:
		return // the next paragraph goes on
	default:
		p.out.endParagraph(p.layout(para))
	}
	if c == markPage {
		p.out.separate()
	}
}

// layout is what the properties of a paragraph tell, its number counted.
func (p *docPrinter) layout(para docPara) wordParagraph {
	out := wordParagraph{level: outlineHeading(para.outline), indent: para.indented && !para.aside}
	if para.list > 0 && para.list <= len(p.d.lists) {
		out.number, out.item = p.d.lists[para.list-1].next(para.level)
	}
	return out
}

// text prints the characters of a paragraph.
func (p *docPrinter) text(r docRange, inherit docRun) {
	var pending []rune // characters that are printed alike
	bold := false
	flush := func() {
		p.out.print(string(pending), bold)
		pending = pending[:0]
	}
	p.d.each(r, func(at, offset int, c rune) {
		run := p.character(offset, inherit)
		if c < firstPrintedMark && c != markTab && c != markHyphen {
			flush()
		}
		c = p.mark(at, c, run)
		if c == 0 || run.deleted || run.hidden == on || p.fields.instructing() {
			return
		}
		if now := run.bold == on; now != bold || len(pending) >= maxPending {
			flush()
			bold = now
		}
		pending = append(pending, c)
	})
	flush()
}

// maxPending bounds how many characters are held before they are printed.
const maxPending = 4096

// mark does what a character says and returns what it prints, 0 for nothing.
func (p *docPrinter) mark(at int, c rune, run docRun) rune {
	if asides := p.d.asides[at]; asides != nil && !run.deleted && run.hidden != on {
		p.refer(asides)
		delete(p.d.asides, at)
	}
	if run.symbol != 0 {
		return p.symbol(run)
	}
	switch c {
	case markTab:
		return ' '
	case markHyphen:
		return '-'
	case markLine, markColumn:
		if !run.deleted && run.hidden != on && !p.fields.instructing() {
			p.out.breakLine()
		}
		return 0
	case markFieldBegin:
		if !p.out.fieldless {
			p.fields.begin()
		}
	case markFieldDivide:
		p.fields.separate()
	case markFieldEnd:
		if s := p.fields.end(); s != "" && !p.fields.instructing() {
			p.out.print(s, run.bold == on)
		}
	}
	if c < firstPrintedMark {
		return 0
	}
	if p.fields.instructing() {
		p.fields.instruct(string(c))
	}
	return c
}

// symbol is what a character of a symbol font prints.
func (p *docPrinter) symbol(run docRun) rune {
	font := ""
	if run.font < len(p.d.fonts) {
		font = p.d.fonts[run.font]
	}
	return symbol(font, run.symbol)
}

// refer prints notes or text boxes and puts them behind the open paragraph.
func (p *docPrinter) refer(asides []docRange) {
	for _, r := range asides {
		side := &docPrinter{docLookup: p.docLookup, out: p.out.beside()}
		side.story(r)
		if blocks, err := side.out.take(); err == nil {
			p.out.refer(blocks)
		}
	}
}
