package embedded

import (
	"unsafe"

	"github.com/RoaringBitmap/roaring/v2"

	"cewen/corpus/commitment"
	"cewen/search/query"
)

// matcher decides on the text whether a paragraph answers a query and counts the
// occurrences. It is for one goroutine.
type matcher struct {
	plan *plan
	// may holds for each atom the records that can have it, nil for all.
	may []*roaring.Bitmap
	// tallies tell for each atom how often it stands where it may; nil where that
	// takes reading.
	tallies []*tally

	record  uint32
	set     atomSet // what the record at hand can have
	passage passage
	stop    func() bool // see passage
	// commitments returns those of the paragraph at hand.
	commitments func(*commitment.Finder) []commitment.Commitment
	condition   func(i int) bool
	occur       func(atom int) bool // m.occurs, bound once
	counts      []int               // of the passage at hand; unknown where not yet counted
	sums        []int               // of the counted atoms, over all passages that match
}

// unknown stands where an atom has not been counted yet.
const unknown = -1

func newMatcher(p *plan, may []*roaring.Bitmap, tallies []*tally) *matcher {
	m := &matcher{plan: p, may: may, tallies: tallies, counts: make([]int, len(p.atoms)), sums: make([]int, p.counted)}
	m.occur = m.occurs
	return m
}

// one tells that the query is a single atom: then it is why records are candidates.
func (m *matcher) one() bool { return m.plan.root.kind == nodeAtom }

// match tells whether a paragraph matches and how many occurrences it has; m.sums
// then holds the count of each atom that counts. m.record and m.set are of the paragraph,
// m.condition tells of the conditions on fields.
func (m *matcher) match(folded []byte, original func() string) (occurrences int, ok bool) {
	clear(m.sums)
	switch {
	case m.plan.unit == query.Sentence:
		ok = m.matchSentences(folded, original)
	case m.one() && m.tallies[0] != nil:
		m.sums[0] = m.tallies[0].count(m.record)
		return m.sums[0], true
	default:
		m.passage = passage{folded: folded, original: original, stop: m.stop, commitments: m.commitments}
		ok = m.matchPassage()
	}
	for _, n := range m.sums {
		occurrences += n
	}
	return occurrences, ok
}

// matchSentences adds up the sentences that match.
func (m *matcher) matchSentences(folded []byte, original func() string) bool {
	whole := query.Text{Folded: unsafe.String(unsafe.SliceData(folded), len(folded)), Original: original, Commitments: m.commitments} //nolint:gosec // the mapped file is only read
	found := false
	for s := range query.Sentences(whole.Folded) {
		m.passage.folded = folded[s.Start:s.End]
		if m.plan.needPrint {
			sentence := whole.Cut(s)
			m.passage.original, m.passage.sentence = sentence.Original, &sentence
		}
		found = m.matchPassage() || found
	}
	return found
}

// matchPassage adds the occurrences of the passage to the sums if it matches.
func (m *matcher) matchPassage() bool {
	for i := range m.counts {
		m.counts[i] = unknown
	}
	if !m.plan.root.holds(m.occur, m.condition) {
		return false
	}
	for i := range m.sums {
		m.sums[i] += m.count(i)
	}
	return true
}

func (m *matcher) occurs(atom int) bool {
	if atom < m.plan.counted {
		return m.count(atom) > 0
	}
	if m.counts[atom] == unknown {
		m.counts[atom] = 0
		if m.mayHave(atom) && (m.tallies[atom] != nil || m.plan.atoms[atom].find.occurs(&m.passage)) {
			m.counts[atom] = 1
		}
	}
	return m.counts[atom] > 0
}

func (m *matcher) count(atom int) int {
	if m.counts[atom] == unknown {
		m.counts[atom] = 0
		if m.mayHave(atom) {
			if t := m.tallies[atom]; t != nil {
				m.counts[atom] = t.count(m.record)
			} else {
				m.counts[atom] = m.plan.atoms[atom].find.count(&m.passage)
			}
		}
	}
	return m.counts[atom]
}

// countIn counts one atom in a passage of a record; of atoms that do not count, it
// tells whether they occur.
func (m *matcher) countIn(record uint32, p passage, atom int) int {
	m.record, m.set, m.passage = record, 0, p
	if m.may[atom] == nil || m.may[atom].Contains(record) {
		m.set.add(atom)
	}
	m.counts[atom] = unknown
	m.occurs(atom)
	return m.counts[atom]
}

func (m *matcher) mayHave(atom int) bool {
	if atom < maxAtomSet {
		return m.set.may(atom)
	}
	return m.may[atom] == nil || m.may[atom].Contains(m.record)
}
