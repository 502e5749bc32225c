package format

import "strings"

// wordText gathers what a Word file prints, in whichever of its formats it is
// written: runs make lines, lines paragraphs, and these either stand in the text
// or in the cells of a table.
type wordText struct {
	blocks []wordBlock
	tables []*wordTable // that are open, outermost first
	gap    bool         // something separates the next line from the last

	lines  []*wordLine // of the open paragraph; the last one is open
	asides []wordBlock // that the open paragraph refers to

	*wordFile
	// depth is how many texts this one stands beside, one beside the other.
	depth int
}

// maxAsides bounds texts beside texts beside texts, as notes in text boxes are;
// deeper ones are printed where they stand. Each is copied into the one around it.
const maxAsides = 16

// wordFile is what the text shares with the text boxes and notes of its file.
type wordFile struct {
	size int // bytes that were printed
	// fieldless tells to print the instructions of fields as if they were text, and
	// unclosed that an instruction never ended and took the rest of the text with it.
	fieldless, unclosed bool
}

// wordBlock is a block and whether it stands beside the running text: a note or
// a text box.
type wordBlock struct {
	Block
	aside bool
}

// wordParagraph is what the layout tells of a paragraph.
type wordParagraph struct {
	level  int    // of a heading, from 1; 0 for none
	number string // printed before the text, with the space behind it
	item   bool   // marked by a bullet
	indent bool   // its first line is indented
}

func newWordText() *wordText {
	return &wordText{gap: true, wordFile: &wordFile{}, lines: []*wordLine{{}}}
}

// beside gathers a text that stands beside this one.
func (w *wordText) beside() *wordText {
	side := newWordText()
	side.wordFile, side.depth = w.wordFile, w.depth+1
	return side
}

// print prints text in the open paragraph.
func (w *wordText) print(s string, bold bool) {
	w.size += len(s)
	if w.size > MaxFileSize {
		return // finish reports it
	}
	w.lines[len(w.lines)-1].print(s, bold)
}

// breakLine begins a new line in the open paragraph.
func (w *wordText) breakLine() { w.lines = append(w.lines, &wordLine{}) }

// refer puts a note or a text box behind the open paragraph.
func (w *wordText) refer(asides []wordBlock) {
	for _, b := range asides {
		b.aside = true
		w.asides = append(w.asides, b)
	}
}

// separate tells that something stands between the last line and the next.
func (w *wordText) separate() { w.gap = true }

// endParagraph ends the open paragraph. One without text leaves a gap.
func (w *wordText) endParagraph(p wordParagraph) {
	lines, asides := w.lines, w.asides
	w.lines, w.asides = []*wordLine{{}}, nil
	if p.level > 0 {
		lines = []*wordLine{joinLines(lines)}
	}
	if w.size += len(p.number); w.size > MaxFileSize {
		return
	}
	printed := false
	for _, l := range lines {
		if !printed && p.number != "" {
			l = l.numbered(p.number)
		}
		if b, ok := l.block(); ok {
			w.add(p.mark(b, !printed))
			printed = true
		}
	}
	if !printed {
		w.gap = true
	}
	if len(asides) > 0 {
		asides[0].Gap = true
		w.append(asides...)
		w.gap = true
	}
}

// mark gives a line of the paragraph what the layout tells of it.
func (p wordParagraph) mark(b Block, first bool) Block {
	switch {
	case p.level > 0:
		b.Kind, b.Level, b.Lead = Heading, min(p.level, 6), 0
	case p.item && first && b.Kind == Text:
		b.Kind, b.Lead = Item, 0
	}
	b.Indent = b.Indent || p.indent && first
	return b
}

// numbered is the line behind its number, which is as bold as what it opens.
func (l *wordLine) numbered(number string) *wordLine {
	out := &wordLine{}
	out.print(number, l.lead > 0)
	text := l.text.String()
	out.print(text[:l.lead], true)
	out.print(text[l.lead:], false)
	return out
}

// joinLines joins the lines of a heading, which are broken for their looks.
func joinLines(lines []*wordLine) *wordLine {
	var all wordLine
	for _, l := range lines {
		all.print(l.text.String()+" ", l.bold && !l.plain)
	}
	return &all
}

// add adds a line of the running text.
func (w *wordText) add(b Block) {
	b.Gap = w.gap
	w.gap = false
	w.append(wordBlock{Block: b})
}

// append adds blocks to the open cell, or to the text where no table is open.
func (w *wordText) append(blocks ...wordBlock) {
	if n := len(w.tables); n > 0 {
		w.tables[n-1].cell = append(w.tables[n-1].cell, blocks...)
		return
	}
	w.blocks = append(w.blocks, blocks...)
}

// finish closes what is open and returns the blocks in order. It returns
// ErrTooLarge if too much was printed.
func (w *wordText) finish() ([]Block, error) {
	blocks, err := w.take()
	if err != nil {
		return nil, err
	}
	out := make([]Block, len(blocks))
	for i, b := range blocks {
		out[i] = b.Block
	}
	return out, nil
}

// take is finish for a text that stands beside another.
func (w *wordText) take() ([]wordBlock, error) {
	if w.pending() {
		w.endParagraph(wordParagraph{})
	}
	for len(w.tables) > 0 {
		w.closeTable()
	}
	if w.size > MaxFileSize {
		return nil, ErrTooLarge
	}
	return w.blocks, nil
}

// pending tells that the open paragraph holds something.
func (w *wordText) pending() bool {
	return len(w.asides) > 0 || len(w.lines) > 1 || w.lines[0].text.Len() > 0
}

// joinTexts joins the texts of blocks by spaces.
func joinTexts(blocks []wordBlock) string {
	texts := make([]string, 0, len(blocks))
	for _, b := range blocks {
		texts = append(texts, b.Text)
	}
	return strings.Join(texts, " ")
}
