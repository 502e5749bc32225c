package query

import (
	"slices"

	"cewen/analysis"
	"cewen/corpus"
)

// Place is a paragraph in its document: what a query looks at.
type Place struct {
	Text Text
	// Number is the place of the paragraph in the document.
	Number int
	Meta   *corpus.Metadata
	// Title is the title of the document.
	Title Text
	// Section is the number of the section that the paragraph lies in, or
	// corpus.NoSection; Role is that of this section.
	Section int
	Role    corpus.Role
	// Headings are the titles of the sections around the paragraph, the outermost
	// first.
	Headings []Text
}

// Found is a hit: a paragraph that answers a query.
type Found struct {
	// Paragraph is its Place.Number.
	Paragraph   int
	Occurrences int
	// Counts are the occurrences of each of Atoms.
	Counts []int
}

// unit is the stretch of a document in which a query must hold, piece by piece: a
// sentence, a paragraph, or several.
type unit []stretch

// stretch is a paragraph or a sentence of one.
type stretch struct {
	place *Place
	text  Text
}

// Find returns the hits of a query in a document, in the order of its paragraphs.
// It is the plain definition, to be compared with; engines may be faster.
//
// Conditions on fields that are AND-ed choose the paragraphs that are looked at.
// These make up units; the query holds in a unit where its parts do, a text
// wherever it occurs in it. Hits are the paragraphs of these units that have
// occurrences or, where a unit has none, all its paragraphs. Occurrences are those
// in these units: each atom that is not negated as it is counted, all added up.
func Find(e Expr, paragraphs []Place) []Found {
	scope, e := Scope(e)
	fields, text := SplitFields(e)
	atoms := Atoms(text)
	var found []Found
	for _, u := range units(scope, choose(fields, paragraphs)) {
		if text.holds(u) {
			found = append(found, hitsOf(u, atoms)...)
		}
	}
	return merge(found)
}

// choose returns the paragraphs for which conditions on fields hold.
func choose(fields Expr, paragraphs []Place) []*Place {
	var chosen []*Place
	for i := range paragraphs {
		p := &paragraphs[i]
		if HoldsFor(fields, p) {
			chosen = append(chosen, p)
		}
	}
	return chosen
}

func units(scope Unit, paragraphs []*Place) []unit {
	var units []unit
	bySection := make(map[int]int)
	for _, p := range paragraphs {
		whole := stretch{p, p.Text}
		switch scope {
		case Sentence:
			for s := range Sentences(p.Text.Folded) {
				units = append(units, unit{{p, p.Text.Cut(s)}})
			}
		case Paragraph:
			units = append(units, unit{whole})
		case Section:
			if i, ok := bySection[p.Section]; ok {
				units[i] = append(units[i], whole)
			} else {
				bySection[p.Section] = len(units)
				units = append(units, unit{whole})
			}
		case Document:
			if len(units) == 0 {
				units = append(units, nil)
			}
			units[0] = append(units[0], whole)
		}
	}
	return units
}

// Cut returns a stretch of a text as a text of its own.
func (t Text) Cut(s Span) Text {
	if s.Start == 0 && s.End == len(t.Folded) {
		return t
	}
	whole := t.whole
	if whole == nil {
		whole = t.Original
	}
	return Text{Folded: t.Folded[s.Start:s.End], Commitments: t.Commitments, at: t.at + s.Start, whole: whole, Original: func() string {
		original := t.Original()
		from, to := analysis.FoldWithOffsets(original).Original(s.Start, s.End)
		return original[from:to]
	}}
}

func hitsOf(u unit, atoms []Atom) []Found {
	var all, occurring []Found
	for _, s := range u {
		f := Found{Paragraph: s.place.Number, Counts: make([]int, len(atoms))}
		for i, a := range atoms {
			f.Counts[i] = len(a.Spans(s.text))
			f.Occurrences += f.Counts[i]
		}
		all = append(all, f)
		if f.Occurrences > 0 {
			occurring = append(occurring, f)
		}
	}
	if len(occurring) > 0 {
		return occurring
	}
	return all
}

// merge puts hits in order and those of one paragraph together.
func merge(found []Found) []Found {
	slices.SortStableFunc(found, func(a, b Found) int { return a.Paragraph - b.Paragraph })
	merged := found[:0]
	for _, f := range found {
		if n := len(merged); n > 0 && merged[n-1].Paragraph == f.Paragraph {
			merged[n-1].Occurrences += f.Occurrences
			for i, c := range f.Counts {
				merged[n-1].Counts[i] += c
			}
			continue
		}
		merged = append(merged, f)
	}
	return merged
}
