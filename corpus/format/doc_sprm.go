package format

import "encoding/binary"

// docSprm is a single property modifier (Sprm): what it changes, and to what.
type docSprm struct {
	code    uint16
	operand []byte
}

// The modifiers that matter here, by their names in [MS-DOC] §2.6.
const (
	sprmCFRMarkDel       = 0x0800
	sprmCFVanish         = 0x083C
	sprmCFBold           = 0x0835
	sprmCIstd            = 0x4A30
	sprmCSymbol          = 0x6A09
	sprmPFInTable        = 0x2416
	sprmPFTtp            = 0x2417
	sprmPFInnerTableCell = 0x244B
	sprmPFInnerTtp       = 0x244C
	sprmPItap            = 0x6649
	sprmPIlvl            = 0x260A
	sprmPIlfo            = 0x460B
	sprmPOutLvl          = 0x2640
	sprmPDxaLeft180      = 0x8411
	sprmPDxaLeft1        = 0x8460
	sprmPDxcLeft1        = 0x4457
	sprmPJc80            = 0x2403
	sprmPJc              = 0x2461
	sprmPHugePapx        = 0x6646
	sprmTDefTable        = 0xD608
	sprmPChgTabs         = 0xC615
)

// eachSprm calls visit for the modifiers of a grpprl, as far as it is whole.
func eachSprm(grpprl []byte, visit func(docSprm)) {
	for len(grpprl) > 2 {
		code := binary.LittleEndian.Uint16(grpprl)
		head, size := operandSize(code, grpprl[2:])
		if 2+head+size > len(grpprl) {
			return
		}
		visit(docSprm{code, grpprl[2+head : 2+head+size]})
		grpprl = grpprl[2+head+size:]
	}
}

// operandSize is how long an operand is, and the bytes before it that say so.
func operandSize(code uint16, rest []byte) (head, size int) {
	switch code >> 13 {
	case 0, 1:
		return 0, 1
	case 2, 4, 5:
		return 0, 2
	case 3:
		return 0, 4
	case 7:
		return 0, 3
	}
	switch {
	case code == sprmTDefTable && len(rest) >= 2:
		return 2, max(0, int(binary.LittleEndian.Uint16(rest))-1)
	case code == sprmPChgTabs && rest[0] == 255:
		return 1, changedTabs(rest[1:])
	}
	return 1, int(rest[0])
}

// changedTabs is the size of a PChgTabsOperand too long for its size byte.
func changedTabs(b []byte) int {
	if len(b) == 0 {
		return 0
	}
	deleted := 1 + 4*int(b[0])
	if deleted >= len(b) {
		return deleted
	}
	return deleted + 1 + 3*int(b[deleted])
}

// flag is an operand that is a truth value.
func (s docSprm) flag() bool { return s.operand[0] != 0 }

// toggle is an operand that may refer to what the style says.
func (s docSprm) toggle(style toggle) toggle {
	switch s.operand[0] {
	case 0:
		return off
	case 1:
		return on
	case 0x81:
		if style == on {
			return off
		}
		return on
	}
	return style
}

// word is an operand of two bytes.
func (s docSprm) word() uint16 { return binary.LittleEndian.Uint16(s.operand) }
