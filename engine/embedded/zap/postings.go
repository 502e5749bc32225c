package zap

import (
	"encoding/binary"

	zapx "github.com/blevesearch/zapx/v17"
)

// postings are the records of a term in their order. frequencies and lengths are nil in a
// field of which only records are kept.
type postings struct {
	records, frequencies, lengths []uint32
}

// single is what the dictionary keeps of a term with one record: the record and the length of
// its field themselves.
func (p postings) single() (value uint64, ok bool) {
	switch {
	case len(p.records) != 1:
		return 0, false
	case p.frequencies == nil: // nobody asks for it
		return zapx.FSTValEncode1Hit(uint64(p.records[0]), 1), true
	}
	return zapx.FSTValEncode1Hit(uint64(p.records[0]), uint64(p.lengths[0])), p.frequencies[0] == 1 && p.lengths[0] > 0
}

// writePostings writes the records of a term and returns what the dictionary keeps of it.
func (f *file) writePostings(p postings) (uint64, error) {
	if value, ok := p.single(); ok {
		return value, nil
	}
	var frequencies uint64
	if p.frequencies == nil {
		frequencies = f.zeros(p.records)
	} else {
		frequencies = f.count()
		f.writeFrequencies(p)
	}
	f.bitmap.Clear()
	f.bitmap.AddMany(p.records)
	records, err := f.bitmap.ToBytes()
	if err != nil {
		return 0, err
	}
	place := f.count()
	f.uvarint(frequencies, 0, uint64(len(records))) // 0: no places within the text
	f.bytes = append(f.bytes, records...)
	return place, nil
}

// perChunk is about how many postings a chunk has.
const perChunk = 1024

// chunks tells how the frequencies of a term with n records are divided: into so many chunks,
// each of size records of the segment.
func (f *file) chunks(n int) (number, size int) {
	size = f.documents / (n/perChunk + 1)
	return (f.documents-1)/size + 1, size
}

// writeFrequencies writes how often a term stands in each of its records and how long the
// field is there.
func (f *file) writeFrequencies(p postings) {
	number, size := f.chunks(len(p.records))
	f.ends = append(f.ends[:0], make([]uint64, number)...)
	f.data = f.data[:0]
	for i, record := range p.records {
		f.data = binary.AppendUvarint(f.data, uint64(p.frequencies[i])<<1) // the lowest bit: no places follow
		if p.frequencies[i] > 0 {
			f.data = binary.AppendUvarint(f.data, uint64(p.lengths[i]))
		}
		f.ends[int(record)/size] = uint64(len(f.data))
	}
	f.writeChunks()
}

// writeChunks writes data, which is divided at ends; 0 for a chunk without records.
func (f *file) writeChunks() {
	end := uint64(0)
	for i := range f.ends {
		end = max(end, f.ends[i])
		f.ends[i] = end
	}
	f.uvarint(uint64(len(f.ends)))
	f.uvarint(f.ends...)
	f.bytes = append(f.bytes, f.data...)
}

// zeroBlock is what terms that have their frequencies in the same chunks share.
type zeroBlock struct {
	place uint64 // 0 while there is none
	spent int    // bytes that such terms took without it
}

// zeros returns where the frequencies of a term are of which only records are kept: 0, a byte
// a record. Terms with about as many records share a block that is long enough for all of
// them, once half as much was spent without it.
func (f *file) zeros(records []uint32) uint64 {
	group := len(records) / perChunk
	block := f.blocks[group]
	if block.place != 0 {
		return block.place
	}
	number, size := f.chunks(len(records))
	most := min(size, (group+1)*perChunk-1) // records that a chunk can have
	place := f.count()
	f.ends = append(f.ends[:0], make([]uint64, number)...)
	if block.spent += len(records); block.spent > number*most/2 {
		block.place = place
		for i := range f.ends {
			f.ends[i] = uint64((i + 1) * most)
		}
		f.data = append(f.data[:0], make([]byte, number*most)...)
	} else {
		for i, record := range records {
			f.ends[int(record)/size] = uint64(i + 1)
		}
		f.data = append(f.data[:0], make([]byte, len(records))...)
	}
	f.writeChunks()
	f.blocks[group] = block
	return place
}
