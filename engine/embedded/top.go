package embedded

import (
	"container/heap"
	"sort"
)

// topMatches keeps the first k matches of an order.
type topMatches struct {
	k       int
	compare func(a, b *match) int
	after   func(m *match) bool // whether m comes after the page before; nil for all
	matches []match             // once there are k, a heap with the last match at its top
	// seen counts the matches offered that come after the page before.
	seen int

	offered match // the last one, here so that it costs no allocation
}

func (t *topMatches) Len() int           { return len(t.matches) }
func (t *topMatches) Less(i, j int) bool { return t.compare(&t.matches[j], &t.matches[i]) < 0 }
func (t *topMatches) Swap(i, j int)      { t.matches[i], t.matches[j] = t.matches[j], t.matches[i] }

// Push and Pop complete heap.Interface. They are not used: matches are appended
// until there are k and replaced afterwards, which boxes nothing.
func (t *topMatches) Push(any) {}

// Pop is not used; see Push.
func (t *topMatches) Pop() any { return nil }

// takes tells whether a match would be among the first k.
func (t *topMatches) takes(m *match) bool {
	return len(t.matches) < t.k || t.k > 0 && t.compare(m, &t.matches[0]) < 0
}

// offer takes a match in if it is among the first k.
func (t *topMatches) offer(m match) {
	t.offered = m
	if t.after != nil && !t.after(&t.offered) {
		return
	}
	t.seen++
	if len(t.matches) < t.k {
		if t.matches = append(t.matches, m); len(t.matches) == t.k {
			heap.Init(t)
		}
		return
	}
	if t.k > 0 && t.compare(&t.offered, &t.matches[0]) < 0 {
		t.matches[0] = m
		heap.Fix(t, 0)
	}
}

// sorted returns the matches kept, in order.
func (t *topMatches) sorted() []match {
	sort.Sort(sort.Reverse(t)) // as a heap, the last comes first
	return t.matches
}

// merge takes in the matches that another one of the same order kept.
func (t *topMatches) merge(other *topMatches) {
	seen := t.seen + other.seen
	for _, m := range other.matches {
		t.offer(m)
	}
	t.seen = seen
}
