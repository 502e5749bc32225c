package embedded

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"cewen/analysis"
)

func TestCommonGramsAreGrams(t *testing.T) {
	if len(commonGrams()) != 1000 {
		t.Errorf("%d grams", len(commonGrams()))
	}
	for gram := range commonGrams() {
		a, size := utf8.DecodeRuneInString(gram)
		b, rest := utf8.DecodeRuneInString(gram[size:])
		// Of one character twice, grams overlap where occurrences do not.
		if size+rest != len(gram) || a == b || analysis.Fold(gram) != gram {
			t.Errorf("%q is no gram that can be counted", gram)
		}
	}
}

func TestRepeatsAreInBinary(t *testing.T) {
	for n := 1; n <= 70; n++ {
		_, terms := new(termCounter).grams(strings.Repeat("发展，", n) + "太原")
		count := 1
		for bit := range 8 {
			if slices.Contains(terms, repeatTerm("发展", bit)) {
				count += 1 << bit
			}
		}
		if count != n {
			t.Errorf("%d occurrences are written as %d (%d terms)", n, count, len(terms))
		}
	}
}
