package embedded

import (
	"context"
	"fmt"
	"slices"

	"github.com/RoaringBitmap/roaring/v2"

	"cewen/search"
	"cewen/search/query"
)

// collectUnits answers a query that must hold in sections or whole documents. All
// records of a document version lie in one segment, for they come in one batch.
func (c *collector) collectUnits(ctx context.Context, s *indexSegment, atoms []*roaring.Bitmap) error {
	possible := c.possibleDocuments(s, atoms)
	records := s.inTextOrder(c.speaking(s, atoms))
	last, keep := slot(len(c.view.documents)), false
	records = slices.DeleteFunc(records, func(record uint32) bool {
		if at := s.places[record].slot; at != last { // records come document by document
			last, keep = at, c.admission.of[at] != refused && possible(at)
		}
		return !keep
	})
	if err := c.prepare(s, records); err != nil {
		return err
	}
	c.explainCandidates(len(records))
	group := func(r uint32) slot { return s.places[r].slot }
	return c.inParallel(ctx, s, atoms, records, group, (*verifier).verifyUnits)
}

// speaking returns the records of a segment that matter: those that can have an
// atom or, where a unit without any can match, all of them. Deleted ones are left
// out.
func (c *collector) speaking(s *indexSegment, atoms []*roaring.Bitmap) *roaring.Bitmap {
	var records *roaring.Bitmap
	if c.plan.silent() || slices.Contains(atoms, nil) {
		records = s.everything()
	} else {
		records = roaring.FastOr(atoms...)
	}
	if s.deleted != nil {
		records.AndNot(s.deleted)
	}
	return records
}

// possibleDocuments tells for each document whether the query can hold in it, by
// the atoms that its paragraphs can have.
func (c *collector) possibleDocuments(s *indexSegment, atoms []*roaring.Bitmap) func(at slot) bool {
	have := make([]bits, len(atoms))
	for i, bitmap := range atoms {
		if bitmap == nil {
			continue
		}
		have[i] = newBits(len(c.view.documents))
		for _, record := range bitmap.ToArray() {
			have[i].set(int(s.places[record].slot))
		}
	}
	return func(at slot) bool {
		return c.plan.root.possible(func(atom int) bool { return have[atom] == nil || have[atom].has(int(at)) })
	}
}

// spoken is a paragraph of a unit with what has been found of it so far.
type spoken struct {
	record uint32
	place  place
	where  where
	counts []int // of each atom; unknown where not yet counted
	read   bool
}

// verifyUnits decides the documents that records are of, which come document by
// document.
func (v *verifier) verifyUnits(ctx context.Context, records []uint32) error {
	for len(records) > 0 {
		if err := ctx.Err(); err != nil {
			return fmt.Errorf("search: %w", err)
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
	return nil
}

// verifyDocument decides the units of a document, given its records.
func (v *verifier) verifyDocument(at slot, records []uint32) {
	paragraphs := v.paragraphsOf(records)
	if v.plan.unit == query.Section {
		v.verifySections(paragraphs)
		return
	}
	counting := slices.DeleteFunc(slices.Clone(paragraphs), func(p spoken) bool { return !p.where.counts })
	v.verifyUnit(counting, v.foundSpoken)
	if !v.admission.byRole || v.admission.of[at] != passing {
		return
	}
	for role := range roleCount {
		ofRole := slices.DeleteFunc(slices.Clone(paragraphs), func(p spoken) bool { return p.where.role != role })
		v.verifyUnit(ofRole, func(_ *spoken, occurrences int) {
			v.sums.roles[int(at)*roleCount+role].addHit(search.Totals{Paragraphs: 1, Occurrences: occurrences})
		})
	}
}

// paragraphsOf returns the paragraphs that are looked at.
func (v *verifier) paragraphsOf(records []uint32) []spoken {
	atoms := len(v.plan.atoms)
	counts := make([]int, len(records)*atoms)
	for i := range counts {
		counts[i] = unknown
	}
	paragraphs := make([]spoken, 0, len(records))
	for i, record := range records {
		place := v.segment.places[record]
		if where, ok := v.look(place); ok {
			paragraphs = append(paragraphs, spoken{record: record, place: place, where: where, counts: counts[i*atoms : (i+1)*atoms]})
		}
	}
	return paragraphs
}

func (v *verifier) verifySections(paragraphs []spoken) {
	bySection := make(map[int][]spoken)
	var sections []int
	for _, p := range paragraphs {
		if bySection[p.where.section] == nil {
			sections = append(sections, p.where.section)
		}
		bySection[p.where.section] = append(bySection[p.where.section], p)
	}
	for _, section := range sections {
		v.verifyUnit(bySection[section], v.foundSpoken)
	}
}

// verifyUnit gives found the hits of a unit: its paragraphs with occurrences or,
// where it has none, all of them.
func (v *verifier) verifyUnit(paragraphs []spoken, found func(p *spoken, occurrences int)) {
	if len(paragraphs) == 0 || !v.unitHolds(paragraphs) {
		return
	}
	occurrences := make([]int, len(paragraphs))
	none := true
	for i := range paragraphs {
		for atom := range v.plan.counted {
			occurrences[i] += v.countIn(&paragraphs[i], atom)
		}
		none = none && occurrences[i] == 0
	}
	for i := range paragraphs {
		if none || occurrences[i] > 0 {
			found(&paragraphs[i], occurrences[i])
		}
	}
}

func (v *verifier) unitHolds(paragraphs []spoken) bool {
	first := paragraphs[0]
	return v.plan.root.holds(func(atom int) bool {
		for i := range paragraphs {
			if v.countIn(&paragraphs[i], atom) > 0 {
				return true
			}
		}
		return false
	}, func(i int) bool { return v.plan.conditions[i].holds(first.place.slot, first.where.section) })
}

// countIn returns how often an atom occurs in a paragraph; of atoms that do not
// count, whether they do.
func (v *verifier) countIn(p *spoken, atom int) int {
	if p.counts[atom] == unknown {
		if !p.read {
			p.read = true
			v.sums.verified++
		}
		v.reading.slot, v.reading.paragraph = p.place.slot, int(p.place.paragraph)
		p.counts[atom] = v.matcher.countIn(p.record, passage{v.texts.folded[p.place.slot].At(int(p.place.paragraph)), v.original}, atom)
	}
	return p.counts[atom]
}

func (v *verifier) foundSpoken(p *spoken, occurrences int) {
	length := len(v.texts.folded[p.place.slot].At(int(p.place.paragraph)))
	v.found(p.record, p.where, occurrences, p.counts[:v.plan.counted], length)
}
