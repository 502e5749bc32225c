package analysis

import (
	"slices"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestFoldRuneIsFoldOfOneCharacter(t *testing.T) {
	for r := range rune(unicode.MaxRune + 1) {
		if !utf8.ValidRune(r) {
			continue
		}
		// Between letters no white space is dropped.
		want := Fold("a" + string(r) + "a")
		got := "aa"
		if folded, kept := FoldRune(r); kept {
			got = "a" + string(folded) + "a"
		}
		if got != want {
			t.Fatalf("%U: FoldRune gives %q, Fold %q", r, got, want)
		}
	}
}

// The list is made from a few ranges; here all characters are tried.
func TestChangedByFoldMissesNone(t *testing.T) {
	var want []rune
	for r := range rune(unicode.MaxRune + 1) {
		if folded, kept := FoldRune(r); !kept || folded != r {
			want = append(want, r)
		}
	}
	if got := ChangedByFold(0, unicode.MaxRune); !slices.Equal(got, want) {
		t.Errorf("%d characters are changed, %d listed", len(want), len(got))
	}
}

func TestChangedByFoldKeepsToItsRange(t *testing.T) {
	for _, test := range []struct {
		rule   string
		lo, hi rune
		want   string
	}{
		{"both ends belong to it", 'A', 'C', "ABC"},
		{"only those that change", 'Y', 'b', "YZ"},
		{"none", 'a', 'z', ""},
		{"one", '發', '發', "發"},
		{"empty range", 'B', 'A', ""},
	} {
		if got := string(ChangedByFold(test.lo, test.hi)); got != test.want {
			t.Errorf("%s: got %q, want %q", test.rule, got, test.want)
		}
	}
}
