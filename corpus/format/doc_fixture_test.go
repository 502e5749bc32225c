package format

import (
	"encoding/binary"
	"unicode/utf16"
)

// fixtureRun is some characters with their properties.
type fixtureRun struct {
	text   string
	chpx   []byte
	narrow bool // stored as single bytes
}

// fixturePara is a paragraph: runs, and what stands at its mark.
type fixturePara struct {
	runs  []fixtureRun
	mark  rune
	style uint16
	papx  []byte
	chpx  []byte // of the mark
}

// fixtureDoc is a binary document. Parts of the table stream other than those of
// text and its formatting are given ready.
type fixtureDoc struct {
	stories [storyCount][]fixturePara
	parts   map[fibPart][]byte
	data    []byte
	flags   uint16
	version uint16
}

func docPar(runs ...fixtureRun) fixturePara        { return fixturePara{runs: runs, mark: markParagraph} }
func docText(text string, chpx ...byte) fixtureRun { return fixtureRun{text: text, chpx: chpx} }

// docProp is a modifier with its operand.
func docProp(code uint16, operand ...byte) []byte {
	return append(binary.LittleEndian.AppendUint16(nil, code), operand...)
}

// docProps joins modifiers.
func docProps(all ...[]byte) []byte {
	var out []byte
	for _, s := range all {
		out = append(out, s...)
	}
	return out
}

// streams writes the streams of the document.
func (d fixtureDoc) streams() map[string][]byte {
	const text = 1024 // offset of the text
	f := fixtureWriter{main: make([]byte, text)}
	for i, story := range d.stories {
		before := f.chars
		for _, p := range story {
			f.para(p)
		}
		binary.LittleEndian.PutUint32(f.main[fibCounts+4*i:], uint32(f.chars-before))
	}
	parts := map[fibPart][]byte{fcClx: f.clx(), fcPlcfBteChpx: f.pages(f.chpx, false), fcPlcfBtePapx: f.pages(f.papx, true)}
	for at, b := range d.parts {
		parts[at] = b
	}
	table := []byte("....")
	for at := fibPart(0); at < 93; at++ {
		b := parts[at]
		binary.LittleEndian.PutUint32(f.main[fibPartsOffset+8*at:], uint32(len(table)))
		binary.LittleEndian.PutUint32(f.main[fibPartsOffset+8*at+4:], uint32(len(b)))
		if at == fcPlfLst && len(b) > 0 { // levels stand behind the lists
			size := 2 + lstfSize*int(binary.LittleEndian.Uint16(b))
			binary.LittleEndian.PutUint32(f.main[fibPartsOffset+8*at+4:], uint32(size))
		}
		table = append(table, b...)
	}
	version := d.version
	if version == 0 {
		version = fibWord97
	}
	binary.LittleEndian.PutUint16(f.main, fibMagic)
	binary.LittleEndian.PutUint16(f.main[2:], version)
	binary.LittleEndian.PutUint16(f.main[10:], d.flags|flagTable1)
	binary.LittleEndian.PutUint16(f.main[fibPartsOffset-2:], 93)
	out := map[string][]byte{streamMain: f.main, streamTable1: table}
	if d.data != nil {
		out[streamData] = d.data
	}
	return out
}

func (d fixtureDoc) bytes() []byte { return compound(d.streams()) }

// fixtureWriter writes the main stream: each run is a piece.
type fixtureWriter struct {
	main       []byte
	chars      int
	at         []int // positions where pieces begin
	fc         []uint32
	chpx, papx []fixtureStretch
}

type fixtureStretch struct {
	from, to int
	props    []byte
}

func (f *fixtureWriter) para(p fixturePara) {
	from := len(f.main)
	for _, r := range p.runs {
		f.run(r)
	}
	f.run(fixtureRun{text: string(p.mark), chpx: p.chpx})
	f.papx = append(f.papx, fixtureStretch{from, len(f.main), append(binary.LittleEndian.AppendUint16(nil, p.style), p.papx...)})
}

func (f *fixtureWriter) run(r fixtureRun) {
	from := len(f.main)
	f.at = append(f.at, f.chars)
	if r.narrow {
		f.fc = append(f.fc, uint32(2*from)|fcCompressed)
		f.main = append(f.main, r.text...)
		f.chars += len(r.text)
	} else {
		f.fc = append(f.fc, uint32(from))
		for _, u := range utf16.Encode([]rune(r.text)) {
			f.main = binary.LittleEndian.AppendUint16(f.main, u)
			f.chars++
		}
	}
	f.chpx = append(f.chpx, fixtureStretch{from, len(f.main), r.chpx})
}

// clx is the piece table, behind properties that do not matter.
func (f *fixtureWriter) clx() []byte {
	table := fixturePlc(append(f.at, f.chars), pcdSize, func(i int) []byte {
		return append(binary.LittleEndian.AppendUint32([]byte{0, 0}, f.fc[i]), 0, 0)
	})
	clx := append([]byte{clxPrc, 2, 0, 0xEE, 0xEE, clxPcdt}, binary.LittleEndian.AppendUint32(nil, uint32(len(table)))...)
	return append(clx, table...)
}

// fixturePlc writes a PLC.
func fixturePlc(at []int, size int, datum func(i int) []byte) []byte {
	var out []byte
	for _, n := range at {
		out = binary.LittleEndian.AppendUint32(out, uint32(n))
	}
	for i := range len(at) - 1 {
		out = append(out, append(datum(i), make([]byte, size)...)[:size]...)
	}
	return out
}

