package format

import (
	"encoding/binary"
	"sort"
)

// docRuns are properties of stretches of the main stream, ordered by where they
// begin.
type docRuns []docRunAt

// docRunAt is a stretch, from a byte to before another, with its properties.
type docRunAt struct {
	from, to uint32
	grpprl   uint32 // offset of its properties
	size     uint16 // of them, in bytes
	style    uint16 // of a paragraph
}

// pageSize is the size of a formatting page (FKP), in bytes.
const pageSize = 512

// readRuns reads the formatting pages that a PlcBte lists, each once.
func (d *doc) readRuns(at fibPart, read func(page []byte, runs docRuns) docRuns) docRuns {
	b := d.part(at)
	n := len(b) / 8 // of n+1 offsets and n page numbers
	seen := map[uint32]bool{}
	var runs docRuns
	for i := range n {
		number := binary.LittleEndian.Uint32(b[min(len(b)-4, 4*(n+1)+4*i):]) & 0x3FFFFF
		page := bytesAt(d.main, number*pageSize, pageSize)
		if page == nil || seen[number] {
			continue
		}
		seen[number] = true
		first := len(runs)
		runs = read(page, runs)
		for j := first; j < len(runs); j++ {
			runs[j].grpprl += number * pageSize
		}
	}
	sort.SliceStable(runs, func(i, j int) bool { return runs[i].from < runs[j].from })
	return runs
}

// chpxPage reads a page of properties of characters (ChpxFkp). Offsets count from
// the beginning of the page.
func chpxPage(page []byte, runs docRuns) docRuns {
	n := int(page[pageSize-1])
	if 4*(n+1)+n >= pageSize {
		return runs
	}
	for i := range n {
		run := pageRun(page, i)
		if at := 2 * int(page[4*(n+1)+i]); at > 0 {
			run.set(page, at+1, int(page[at]))
		}
		runs = append(runs, run)
	}
	return runs
}

// papxPage reads a page of properties of paragraphs (PapxFkp).
func papxPage(page []byte, runs docRuns) docRuns {
	const entry = 13 // bytes of a BxPap
	n := int(page[pageSize-1])
	if 4*(n+1)+entry*n >= pageSize {
		return runs
	}
	for i := range n {
		run := pageRun(page, i)
		if at := 2 * int(page[4*(n+1)+entry*i]); at > 0 {
			run.setPapx(page, at)
		}
		runs = append(runs, run)
	}
	return runs
}

// setPapx reads a PapxInFkp: the size of what follows, the style, the properties.
func (r *docRunAt) setPapx(page []byte, at int) {
	from, size := at+1, 2*int(page[at])-1
	if page[at] == 0 {
		from, size = at+2, 2*int(page[at+1])
	}
	if size >= 2 && from+size <= len(page) {
		r.style = binary.LittleEndian.Uint16(page[from:])
		r.set(page, from+2, size-2)
	}
}

// set sets the properties, if they lie in the page.
func (r *docRunAt) set(page []byte, from, size int) {
	if from+size <= len(page) {
		r.grpprl, r.size = uint32(from), uint16(size)
	}
}

func pageRun(page []byte, i int) docRunAt {
	return docRunAt{from: binary.LittleEndian.Uint32(page[4*i:]), to: binary.LittleEndian.Uint32(page[4*i+4:])}
}

// at returns the stretch that holds an offset; one without properties if none does.
func (runs docRuns) at(offset int) docRunAt {
	o := uint32(offset)
	i := sort.Search(len(runs), func(i int) bool { return runs[i].from > o }) - 1
	if i < 0 || o >= runs[i].to {
		return docRunAt{from: o, to: o + 1}
	}
	return runs[i]
}

// properties are the modifiers of a stretch.
func (d *doc) properties(r docRunAt) []byte { return bytesAt(d.main, r.grpprl, uint32(r.size)) }
