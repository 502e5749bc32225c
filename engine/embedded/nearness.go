package embedded

import (
	"cmp"
	"slices"
	"strings"
)

// nearness tells how near to each other literals stand in a text. It is for one
// goroutine.
type nearness struct {
	literals []string
	spots    []spot // of the text at hand, in order
	seen     []int  // of each literal: its spots in the stretch at hand
}

// spot is where a literal stands in a text, in bytes.
type spot struct{ start, end, literal int }

func newNearness(literals []string) *nearness {
	return &nearness{literals: literals, seen: make([]int, len(literals))}
}

// of returns 1 where all literals stand side by side in a text, less the further
// apart they are and the fewer of them there are, 0 for a single one.
func (n *nearness) of(text string) float64 {
	present, length := n.find(text)
	if present < 2 {
		return 0
	}
	gap := max(0, n.shortest(present)-length)
	return float64(present) / float64(len(n.literals)) / (1 + float64(gap)/nearGap)
}

// find finds the spots of a text. It returns how many literals have any and how
// long those are together.
func (n *nearness) find(text string) (present, length int) {
	n.spots = n.spots[:0]
	for i, literal := range n.literals {
		before := len(n.spots)
		for from := 0; ; {
			at := strings.Index(text[from:], literal)
			if at < 0 {
				break
			}
			start := from + at
			from = start + len(literal)
			n.spots = append(n.spots, spot{start, from, i})
		}
		if len(n.spots) > before {
			present++
			length += len(literal)
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
