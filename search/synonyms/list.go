// Package synonyms keeps lists of phrases that policy language uses for the same
// thing: 双碳 and 碳达峰碳中和. A list widens a query only where the query asks for
// it (~双碳), and the phrases that it adds are there to be shown. Nothing here
// decides what a phrase matches.
package synonyms

import (
	"slices"
	"strings"

	"cewen/analysis"
)

// Entry is one line of a list: a name and what is said in its place.
type Entry struct {
	Name string
	// Variants are one or more, without the name. No two phrases of an entry
	// have the same folded form.
	Variants []string
}

// String prints the entry as a line that Parse reads as the same entry.
func (e Entry) String() string { return e.Name + " = " + strings.Join(e.Variants, " | ") }

// phrases returns the name and the variants.
func (e Entry) phrases() []string { return append([]string{e.Name}, e.Variants...) }

// List maps a phrase to the phrases said in its place. It is immutable and safe
// for concurrent use; the zero List has no entries.
type List struct {
	entries []Entry
	// standsOn holds, by folded phrase, the indices of the entries it is part of.
	standsOn map[string][]int
}

// newList takes over entries.
func newList(entries []Entry) *List {
	l := &List{entries: entries, standsOn: make(map[string][]int, 3*len(entries))}
	for i, e := range entries {
		for _, phrase := range e.phrases() {
			folded := analysis.Fold(phrase)
			l.standsOn[folded] = append(l.standsOn[folded], i)
		}
	}
	return l
}

// Lookup returns what may be said for a phrase, the phrase itself first as it was
// given. Every phrase of an entry, name or variant, leads to all the others; a
// phrase of several entries leads to the phrases of all of them, and no further.
// Phrases are compared, and the variants distinct, by folded form. ok is false
// when no entry has the phrase.
func (l *List) Lookup(phrase string) (variants []string, ok bool) {
	folded := analysis.Fold(phrase)
	entries := l.standsOn[folded]
	if len(entries) == 0 {
		return nil, false
	}
	variants = []string{strings.TrimSpace(phrase)}
	seen := map[string]bool{folded: true}
	for _, i := range entries {
		for _, variant := range l.entries[i].phrases() {
			if folded := analysis.Fold(variant); !seen[folded] {
				seen[folded] = true
				variants = append(variants, variant)
			}
		}
	}
	return variants, true
}

// Entries returns the entries in the order in which they were written.
func (l *List) Entries() []Entry {
	entries := make([]Entry, len(l.entries))
	for i, e := range l.entries {
		entries[i] = Entry{Name: e.Name, Variants: slices.Clone(e.Variants)}
	}
	return entries
}

// Merge returns a list of the entries of l and then those of other, for a user
// who adds to the built-in list. An entry of other takes the place of every entry
// of l that has the same name by folded form, so that a user can also take a
// variant back; it does not touch entries of l in which that name is a variant.
func (l *List) Merge(other *List) *List {
	replaced := make(map[string]bool, len(other.entries))
	for _, e := range other.entries {
		replaced[analysis.Fold(e.Name)] = true
	}
	merged := slices.DeleteFunc(slices.Clone(l.entries), func(e Entry) bool {
		return replaced[analysis.Fold(e.Name)]
	})
	return newList(append(merged, other.entries...))
}
