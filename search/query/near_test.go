package query

import (
	"maps"
	"slices"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// nearTree is a Near, or a list of alternatives where sides is nil, to be looked at
// character by character.
type nearTree struct {
	words    []string
	sides    []nearTree // two
	distance int
	ordered  bool
}

func (n nearTree) expr() Expr {
	if n.sides != nil {
		return Near{A: n.sides[0].expr(), B: n.sides[1].expr(), Distance: n.distance, Ordered: n.ordered}
	}
	var or Or
	for _, w := range n.words {
		or = append(or, term(w))
	}
	if len(or) == 1 {
		return or[0]
	}
	return or
}

// characters are a stretch of text, from a character to another one, which it
// excludes.
type characters struct{ from, to int }

// stretches are all that the definition allows: for a word all places where it
// stands, for a Near all pairs that lie near enough.
func (n nearTree) stretches(text []rune) map[characters]bool {
	all := make(map[characters]bool)
	for _, w := range n.words {
		for from := range text {
			to := from + utf8.RuneCountInString(w)
			if to <= len(text) && string(text[from:to]) == w {
				all[characters{from, to}] = true
			}
		}
	}
	if n.sides == nil {
		return all
	}
	for a := range n.sides[0].stretches(text) {
		for b := range n.sides[1].stretches(text) {
			if a.to <= b.from && b.from-a.to <= n.distance {
				all[characters{a.from, b.to}] = true
			}
			if !n.ordered && b.to <= a.from && a.from-b.to <= n.distance {
				all[characters{b.from, a.to}] = true
			}
		}
	}
	return all
}

// mostApart is the largest number of stretches that do not overlap, by trying every
// choice of them.
func mostApart(stretches []characters) int {
	if len(stretches) == 0 {
		return 0
	}
	first, rest := stretches[0], stretches[1:]
	without := mostApart(rest)
	with := 1 + mostApart(slices.DeleteFunc(slices.Clone(rest), func(s characters) bool { return s.from < first.to && first.from < s.to }))
	return max(with, without)
}

func drawNearTree(t *rapid.T, depth int) nearTree {
	if depth == 0 || depth == 1 && rapid.IntRange(0, 2).Draw(t, "nested") > 0 {
		return nearTree{words: rapid.SliceOfN(drawn("太忻𠮷", 1, 2), 1, 2).Draw(t, "words")}
	}
	return nearTree{
		sides:    []nearTree{drawNearTree(t, depth-1), drawNearTree(t, depth-1)},
		distance: rapid.IntRange(0, 3).Draw(t, "distance"), ordered: rapid.Bool().Draw(t, "ordered"),
	}
}

func TestNearCountsAsManyAsCanStandApart(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tree := drawNearTree(t, 2)
		for range 10 {
			checkApart(t, tree, drawn("太忻𠮷。", 0, 9).Draw(t, "text"))
		}
	})
}

func checkApart(t *rapid.T, tree nearTree, text string) {
	near, ok := tree.expr().(Near)
	if !ok {
		t.Fatalf("%#v is no Near", tree)
	}
	stretches := tree.stretches([]rune(text))
	got := near.Spans(Text{Folded: text})
	last := 0
	for _, s := range got {
		at := characters{utf8.RuneCountInString(text[:s.Start]), utf8.RuneCountInString(text[:s.End])}
		if !stretches[at] || s.Start < last {
			t.Fatalf("%s in %q: %q is no stretch, or overlaps the one before", near, text, text[s.Start:s.End])
		}
		last = s.End
	}
	if all := slices.Collect(maps.Keys(stretches)); len(got) != mostApart(all) {
		t.Fatalf("%s in %q: %d, at most %d of %v can stand apart", near, text, len(got), mostApart(all), all)
	}
}
