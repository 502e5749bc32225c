package embedded

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"cewen/search/query"
)

// spoken is a paragraph of a unit with what has been found of it so far.
type spoken struct {
	record uint32
	place  place
	where  where
	counts []int // of each atom; unknown where not yet counted
	read   bool  // its text has been looked at

	occurrences int // in the unit at hand
}

// unitBuffers are what a verifier has at hand of a document when the query must hold in
// more than a paragraph. Its memory is used again for the next.
type unitBuffers struct {
	paragraphs []spoken
	counts     []int // of all paragraphs
	unit       []*spoken
}

// verifyUnits decides the documents that records are of, which come document by
// document.
func (v *verifier) verifyUnits(ctx context.Context, records []uint32) error {
	v.matcher.stop = stopper(ctx)
	for len(records) > 0 {
		if err := ended(ctx); err != nil {
			return err
		}
		at := v.segment.places[records[0]].slot
		n := 1
		for n < len(records) && v.segment.places[records[n]].slot == at {
			n++
		}
		v.verifyDocument(at, records[:n])
		if v.reading.err != nil {
			return fmt.Errorf("verify: %w", v.reading.err)
		}
		records = records[n:]
	}
	return ended(ctx)
}

// verifyDocument decides the units of a document, given its records.
func (v *verifier) verifyDocument(at slot, records []uint32) {
	v.readParagraphs(records)
	if v.plan.unit == query.Section {
		v.verifySections()
		return
	}
	v.verifyUnit(v.selected(func(p *spoken) bool { return p.where.counts }), v.foundSpoken)
	if !v.admission.byRole || v.admission.of[at] != passing {
		return
	}
	for role := range roleCount {
		v.verifyUnit(v.selected(func(p *spoken) bool { return p.where.role == role }), func(_ *spoken, occurrences int) {
			v.sums.addRole(at, role, occurrences)
		})
	}
}

// readParagraphs makes v.paragraphs those of a document that are looked at.
func (v *verifier) readParagraphs(records []uint32) {
	atoms := len(v.plan.atoms)
	v.counts = slices.Grow(v.counts[:0], len(records)*atoms)[:len(records)*atoms]
	for i := range v.counts {
		v.counts[i] = unknown
	}
	v.paragraphs = v.paragraphs[:0]
	for i, record := range records {
		place := v.segment.places[record]
		if where, ok := v.look(place); ok {
			v.paragraphs = append(v.paragraphs, spoken{record: record, place: place, where: where, counts: v.counts[i*atoms : (i+1)*atoms]})
		}
	}
}

// selected returns the paragraphs for which keep is true, as a unit that holds
// until the next one is selected.
func (v *verifier) selected(keep func(p *spoken) bool) []*spoken {
	v.unit = v.unit[:0]
	for i := range v.paragraphs {
		if keep(&v.paragraphs[i]) {
			v.unit = append(v.unit, &v.paragraphs[i])
		}
	}
	return v.unit
}

// verifySections verifies the paragraphs section by section. Their order in a
// document is that of its sections, but for parts that go on behind a subsection.
func (v *verifier) verifySections() {
	slices.SortStableFunc(v.paragraphs, func(a, b spoken) int { return cmp.Compare(a.where.section, b.where.section) })
	for from := 0; from < len(v.paragraphs); {
		section := v.paragraphs[from].where.section
		unit := v.selected(func(p *spoken) bool { return p.where.section == section })
		v.verifyUnit(unit, v.foundSpoken)
		from += len(unit)
	}
}

// verifyUnit gives found the hits of a unit: its paragraphs with occurrences or,
// where it has none, all of them.
func (v *verifier) verifyUnit(paragraphs []*spoken, found func(p *spoken, occurrences int)) {
	if len(paragraphs) == 0 || !v.unitHolds(paragraphs) {
		return
	}
	none := true
	for _, p := range paragraphs {
		p.occurrences = 0
		for atom := range v.plan.counted {
			p.occurrences += v.countIn(p, atom)
		}
		none = none && p.occurrences == 0
	}
	for _, p := range paragraphs {
		if none || p.occurrences > 0 {
			found(p, p.occurrences)
		}
	}
}

func (v *verifier) unitHolds(paragraphs []*spoken) bool {
	first := paragraphs[0]
	return v.plan.root.holds(func(atom int) bool {
		return slices.ContainsFunc(paragraphs, func(p *spoken) bool { return v.countIn(p, atom) > 0 })
	}, func(i int) bool { return v.plan.conditions[i].holds(first.place.slot, first.where.section) })
}

// countIn returns how often an atom occurs in a paragraph; of atoms that do not
// count, whether they do.
func (v *verifier) countIn(p *spoken, atom int) int {
	if p.counts[atom] == unknown {
		if !p.read && v.plan.reads {
			p.read = true
			v.sums.verified++
		}
		v.reading.slot, v.reading.paragraph = p.place.slot, int(p.place.paragraph)
		p.counts[atom] = v.matcher.countIn(p.record, passage{
			folded: v.texts.of[p.place.slot].folded.At(int(p.place.paragraph)), original: v.print, stop: v.matcher.stop, commitments: v.matcher.commitments,
		}, atom)
	}
	return p.counts[atom]
}

func (v *verifier) foundSpoken(p *spoken, occurrences int) {
	if v.scorer != nil {
		v.stand = newSetFinder(v.scorer.places[:], 0).of([]uint32{p.record})[0]
	}
	length := len(v.texts.of[p.place.slot].folded.At(int(p.place.paragraph)))
	v.found(p.record, p.where, occurrences, p.counts[:v.plan.counted], length)
}