// pages writes formatting pages behind the text, one stretch each, and returns
// the PlcBte that lists them.
func (f *fixtureWriter) pages(stretches []fixtureStretch, papx bool) []byte {
	at := []int{}
	var numbers []uint32
	for _, s := range stretches {
		f.main = append(f.main, make([]byte, (pageSize-len(f.main)%pageSize)%pageSize)...)
		page := make([]byte, pageSize)
		binary.LittleEndian.PutUint32(page, uint32(s.from))
		binary.LittleEndian.PutUint32(page[4:], uint32(s.to))
		page[pageSize-1] = 1
		if len(s.props) > 0 {
			const offset = 32
			page[8] = offset / 2
			head := []byte{byte(len(s.props))}
			if papx && len(s.props)%2 == 0 {
				head = []byte{0, byte(len(s.props) / 2)}
			} else if papx {
				head = []byte{byte((len(s.props) + 1) / 2)}
			}
			copy(page[offset:], append(head, s.props...))
		}
		at = append(at, s.from)
		numbers = append(numbers, uint32(len(f.main)/pageSize))
		f.main = append(f.main, page...)
	}
	return fixturePlc(append(at, len(f.main)), 4, func(i int) []byte { return binary.LittleEndian.AppendUint32(nil, numbers[i]) })
}

// compound packs streams into a compound file: small ones, and large ones, as they
// are. The directory is a list, each entry to the right of the one before.
func compound(streams map[string][]byte) []byte {
	const sector = 512
	c := compoundWriter{}
	var small []byte
	var miniFAT []uint32
	entries := fixtureEntry("Root Entry", 5, 0, 0)
	n := uint32(0)
	for name, b := range streams {
		n++
		start := uint32(len(small) / miniSector)
		if len(b) >= miniCutoff {
			start = c.add(b)
		} else {
			fixtureChain(&miniFAT, (len(b)+miniSector-1)/miniSector)
			small = append(small, padded(b, miniSector)...)
		}
		e := fixtureEntry(name, streamObject, start, len(b))
		if int(n) < len(streams) {
			binary.LittleEndian.PutUint32(e[offEntryRight:], n+1)
		}
		entries = append(entries, e...)
	}
	if n > 0 {
		binary.LittleEndian.PutUint32(entries[offEntryChild:], 1)
	}
	header := make([]byte, sector)
	copy(header, magicOLE)
	put := binary.LittleEndian.PutUint32
	binary.LittleEndian.PutUint16(header[offVersion:], 3)
	binary.LittleEndian.PutUint16(header[offSectorShift:], 9)
	put(header[offDIFAT:], 0xFFFFFFFE)
	put(header[offMiniFAT:], 0xFFFFFFFE)
	if len(small) > 0 {
		put(entries[offEntryStart:], c.add(small))
		put(entries[offEntrySize:], uint32(len(small)))
		var table []byte
		for _, next := range miniFAT {
			table = binary.LittleEndian.AppendUint32(table, next)
		}
		put(header[offMiniFAT:], c.add(table))
	}
	put(header[offDirectory:], c.add(entries))
	return c.file(header)
}

// compoundWriter collects sectors and how they are chained.
type compoundWriter struct {
	sectors []byte
	fat     []uint32
}

func (c *compoundWriter) add(b []byte) (start uint32) {
	start = uint32(len(c.fat))
	c.sectors = append(c.sectors, padded(b, 512)...)
	fixtureChain(&c.fat, (len(b)+511)/512)
	return start
}

// file puts the table behind the sectors that it chains, and behind it, where the
// header cannot name all its sectors, those that name the rest.
func (c *compoundWriter) file(header []byte) []byte {
	const perSector, perDIFAT = 128, 127
	data := len(c.fat)
	tables, difats := 0, 0
	for perSector*tables < data+tables+difats {
		tables++
		difats = (max(0, tables-headerFATs) + perDIFAT - 1) / perDIFAT
	}
	named := func(i int) uint32 {
		if i < tables {
			return uint32(data + i)
		}
		return 0xFFFFFFFF
	}
	for i := range headerFATs {
		binary.LittleEndian.PutUint32(header[offHeaderDIFAT+4*i:], named(i))
	}
	if difats > 0 {
		binary.LittleEndian.PutUint32(header[offDIFAT:], uint32(data+tables))
	}
	out := append(header, c.sectors...)
	for i := range perSector * tables {
		next := uint32(0xFFFFFFFD)
		if i < data {
			next = c.fat[i]
		}
		out = binary.LittleEndian.AppendUint32(out, next)
	}
	for i := range difats {
		for j := range perDIFAT {
			out = binary.LittleEndian.AppendUint32(out, named(headerFATs+perDIFAT*i+j))
		}
		next := uint32(0xFFFFFFFE)
		if i < difats-1 {
			next = uint32(data + tables + i + 1)
		}
		out = binary.LittleEndian.AppendUint32(out, next)
	}
	return out
}

// fixtureChain adds n sectors that follow each other.
func fixtureChain(fat *[]uint32, n int) {
	for i := range n {
		next := uint32(len(*fat) + 1)
		if i == n-1 {
			next = 0xFFFFFFFE
		}
		*fat = append(*fat, next)
	}
}

func padded(b []byte, size int) []byte {
	return append(append([]byte{}, b...), make([]byte, (size-len(b)%size)%size)...)
}

func fixtureEntry(name string, kind byte, start uint32, size int) []byte {
	e := make([]byte, directoryEntry)
	for i, u := range utf16.Encode([]rune(name)) {
		binary.LittleEndian.PutUint16(e[2*i:], u)
	}
	e[offEntryNameSize] = byte(2*len(name) + 2)
	e[offEntryType] = kind
	for _, at := range []int{offEntryLeft, offEntryRight, offEntryChild} {
		binary.LittleEndian.PutUint32(e[at:], noEntry)
	}
	binary.LittleEndian.PutUint32(e[offEntryStart:], start)
	binary.LittleEndian.PutUint32(e[offEntrySize:], uint32(size))
	return e
}
