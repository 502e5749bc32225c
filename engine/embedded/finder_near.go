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
		if n == limit {
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

// operandFinder finds the places at which an operand of a Near can stand.
type operandFinder struct {
	needles []needle   // literals
	others  query.Expr // nil, or the operand itself where it is not made of literals
}

func newOperandFinder(e query.Expr) operandFinder {
	alternatives := query.Or{e}
	if or, ok := e.(query.Or); ok {
		alternatives = or
	}
	f := operandFinder{}
	for _, sub := range alternatives {
		term, ok := sub.(query.Term)
		if !ok {
			return operandFinder{others: e}
		}
		f.needles = append(f.needles, newNeedle(term.Folded))
	}
	return f
}

// places returns the places in the order of their beginnings.
func (f *operandFinder) places(p *passage) []query.Span {
	var spans []query.Span
	if f.others != nil {
		spans = query.Places(f.others, p.text())
	}
	for i := range f.needles {
		spans = f.needles[i].places(p.folded, spans)
	}
	if f.others != nil || len(f.needles) > 1 {
		slices.SortFunc(spans, func(a, b query.Span) int { return cmp.Compare(a.Start, b.Start) })
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
