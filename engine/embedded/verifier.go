package embedded

import (
	"context"
	"fmt"
	"slices"

	"cewen/corpus/commitment"
)

// checkEvery is how many candidates are verified between two looks at the
// context: some tenth of a millisecond, unless a text is costly to look for.
const checkEvery = 1024

// verifier decides on the text of each candidate of a segment and adds up what it
// finds. It is for one goroutine.
type verifier struct {
	*collector
	segment *indexSegment
	matcher *matcher
	sums    *sums
	best    *topMatches
	reading reading
	stand   atomSet // where the record at hand stands, see baseScorer; empty unless ranking
	// hand is what is at hand of the document looked at last, which is that of handSlot.
	hand     *texts
	handSlot slot
	print    func() string // v.original, bound once
	kept     promises
	unitBuffers
}

// reading is the paragraph at hand.
type reading struct {
	slot      slot
	paragraph int
	section   int
	err       error
}

func (v *verifier) verifyAll(ctx context.Context, records []uint32) error {
	v.matcher.stop = stopper(ctx)
	v.matcher.set = everyAtom
	var atoms, stands *setFinder
	if !v.matcher.one() {
		atoms = newSetFinder(v.matcher.may, len(records))
	}
	if v.scorer != nil {
		stands = newSetFinder(v.scorer.places[:], len(records))
	}
	for part := range slices.Chunk(records, max(1, checkEvery/v.plan.cost())) {
		if err := ended(ctx); err != nil {
			return err
		}
		v.verifyPart(part, atoms, stands)
		if v.reading.err != nil {
			return fmt.Errorf("verify: %w", v.reading.err)
		}
	}
	return ended(ctx) // what was stopped in the middle is no answer
}

// verifyPart verifies some records; atoms tell what they can have and stands where they
// stand, nil where that does not matter.
func (v *verifier) verifyPart(records []uint32, atoms, stands *setFinder) {
	var has, stand []atomSet
	if atoms != nil {
		has = atoms.of(records)
	}
	if stands != nil {
		stand = stands.of(records)
	}
	for i, record := range records {
		if has != nil {
			v.matcher.set = has[i]
		}
		if stand != nil {
			v.stand = stand[i]
		}
		v.verify(record)
	}
}

// ended is an error once a search has no time left or nobody waits for it.
func ended(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("search: %w", err)
	}
	return nil
}

func stopper(ctx context.Context) func() bool {
	return func() bool { return ctx.Err() != nil }
}

func (v *verifier) verify(record uint32) {
	at := v.segment.places[record]
	where, ok := v.look(at)
	if !ok {
		return
	}
	var text []byte
	if v.needTexts {
		text = v.textsOf(at.slot).folded.At(int(at.paragraph))
	}
	if v.plan.reads {
		v.sums.verified++
	}
	v.reading.slot, v.reading.paragraph, v.reading.section = at.slot, int(at.paragraph), where.section
	v.matcher.record = record
	if occurrences, ok := v.matcher.match(text, v.print); ok {
		v.found(record, where, occurrences, v.matcher.sums, len(text))
	}
}

// textsOf finds what is at hand of a document: records come document by document.
func (v *verifier) textsOf(at slot) *texts {
	if v.hand == nil || v.handSlot != at {
		v.hand, v.handSlot = v.texts.of[at], at
	}
	return v.hand
}

// conditionHolds tells of a condition on fields at the paragraph at hand.
func (v *verifier) conditionHolds(i int) bool {
	return v.plan.conditions[i].holds(v.reading.slot, v.reading.section)
}

// original returns the printed text of the paragraph at hand.
func (v *verifier) original() string {
	text, err := v.texts.original(v.reading.slot, v.reading.paragraph)
	if err != nil {
		v.reading.err = err
	}
	return text
}

// commitments returns those of the paragraph at hand.
func (v *verifier) commitments(f *commitment.Finder) []commitment.Commitment {
	o := v.view.documents[v.reading.slot].ordinal
	found, err := v.kept.at(v.texts.store, o, v.reading.paragraph, v.print, f)
	if err != nil {
		v.reading.err = err
	}
	return found
}

// where is what is known of a paragraph that is looked at.
type where struct {
	section int
	role    int // index into corpus.Roles(); 0 where roles do not matter
	// counts tells that a hit counts towards the totals, or at least towards the one
	// facet whose condition the document fails.
	counts bool
}

// look tells whether a paragraph is looked at.
func (c *collector) look(at place) (w where, ok bool) {
	admitted := c.admission.of[at.slot]
	if admitted == refused {
		return w, false
	}
	w.section, w.counts = -1, true
	if c.needParts {
		p := c.texts.of[at.slot].parts
		w.section = p.section(at.paragraph)
		w.role = roleIndex(p.role(w.section))
		w.counts = c.admission.roles[w.role]
		if !w.counts && (!c.admission.byRole || admitted != passing) {
			return w, false
		}
	}
	return w, c.plan.fields.holds(at.slot, w.section)
}

// found adds a hit.
func (v *verifier) found(record uint32, w where, occurrences int, counts []int, length int) {
	at := v.segment.places[record]
	passes := v.admission.of[at.slot] == passing
	if passes && v.admission.byRole && !v.wholeDocuments() {
		v.sums.addRole(at.slot, w.role, occurrences)
	}
	if !w.counts {
		return
	}
	v.sums.addHit(at.slot, occurrences)
	if !passes {
		return
	}
	v.sums.addTerms(at.slot, counts)
	if v.best != nil {
		m := match{place: at, record: v.segment.base + uint64(record), occurrences: uint32(occurrences)}
		if v.scorer != nil {
			v.scorer.score(&m, v.stand, counts, length)
		}
		v.best.offer(&m)
	}
}
