package panel

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/coregx/ahocorasick"
)

// matcher calls occur for each occurrence of an entry of the list in a folded text.
// It is safe for concurrent use.
type matcher func(folded string, occur func(entry int))

// patterns are the different texts of a list and the entries that each is of.
type patterns struct {
	texts   []string
	lengths []int // in characters
	entries [][]int
}

func (p *plan) patterns() *patterns {
	u := new(patterns)
	at := make(map[string]int)
	for i, e := range p.list.Entries {
		n, ok := at[e.Folded]
		if !ok {
			n = len(u.texts)
			at[e.Folded] = n
			u.texts, u.entries = append(u.texts, e.Folded), append(u.entries, nil)
			u.lengths = append(u.lengths, utf8.RuneCountInString(e.Folded))
		}
		u.entries[n] = append(u.entries[n], i)
	}
	return u
}

func (u *patterns) occur(pattern int, occur func(entry int)) {
	for _, entry := range u.entries[pattern] {
		occur(entry)
	}
}

// newMatcher returns a matcher of all phrases in one pass, or the plainest one.
func (p *plan) newMatcher(plain bool) (matcher, error) {
	u := p.patterns()
	switch {
	case plain && p.Overlap == Longest:
		return u.plainLongest, nil
	case plain:
		return u.plainEach, nil
	}
	automaton, err := ahocorasick.NewBuilder().AddStrings(u.texts).Build()
	if err != nil {
		return nil, fmt.Errorf("panel: %w", err)
	}
	choose := u.each
	if p.Overlap == Longest {
		choose = u.longest
	}
	return func(folded string, occur func(int)) {
		for _, m := range choose(automaton.FindAllOverlapping([]byte(folded))) {
			u.occur(m.PatternID, occur)
		}
	}, nil
}

// each chooses, of all places where patterns occur, those that strings.Count counts:
// for each pattern on its own from left to right without overlap.
func (*patterns) each(all []ahocorasick.Match) []ahocorasick.Match {
	slices.SortFunc(all, func(a, b ahocorasick.Match) int {
		return cmp.Or(cmp.Compare(a.PatternID, b.PatternID), cmp.Compare(a.Start, b.Start))
	})
	chosen, end := all[:0], 0
	for i, m := range all {
		if i == 0 || m.PatternID != chosen[len(chosen)-1].PatternID {
			end = 0
		}
		if m.Start >= end {
			chosen, end = append(chosen, m), m.End
		}
	}
	return chosen
}

// longest chooses the longest first, of equal ones the one further left, and none
// that overlaps one chosen before.
func (u *patterns) longest(all []ahocorasick.Match) []ahocorasick.Match {
	slices.SortFunc(all, func(a, b ahocorasick.Match) int {
		return cmp.Or(cmp.Compare(u.lengths[b.PatternID], u.lengths[a.PatternID]), cmp.Compare(a.Start, b.Start))
	})
	chosen := all[:0]
	for _, m := range all {
		if !slices.ContainsFunc(chosen, func(c ahocorasick.Match) bool { return m.Start < c.End && c.Start < m.End }) {
			chosen = append(chosen, m)
		}
	}
	return chosen
}

func (u *patterns) plainEach(folded string, occur func(int)) {
	for i, text := range u.texts {
		for range strings.Count(folded, text) {
			u.occur(i, occur)
		}
	}
}

// plainLongest looks for the phrases of each length, the longest first, from left to
// right, and crosses out what it finds.
func (u *patterns) plainLongest(folded string, occur func(int)) {
	rest := folded
	for _, length := range u.byLength() {
		for {
			pattern, at := u.leftmost(rest, length)
			if at < 0 {
				break
			}
			u.occur(pattern, occur)
			end := at + len(u.texts[pattern])
			rest = rest[:at] + strings.Repeat("\x00", end-at) + rest[end:] // no phrase has it
		}
	}
}

// leftmost returns the pattern of a length that occurs furthest left.
func (u *patterns) leftmost(text string, length int) (pattern, at int) {
	at = -1
	for i, t := range u.texts {
		if u.lengths[i] != length {
			continue
		}
		if j := strings.Index(text, t); j >= 0 && (at < 0 || j < at) {
			pattern, at = i, j
		}
	}
	return pattern, at
}

// byLength are the different lengths of patterns, the longest first.
func (u *patterns) byLength() []int {
	lengths := slices.Sorted(slices.Values(u.lengths))
	slices.Reverse(lengths)
	return slices.Compact(lengths)
}
