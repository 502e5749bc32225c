package embedded

import (
	"cmp"
	"slices"
	"unicode/utf8"

	"cewen/search/query"
)

// nearFinder finds pairs that stand near each other. It goes over the second ones
// of pairs in the order of their ends and looks back for the first one next to it.
type nearFinder struct {
	a, b     operandFinder
	distance int
	ordered  bool
}

func newNearFinder(n query.Near) *nearFinder {
	return &nearFinder{a: newOperandFinder(n.A), b: newOperandFinder(n.B), distance: n.Distance, ordered: n.Ordered}
}

func (f *nearFinder) occurs(p *passage) bool { return f.find(p, 1) > 0 }

func (f *nearFinder) count(p *passage) int { return f.find(p, -1) }

// second is a place that can be the second of a pair, with the places that can be
// the first.
type second struct {
	query.Span
	firsts []query.Span
}

// lookEvery is how many places are tried between two looks at whether the search has
// ended: more than nearly any paragraph has.
const lookEvery = 256

// find counts pairs apart from each other, up to limit unless that is negative.
func (f *nearFinder) find(p *passage, limit int) int {
	as := f.a.places(p)
	if len(as) == 0 {
		return 0
	}
	bs := f.b.places(p)
	if len(bs) == 0 {
		return 0
	}
	seconds := make([]second, 0, len(as)+len(bs))
	for _, b := range bs {
		seconds = append(seconds, second{b, as})
	}
	if !f.ordered {
		for _, a := range as {
			seconds = append(seconds, second{a, bs})
		}
	}
	slices.SortFunc(seconds, func(x, y second) int { return cmp.Compare(x.End, y.End) })
	n, end := 0, 0
	for i := range seconds {
		if n == limit || i%lookEvery == lookEvery-1 && p.stopped() {
			break
		}
		if f.reaches(p.folded, &seconds[i], end) {
			n, end = n+1, seconds[i].End
		}
	}
	return n
}

// reaches tells whether a first one that begins at or after from stands near
// enough before a second one.
func (f *nearFinder) reaches(text []byte, s *second, from int) bool {
	// A character of folded text has at most four bytes.
	earliest := s.Start - f.distance*utf8.UTFMax
	i, _ := slices.BinarySearchFunc(s.firsts, max(from, 0), func(x query.Span, from int) int { return cmp.Compare(x.Start, from) })
	for _, first := range s.firsts[i:] {
		if first.Start > s.Start {
			return false
		}
		if first.End <= s.Start && first.End >= earliest && utf8.RuneCount(text[first.End:s.Start]) <= f.distance {
			return true
		}
	}
	return false
}

// places returns the stretches of all pairs, each once, in the order of their
// beginnings. Only what stands within reach of each other is paired, and the pairs
// of one beginning are sorted out at once: all pairs of a common character in a long
// paragraph would be millions. When the search is stopped, so is this.
func (f *nearFinder) places(p *passage) []query.Span {
	as := f.a.places(p)
	if len(as) == 0 {
		return nil
	}
	bs := f.b.places(p)
	spans := f.join(p, as, bs)
	if !f.ordered {
		spans = append(spans, f.join(p, bs, as)...)
		slices.SortFunc(spans, compareSpans)
		spans = slices.Compact(spans)
	}
	return spans
}

// join returns the stretch of each first one with each second one that stands near
// enough behind it, each once and in order. Both are in the order of their
// beginnings.
func (f *nearFinder) join(p *passage, firsts, seconds []query.Span) (spans []query.Span) {
	group := 0 // where the stretches with the same beginning begin
	for i, first := range firsts {
		if i > 0 && first.Start != firsts[i-1].Start {
			group = len(spans)
		}
		if p.stopped() {
			return nil
		}
		spans = f.follow(p.folded, first, seconds, spans)
		slices.SortFunc(spans[group:], compareSpans)
		spans = spans[:group+len(slices.Compact(spans[group:]))]
	}
	return spans
}

// follow appends the stretches of one first one.
func (f *nearFinder) follow(text []byte, first query.Span, seconds, spans []query.Span) []query.Span {
	i, _ := slices.BinarySearchFunc(seconds, first.End, func(x query.Span, from int) int { return cmp.Compare(x.Start, from) })
	for _, second := range seconds[i:] {
		// A character of folded text has at most four bytes.
		if second.Start-first.End > f.distance*utf8.UTFMax || utf8.RuneCount(text[first.End:second.Start]) > f.distance {
			break
		}
		spans = append(spans, query.Span{Start: first.Start, End: second.End})
	}
	return spans
}

func compareSpans(a, b query.Span) int {
	return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
}

// operandFinder finds the places at which an operand of a Near can stand.
type operandFinder struct {
	needles []needle
	nears   []*nearFinder
	others  query.Or
}

func newOperandFinder(e query.Expr) operandFinder {
	alternatives, ok := e.(query.Or)
	if !ok {
		alternatives = query.Or{e}
	}
	f := operandFinder{}
	f.add(alternatives)
	return f
}

func (f *operandFinder) add(alternatives query.Or) {
	for _, sub := range alternatives {
		switch sub := sub.(type) {
		case query.Term:
			f.needles = append(f.needles, newNeedle(sub.Folded))
		case query.Near:
			f.nears = append(f.nears, newNearFinder(sub))
		case query.Or:
			f.add(sub)
		default:
			f.others = append(f.others, sub)
		}
	}
}

// places returns the places in the order of their beginnings.
func (f *operandFinder) places(p *passage) []query.Span {
	var spans []query.Span
	if len(f.others) > 0 {
		spans = query.Places(f.others, p.text())
	}
	for _, near := range f.nears {
		spans = append(spans, near.places(p)...)
	}
	for i := range f.needles {
		spans = f.needles[i].places(p.folded, spans)
	}
	if len(f.others) > 0 || len(f.nears)+len(f.needles) > 1 {
		slices.SortFunc(spans, compareSpans)
	}
	return spans
}

// places appends all places at which the needle stands, overlapping ones too.
func (f *needle) places(text []byte, spans []query.Span) []query.Span {
	for at := 0; ; {
		i := f.index(text, at)
		if i < 0 {
			return spans
		}
		spans = append(spans, query.Span{Start: i, End: i + len(f.text)})
		at = i + 1
	}
}
