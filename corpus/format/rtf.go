package format

import (
	"fmt"
	"unicode/utf16"
)

// RTF is read as the specification of version 1.9.1 describes it. Its numbers of
// paragraphs stand in it as text.

// readRTF prints a document in RTF.
func readRTF(w *wordText, data []byte) error {
	p := &rtfPrinter{
		scan:  rtfScanner{src: data},
		out:   w,
		page:  1252,
		fonts: map[int]rtfFont{},
		group: rtfGroup{skipped: 1},
	}
	for {
		switch t := p.scan.next(); t.kind {
		case rtfEnd:
			p.flush()
			if len(p.groups) > 0 {
				return fmt.Errorf("%w：缺少结尾", ErrWordDamaged)
			}
			return nil
		case rtfOpen:
			p.flush()
			if len(p.groups) == maxDepth {
				return fmt.Errorf("%w：嵌套过深", ErrWordDamaged)
			}
			p.open()
		case rtfClose:
			p.flush()
			p.close()
		case rtfWord:
			p.word(t)
		case rtfByte:
			p.byte(t.char)
		}
	}
}

// rtfPrinter prints what it reads.
type rtfPrinter struct {
	scan   rtfScanner
	out    *wordText
	group  rtfGroup
	groups []rtfGroup // around the open one
	para   rtfPara
	fields wordFields

	page    int // code page of the document
	fonts   map[int]rtfFont
	font    int // that all text without one has
	pending []byte
	units   []uint16 // that \u gave
	skip    int      // characters for readers without Unicode still to come
}

// rtfGroup is what holds inside a pair of braces.
type rtfGroup struct {
	bold, hidden, deleted bool
	font                  int
	skipped               int  // characters behind a \u that stand for it
	starred               bool // \* came first
	fontTable             bool
	defined               int // the font that is being defined

	// What the end of the group ends.
	field  bool
	beside *wordText // the text that a note or text box interrupted
	para   rtfPara   // of that text
	fields wordFields
}

// rtfPara is what is said of paragraphs until it is said anew.
type rtfPara struct {
	level    int // of a heading, from 1; 0 for none
	indented bool
	aside    bool // set in the middle or to the right, where an indent means nothing
	inTable  bool
	depth    int // tables around it if more than one
}

// open opens a group, which begins like the one around it.
func (p *rtfPrinter) open() {
	p.groups = append(p.groups, p.group)
	p.group.starred, p.group.field, p.group.beside = false, false, nil
}

// close ends the open group and what it holds.
func (p *rtfPrinter) close() {
	n := len(p.groups)
	if n == 0 {
		return
	}
	g := p.group
	p.group, p.groups = p.groups[n-1], p.groups[:n-1]
	p.skip = 0
	if g.field {
		p.out.print(p.fields.end(), p.group.bold)
	}
	if g.beside != nil {
		blocks, err := p.out.take()
		p.out, p.para, p.fields = g.beside, g.para, g.fields
		if err == nil && p.visible() {
			p.out.refer(blocks)
		}
	}
}

// aside makes the rest of the group a text of its own.
func (p *rtfPrinter) aside() {
	if p.group.beside != nil || p.out.depth >= maxAsides {
		return
	}
	p.group.beside, p.group.para, p.group.fields = p.out, p.para, p.fields
	p.out, p.para, p.fields = p.out.beside(), rtfPara{}, nil
}

// visible tells that what stands here is printed.
func (p *rtfPrinter) visible() bool {
	return !p.group.hidden && !p.group.deleted && !p.group.fontTable && !p.fields.instructing()
}

// byte reads a byte of text. Bytes are decoded together, for one character may
// take two, the second of which may look like a letter.
func (p *rtfPrinter) byte(c byte) {
	if p.skip > 0 {
		p.skip--
		return
	}
	if len(p.units) > 0 || len(p.pending) >= maxPending {
		p.flush()
	}
	p.pending = append(p.pending, c)
}

// unicode reads a character by its number, which is negative above 32767.
func (p *rtfPrinter) unicode(n int) {
	if len(p.pending) > 0 || len(p.units) >= maxPending {
		p.flush()
	}
	p.units = append(p.units, uint16(n))
	p.skip = p.group.skipped
}

// flush prints what was read.
func (p *rtfPrinter) flush() {
	if len(p.pending) > 0 {
		p.text(p.fonts[p.group.font].decode(p.pending, p.page))
		p.pending = p.pending[:0]
	}
	if len(p.units) > 0 {
		p.text(string(utf16.Decode(p.units)))
		p.units = p.units[:0]
	}
}

// text prints text, or reads it where it is not printed.
func (p *rtfPrinter) text(s string) {
	switch {
	case p.group.fontTable:
		f := p.fonts[p.group.defined]
		if len(f.name) < maxWord {
			f.name += s
		}
		p.fonts[p.group.defined] = f
	case p.fields.instructing():
		p.fields.instruct(s)
	case p.visible():
		p.out.print(s, p.group.bold)
	}
}
