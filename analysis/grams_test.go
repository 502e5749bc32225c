package analysis

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func gramsOf(folded string) []string {
	var grams []string
	Grams(folded, func(g string) { grams = append(grams, g) })
	return grams
}

func TestGrams(t *testing.T) {
	for _, test := range []struct {
		rule, text string
		want       []string
	}{
		{"neighbours and the last alone", "太忻一体", []string{"太忻", "忻一", "一体", "体"}},
		{"runs end at punctuation", "太忻,a股", []string{"太忻", "忻", "a股", "股"}},
		{"a lone character", "、我、", []string{"我"}},
		{"only punctuation", "——。", nil},
	} {
		t.Run(test.rule, func(t *testing.T) {
			if got := gramsOf(test.text); !slices.Equal(got, test.want) {
				t.Errorf("Grams(%q) = %q, want %q", test.text, got, test.want)
			}
		})
	}
}

func TestPlanGrams(t *testing.T) {
	for _, test := range []struct {
		rule, text string
		want       GramPlan
	}{
		{"a phrase is the AND of its bigrams", "太忻一", GramPlan{All: []string{"太忻", "忻一"}}},
		{"a single character is a prefix", "太", GramPlan{Prefix: "太"}},
		{"before punctuation the end of a run is known", "太忻,", GramPlan{All: []string{"太忻", "忻"}}},
		{"punctuation alone says nothing", "——", GramPlan{}},
	} {
		t.Run(test.rule, func(t *testing.T) {
			got := PlanGrams(test.text)
			if !slices.Equal(got.All, test.want.All) || got.Prefix != test.want.Prefix {
				t.Errorf("PlanGrams(%q) = %q, want %q", test.text, got, test.want)
			}
		})
	}
}

// The law that candidates rest on: what a text holds, its grams do not miss.
func TestPlanNeverMissesASubstring(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		paragraph := Fold(text().Draw(t, "paragraph"))
		if paragraph == "" {
			return
		}
		runes := []rune(paragraph)
		from := rapid.IntRange(0, len(runes)-1).Draw(t, "from")
		to := rapid.IntRange(from+1, len(runes)).Draw(t, "to")
		term := Fold(string(runes[from:to]))
		if !strings.Contains(paragraph, term) {
			t.Fatalf("folding changed %q into %q, which %q does not hold", string(runes[from:to]), term, paragraph)
		}
		grams := gramsOf(paragraph)
		plan := PlanGrams(term)
		for _, g := range plan.All {
			if !slices.Contains(grams, g) {
				t.Fatalf("%q holds %q, but not its gram %q", paragraph, term, g)
			}
		}
		if plan.Prefix != "" && !slices.ContainsFunc(grams, func(g string) bool { return strings.HasPrefix(g, plan.Prefix) }) {
			t.Fatalf("%q holds %q, but no gram begins with %q", paragraph, term, plan.Prefix)
		}
	})
}

func TestGramsAreOneOrTwoCharactersOfTheText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		folded := Fold(text().Draw(t, "text"))
		for _, g := range gramsOf(folded) {
			if n := utf8.RuneCountInString(g); n < 1 || n > 2 || !strings.Contains(folded, g) || !utf8.ValidString(g) {
				t.Fatalf("gram %q of %q", g, folded)
			}
		}
	})
}
