package verify

import (
	"context"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"cewen/analysis"
	"cewen/search"
)

// The suffix array gives what strings.Count gives, paragraph by paragraph.
func TestOracleIsAPlainCount(t *testing.T) {
	texts := []string{"发发发发展", "发展，发", "展发展发展", "太忻發展", "的的的的的"}
	s := testStore(t, texts...)
	rapid.Check(t, func(t *rapid.T) {
		term := rapid.StringOfN(rapid.RuneFrom([]rune("发展的太,")), 1, 4, -1).Draw(t, "term")
		got, err := oracle(context.Background(), s, []string{term})
		if err != nil {
			t.Fatal(err)
		}
		var want search.Totals
		inDocument := map[int]bool{}
		for i, text := range texts {
			if n := strings.Count(analysis.Fold(text), term); n > 0 {
				want.Paragraphs++
				want.Occurrences += n
				inDocument[i/2] = true
			}
		}
		want.Documents = len(inDocument)
		if got[0] != want {
			t.Fatalf("%q: %+v, want %+v", term, got[0], want)
		}
	})
}
