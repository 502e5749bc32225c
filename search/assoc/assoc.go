// Package assoc measures how strongly a word belongs to a part of a corpus. The
// formulas are those of the papers named; docs/instruments.md gives them.
package assoc

import "math"

// Table counts tokens: those of a word and of all, in a part of a corpus and in the
// whole of it.
type Table struct {
	// Inside are tokens of the word in the part, Part all tokens of the part.
	Inside, Part int
	// Word are tokens of the word in the whole, Whole all of the whole.
	Word, Whole int
}

// Expected is how many tokens of the word the part would have by chance.
func (t Table) Expected() float64 {
	if t.Whole == 0 {
		return 0
	}
	return float64(t.Part) * float64(t.Word) / float64(t.Whole)
}

// LogLikelihood is G² over the four cells of the table: 2 Σ O ln(O/E).
//
// Source: T. Dunning, Accurate Methods for the Statistics of Surprise and
// Coincidence, Computational Linguistics 19(1), 1993.
func (t Table) LogLikelihood() float64 {
	rows := [2]float64{float64(t.Part), float64(t.Whole - t.Part)}
	columns := [2]float64{float64(t.Word), float64(t.Whole - t.Word)}
	cells := [2][2]float64{
		{float64(t.Inside), float64(t.Part - t.Inside)},
		{float64(t.Word - t.Inside), float64(t.Whole - t.Part - t.Word + t.Inside)},
	}
	sum := 0.0
	for i := range rows {
		for j := range columns {
			sum += term(cells[i][j], rows[i]*columns[j]/float64(t.Whole))
		}
	}
	return 2 * sum
}

// MI is mutual information: log2(O/E).
//
// Source: K. Church, P. Hanks, Word Association Norms, Mutual Information, and
// Lexicography, Computational Linguistics 16(1), 1990.
func (t Table) MI() float64 { return math.Log2(float64(t.Inside) / t.Expected()) }

// LogDice is 14 + log2(2 f(x,y) / (f(x) + f(y))), at most 14.
//
// Source: P. Rychlý, A Lexicographer-Friendly Association Score, RASLAN 2008.
func LogDice(together, x, y int) float64 {
	return 14 + math.Log2(2*float64(together)/float64(x+y))
}

// Keyness is the log-likelihood of a word in two corpora, of which only the cells of
// the word count: 2 (a ln(a/E1) + b ln(b/E2)).
//
// Source: P. Rayson, R. Garside, Comparing Corpora using Frequency Profiling, 2000.
func Keyness(a, sizeA, b, sizeB int) float64 {
	share := float64(a+b) / float64(sizeA+sizeB)
	return 2 * (term(float64(a), share*float64(sizeA)) + term(float64(b), share*float64(sizeB)))
}

// LogRatio is log2 of the ratio of the relative frequencies; a count of 0 is taken
// for half a token.
//
// Source: A. Hardie, Log Ratio: an informal introduction, CASS, 2014.
func LogRatio(a, sizeA, b, sizeB int) float64 {
	half := func(n int) float64 { return math.Max(float64(n), 0.5) }
	return math.Log2(half(a) / float64(sizeA) / (half(b) / float64(sizeB)))
}

// term is O ln(O/E), 0 for a cell without tokens.
func term(observed, expected float64) float64 {
	if observed == 0 {
		return 0
	}
	return observed * math.Log(observed/expected)
}
