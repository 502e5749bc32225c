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

func BenchmarkGrams(b *testing.B) {
	text := Fold(strings.Repeat("抢抓太忻一体化经济区建设机遇，推动（杏花岭区）全方位高质量发展；PM2.5浓度下降3.1%。", 100))
	b.SetBytes(int64(len(text)))
	n := 0
	for b.Loop() {
		Grams(text, func(string) { n++ })
	}
}
