package query

import (
	"cmp"
	"slices"

	"cewen/corpus/commitment"
)

// Span is a stretch of a text, in bytes.
type Span struct{ Start, End int }

// Text is what an occurrence is looked for in: a paragraph or a sentence of one.
type Text struct {
	Folded string
	// Original returns the text as printed. Only exact literals and commitments ask for it.
	Original func() string
	// Commitments returns the commitments of the whole paragraph, as the finder finds them
	// there; nil where they are not looked for, as in titles.
	Commitments func(*commitment.Finder) []commitment.Commitment

	// Of a sentence: where it begins in the folded paragraph, and the latter as printed;
	// nil for a paragraph.
	at    int
	whole func() string
}

// Atom is an expression that occurs at places in the text: what is counted and
// marked.
type Atom interface {
	Expr
	// Spans returns the occurrences in a text as they are counted, left to right
	// without overlap, in bytes of the folded text.
	Spans(t Text) []Span
	// places returns the occurrences that the atom can have as a part of a Near:
	// those of a literal may overlap.
	places(t Text) []Span
	// key tells atoms apart: those that occur at the same places have the same.
	key() string
}

// Atoms returns the atoms that a match can consist of, those not under a
// negation, each once and in the order of the query.
func Atoms(e Expr) []Atom {
	var atoms []Atom
	seen := make(map[string]bool)
	collectAtoms(e, true, func(a Atom) {
		if key := a.key(); !seen[key] {
			seen[key] = true
			atoms = append(atoms, a)
		}
	})
	return atoms
}

// SameAtom tells whether two atoms occur at the same places, however they were
// written.
func SameAtom(a, b Atom) bool { return a.key() == b.key() }

func collectAtoms(e Expr, positive bool, add func(Atom)) {
	switch e := e.(type) {
	case Atom:
		if positive {
			add(e)
		}
	case And:
		for _, sub := range e {
			collectAtoms(sub, positive, add)
		}
	case Or:
		for _, sub := range e {
			collectAtoms(sub, positive, add)
		}
	case Not:
		collectAtoms(e.Expr, !positive, add)
	case In:
		collectAtoms(e.Expr, positive, add)
	}
}

// holdsAtom tells whether an atom occurs in one of the texts of a unit.
func holdsAtom(a Atom, u unit) bool {
	return slices.ContainsFunc(u, func(s stretch) bool { return len(a.Spans(s.text)) > 0 })
}

// apart leaves out of spans those that overlap: the one that ends first is taken
// (of those that end together the shortest), then the next that begins no earlier
// than it ends. No choice has more.
func apart(spans []Span) []Span {
	slices.SortFunc(spans, func(a, b Span) int { return cmp.Or(cmp.Compare(a.End, b.End), cmp.Compare(b.Start, a.Start)) })
	kept, end := spans[:0], 0
	for _, s := range spans {
		if s.Start >= end {
			kept, end = append(kept, s), s.End
		}
	}
	return kept
}
