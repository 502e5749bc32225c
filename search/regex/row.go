package regex

import (
	"slices"
	"unicode/utf8"

	"cewen/analysis"
)

// row returns the part for parts one after another: all that they must have, and the
// bigrams from each one to the next.
func row(parts []part) part {
	parts = merged(parts)
	if len(parts) == 1 {
		return parts[0]
	}
	before, after := endings(parts), beginnings(parts)
	all := part{empty: before[len(parts)].empty, first: after[0].chars, last: before[len(parts)].chars}
	var must []analysis.GramQuery
	for i, p := range parts {
		if !before[i].empty && !after[i].empty {
			must = append(must, pairs(before[i].chars, after[i].chars))
		}
		must = append(must, p.query())
	}
	all.must = analysis.AllGrams(must...)
	return all
}

// edge is what is known of the character at an end of some parts of a row: what it
// can be, and whether all of them can be empty, so that it is none of theirs.
type edge struct {
	chars charSet
	empty bool
}

// endings returns for each i how parts[:i] can end.
func endings(parts []part) []edge {
	edges := make([]edge, len(parts)+1)
	edges[0].empty = true
	for i, p := range parts {
		edges[i+1] = edge{chars: p.last, empty: p.empty && edges[i].empty}
		if p.empty {
			edges[i+1].chars = p.last.union(edges[i].chars)
		}
	}
	return edges
}

// beginnings returns for each i how parts[i:] can begin.
func beginnings(parts []part) []edge {
	edges := make([]edge, len(parts)+1)
	edges[len(parts)].empty = true
	for i, p := range slices.Backward(parts) {
		edges[i] = edge{chars: p.first, empty: p.empty && edges[i+1].empty}
		if p.empty {
			edges[i].chars = p.first.union(edges[i+1].chars)
		}
	}
	return edges
}

// merged joins neighbours whose texts are known, while there are few of them. At
// least one part is left.
func merged(parts []part) []part {
	var few []part
	for _, p := range parts {
		if n := len(few); n > 0 {
			if both, ok := product(few[n-1], p); ok {
				few[n-1] = both
				continue
			}
		}
		few = append(few, p)
	}
	if len(few) == 0 {
		return []part{exactly("")}
	}
	return few
}

// product returns the part for one of left's texts and then one of right's; ok is
// false where they are not known or too many.
func product(left, right part) (both part, ok bool) {
	if left.texts == nil || right.texts == nil || len(left.texts)*len(right.texts) > maxTexts {
		return part{}, false
	}
	texts := make([]string, 0, len(left.texts)*len(right.texts))
	runes := 0
	for _, l := range left.texts {
		for _, r := range right.texts {
			texts = append(texts, l+r)
			runes += utf8.RuneCountInString(l + r)
		}
	}
	if runes > maxTextRunes {
		return part{}, false
	}
	return exactly(texts...), true
}
