package format

import "encoding/binary"

// docPara is what the properties of a paragraph say.
type docPara struct {
	outline  int // from 0; noOutline if not stated
	list     int // the number of its list, from 1; 0 for none
	level    int // in the list, from 0
	depth    int // tables around it
	cellEnd  bool
	rowEnd   bool
	indented bool
	aside    bool // set in the middle or to the right, where an indent means nothing
}

// apply changes p by a grpprl.
func (p *docPara) apply(grpprl []byte) {
	eachSprm(grpprl, func(s docSprm) {
		switch s.code {
		case sprmPOutLvl:
			p.outline = int(s.operand[0])
		case sprmPIlfo:
			p.list = int(int16(s.word()))
		case sprmPIlvl:
			p.level = int(s.operand[0])
		case sprmPFInTable:
			if s.flag() {
				p.depth = max(p.depth, 1)
			}
		case sprmPItap:
			p.depth = int(min(binary.LittleEndian.Uint32(s.operand), maxTables))
		case sprmPFTtp, sprmPFInnerTtp:
			p.rowEnd = p.rowEnd || s.flag()
		case sprmPFInnerTableCell:
			p.cellEnd = p.cellEnd || s.flag()
		case sprmPDxaLeft180, sprmPDxaLeft1, sprmPDxcLeft1:
			p.indented = int16(s.word()) > 0
		case sprmPJc80, sprmPJc:
			p.aside = s.operand[0] == 1 || s.operand[0] == 2
		}
	})
}

// docRun is what the properties of characters say.
type docRun struct {
	bold    toggle
	hidden  toggle
	deleted bool
	font    int  // of symbol
	symbol  rune // printed instead of the character, 0 for none
}

// apply changes r by a grpprl; base is what the style of the paragraph says.
func (r *docRun) apply(grpprl []byte, styles []docStyle, base docRun) {
	style := base
	eachSprm(grpprl, func(s docSprm) {
		switch s.code {
		case sprmCIstd:
			if i := int(s.word()); i < len(styles) {
				named := styles[i].run
				style.bold, style.hidden = named.bold.or(base.bold), named.hidden.or(base.hidden)
				r.bold, r.hidden = style.bold, style.hidden
			}
		case sprmCFBold:
			r.bold = s.toggle(style.bold)
		case sprmCFVanish:
			r.hidden = s.toggle(style.hidden)
		case sprmCFRMarkDel:
			r.deleted = s.flag()
		case sprmCSymbol:
			r.font, r.symbol = int(s.word()), rune(binary.LittleEndian.Uint16(s.operand[2:]))
		}
	})
}
