package format

import (
	"encoding/binary"
	"fmt"
	"sort"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"
)

// docPiece says where some characters of the text lie in the main stream. Positions
// of characters (CP) count all stories; those of bytes (FC) are offsets into the stream.
type docPiece struct {
	from, to int // positions of characters
	offset   int // of the first character, in bytes
	width    int // bytes a character: 1 for Windows-1252, 2 for UTF-16
}

// The parts of a Clx.
const (
	clxPrc  = 1
	clxPcdt = 2
	pcdSize = 8
	// fcCompressed marks a piece of single bytes, whose offset is stored doubled.
	fcCompressed = 1 << 30
)

// readPieces reads the piece table out of a Clx and checks that it lies in the
// stream.
func readPieces(clx, main []byte) ([]docPiece, error) {
	damaged := fmt.Errorf("%w：找不到正文", ErrWordDamaged)
	for len(clx) >= 3 && clx[0] == clxPrc {
		skip := 3 + int(binary.LittleEndian.Uint16(clx[1:]))
		if skip > len(clx) {
			return nil, damaged
		}
		clx = clx[skip:]
	}
	if len(clx) < 5 || clx[0] != clxPcdt {
		return nil, damaged
	}
	plc, ok := readPlc(bytesAt(clx, 5, binary.LittleEndian.Uint32(clx[1:])), pcdSize)
	if !ok {
		return nil, damaged
	}
	pieces := make([]docPiece, 0, len(plc.at)-1)
	for i := range plc.len() {
		fc := binary.LittleEndian.Uint32(plc.data(i)[2:])
		p := docPiece{from: plc.at[i], to: plc.at[i+1], offset: int(fc &^ fcCompressed), width: 2}
		if fc&fcCompressed != 0 {
			p.offset, p.width = p.offset/2, 1
		}
		if p.offset+(p.to-p.from)*p.width > len(main) {
			return nil, fmt.Errorf("%w：正文不完整", ErrWordDamaged)
		}
		pieces = append(pieces, p)
	}
	// Pieces do not share bytes, so that there are never more characters than bytes.
	if plc.at[plc.len()] > len(main) {
		return nil, damaged
	}
	return pieces, nil
}

// docPlc is a PLC: n+1 positions and n data between them.
type docPlc struct {
	at   []int
	all  []byte
	size int // bytes of a datum
}

func (p docPlc) len() int          { return len(p.at) - 1 }
func (p docPlc) data(i int) []byte { return p.all[i*p.size : (i+1)*p.size] }

// readPlc reads a PLC with data of size bytes. Its positions have to ascend, so that
// what lies between them is disjoint.
func readPlc(b []byte, size int) (plc docPlc, ok bool) {
	if len(b) < 4 {
		return plc, false
	}
	n := (len(b) - 4) / (4 + size)
	plc = docPlc{at: make([]int, n+1), all: b[4*(n+1):], size: size}
	for i := range plc.at {
		at := binary.LittleEndian.Uint32(b[4*i:])
		if at > MaxFileSize || i > 0 && int(at) < plc.at[i-1] {
			return plc, false
		}
		plc.at[i] = int(at)
	}
	return plc, true
}

// docRange is a range of positions of characters.
type docRange struct{ from, to int }

// each calls visit for the characters of a range with their position and their
// offset in the stream. Halves of a surrogate pair come as one character.
func (d *doc) each(r docRange, visit func(at, offset int, c rune)) {
	first := sort.Search(len(d.pieces), func(i int) bool { return d.pieces[i].to > r.from })
	for _, p := range d.pieces[first:] {
		if p.from >= r.to {
			return
		}
		for at := max(p.from, r.from); at < min(p.to, r.to); at++ {
			offset := p.offset + (at-p.from)*p.width
			if p.width == 1 {
				visit(at, offset, charmap.Windows1252.DecodeByte(d.main[offset]))
				continue
			}
			c := rune(binary.LittleEndian.Uint16(d.main[offset:]))
			if utf16.IsSurrogate(c) && at+1 < p.to {
				c = utf16.DecodeRune(c, rune(binary.LittleEndian.Uint16(d.main[offset+2:])))
				visit(at, offset, c)
				at++
				continue
			}
			visit(at, offset, c)
		}
	}
}
