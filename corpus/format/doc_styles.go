package format

import (
	"encoding/binary"
	"slices"
	"unicode/utf16"
)

// docStyle is a style with all that it is based on.
type docStyle struct {
	para docPara
	run  docRun
}

// The built-in styles that are headings without saying so, by their sti.
const (
	stiHeading1 = 1
	stiHeading9 = 9
	stiTitle    = 62
)

// stdStyle is a style as the sheet stores it (STD).
type stdStyle struct {
	sti, kind, based int
	papx, chpx       []byte
	found            bool
}

const (
	styleParagraph = 1
	styleCharacter = 2
)

// readDocStyles reads a style sheet (STSH).
func readDocStyles(b []byte) []docStyle {
	if len(b) < 6 {
		return nil
	}
	head := int(binary.LittleEndian.Uint16(b))
	count, base := int(binary.LittleEndian.Uint16(b[2:])), int(binary.LittleEndian.Uint16(b[4:]))
	if 2+head > len(b) || base < 10 {
		return nil
	}
	b = b[2+head:]
	var stds []stdStyle
	for range count {
		if len(b) < 2 {
			break
		}
		size := binary.LittleEndian.Uint16(b)
		std := bytesAt(b, 2, uint32(size))
		stds = append(stds, readStd(std, base))
		b = b[min(len(b), 2+int(size)+int(size)%2):]
	}
	return resolveStds(stds)
}

// readStd reads a style whose fixed part has base bytes.
func readStd(b []byte, base int) stdStyle {
	if len(b) < base+2 {
		return stdStyle{}
	}
	s := stdStyle{
		sti:   int(binary.LittleEndian.Uint16(b) & 0x0FFF),
		kind:  int(binary.LittleEndian.Uint16(b[2:]) & 0xF),
		based: int(binary.LittleEndian.Uint16(b[2:]) >> 4),
		found: true,
	}
	name := 2 + 2*(int(binary.LittleEndian.Uint16(b[base:]))+1) // count, characters, zero
	if base+name > len(b) {
		return s
	}
	b = b[base+name:]
	if s.kind == styleParagraph {
		s.papx, b = cutUpx(b)
		s.papx = s.papx[min(2, len(s.papx)):] // behind the style's own number
	}
	if s.kind == styleParagraph || s.kind == styleCharacter {
		s.chpx, _ = cutUpx(b)
	}
	return s
}

// cutUpx cuts the properties that stand first, with their size before them.
func cutUpx(b []byte) (upx, rest []byte) {
	if len(b) < 2 {
		return nil, nil
	}
	size := int(binary.LittleEndian.Uint16(b))
	upx = bytesAt(b, 2, uint32(size))
	return upx, b[min(len(b), 2+size+size%2):]
}

// resolveStds applies to each style those that it is based on, from the ground up.
func resolveStds(stds []stdStyle) []docStyle {
	styles, done := make([]docStyle, len(stds)), make([]bool, len(stds))
	for i := range stds {
		var chain []int
		s, at := docStyle{para: docPara{outline: noOutline}}, i
		for at < len(stds) && stds[at].found && !done[at] && len(chain) < maxBased {
			chain = append(chain, at)
			at = stds[at].based
		}
		if at < len(stds) && done[at] {
			s = styles[at]
		}
		for _, at := range slices.Backward(chain) {
			s.apply(stds[at])
			styles[at], done[at] = s, true
		}
	}
	return styles
}

// apply changes s, what a style is based on, to the style.
func (s *docStyle) apply(std stdStyle) {
	s.para.apply(std.papx)
	s.run.apply(std.chpx, nil, s.run)
	switch {
	case s.para.outline != noOutline:
	case std.sti >= stiHeading1 && std.sti <= stiHeading9:
		s.para.outline = std.sti - stiHeading1
	case std.sti == stiTitle:
		s.para.outline = 0
	}
}

// readFonts reads the names of the fonts (SttbfFfn).
func readFonts(b []byte) []string {
	const fixed = 40 // bytes of an FFN before its name, the size included
	if len(b) < 4 {
		return nil
	}
	var fonts []string
	for b = b[4:]; len(b) > 0; {
		size := 1 + int(b[0])
		if size > len(b) {
			break
		}
		name := ""
		if size > fixed {
			name = utf16String(b[fixed:size])
		}
		fonts = append(fonts, name)
		b = b[size:]
	}
	return fonts
}

// utf16String decodes UTF-16 up to a zero.
func utf16String(b []byte) string {
	var units []uint16
	for ; len(b) >= 2; b = b[2:] {
		u := binary.LittleEndian.Uint16(b)
		if u == 0 {
			break
		}
		units = append(units, u)
	}
	return string(utf16.Decode(units))
}
