package analysis

import (
	"sort"
	"unicode/utf8"
)

// Folded is a folded text that remembers where each of its bytes came from.
type Folded struct {
	// Text is Fold of the original.
	Text   string
	pieces []piece
}

// piece is a stretch of a folded text and what it came from: a row of characters that each
// take as many bytes as in the original, or one character that does not.
type piece struct {
	start    int // in the folded text; it ends where the next piece begins
	from, to int // in the original
}

// FoldWithOffsets folds text and keeps the way back. It is for the few texts
// that are shown; texts that are only searched need Fold.
func FoldWithOffsets(text string) *Folded {
	f := folder{table: foldTable()}
	m := &Folded{pieces: make([]piece, 0, 8+len(text)/32)}
	folded := make([]byte, 0, len(text)+utf8.UTFMax)
	spaceAt := 0
	for i := 0; i < len(text); {
		if end := f.row(text, i); end > i {
			m.add(len(folded), end-i, i, end)
			folded = append(folded, text[i:end]...)
			i = end
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		wasPending := f.pending
		r, space, ok := f.next(r)
		if f.pending && !wasPending {
			spaceAt = i
		}
		if space {
			m.add(len(folded), 1, spaceAt, i)
			folded = append(folded, ' ')
		}
		if ok {
			start := len(folded)
			folded = utf8.AppendRune(folded, r)
			m.add(start, len(folded)-start, i, i+size)
		}
		i += size
	}
	m.Text = string(folded)
	return m
}

// add takes in a character of some bytes that came from a range of the original.
func (f *Folded) add(start, size, from, to int) {
	if n := len(f.pieces); n > 0 && size == to-from {
		last := &f.pieces[n-1]
		if last.to == from && last.to-last.from == start-last.start {
			last.to = to
			return
		}
	}
	f.pieces = append(f.pieces, piece{start, from, to})
}

// Original maps the byte range [start, end) of f.Text to the byte range of the
// original that it stands for, whole characters on both sides. It panics when
// the range is not within f.Text.
func (f *Folded) Original(start, end int) (from, to int) {
	switch {
	case len(f.Text) == 0 && start == 0 && end == 0:
		return 0, 0
	case start == end && start == len(f.Text):
		_, to = f.character(start - 1)
		return to, to
	case start == end:
		from, _ = f.character(start)
		return from, from
	}
	from, _ = f.character(start)
	_, to = f.character(end - 1)
	return from, to
}

// character returns the range in the original of the character that a byte of f.Text
// belongs to.
func (f *Folded) character(at int) (from, to int) {
	i := sort.Search(len(f.pieces), func(i int) bool { return f.pieces[i].start > at }) - 1
	p := f.pieces[i]
	if !f.isRow(i) {
		return p.from, p.to
	}
	start, end := at, at+1
	for !utf8.RuneStart(f.Text[start]) {
		start--
	}
	for end < len(f.Text) && !utf8.RuneStart(f.Text[end]) {
		end++
	}
	return p.from + start - p.start, p.from + end - p.start
}

// end is where a piece ends in f.Text.
func (f *Folded) end(i int) int {
	if i+1 < len(f.pieces) {
		return f.pieces[i+1].start
	}
	return len(f.Text)
}

// isRow tells whether a piece has as many bytes as what it came from.
func (f *Folded) isRow(i int) bool {
	return f.end(i)-f.pieces[i].start == f.pieces[i].to-f.pieces[i].from
}

// Range maps the byte range [from, to) of the original to the byte range of
// f.Text that comes from it and from nothing else. It is empty where folding drops
// the whole of it.
func (f *Folded) Range(from, to int) (start, end int) {
	start = f.first(from)
	// What ends behind to begins at it or is cut by it.
	end = len(f.Text)
	if i := sort.Search(len(f.pieces), func(i int) bool { return f.pieces[i].to > to }); i < len(f.pieces) {
		end = f.pieces[i].start
		if f.isRow(i) && to > f.pieces[i].from {
			end += to - f.pieces[i].from
			for !utf8.RuneStart(f.Text[end]) {
				end--
			}
		}
	}
	return start, max(start, end)
}

// first is where the first character of f.Text begins that comes from the original at or
// behind a byte of it.
func (f *Folded) first(from int) int {
	i := sort.Search(len(f.pieces), func(i int) bool { return f.pieces[i].to > from })
	switch {
	case i == len(f.pieces):
		return len(f.Text)
	case from <= f.pieces[i].from:
		return f.pieces[i].start
	case !f.isRow(i):
		return f.end(i)
	}
	at := f.pieces[i].start + from - f.pieces[i].from
	for at < len(f.Text) && !utf8.RuneStart(f.Text[at]) {
		at++
	}
	return at
}
