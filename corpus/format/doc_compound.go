package format

import (
	"encoding/binary"
	"errors"
)

// A compound file ([MS-CFB]) is a file system in a file: sectors, a table that
// chains them (FAT), a directory. Small streams lie in the sectors of a stream,
// chained by a table of their own (mini FAT). This reader knows the streams of the
// root alone, and takes time and memory in proportion to the file.
type docCompound struct {
	data     []byte
	size     int      // bytes of a sector
	fat      []uint32 // the sector behind each
	miniFAT  []uint32
	mini     []byte // the stream of small streams
	entries  []byte // the directory
	version3 bool
}

// Offsets in the header, and special sector numbers.
const (
	compoundHeader   = 512
	offVersion       = 26
	offSectorShift   = 30
	offDirectory     = 48
	offMiniFAT       = 60
	offDIFAT         = 68
	offHeaderDIFAT   = 76
	headerFATs       = 109 // sectors of the FAT that the header names
	miniSector       = 64
	miniCutoff       = 4096 // smaller streams are small
	lastSector       = 0xFFFFFFFA
	directoryEntry   = 128
	noEntry          = 0xFFFFFFFF
	streamObject     = 2
	offEntryType     = 66
	offEntryLeft     = 68
	offEntryRight    = 72
	offEntryChild    = 76
	offEntryStart    = 116
	offEntrySize     = 120
	offEntryNameSize = 64
)

var errCompound = errors.New("compound file is damaged")

// openCompound reads what leads to the streams.
func openCompound(data []byte) (*docCompound, error) {
	if len(data) < compoundHeader {
		return nil, errCompound
	}
	u16, u32 := binary.LittleEndian.Uint16, binary.LittleEndian.Uint32
	shift := u16(data[offSectorShift:])
	if shift != 9 && shift != 12 {
		return nil, errCompound
	}
	c := &docCompound{data: data, size: 1 << shift, version3: u16(data[offVersion:]) == 3}
	if err := c.readFAT(); err != nil {
		return nil, err
	}
	var err error
	if c.entries, err = c.chain(u32(data[offDirectory:])); err != nil {
		return nil, err
	}
	if len(c.entries) < directoryEntry {
		return nil, errCompound
	}
	if start := u32(data[offMiniFAT:]); start < lastSector {
		table, err := c.chain(start)
		if err != nil {
			return nil, err
		}
		c.miniFAT = words(table)
		if c.mini, err = c.chain(u32(c.entries[offEntryStart:])); err != nil {
			return nil, err
		}
	}
	return c, nil
}

// sector is a sector; the last of a file may be cut short.
func (c *docCompound) sector(n uint32) []byte {
	from := (int(n) + 1) * c.size
	if n >= lastSector || from >= len(c.data) {
		return nil
	}
	return c.data[from:min(len(c.data), from+c.size)]
}

// readFAT reads the sectors that chain the others: the header names the first,
// and further sectors (DIFAT) the rest.
func (c *docCompound) readFAT() error {
	sectors := len(c.data)/c.size + 1
	named := words(c.data[offHeaderDIFAT : offHeaderDIFAT+4*headerFATs])
	next := binary.LittleEndian.Uint32(c.data[offDIFAT:])
	for range sectors {
		for _, n := range named {
			if n < lastSector && len(c.fat) < sectors {
				c.fat = append(c.fat, words(c.sector(n))...)
			}
		}
		difat := c.sector(next)
		if len(difat) < c.size {
			return nil
		}
		named = words(difat[:c.size-4])
		next = binary.LittleEndian.Uint32(difat[c.size-4:])
	}
	return errCompound // a circle
}

// chain is the content of the sectors from start on.
func (c *docCompound) chain(start uint32) ([]byte, error) {
	var out []byte
	for n := start; n < lastSector; {
		b := c.sector(n)
		if b == nil || int(n) >= len(c.fat) || len(out) > len(c.data) {
			return nil, errCompound
		}
		out = append(out, b...)
		n = c.fat[n]
	}
	return out, nil
}

// miniChain is the content of the small sectors from start on.
func (c *docCompound) miniChain(start uint32) ([]byte, error) {
	var out []byte
	for n := start; n < lastSector; {
		from := int(n) * miniSector
		if from >= len(c.mini) || int(n) >= len(c.miniFAT) || len(out) > len(c.mini) {
			return nil, errCompound
		}
		out = append(out, c.mini[from:min(len(c.mini), from+miniSector)]...)
		n = c.miniFAT[n]
	}
	return out, nil
}

// streams reads the streams of the root that wanted names. A document inside the
// document has its own, in a folder of its own.
func (c *docCompound) streams(wanted func(name string) bool) (map[string][]byte, error) {
	u32 := binary.LittleEndian.Uint32
	out := map[string][]byte{}
	seen := map[uint32]bool{}
	for open := []uint32{u32(c.entries[offEntryChild:])}; len(open) > 0; {
		at := open[len(open)-1]
		open = open[:len(open)-1]
		if at == noEntry || seen[at] || uint64(at+1)*directoryEntry > uint64(len(c.entries)) {
			continue
		}
		seen[at] = true
		e := c.entries[at*directoryEntry:][:directoryEntry]
		open = append(open, u32(e[offEntryLeft:]), u32(e[offEntryRight:]))
		name := utf16String(e[:min(offEntryNameSize, int(e[offEntryNameSize]))])
		if e[offEntryType] != streamObject || !wanted(name) || out[name] != nil {
			continue
		}
		stream, err := c.stream(e)
		if err != nil {
			return nil, err
		}
		out[name] = stream
	}
	return out, nil
}

// stream reads the stream of a directory entry.
func (c *docCompound) stream(entry []byte) ([]byte, error) {
	start, size := binary.LittleEndian.Uint32(entry[offEntryStart:]), binary.LittleEndian.Uint64(entry[offEntrySize:])
	if c.version3 {
		size &= 0xFFFFFFFF // the upper half may be anything
	}
	read := c.chain
	if size < miniCutoff {
		read = c.miniChain
	}
	b, err := read(start)
	if err != nil {
		return nil, err
	}
	if size > uint64(len(b)) {
		return nil, errCompound
	}
	return b[:size:size], nil
}

// words are the whole numbers that b holds.
func words(b []byte) []uint32 {
	out := make([]uint32, len(b)/4)
	for i := range out {
		out[i] = binary.LittleEndian.Uint32(b[4*i:])
	}
	return out
}
