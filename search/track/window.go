package track

import (
	"math"
	"unicode"

	"cewen/analysis/numeral"
)

// window is a run of clauses of a sentence, and how much of the object stands in it.
type window struct {
	first, last int
	object      float64 // object and what is around it
	own         float64 // the object alone, or an item of it
}

// find returns the windows that have most of the object, from left to right: one where
// it is named once.
func (p *Promise) find(s *Sentence) []window {
	bits := make([]uint64, len(s.clauses))
	for i, c := range s.clauses {
		bits[i] = p.bitsOf(c.Of(s.folded.Text))
	}
	var best []window
	for i := range bits {
		w := p.widen(bits, i)
		switch {
		case w.object == 0 || len(best) > 0 && w.object < best[0].object:
		case len(best) > 0 && w.object == best[0].object:
			best = append(best, w)
		default:
			best = []window{w}
		}
	}
	for i := range best {
		if w := &best[i]; p.isOfAnother(s.between(w.first, w.last)) {
			w.object *= ofAnother
			w.own *= ofAnother
		}
	}
	return best
}

// isOfAnother tells whether it is something else that clauses count: a share of the object,
// or the same of others.
func (p *Promise) isOfAnother(clauses string) bool {
	return !p.ratio && holdsAny(clauses, shares) || len(p.unlike) > 0 && holdsAny(clauses, p.unlike) && !holdsAny(clauses, p.like)
}

// widen returns the best window that begins at a clause.
func (p *Promise) widen(bits []uint64, first int) (best window) {
	all := uint64(0)
	for last := first; last < min(first+widest, len(bits)); last++ {
		all |= bits[last]
		w := window{first, last, p.share(all, math.MaxUint64), p.ownShare(all)}
		if !p.little {
			w.object = max(w.object, ofAnItem*w.own)
		}
		w.object *= 1 - spread*float64(last-first)
		if w.object > best.object {
			best = w
		}
	}
	return best
}

// ownShare is how much of the object is in a set of bits, or of the item that most of is.
func (p *Promise) ownShare(bits uint64) float64 {
	best := min(p.share(bits, p.own), p.share(bits, p.lead))
	for _, item := range p.items {
		best = max(best, ofAnItem*p.share(bits, item))
	}
	return best
}

// between is the folded text from one clause to another.
func (p *passage) between(first, last int) string {
	first, last = max(0, first), min(last, len(p.clauses)-1)
	return p.folded.Text[p.clauses[first].Start:p.clauses[last].End]
}

// reading is a number of a sentence beside one that was promised.
type reading struct {
	Number
	clause      int
	place, unit float64 // how near it stands to the object, and how alike the units are
}

// fit is how well it fits: how near it stands first, how near to what was promised next.
func (r *reading) fit() float64 {
	return r.place * r.unit * (1 - closer + closer*r.closeness())
}

// number looks for the number that stands nearest to the object and is nearest to one
// that was promised. It returns its clause, or that of the object.
func (p *Promise) number(e *Evidence, w window) (clause int) {
	var best *reading
	for _, q := range e.quantities {
		for of := range p.promised {
			if r := p.read(e.Sentence, w, q, of); r != nil && r.fit() > 0 && (best == nil || r.fit() > best.fit()) {
				best = r
			}
		}
	}
	if best == nil {
		return w.first
	}
	*e.Parts.Unit, *e.Parts.Number = best.place*best.unit, best.place*best.unit*best.closeness()
	if best.place >= leastPlace {
		e.Number = &best.Number
	}
	return best.clause
}

// read puts a quantity of a sentence beside the promised one of an index; nil where they
// cannot be compared. Other counting words are only taken for the object's own clauses.
func (p *Promise) read(s *Sentence, w window, q numeral.Quantity, of int) *reading {
	promised, reported, at := p.promised[of], amountOf(q), s.clauseAt(q.Start)
	unit := alike(promised.Unit, reported.Unit)
	if unit == 0 || unit < 1 && (at < w.first || at > w.last) {
		return nil
	}
	if unit < 1 {
		reported.Unit = promised.Unit
	}
	if isRate(reported.Unit) && p.direction*direction(s.ahead(at, q.Start)) < 0 {
		reported = reported.negative() // to grow by 10%, and fell by 2.6%
	}
	gap, _ := Compare(promised, reported)
	start, end := s.folded.Original(q.Start, q.End)
	return &reading{
		Number: Number{Span{start, end}, s.Text[start:end], reported, of, gap}, clause: at,
		place: w.nearness(at) * p.belongs(s, at, q.Start, w), unit: unit,
	}
}

// belongs is 1 where a number belongs to the object, and less where it stands in a
// clause behind it that names something else (…, 创投资金规模超过650亿元).
func (p *Promise) belongs(s *Sentence, clause, at int, w window) float64 {
	if clause <= w.last {
		return 1
	}
	foreign := 0
	for _, r := range s.folded.Text[s.clauses[clause].Start:at] {
		if unicode.Is(unicode.Han, r) {
			foreign++
		}
	}
	if foreign > mostBetween {
		return ofAnother
	}
	return 1
}

// nearness is 1 for a clause of the window, and less the further it lies away; numbers
// follow what they count, so those before cost more.
func (w window) nearness(clause int) float64 {
	switch {
	case clause > w.last:
		return max(0, 1-0.15*float64(clause-w.last))
	case clause < w.first:
		return max(0, 1-0.35*float64(w.first-clause))
	}
	return 1
}
