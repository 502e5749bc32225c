package analysis

import (
	"slices"
	"strings"
)

// AllGrams returns the condition that all of qs hold: nested ANDs in one row,
// without what the others imply. Of none it is the condition that always holds.
func AllGrams(qs ...GramQuery) GramQuery {
	subs := thinned(GramAnd, qs, func(a, b GramQuery) bool { return b.implies(a) })
	return joined(GramAnd, subs, GramQuery{Op: GramAny})
}

// AnyGrams returns the condition that one of qs holds: nested ORs in one row,
// without what implies another, and with what all have in common taken out. Of
// none it is the condition that never holds.
func AnyGrams(qs ...GramQuery) GramQuery {
	subs := thinned(GramOr, qs, GramQuery.implies)
	if common, rest := factored(subs); len(common) > 0 {
		return AllGrams(append(common, AnyGrams(rest...))...)
	}
	return joined(GramOr, subs, GramQuery{Op: GramNone})
}

// thinned returns qs with those of the operator itself opened, less each that is
// idle beside another one.
func thinned(op GramOp, qs []GramQuery, idle func(q, beside GramQuery) bool) []GramQuery {
	var kept []GramQuery
	add := func(q GramQuery) {
		if slices.ContainsFunc(kept, func(k GramQuery) bool { return idle(q, k) }) {
			return
		}
		kept = slices.DeleteFunc(kept, func(k GramQuery) bool { return idle(k, q) })
		kept = append(kept, q)
	}
	for _, q := range qs {
		for _, sub := range q.operands(op) {
			add(sub)
		}
	}
	return kept
}

// operands returns what q joins by the operator: q itself if that is another one.
func (q GramQuery) operands(op GramOp) []GramQuery {
	if q.Op == op {
		return q.Sub
	}
	return []GramQuery{q}
}

func joined(op GramOp, subs []GramQuery, empty GramQuery) GramQuery {
	switch len(subs) {
	case 0:
		return empty
	case 1:
		return subs[0]
	}
	return GramQuery{Op: op, Sub: subs}
}

// factored splits alternatives into what is asked for in each of them and what is
// left of each then.
func factored(alternatives []GramQuery) (common, rest []GramQuery) {
	if len(alternatives) < 2 {
		return nil, nil
	}
	count := make(map[string]int)
	for _, a := range alternatives {
		for _, q := range a.operands(GramAnd) {
			count[q.String()]++
		}
	}
	everywhere := func(q GramQuery) bool { return count[q.String()] == len(alternatives) }
	for _, q := range alternatives[0].operands(GramAnd) {
		if everywhere(q) {
			common = append(common, q)
		}
	}
	if len(common) == 0 {
		return nil, nil
	}
	for _, a := range alternatives {
		own := slices.DeleteFunc(slices.Clone(a.operands(GramAnd)), everywhere)
		rest = append(rest, AllGrams(own...))
	}
	return common, rest
}

// implies tells whether p holds for every text for which q does, as far as their
// form shows it: true is certain, false is not. It takes time in the product of
// their sizes.
func (q GramQuery) implies(p GramQuery) bool {
	switch {
	case len(q.Sub) == 0 && len(p.Sub) == 0:
		return q.leafImplies(p)
	case q.equal(p):
		return true
	}
	fromQ := func(sub GramQuery) bool { return sub.implies(p) }
	toP := func(sub GramQuery) bool { return q.implies(sub) }
	switch {
	case p.Op == GramAnd:
		return every(p.Sub, toP)
	case q.Op == GramOr:
		return every(q.Sub, fromQ)
	case q.Op == GramAnd:
		return slices.ContainsFunc(q.Sub, fromQ)
	default: // p is an OR
		return slices.ContainsFunc(p.Sub, toP)
	}
}

func (q GramQuery) equal(p GramQuery) bool {
	return q.Op == p.Op && q.Gram == p.Gram && slices.EqualFunc(q.Sub, p.Sub, GramQuery.equal)
}

// leafImplies is implies for two conditions without operands.
func (q GramQuery) leafImplies(p GramQuery) bool {
	switch {
	case q.Op == GramNone || p.Op == GramAny:
		return true
	case q.Op == GramAny || p.Op == GramNone:
		return false
	case p.Op == GramHas:
		return q.Op == GramHas && q.Gram == p.Gram
	case q.Op == GramPrefix:
		return q.Gram == p.Gram
	}
	// Where a gram ends with a character, another one begins with it.
	return strings.HasPrefix(q.Gram, p.Gram) || strings.HasSuffix(q.Gram, p.Gram)
}

func every(qs []GramQuery, holds func(GramQuery) bool) bool {
	return !slices.ContainsFunc(qs, func(q GramQuery) bool { return !holds(q) })
}
