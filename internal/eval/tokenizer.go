package main

import (
	"unicode/utf8"

	"cewen/analysis"
)

// tokenizer cuts folded text, that of paragraphs and that of questions alike.
type tokenizer struct {
	name string
	cut  func(folded string, yield func(token string))
}

// tokenizers are those of the baselines.
func tokenizers(lib *library) []tokenizer {
	return []tokenizer{
		{"words", func(folded string, yield func(string)) {
			lib.words.Each(folded, func(from, to int) { yield(folded[from:to]) })
		}},
		{"bigrams", bigrams},
	}
}

// bigrams calls yield for every two neighbouring characters of a run of letters
// and digits, and for a character that stands alone.
func bigrams(folded string, yield func(string)) {
	inRun := false
	analysis.Grams(folded, func(gram string) {
		single := utf8.RuneCountInString(gram) == 1
		// Grams ends each run with its last character alone.
		if !single || !inRun {
			yield(gram)
		}
		inRun = !single
	})
}
