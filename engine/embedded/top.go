package embedded

import (
	"cmp"
	"math"
	"slices"
)

// topMatches keeps the first k matches of an order. It takes in twice as many before it
// drops those that come last; from then on, what comes behind the k-th is left out.
type topMatches struct {
	k int
	order
	after *behind // the page before; nil for none
	// seen counts the matches offered that come after the page before.
	seen int

	matches []ordered
	last    ordered // the k-th, once full
	full    bool
}

// order is by date as ranks has the documents or, before that, by base scores, none of which
// is below 0.
type order struct {
	ranks  []uint32 // by slot, see view.newest
	byBase bool
}

// ordered is a match and where it stands in the order: by first, then by paragraph.
type ordered struct {
	match
	first uint64
}

func (o order) first(m *match) uint64 {
	first := uint64(o.ranks[m.slot])
	if o.byBase {
		first |= uint64(^math.Float32bits(m.base)) << 32 // bits of numbers grow as they do
	}
	return first
}

func (o *ordered) before(other *ordered) bool {
	return o.first < other.first || o.first == other.first && o.paragraph < other.paragraph
}

// another keeps matches of the same order.
func (t *topMatches) another() *topMatches {
	return &topMatches{k: t.k, order: t.order, after: t.after}
}

// takes tells whether a match may be among the first k.
func (t *topMatches) takes(m *match) bool { return t.takesAt(t.first(m), m.paragraph) }

func (t *topMatches) takesAt(first uint64, paragraph uint32) bool {
	return !t.full || first < t.last.first || first == t.last.first && paragraph < t.last.paragraph
}

// offer takes a match in if it may be among the first k.
func (t *topMatches) offer(m *match) {
	if t.after != nil && !t.after.has(m) {
		return
	}
	t.seen++
	if first := t.first(m); t.takesAt(first, m.paragraph) {
		t.add(ordered{*m, first})
	}
}

func (t *topMatches) add(o ordered) {
	if t.matches = append(t.matches, o); len(t.matches) < 2*t.k {
		return
	}
	moveFirst(t.matches, t.k)
	t.last, t.full = t.matches[t.k-1], true
	t.matches = t.matches[:t.k]
}

// moveFirst moves the first k of matches to the front, the k-th at their end.
func moveFirst(matches []ordered, k int) {
	from, to := 0, len(matches)
	for to-from > 1 {
		pivot := matches[from+(to-from)/2]
		i, j := from, to-1
		for i <= j {
			for matches[i].before(&pivot) {
				i++
			}
			for pivot.before(&matches[j]) {
				j--
			}
			if i <= j {
				matches[i], matches[j] = matches[j], matches[i]
				i, j = i+1, j-1
			}
		}
		switch {
		case k-1 <= j:
			to = j + 1
		case k-1 >= i:
			from = i
		default:
			return
		}
	}
}

// sorted returns the matches kept, in order.
func (t *topMatches) sorted() []ordered {
	slices.SortFunc(t.matches, func(a, b ordered) int {
		return cmp.Or(cmp.Compare(a.first, b.first), cmp.Compare(a.paragraph, b.paragraph))
	})
	return t.matches[:min(t.k, len(t.matches))]
}

// merge takes in the matches that another one of the same order kept.
func (t *topMatches) merge(other *topMatches) {
	t.seen += other.seen
	for _, o := range other.matches {
		if t.takesAt(o.first, o.paragraph) {
			t.add(o)
		}
	}
}
