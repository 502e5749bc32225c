package format

import "encoding/binary"

// docLookup finds what is said of characters by their offsets. It remembers the
// last stretch, for the next character mostly lies in it.
type docLookup struct {
	d *doc

	paraAt  docRunAt
	para    docPara
	inherit docRun

	runAt docRunAt
	base  docRun
	run   docRun

	left int // bytes of large properties that may still be read
}

func newDocLookup(d *doc) *docLookup {
	// Real documents refer to large properties once or twice.
	return &docLookup{d: d, left: 4 * len(d.data)}
}

// paragraph is what is said of the paragraph whose mark stands at an offset, its
// style included, and what its characters inherit.
func (l *docLookup) paragraph(offset int) (docPara, docRun) {
	if l.paraAt.holds(offset) {
		return l.para, l.inherit
	}
	at := l.d.paras.at(offset)
	p, run := docPara{outline: noOutline}, docRun{}
	if int(at.style) < len(l.d.styles) {
		p, run = l.d.styles[at.style].para, l.d.styles[at.style].run
	}
	grpprl := l.d.properties(at)
	p.apply(grpprl)
	eachSprm(grpprl, func(s docSprm) {
		if s.code == sprmPHugePapx {
			p.apply(l.huge(binary.LittleEndian.Uint32(s.operand)))
		}
	})
	l.paraAt, l.para, l.inherit = at, p, run
	return p, run
}

// huge is a grpprl that lies in the data stream (PrcData).
func (l *docLookup) huge(offset uint32) []byte {
	head := bytesAt(l.d.data, offset, 2)
	if head == nil {
		return nil
	}
	grpprl := bytesAt(l.d.data[offset:], 2, uint32(binary.LittleEndian.Uint16(head)))
	if l.left -= len(grpprl); l.left < 0 {
		return nil
	}
	return grpprl
}

// character is what is said of the character at an offset.
func (l *docLookup) character(offset int, base docRun) docRun {
	if l.runAt.holds(offset) && l.base == base {
		return l.run
	}
	at := l.d.chars.at(offset)
	run := base
	run.apply(l.d.properties(at), l.d.styles, base)
	l.runAt, l.base, l.run = at, base, run
	return run
}

func (r docRunAt) holds(offset int) bool {
	return uint32(offset) >= r.from && uint32(offset) < r.to
}
