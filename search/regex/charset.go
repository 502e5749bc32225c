package regex

import (
	"slices"

	"cewen/analysis"
)

// charSet is a small set of characters; open is the set of all. The zero charSet is
// empty.
type charSet struct {
	runes []rune // sorted
	open  bool
}

func anyChar() charSet { return charSet{open: true} }

// with returns the set with r as well.
func (c charSet) with(r rune) charSet { return c.union(charSet{runes: []rune{r}}) }

// union returns the set of what is in either; of all characters where it would be
// larger than maxChars.
func (c charSet) union(other charSet) charSet {
	if c.open || other.open {
		return anyChar()
	}
	runes := slices.Concat(c.runes, other.runes)
	slices.Sort(runes)
	runes = slices.Compact(runes)
	if len(runes) > maxChars {
		return anyChar()
	}
	return charSet{runes: runes}
}

// pairs returns the condition that the grams meet of a text in which a character of
// left is followed by one of right.
func pairs(left, right charSet) analysis.GramQuery {
	if left.open || right.open || len(left.runes)*len(right.runes) > maxPairs {
		return analysis.GramQuery{}
	}
	var plans []analysis.GramQuery
	for _, l := range left.runes {
		for _, r := range right.runes {
			plans = append(plans, analysis.PlanText(string([]rune{l, r})))
		}
	}
	return analysis.AnyGrams(plans...)
}
