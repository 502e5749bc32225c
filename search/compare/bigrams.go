package compare

import (
	"slices"
	"strings"

	"github.com/sergi/go-diff/diffmatchpatch"
)

// bigrams are the pairs of neighbouring characters of a text, with both its ends, in
// order; repeats stay.
type bigrams []uint64

func newBigrams(text string) bigrams {
	grams := make(bigrams, 0, len(text)/3+1)
	last := rune(0)
	for _, r := range text {
		grams = append(grams, uint64(last)<<32|uint64(r))
		last = r
	}
	grams = append(grams, uint64(last)<<32)
	slices.Sort(grams)
	return grams
}

// like is Dice's coefficient of the bigrams of two texts: twice what they share by all
// that they have, from 0 to 1.
func (x bigrams) like(y bigrams) float64 {
	if len(x)+len(y) == 0 {
		return 1
	}
	shared, i, j := 0, 0, 0
	for i < len(x) && j < len(y) {
		switch {
		case x[i] == y[j]:
			shared, i, j = shared+1, i+1, j+1
		case x[i] < y[j]:
			i++
		default:
			j++
		}
	}
	return 2 * float64(shared) / float64(len(x)+len(y))
}

// Edit is a stretch of two texts: in both, or gone from the first, or come in the second.
type Edit struct {
	Text       string
	Gone, Come bool
}

// Edits tells what changed from one text to another, character by character.
func Edits(a, b string) []Edit {
	differ := diffmatchpatch.New()
	differ.DiffTimeout = 0 // the same every time
	var edits []Edit
	for _, d := range differ.DiffCleanupSemantic(differ.DiffMainRunes([]rune(a), []rune(b), false)) {
		edits = append(edits, Edit{Text: d.Text, Gone: d.Type == diffmatchpatch.DiffDelete, Come: d.Type == diffmatchpatch.DiffInsert})
	}
	return edits
}

// Changes writes edits: what went in [-…-], what came in {+…+}.
func Changes(a, b string) string {
	var s strings.Builder
	for _, e := range Edits(a, b) {
		switch {
		case e.Gone:
			s.WriteString("[-" + e.Text + "-]")
		case e.Come:
			s.WriteString("{+" + e.Text + "+}")
		default:
			s.WriteString(e.Text)
		}
	}
	return s.String()
}
