package compare

import (
	"slices"

	"github.com/sergi/go-diff/diffmatchpatch"

	"cewen/analysis"
)

// Pair is a paragraph of a and the one of b that it became; -1 for none.
type Pair struct {
	State string
	A, B  int
	// Similarity is that of the two texts, from 0 to 1, see bigrams.like.
	Similarity float64
}

// Limits of likeness.
const (
	// alike is how similar two paragraphs are at least that stand at the same place and
	// are one reworded.
	alike = 0.4
	// movedAlike is the same for paragraphs that stand elsewhere: more is needed, for
	// reports say much the same in many places.
	movedAlike = 0.6
	// maxPairs bounds the pairs of paragraphs of two documents: a law with 2,000
	// articles twice.
	maxPairs = 4_000_000
)

// Align aligns the paragraphs of two documents. Each stands in exactly one pair; the
// pairs are in the order of b, those that were dropped where they stood in a.
func Align(a, b []string) []Pair {
	al := &alignment{a: newSide(a), b: newSide(b), ofA: none(len(a)), ofB: none(len(b))}
	al.anchor()
	al.fillGaps()
	moved := al.findMoved()
	return al.pairs(moved)
}

// alignment is what became of which paragraph.
type alignment struct {
	a, b     []paragraph
	ofA, ofB []int // the partner of each, -1 for none
}

type paragraph struct {
	folded string
	grams  bigrams
}

func newSide(texts []string) []paragraph {
	list := make([]paragraph, len(texts))
	for i, t := range texts {
		folded := analysis.Fold(t)
		list[i] = paragraph{folded, newBigrams(folded)}
	}
	return list
}

func none(n int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = -1
	}
	return list
}

func (al *alignment) pair(i, j int) { al.ofA[i], al.ofB[j] = j, i }

// anchor pairs paragraphs that are the same and in the same order: the longest common
// subsequence, each different text being one character of a text of paragraphs.
func (al *alignment) anchor() {
	numbers := make(map[string]rune)
	encode := func(list []paragraph) []rune {
		runes := make([]rune, len(list))
		for i, p := range list {
			n, ok := numbers[p.folded]
			if !ok {
				n = rune(len(numbers)) + 1
				if n >= 0xD800 {
					n += 0x800 // not the surrogates, which are no characters
				}
				numbers[p.folded] = n
			}
			runes[i] = n
		}
		return runes
	}
	i, j := 0, 0
	differ := diffmatchpatch.New()
	differ.DiffTimeout = 0 // the same every time
	for _, d := range differ.DiffMainRunes(encode(al.a), encode(al.b), false) {
		n := len([]rune(d.Text))
		switch d.Type {
		case diffmatchpatch.DiffEqual:
			for range n {
				al.pair(i, j)
				i, j = i+1, j+1
			}
		case diffmatchpatch.DiffDelete:
			i += n
		case diffmatchpatch.DiffInsert:
			j += n
		}
	}
}

// fillGaps pairs what lies between two anchors: paragraphs that are alike, in the same
// order, so that their likeness adds up to the most.
func (al *alignment) fillGaps() {
	fromA, fromB := 0, 0
	for i := 0; i <= len(al.a); i++ {
		if i < len(al.a) && al.ofA[i] < 0 {
			continue
		}
		toB := len(al.b)
		if i < len(al.a) {
			toB = al.ofA[i]
		}
		al.fill(fromA, i, fromB, toB)
		fromA, fromB = i+1, toB+1
	}
}

func (al *alignment) fill(fromA, toA, fromB, toB int) {
	n, m := toA-fromA, toB-fromB
	if n <= 0 || m <= 0 {
		return
	}
	like := make([][]float64, n)
	best := make([][]float64, n+1) // of what follows
	best[n] = make([]float64, m+1)
	for i := n - 1; i >= 0; i-- {
		like[i], best[i] = make([]float64, m), make([]float64, m+1)
		for j := m - 1; j >= 0; j-- {
			like[i][j] = al.a[fromA+i].grams.like(al.b[fromB+j].grams)
			best[i][j] = max(best[i+1][j], best[i][j+1])
			if like[i][j] >= alike {
				best[i][j] = max(best[i][j], like[i][j]+best[i+1][j+1])
			}
		}
	}
	for i, j := 0, 0; i < n && j < m; {
		switch {
		case like[i][j] >= alike && best[i][j] == like[i][j]+best[i+1][j+1]:
			al.pair(fromA+i, fromB+j)
			i, j = i+1, j+1
		case best[i][j] == best[i+1][j]:
			i++
		default:
			j++
		}
	}
}

// candidate is a pair that may be one moved.
type candidate struct {
	a, b int
	like float64
}

// findMoved pairs what is left where it is alike, the most alike first, and returns
// which paragraphs of b these are.
func (al *alignment) findMoved() map[int]bool {
	var all []candidate
	for i := range al.a {
		for j := range al.b {
			if al.ofA[i] >= 0 || al.ofB[j] >= 0 {
				continue
			}
			if like := al.a[i].grams.like(al.b[j].grams); like >= movedAlike {
				all = append(all, candidate{i, j, like})
			}
		}
	}
	slices.SortStableFunc(all, func(x, y candidate) int {
		switch {
		case x.like > y.like:
			return -1
		case x.like < y.like:
			return 1
		}
		return 0
	})
	moved := make(map[int]bool)
	for _, c := range all {
		if al.ofA[c.a] < 0 && al.ofB[c.b] < 0 {
			al.pair(c.a, c.b)
			moved[c.b] = true
		}
	}
	return moved
}

// pairs lists all pairs in the order of b; what was dropped stands before the partner
// of what followed it in a.
func (al *alignment) pairs(moved map[int]bool) []Pair {
	var list []Pair
	nextA := 0
	drop := func(until int) {
		for ; nextA < until; nextA++ {
			if al.ofA[nextA] < 0 {
				list = append(list, Pair{State: Dropped, A: nextA, B: -1})
			}
		}
	}
	for j, i := range al.ofB {
		switch {
		case i < 0:
			list = append(list, Pair{State: Added, A: -1, B: j})
			continue
		case !moved[j]:
			drop(i)
		}
		p := Pair{State: Reworded, A: i, B: j, Similarity: al.a[i].grams.like(al.b[j].grams)}
		switch {
		case moved[j]:
			p.State = Moved
		case al.a[i].folded == al.b[j].folded:
			p.State, p.Similarity = Same, 1
		}
		list = append(list, p)
	}
	drop(len(al.a))
	return list
}
