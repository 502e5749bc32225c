package embedded

import (
	mathbits "math/bits"
	"slices"

	"cewen/corpus"
	"cewen/search"
)

// sums are what the hits add up to.
type sums struct {
	documents []hitTotals // by slot
	roles     []hitTotals // by slot and role; nil unless the facet of roles is asked for
	terms     []termTotals
	verified  int // texts that were read
}

// hitTotals are the totals of one document, Documents being 0 or 1.
type hitTotals search.Totals

// termTotals are what one atom adds up to within the hits.
type termTotals struct {
	paragraphs, occurrences int
	documents               bits // by slot
}

// roleCount is the number of roles.
const roleCount = 3

func roleIndex(r corpus.Role) int { return slices.Index(corpus.Roles(), r) }

func newSums(documents, atoms int, byRole bool) *sums {
	s := &sums{documents: make([]hitTotals, documents), terms: make([]termTotals, atoms)}
	if byRole {
		s.roles = make([]hitTotals, documents*roleCount)
	}
	for i := range s.terms {
		s.terms[i].documents = newBits(documents)
	}
	return s
}

func (t *hitTotals) addHit(hit search.Totals) {
	t.Documents = 1
	t.Paragraphs += hit.Paragraphs
	t.Occurrences += hit.Occurrences
}

func (s *sums) addTerms(at slot, counts []int) {
	for i, n := range counts {
		if n > 0 {
			t := &s.terms[i]
			t.paragraphs++
			t.occurrences += n
			t.documents.set(int(at))
		}
	}
}

// add adds what another goroutine found.
func (s *sums) add(other *sums) {
	addAll(s.documents, other.documents)
	addAll(s.roles, other.roles)
	for i := range s.terms {
		s.terms[i].paragraphs += other.terms[i].paragraphs
		s.terms[i].occurrences += other.terms[i].occurrences
		s.terms[i].documents.or(other.terms[i].documents)
	}
	s.verified += other.verified
}

func addAll(sum, other []hitTotals) {
	for i, t := range other {
		if t.Documents > 0 {
			sum[i].addHit(search.Totals(t))
		}
	}
}

// bits is a set of small numbers.
type bits []uint64

func newBits(n int) bits { return make(bits, (n+63)/64) }

func (b bits) set(i int) { b[i/64] |= 1 << (i % 64) }

func (b bits) has(i int) bool { return b[i/64]&(1<<(i%64)) != 0 }

func (b bits) or(other bits) {
	for i, word := range other {
		b[i] |= word
	}
}

// all calls yield for each number of the set, in order.
func (b bits) all(yield func(int) bool) {
	for i, word := range b {
		for ; word != 0; word &= word - 1 {
			if !yield(i*64 + mathbits.TrailingZeros64(word)) {
				return
			}
		}
	}
}

func (b bits) count() int {
	n := 0
	for _, word := range b {
		n += mathbits.OnesCount64(word)
	}
	return n
}
