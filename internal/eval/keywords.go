package main

import (
	"math/rand/v2"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"cewen/search/query"
)

// A telling word is printed at least minPrinted times in all reports, or it would
// find its paragraph alone, and at most maxPrinted times: about one paragraph in
// 250 has it.
const minPrinted, maxPrinted = 3, 300

// keywordsQuestion draws what is remembered of a sentence when its wording is
// forgotten: two or three telling words, in any order. Right is its paragraph.
func keywordsQuestion(lib *library, d *report, rng *rand.Rand) (question, bool) {
	const fewest, most = 2, 3
	sentence, id, ok := pickSentence(lib, d, rng)
	if !ok {
		return question{}, false
	}
	words := tellingWords(lib, sentence)
	if len(words) < fewest {
		return question{}, false
	}
	rng.Shuffle(len(words), func(i, j int) { words[i], words[j] = words[j], words[i] })
	words = words[:min(len(words), fewest+rng.IntN(most-fewest+1))]
	var all query.And
	for _, w := range words {
		term, ok := termOf(w)
		if !ok {
			return question{}, false
		}
		all = append(all, term)
	}
	return question{text: strings.Join(words, " "), expr: all, right: map[string]bool{id: true}}, true
}

// tellingWords are the words of a sentence that a reader would remember it by,
// each once.
func tellingWords(lib *library, sentence string) []string {
	var words []string
	for _, t := range lib.tokens(sentence) {
		w := sentence[t[0]:t[1]]
		if utf8.RuneCountInString(w) < 2 || !isHan(w) || lib.words.IsStop(w) || slices.Contains(words, w) {
			continue
		}
		if n := lib.printed(w, maxPrinted+1); n >= minPrinted && n <= maxPrinted {
			words = append(words, w)
		}
	}
	return words
}

func isHan(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return !unicode.Is(unicode.Han, r) })
}
