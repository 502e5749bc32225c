package store

import (
	"encoding/binary"
	"fmt"
	"unsafe"

	"cewen/analysis"
)

// Originals are the paragraphs of one document as printed. Folding leaves most of
// a text alone, so they are kept as edits of the folded texts: a tenth of their
// size.
type Originals struct {
	folded, edits Texts
}

// Len is the number of paragraphs.
func (o Originals) Len() int { return o.folded.Len() }

// At returns paragraph i as printed. It may be kept.
func (o Originals) At(i int) (string, error) {
	folded := o.folded.String(i)
	r := reader{rest: o.edits.At(i)}
	left := len(folded)
	text := analysis.Unfold(make([]byte, 0, len(folded)+len(folded)/8), folded, func(yield func(analysis.Edit)) {
		for len(r.rest) > 0 && r.ok() {
			e := analysis.Edit{Copied: r.number(), Folded: r.number()}
			e.Original = string(r.bytes(r.number()))
			if left -= e.Copied + e.Folded; left < 0 {
				r.bad = true
			}
			if r.ok() {
				yield(e)
			}
		}
	})
	if !r.ok() {
		return "", fmt.Errorf("%w: edits of paragraph %d", ErrDamaged, i)
	}
	return unsafe.String(unsafe.SliceData(text), len(text)), nil //nolint:gosec // nobody else has the bytes
}

// packEdits lays out, for each of n texts, the edits from its folded form: copied,
// folded, and the original with its length before it.
func packEdits(n int, text func(i int) string) []byte {
	return packTexts(n, func(dst []byte, i int) []byte {
		analysis.Edits(text(i), func(e analysis.Edit) {
			dst = binary.AppendUvarint(dst, uint64(e.Copied))
			dst = binary.AppendUvarint(dst, uint64(e.Folded))
			dst = binary.AppendUvarint(dst, uint64(len(e.Original)))
			dst = append(dst, e.Original...)
		})
		return dst
	})
}

func packFolded(n int, text func(i int) string) []byte {
	return packTexts(n, func(dst []byte, i int) []byte { return analysis.AppendFold(dst, text(i)) })
}
