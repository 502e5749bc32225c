package synonyms

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"cewen/analysis"
)

func mustParse(t testing.TB, text string) *List {
	t.Helper()
	l, err := Parse(strings.NewReader(text), "test.txt")
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestLookup(t *testing.T) {
	l := mustParse(t, `
		双碳 = 碳达峰碳中和 | 碳达峰、碳中和
		大湾区 = 粤港澳湾区
		湾区 = 粤港澳湾区 | Bay Area
		湾区 = 海湾地区
	`)
	for _, test := range []struct {
		rule, phrase string
		want         []string
	}{
		{"a name leads to its variants", "双碳", []string{"双碳", "碳达峰碳中和", "碳达峰、碳中和"}},
		{"a variant leads to the whole line, itself first", "碳达峰、碳中和", []string{"碳达峰、碳中和", "双碳", "碳达峰碳中和"}},
		{"a phrase on two lines leads to both", "粤港澳湾区", []string{"粤港澳湾区", "大湾区", "湾区", "Bay Area"}},
		{"and those do not lead on to each other", "大湾区", []string{"大湾区", "粤港澳湾区"}},
		{"a name may stand on two lines", "湾区", []string{"湾区", "粤港澳湾区", "Bay Area", "海湾地区"}},
		{"the folded form is compared", " 雙 碳 ", []string{"雙 碳", "碳达峰碳中和", "碳达峰、碳中和"}},
		{"case is folded too", "ｂａｙ ａｒｅａ", []string{"ｂａｙ ａｒｅａ", "湾区", "粤港澳湾区"}},
		{"punctuation tells phrases apart", "碳达峰，碳中和", nil},
		{"a part of a phrase is not the phrase", "碳达峰", nil},
		{"nothing is not a phrase", " ", nil},
	} {
		got, ok := l.Lookup(test.phrase)
		if ok != (test.want != nil) || !slices.Equal(got, test.want) {
			t.Errorf("%s: Lookup(%q) = %q, %v; want %q", test.rule, test.phrase, got, ok, test.want)
		}
	}
}

func TestZeroListIsEmpty(t *testing.T) {
	var l List
	if got, ok := l.Lookup("双碳"); ok {
		t.Errorf("Lookup = %q", got)
	}
	if got := l.Suggest("双碳", 3); len(got) != 0 {
		t.Errorf("Suggest = %q", got)
	}
	if got := l.Merge(mustParse(t, "甲 = 乙")).Entries(); len(got) != 1 {
		t.Errorf("merged entries = %v", got)
	}
}

func TestMerge(t *testing.T) {
	ours := mustParse(t, "双碳 = 碳达峰碳中和 | 碳排放双控\n医保 = 医疗保险\n碳目标 = 双碳")
	theirs := mustParse(t, "雙碳 = 碳达峰碳中和\n社保 = 社会保险")
	before := ours.Entries()
	merged := ours.Merge(theirs)

	var lines []string
	for _, e := range merged.Entries() {
		lines = append(lines, e.String())
	}
	want := []string{"医保 = 医疗保险", "碳目标 = 双碳", "雙碳 = 碳达峰碳中和", "社保 = 社会保险"}
	if diff := cmp.Diff(want, lines); diff != "" {
		t.Errorf("entries (-want +got):\n%s", diff)
	}
	if got, ok := merged.Lookup("碳排放双控"); ok {
		t.Errorf("a variant taken back still leads to %q", got)
	}
	if got, _ := merged.Lookup("双碳"); !slices.Equal(got, []string{"双碳", "碳目标", "碳达峰碳中和"}) {
		t.Errorf("a name that is a variant elsewhere leads to %q", got)
	}
	if diff := cmp.Diff(before, ours.Entries()); diff != "" {
		t.Errorf("merging changed the list merged into (-before +after):\n%s", diff)
	}
}

func TestEntriesAreCopies(t *testing.T) {
	l := mustParse(t, "双碳 = 碳达峰碳中和")
	l.Entries()[0].Variants[0] = "别的"
	if got := l.Entries()[0].Variants[0]; got != "碳达峰碳中和" {
		t.Errorf("the list now says %q", got)
	}
}

// drawList draws a list of a few lines over few phrases, so that they meet, in
// spellings that fold to the same.
func drawList(t *rapid.T) *List {
	spellings := []string{"甲", "乙", "丙", "丁", "国", "國", "ab", "ＡＢ", "a b", "甲、乙", "甲 乙", "甲乙"}
	var text strings.Builder
	for range rapid.IntRange(0, 6).Draw(t, "lines") {
		phrases := rapid.SliceOfNDistinct(rapid.SampledFrom(spellings), 2, 5, analysis.Fold).Draw(t, "phrases")
		text.WriteString(phrases[0] + "=" + strings.Join(phrases[1:], "|") + "\n")
	}
	l, err := Parse(strings.NewReader(text.String()), "drawn")
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// TestLookupIsEveryLineThatHoldsThePhrase compares with the plain definition.
func TestLookupIsEveryLineThatHoldsThePhrase(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := drawList(t)
		phrase := rapid.SampledFrom([]string{"甲", "丁", "國", "国 ", "AB", "a b", "甲乙", "戊"}).Draw(t, "phrase")
		want := map[string]bool{}
		for _, e := range l.Entries() {
			folded := map[string]bool{}
			for _, p := range append(e.Variants, e.Name) {
				folded[analysis.Fold(p)] = true
			}
			if folded[analysis.Fold(phrase)] {
				for p := range folded {
					want[p] = true
				}
			}
		}
		variants, ok := l.Lookup(phrase)
		if ok != (len(want) > 0) || len(variants) != len(want) {
			t.Fatalf("Lookup(%q) = %q, %v; want %v", phrase, variants, ok, want)
		}
		for _, v := range variants {
			if !want[analysis.Fold(v)] {
				t.Fatalf("Lookup(%q) has %q; want %v", phrase, v, want)
			}
		}
		if ok && variants[0] != strings.TrimSpace(phrase) {
			t.Fatalf("Lookup(%q) begins with %q", phrase, variants[0])
		}
	})
}

func TestLookupIsSymmetric(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := drawList(t)
		for _, e := range l.Entries() {
			variants, _ := l.Lookup(e.Name)
			for _, v := range variants {
				back, _ := l.Lookup(v)
				if !slices.ContainsFunc(back, func(p string) bool { return analysis.Fold(p) == analysis.Fold(e.Name) }) {
					t.Fatalf("%q leads to %q, but that to %q", e.Name, v, back)
				}
			}
		}
	})
}

func TestPrintedEntriesParseToTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		entries := drawList(t).Entries()
		if diff := cmp.Diff(entries, parsePrinted(t, entries)); diff != "" {
			t.Fatalf("(-entries +parsed):\n%s", diff)
		}
	})
}

// parsePrinted parses what entries print.
func parsePrinted(t interface{ Fatalf(string, ...any) }, entries []Entry) []Entry {
	var text strings.Builder
	for _, e := range entries {
		text.WriteString(e.String() + "\n")
	}
	l, err := Parse(strings.NewReader(text.String()), "printed")
	if err != nil {
		t.Fatalf("parse what was printed: %v\n%s", err, text.String())
	}
	return l.Entries()
}
