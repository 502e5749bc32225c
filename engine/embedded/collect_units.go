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
	var records []uint32
	for _, record := range s.order.of(s.places) {
		at := s.places[record].slot
		if (s.deleted == nil || !s.deleted.Contains(record)) && c.admission.of[at] != refused && possible(at) {
			records = append(records, record)
		}
	}
	if err := c.prepare(s, records); err != nil {
		return err
	}
	c.explainCandidates(len(records))
	return c.inParallel(ctx, s, atoms, c.wholeShares(s, records), (*verifier).verifyUnits)
}

// wholeShares leaves only the first record of each document: verifyUnits goes on
// from there, and so no document is shared out to two goroutines.
func (c *collector) wholeShares(s *indexSegment, records []uint32) []uint32 {
	return slices.CompactFunc(records, func(a, b uint32) bool { return s.places[a].slot == s.places[b].slot })
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

// unitHit is a paragraph of a unit with its occurrences.
type unitHit struct {
	record      uint32
	where       where
	counts      []int
	occurrences int
	length      int
}

// verifyUnits decides documents, each given by its first record.
func (v *verifier) verifyUnits(ctx context.Context, first []uint32) error {
	order := v.segment.order.of(v.segment.places)
	for _, record := range first {
		if err := ctx.Err(); err != nil {
			return fmt.Errorf("search: %w", err)
		}
		at := v.segment.places[record]
		i, _ := slices.BinarySearchFunc(order, at.number(), func(r uint32, n uint64) int {
			return compareUint(v.segment.places[r].number(), n)
		})
		v.verifyDocument(at.slot, order[i:])
		if v.reading.err != nil {
			return fmt.Errorf("verify: %w", v.reading.err)
		}
	}
	return nil
}

func compareUint(a, b uint64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// verifyDocument decides the units of a document, whose records come first in
// order.
func (v *verifier) verifyDocument(at slot, order []uint32) {
	var paragraphs []unitHit
	for _, record := range order {
		place := v.segment.places[record]
		if place.slot != at {
			break
		}
		if v.segment.deleted != nil && v.segment.deleted.Contains(record) {
			continue
		}
		if where, ok := v.look(place); ok {
			paragraphs = append(paragraphs, v.readParagraph(record, place, where))
		}
	}
	if v.plan.unit == query.Section {
		v.verifySections(at, paragraphs)
		return
	}
	counting := slices.DeleteFunc(slices.Clone(paragraphs), func(p unitHit) bool { return !p.where.counts })
	v.verifyUnit(at, counting, v.found)
	if !v.admission.byRole || v.admission.of[at] != passing {
		return
	}
	for role := range roleCount {
		ofRole := slices.DeleteFunc(slices.Clone(paragraphs), func(p unitHit) bool { return p.where.role != role })
		v.verifyUnit(at, ofRole, func(_ uint32, _ where, occurrences int, _ []int, _ int) {
			v.sums.roles[int(at)*roleCount+role].addHit(search.Totals{Paragraphs: 1, Occurrences: occurrences})
		})
	}
}

// readParagraph counts every atom in a paragraph.
func (v *verifier) readParagraph(record uint32, at place, w where) unitHit {
	v.sums.verified++
	folded := v.texts.folded[at.slot].At(int(at.paragraph))
	v.reading.slot, v.reading.paragraph = at.slot, int(at.paragraph)
	m := v.matcher
	m.record, m.passage = record, passage{folded, v.original}
	hit := unitHit{record: record, where: w, counts: make([]int, len(m.counts)), length: len(folded)}
	for i := range m.counts {
		m.counts[i] = unknown
		if m.occurs(i) {
			hit.counts[i] = m.counts[i]
		}
		if i < v.plan.counted {
			hit.occurrences += hit.counts[i]
		}
	}
	return hit
}

func (v *verifier) verifySections(at slot, paragraphs []unitHit) {
	bySection := make(map[int][]unitHit)
	var sections []int
	for _, p := range paragraphs {
		if bySection[p.where.section] == nil {
			sections = append(sections, p.where.section)
		}
		bySection[p.where.section] = append(bySection[p.where.section], p)
	}
	for _, section := range sections {
		v.verifyUnit(at, bySection[section], v.found)
	}
}

// verifyUnit gives found the hits of a unit: its paragraphs with occurrences or,
// where it has none, all of them.
func (v *verifier) verifyUnit(at slot, paragraphs []unitHit, found func(record uint32, w where, occurrences int, counts []int, length int)) {
	if len(paragraphs) == 0 {
		return
	}
	atom := func(i int) bool {
		return slices.ContainsFunc(paragraphs, func(p unitHit) bool { return p.counts[i] > 0 })
	}
	condition := func(i int) bool { return v.plan.conditions[i].holds(at, paragraphs[0].where.section) }
	if !v.plan.root.holds(atom, condition) {
		return
	}
	none := !slices.ContainsFunc(paragraphs, func(p unitHit) bool { return p.occurrences > 0 })
	for _, p := range paragraphs {
		if none || p.occurrences > 0 {
			found(p.record, p.where, p.occurrences, p.counts[:v.plan.counted], p.length)
		}
	}
}
