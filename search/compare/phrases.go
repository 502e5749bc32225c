package compare

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"cewen/analysis"
	"cewen/corpus"
	"cewen/search/instrument"
)

// Phrases that only one document has.
const (
	minPhrase = 4 // characters: two words
	maxPhrase = 12
	minTimes  = 2 // said more than once: what is said once is in the paragraphs
)

// writePhrases writes the phrases that one document says more than once and the other
// never does; what is always part of the same longer one is left out.
func writePhrases(a, b *corpus.Document, out instrument.Sink) error {
	if err := out.Begin("phrases", "document", "phrase", "occurrences"); err != nil {
		return err
	}
	whole := func(d *corpus.Document) string { return analysis.Fold(strings.Join(texts(d), "\n")) }
	for _, side := range []struct {
		name      string
		one, than string
	}{{"a", whole(a), whole(b)}, {"b", whole(b), whole(a)}} {
		for _, p := range onlyIn(side.one, side.than) {
			if err := out.Row(side.name, p.text, p.times); err != nil {
				return err
			}
		}
	}
	return nil
}

// phrase is a phrase with how often it is said.
type phrase struct {
	text  string
	times int
}

func onlyIn(text, other string) []phrase {
	counts := make([]map[string]int, maxPhrase+2)
	for n := minPhrase; n <= maxPhrase+1; n++ {
		counts[n] = make(map[string]int)
	}
	for run := range strings.FieldsFuncSeq(text, func(r rune) bool { return !unicode.Is(unicode.Han, r) }) {
		runes := []rune(run)
		for n := minPhrase; n <= maxPhrase+1; n++ {
			for i := 0; i+n <= len(runes); i++ {
				counts[n][string(runes[i:i+n])]++
			}
		}
	}
	var list []phrase
	for n := minPhrase; n <= maxPhrase; n++ {
		within := make(map[string]int)
		for longer, times := range counts[n+1] {
			runes := []rune(longer)
			for _, part := range []string{string(runes[1:]), string(runes[:n])} {
				within[part] = max(within[part], times)
			}
		}
		for text, times := range counts[n] {
			if times >= minTimes && within[text] < times && !strings.Contains(other, text) {
				list = append(list, phrase{text, times})
			}
		}
	}
	slices.SortFunc(list, func(x, y phrase) int {
		return cmp.Or(cmp.Compare(y.times, x.times), cmp.Compare(len(y.text), len(x.text)), cmp.Compare(x.text, y.text))
	})
	return list
}
