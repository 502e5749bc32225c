// Package regex finds regular expressions in folded text, and says which grams a
// text must have for one to match.
//
// The syntax is RE2's, as in Go's regexp, with Perl's classes and flags. It is read
// as the user wrote it and folded then, so that a pattern means the same however it
// is spelled: 發展, [Ａ-Ｚ] and [^，] match what 发展, [a-z] and [^,] do.
//
//   - Operators are ASCII. A full-width parenthesis in a pattern is a parenthesis
//     in the text, which folding makes ASCII as well.
//   - White space in a pattern is one space, wherever it stands. Folding leaves none
//     between two Han characters: there, a space matches nothing.
//   - ^ and $ are the ends of the paragraph, a period any character. A paragraph has
//     no line ends: a negated class that excludes them excludes nothing by that.
//   - A zero-width character is as if it were not there.
package regex

import (
	"regexp"
	"regexp/syntax"
	"strings"
	"unicode/utf8"

	"cewen/analysis"
)

// Limits of a pattern.
const (
	// MaxPatternLength is in characters. The longest pattern that people write by
	// hand lists the names of some dozens of places.
	MaxPatternLength = 500
	// MaxCost is in instructions. An attempt to match takes time in the product of
	// instructions and text: 5,000 of them on a paragraph of 400 characters are 25
	// milliseconds at the worst. Only long repetitions, such as .{0,1000}, and nested
	// ones come to so many.
	MaxCost = 5000
)

// Regex is a compiled pattern. It may be used by several goroutines at once.
type Regex struct {
	pattern  string
	compiled *regexp.Regexp
	grams    analysis.GramQuery
	cost     int
	// canBeEmpty tells that the pattern may match the empty text too.
	canBeEmpty bool
}

// Compile reads a pattern. Every error is an *Error: for a pattern that is no
// regular expression, that is beyond the limits, or that matches nothing but the
// empty text.
func Compile(pattern string) (*Regex, error) {
	if n := utf8.RuneCountInString(pattern); n > MaxPatternLength {
		return nil, tooLong(pattern, n)
	}
	if pattern == "" {
		return nil, onlyEmpty(pattern)
	}
	parsed, err := syntax.Parse(pattern, syntax.Perl)
	if err != nil {
		return nil, translate(pattern, err)
	}
	tree := fold(parsed)
	if !canBeLong(tree) {
		return nil, onlyEmpty(pattern)
	}
	cost := instructions(tree)
	if cost > MaxCost {
		return nil, tooCostly(pattern)
	}
	var b strings.Builder
	write(&b, tree)
	compiled, err := regexp.Compile(b.String())
	if err != nil {
		return nil, translate(pattern, err)
	}
	return &Regex{pattern: pattern, compiled: compiled, grams: plan(tree), cost: cost, canBeEmpty: canBeEmpty(tree)}, nil
}

// String returns the pattern as it was given.
func (r *Regex) String() string { return r.pattern }

// Spans calls yield for each match in a folded text that is not empty, until it
// returns false: leftmost first, from left to right without overlap, as
// regexp.FindAllIndex finds them. start and end are byte offsets. Each match is an
// attempt of its own, which may have read to the end of the text.
func (r *Regex) Spans(text []byte, yield func(start, end int) bool) {
	for _, at := range r.compiled.FindAllIndex(text, -1) {
		if at[0] < at[1] && !yield(at[0], at[1]) {
			return
		}
	}
}

// Match tells whether Spans finds any match in a folded text.
func (r *Regex) Match(text []byte) bool {
	if !r.canBeEmpty {
		return r.compiled.Match(text)
	}
	found := false
	r.Spans(text, func(int, int) bool {
		found = true
		return false
	})
	return found
}

// Grams returns the condition that the grams of every text meet that the pattern
// matches.
func (r *Regex) Grams() analysis.GramQuery { return r.grams }

// Cost returns about how many instructions the pattern has, at most MaxCost: what a
// character of text costs at the worst, relative to other patterns.
func (r *Regex) Cost() int { return r.cost }
