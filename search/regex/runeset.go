package regex

import (
	"cmp"
	"slices"
	"unicode"

	"cewen/analysis"
)

// runeSet is a set of characters as pairs of the first and last of a range, as in
// syntax.Regexp.Rune. What the methods return is sorted, without overlap, and apart
// by one character at least.
type runeSet []rune

// folded returns the images of the members under folding. Characters of zero width
// have none. A range that folding leaves something of stays in one piece: what it
// changes does not occur in folded text, and \p{Han} would fall into thousands.
func (s runeSet) folded() runeSet {
	var image runeSet
	for i := 0; i < len(s); i += 2 {
		lo, hi := s[i], s[i+1]
		changed := analysis.ChangedByFold(lo, hi)
		stays := len(changed) <= int(hi-lo)
		if stays {
			image = append(image, lo, hi)
		}
		for _, r := range changed {
			to, kept := analysis.FoldRune(r)
			inside := stays && lo <= to && to <= hi
			if kept && !inside && (lo == hi || !isRadical(r, to)) {
				image = append(image, to, to)
			}
		}
	}
	return image.normal()
}

// isRadical tells whether r is a radical, a symbol that folds to a letter: ⼈ to 人.
// A range that takes in radicals, such as \p{S}, means symbols; without this it
// would match some of the commonest characters.
func isRadical(r, folded rune) bool { return unicode.IsSymbol(r) && unicode.IsLetter(folded) }

func (s runeSet) union(other runeSet) runeSet {
	return append(slices.Clone(s), other...).normal()
}

// complement returns the characters that are not in s, which must be sorted.
func (s runeSet) complement() runeSet {
	var rest runeSet
	next := rune(0)
	for i := 0; i < len(s); i += 2 {
		if next < s[i] {
			rest = append(rest, next, s[i]-1)
		}
		next = s[i+1] + 1
	}
	if next <= unicode.MaxRune {
		rest = append(rest, next, unicode.MaxRune)
	}
	return rest
}

// normal sorts the ranges and joins those that touch.
func (s runeSet) normal() runeSet {
	type span struct{ lo, hi rune }
	spans := make([]span, 0, len(s)/2)
	for i := 0; i < len(s); i += 2 {
		spans = append(spans, span{s[i], s[i+1]})
	}
	slices.SortFunc(spans, func(a, b span) int { return cmp.Compare(a.lo, b.lo) })
	var joined runeSet
	for _, span := range spans {
		if n := len(joined); n > 0 && span.lo <= joined[n-1]+1 {
			joined[n-1] = max(joined[n-1], span.hi)
			continue
		}
		joined = append(joined, span.lo, span.hi)
	}
	return joined
}

// members returns the characters of the set that occur in folded text; ok is false
// where they are more than limit.
func (s runeSet) members(limit int) (runes []rune, ok bool) {
	for i := 0; i < len(s); i += 2 {
		lo, hi := s[i], s[i+1]
		changed := analysis.ChangedByFold(lo, hi)
		if len(runes)+int(hi-lo)+1-len(changed) > limit {
			return nil, false
		}
		for r := lo; r <= hi; r++ {
			if _, found := slices.BinarySearch(changed, r); !found {
				runes = append(runes, r)
			}
		}
	}
	return runes, true
}
