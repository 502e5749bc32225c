package analysis

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// GramQuery is a condition on the grams of a text: a formula of grams that it must
// have. It is made with PlanText, AllGrams and AnyGrams, which keep it short. The
// zero GramQuery holds for every text.
//
// The grams are those of a text (see Grams), not any list of grams: where one ends
// with a character, another begins with it. AllGrams and AnyGrams rely on that.
type GramQuery struct {
	Op   GramOp
	Gram string      // of GramHas, and the beginning asked for by GramPrefix
	Sub  []GramQuery // of GramAnd and GramOr, two or more
}

// GramOp is what a GramQuery asks for.
type GramOp uint8

// The operators.
const (
	GramAny    GramOp = iota // holds for every text
	GramNone                 // holds for no text
	GramHas                  // the text has Gram
	GramPrefix               // the text has a gram that begins with Gram
	GramAnd                  // all of Sub hold
	GramOr                   // one of Sub holds
)

// PlanText returns the condition that every folded text meets which holds the
// given one: the bigrams of the needle or, where it has but one letter, digit or
// mark in a row, a gram that begins with that. A needle without any can be in
// every text.
func PlanText(folded string) GramQuery {
	var all []GramQuery
	Grams(folded, func(gram string) { all = append(all, GramQuery{Op: GramHas, Gram: gram}) })
	if last, ok := openEnd(folded); ok {
		// In the needle its last character ends a run; in the text the run may go on.
		all[len(all)-1] = GramQuery{Op: GramPrefix, Gram: last}
	}
	return AllGrams(all...)
}

// openEnd returns the last character of a text, if that takes part in grams.
func openEnd(folded string) (last string, ok bool) {
	r, size := utf8.DecodeLastRuneInString(folded)
	_, class := foldTable().lookup(r)
	return folded[len(folded)-size:], size > 0 && class&classGram != 0
}

// Match tells whether the condition holds for a text that has the given grams. It
// is the plain definition, to be compared with.
func (q GramQuery) Match(grams []string) bool {
	switch q.Op {
	case GramAny:
		return true
	case GramHas:
		return slices.Contains(grams, q.Gram)
	case GramPrefix:
		return slices.ContainsFunc(grams, func(g string) bool { return strings.HasPrefix(g, q.Gram) })
	case GramAnd:
		return !slices.ContainsFunc(q.Sub, func(sub GramQuery) bool { return !sub.Match(grams) })
	case GramOr:
		return slices.ContainsFunc(q.Sub, func(sub GramQuery) bool { return sub.Match(grams) })
	default:
		return false
	}
}

// String prints the condition for a reader: grams joined by & and |, 所… for a gram
// that begins with 所, * where every text will do and ∅ where none will. Two
// conditions that print alike are the same.
func (q GramQuery) String() string {
	switch q.Op {
	case GramAny:
		return "*"
	case GramHas:
		return q.Gram
	case GramPrefix:
		return q.Gram + "…"
	case GramAnd:
		return joinGrams(q.Sub, " & ")
	case GramOr:
		return joinGrams(q.Sub, " | ")
	default:
		return "∅"
	}
}

func joinGrams(subs []GramQuery, operator string) string {
	parts := make([]string, len(subs))
	for i, sub := range subs {
		parts[i] = sub.String()
		if sub.Op == GramAnd || sub.Op == GramOr {
			parts[i] = "(" + parts[i] + ")"
		}
	}
	return strings.Join(parts, operator)
}
