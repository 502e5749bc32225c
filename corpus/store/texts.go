package store

import (
	"encoding/binary"
	"fmt"
	"unsafe"
)

// Texts are the paragraphs of one document, read in place: count, the end of
// each paragraph, then all texts in a row. All numbers are 32-bit little-endian.
type Texts struct {
	ends []byte
	data []byte
	n    int
}

const wordSize = 4

func openTexts(b []byte) (Texts, error) {
	if len(b) < wordSize {
		return Texts{}, fmt.Errorf("%w: texts of %d bytes", ErrDamaged, len(b))
	}
	n := int(binary.LittleEndian.Uint32(b))
	head := wordSize * (1 + n)
	if n < 0 || head > len(b) {
		return Texts{}, fmt.Errorf("%w: %d texts in %d bytes", ErrDamaged, n, len(b))
	}
	t := Texts{ends: b[wordSize:head], data: b[head:], n: n}
	last := 0
	for ends := t.ends; len(ends) >= wordSize; ends = ends[wordSize:] {
		end := int(binary.LittleEndian.Uint32(ends))
		if end < last {
			return Texts{}, fmt.Errorf("%w: a text ends at %d, before %d", ErrDamaged, end, last)
		}
		last = end
	}
	if last != len(t.data) {
		return Texts{}, fmt.Errorf("%w: texts end at %d of %d bytes", ErrDamaged, last, len(t.data))
	}
	return t, nil
}

// Len is the number of paragraphs.
func (t Texts) Len() int { return t.n }

// Size is the number of bytes of all paragraphs together.
func (t Texts) Size() int { return len(t.data) }

// At returns the text of paragraph i. It lies in the mapped file: it must not be
// changed, nor kept after the view that it came from.
func (t Texts) At(i int) []byte { return t.data[t.end(i-1):t.end(i)] }

// String is At as a string, on the same terms: copy it (strings.Clone) to keep it.
func (t Texts) String(i int) string {
	b := t.At(i)
	return unsafe.String(unsafe.SliceData(b), len(b)) //nolint:gosec // the mapped file is only read
}

func (t Texts) end(i int) int {
	if i < 0 {
		return 0
	}
	return int(binary.LittleEndian.Uint32(t.ends[wordSize*i:]))
}

// packTexts lays out n texts; add appends text i to dst.
func packTexts(n int, add func(dst []byte, i int) []byte) []byte {
	head := wordSize * (1 + n)
	b := make([]byte, head, head+64*n)
	binary.LittleEndian.PutUint32(b, uint32(n))
	for i := range n {
		b = add(b, i)
		binary.LittleEndian.PutUint32(b[wordSize*(1+i):], uint32(len(b)-head))
	}
	return b
}
