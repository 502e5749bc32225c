package embedded

import (
	"slices"
	"unicode/utf8"

	"cewen/search/query"
)

// wildcardFinder finds a wildcard all of whose inner gaps are runs. There the first
// place at which a piece can stand is as good as any later one: what bars the way
// from it to the next piece bars the way to the later place too.
type wildcardFinder struct {
	pieces     []needle
	head, tail int // characters before the first piece and after the last
}

func newWildcardFinder(w query.Wildcard) finder {
	if slices.ContainsFunc(w.Pieces[1:], func(p query.Piece) bool { return p.Min > 0 }) {
		return &plainFinder{w}
	}
	f := &wildcardFinder{head: w.Pieces[0].Min, tail: w.Tail}
	for _, p := range w.Pieces {
		f.pieces = append(f.pieces, newNeedle(p.Folded))
	}
	return f
}

func (f *wildcardFinder) occurs(p *passage) bool {
	_, ok := f.next(p.folded, 0)
	return ok
}

func (f *wildcardFinder) count(p *passage) int {
	n := 0
	for at := 0; ; n++ {
		end, ok := f.next(p.folded, at)
		if !ok {
			return n
		}
		at = end
	}
}

// next returns where the first occurrence ends that begins at or after from.
func (f *wildcardFinder) next(text []byte, from int) (end int, ok bool) {
	for at := skipRunes(text, from, f.head); at >= 0; at++ {
		if at = f.pieces[0].index(text, at); at < 0 {
			return 0, false
		}
		if end, ok := f.rest(text, at+len(f.pieces[0].text)); ok {
			return end, true
		}
	}
	return 0, false
}

// rest finds the pieces after the first.
func (f *wildcardFinder) rest(text []byte, at int) (end int, ok bool) {
	for i := range f.pieces[1:] {
		piece := &f.pieces[1+i]
		start := piece.index(text, at)
		if start < 0 || endsSentence(text[at:start]) {
			return 0, false
		}
		at = start + len(piece.text)
	}
	end = skipRunes(text, at, f.tail)
	return end, end >= 0
}

func endsSentence(gap []byte) bool {
	text := passage{folded: gap}
	return query.IndexSentenceEnd(text.text().Folded) >= 0
}

// skipRunes goes n characters on; -1 where there are not so many.
func skipRunes(text []byte, at, n int) int {
	for ; n > 0; n-- {
		if at >= len(text) {
			return -1
		}
		_, size := utf8.DecodeRune(text[at:])
		at += size
	}
	return at
}
