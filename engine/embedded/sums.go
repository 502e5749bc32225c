package embedded

import (
	mathbits "math/bits"
	"slices"
	"sync"

	"cewen/corpus"
	"cewen/search"
)

// sums are what the hits add up to.
type sums struct {
	documents []hitTotals // by slot
	hit       bits        // the slots with hits, be it in a facet only
	roles     []hitTotals // by slot and role; nil unless the facet of roles is asked for
	terms     []termTotals
	verified  int // texts that were read
}

// hitTotals are the totals of one document. They are small, for a request makes room for
// those of every document.
type hitTotals struct{ paragraphs, occurrences uint32 }

func (t hitTotals) isHit() bool { return t.paragraphs > 0 }

// totals are those of one document, which has a hit.
func (t hitTotals) totals() search.Totals {
	return search.Totals{Documents: 1, Paragraphs: int(t.paragraphs), Occurrences: int(t.occurrences)}
}

// termTotals are what one atom adds up to within the hits.
type termTotals struct {
	paragraphs, occurrences int
	documents               bits // by slot
}

// roleCount is the number of roles.
const roleCount = 3

func roleIndex(r corpus.Role) int { return slices.Index(corpus.Roles(), r) }

func newSums(v *view, atoms int, byRole bool) *sums {
	documents := len(v.documents)
	s := &sums{documents: v.totals.get(documents), hit: newBits(documents), terms: make([]termTotals, atoms)}
	if byRole {
		s.roles = make([]hitTotals, documents*roleCount)
	}
	for i := range s.terms {
		s.terms[i].documents = newBits(documents)
	}
	return s
}

func (t *hitTotals) add(paragraphs, occurrences uint32) {
	t.paragraphs += paragraphs
	t.occurrences += occurrences
}

// give gives the room of sums back that are not needed any more.
func (v *view) give(s *sums) {
	for at := range s.hit.all {
		s.documents[at] = hitTotals{}
	}
	v.totals.put(s.documents)
	s.documents = nil
}

// rooms are slices by slot that requests are done with: all of one length, and all zero.
// Where few documents have hits, making them anew would take the most of the time.
type rooms[T any] struct{ pool sync.Pool }

func (r *rooms[T]) get(n int) []T {
	if room, ok := r.pool.Get().(*[]T); ok {
		return *room
	}
	return make([]T, n)
}

func (r *rooms[T]) put(room []T) { r.pool.Put(&room) }

// addHit adds a paragraph of a document.
func (s *sums) addHit(at slot, occurrences int) {
	s.hit.set(int(at))
	s.documents[at].add(1, uint32(occurrences))
}

// addRole adds a paragraph of a document to what the facet of roles counts.
func (s *sums) addRole(at slot, role, occurrences int) {
	s.hit.set(int(at))
	s.roles[int(at)*roleCount+role].add(1, uint32(occurrences))
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
	for at := range other.hit.all {
		addAll(s.documents[at:at+1], other.documents[at:at+1])
		if s.roles != nil {
			from, to := at*roleCount, (at+1)*roleCount
			addAll(s.roles[from:to], other.roles[from:to])
		}
	}
	s.hit.or(other.hit)
	for i := range s.terms {
		s.terms[i].paragraphs += other.terms[i].paragraphs
		s.terms[i].occurrences += other.terms[i].occurrences
		s.terms[i].documents.or(other.terms[i].documents)
	}
	s.verified += other.verified
}

func addAll(sum, other []hitTotals) {
	for i, t := range other {
		sum[i].add(t.paragraphs, t.occurrences)
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
