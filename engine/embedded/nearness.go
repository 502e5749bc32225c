package embedded

import (
	"cmp"
	"slices"

	"cewen/search/query"
)

// nearness tells how near to each other literals stand in a text. It is for one
// goroutine.
type nearness struct {
	literals []needle
	atoms    []int  // of each literal, anyAtom where it can stand without it
	spots    []spot // of the text at hand, in order
	seen     []int  // of each literal: its spots in the stretch at hand
}

// anyAtom stands for no atom in particular.
const anyAtom = -1

// spot is where a literal stands in a text, in bytes.
type spot struct{ start, end, literal int }

// newNearness is for the literals of the atoms that count.
func newNearness(p *plan) *nearness {
	n := new(nearness)
	for i, a := range p.atoms[:p.counted] {
		atom := anyAtom
		if _, ok := a.Atom.(query.Term); ok && p.unit != query.Sentence {
			atom = i // the literal stands in a paragraph if and only if the atom occurs
		}
		for _, literal := range query.Literals(a.Atom) {
			n.literals, n.atoms = append(n.literals, newNeedle(literal)), append(n.atoms, atom)
		}
	}
	n.seen = make([]int, len(n.literals))
	return n
}

// of returns 1 where all literals stand side by side in a text, less the further
// apart they are and the fewer of them there are, 0 for a single one. Of the atoms, the
// text has those.
func (n *nearness) of(text []byte, has atomSet) float64 {
	if !n.several(has) {
		return 0
	}
	present, length := n.find(text, has)
	if present < 2 {
		return 0
	}
	gap := max(0, n.shortest(present)-length)
	return float64(present) / float64(len(n.literals)) / (1 + float64(gap)/nearGap)
}

// several tells whether two literals can be there.
func (n *nearness) several(has atomSet) bool {
	count := 0
	for _, atom := range n.atoms {
		if has.may(atom) {
			count++
		}
	}
	return count > 1
}

// find finds the spots of a text. It returns how many literals have any and how
// long those are together.
func (n *nearness) find(text []byte, has atomSet) (present, length int) {
	n.spots = n.spots[:0]
	for i := range n.literals {
		if !has.may(n.atoms[i]) {
			continue
		}
		literal := &n.literals[i]
		before := len(n.spots)
		for start := literal.index(text, 0); start >= 0; {
			end := start + len(literal.text)
			n.spots = append(n.spots, spot{start, end, i})
			start = literal.index(text, end)
		}
		if len(n.spots) > before {
			present++
			length += len(literal.text)
		}
	}
	slices.SortFunc(n.spots, func(a, b spot) int { return cmp.Compare(a.start, b.start) })
	return present, length
}

// shortest returns the length in bytes of the shortest stretch that has a spot of
// as many literals as are present.
func (n *nearness) shortest(present int) int {
	clear(n.seen)
	best, first, have := n.spots[len(n.spots)-1].end, 0, 0
	for _, last := range n.spots {
		if n.seen[last.literal]++; n.seen[last.literal] == 1 {
			have++
		}
		for ; have == present; first++ {
			out := n.spots[first]
			best = min(best, last.end-out.start)
			if n.seen[out.literal]--; n.seen[out.literal] == 0 {
				have--
			}
		}
	}
	return best
}
