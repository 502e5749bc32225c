package synonyms

import (
	"cmp"
	"slices"
	"unicode"

	"cewen/analysis"
)

// minSimilarity is below 1/2, at which two words of two characters share one
// (双谈 and 双碳), and high enough that one character in six is no reason to
// suggest anything.
const minSimilarity = 0.4

// Suggest returns the names of up to n entries, the nearest first, for a phrase
// that Lookup did not find. An entry is as near as the nearest of its phrases;
// those as near as each other keep the order of the list.
func (l *List) Suggest(phrase string, n int) []string {
	type candidate struct {
		name       string
		similarity float64
	}
	wanted := characters(phrase)
	var near []candidate
	for _, e := range l.entries {
		best := 0.0
		for _, p := range e.phrases() {
			best = max(best, similarity(wanted, characters(p)))
		}
		if best >= minSimilarity {
			near = append(near, candidate{e.Name, best})
		}
	}
	slices.SortStableFunc(near, func(a, b candidate) int { return cmp.Compare(b.similarity, a.similarity) })
	var names []string
	seen := map[string]bool{}
	for _, c := range near {
		if folded := analysis.Fold(c.name); len(names) < n && !seen[folded] {
			seen[folded] = true
			names = append(names, c.name)
		}
	}
	return names
}

// similarity is the Dice coefficient of two sets: twice what they share over
// what they have together, 0 to 1.
func similarity(a, b map[rune]bool) float64 {
	shared := 0
	for r := range a {
		if b[r] {
			shared++
		}
	}
	if shared == 0 {
		return 0
	}
	return 2 * float64(shared) / float64(len(a)+len(b))
}

// characters is the set of letters and digits of a folded phrase. Their order
// and number do not matter: 碳中和碳达峰 is as near to 碳达峰碳中和 as can be.
func characters(phrase string) map[rune]bool {
	set := make(map[rune]bool)
	for _, r := range analysis.Fold(phrase) {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			set[r] = true
		}
	}
	return set
}
