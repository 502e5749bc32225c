package main

import (
	"math/rand/v2"
	"strings"
	"unicode/utf8"

	"cewen/corpus"
)

// minSentence and maxSentence bound the sentences that questions are made from, in
// characters: shorter ones are no memory of a paragraph, longer ones nobody types.
const minSentence, maxSentence = 12, 40

// minRest is how many characters have to be left of a sentence that lost two words
// for it to be told from others.
const minRest = 8

// tries is how often a report is asked for a sentence that will do.
const tries = 20

// pickSentence picks a sentence of the body of a report that is printed nowhere
// else, and the ID of its paragraph. Lines without a full stop are no body text
// (who spoke, where and when); a numbered sentence is a heading that runs on.
func pickSentence(lib *library, d *report, rng *rand.Rand) (sentence, id string, ok bool) {
	paragraphs := lib.paragraphsOf(d)
	for range tries {
		p := paragraphs[rng.IntN(len(paragraphs))]
		if p.kind != corpus.KindText || !strings.Contains(p.folded, "。") {
			continue
		}
		sentences := strings.FieldsFunc(p.folded, func(r rune) bool { return strings.ContainsRune("。！？；!?;", r) })
		s := strings.TrimSpace(sentences[rng.IntN(len(sentences))])
		n := utf8.RuneCountInString(s)
		if n >= minSentence && n <= maxSentence && !numbering.MatchString(s) && lib.printed(s, 2) == 1 {
			return s, p.id, true
		}
	}
	return "", "", false
}

// sentenceQuestion draws a sentence as it is remembered: two of its words are lost.
// Right is its paragraph.
func sentenceQuestion(lib *library, d *report, rng *rand.Rand) (question, bool) {
	sentence, id, ok := pickSentence(lib, d, rng)
	if !ok {
		return question{}, false
	}
	q := question{right: map[string]bool{id: true}}
	q.text, ok = dropTwo(sentence, lib.tokens(sentence), rng)
	if !ok || utf8.RuneCountInString(q.text) < minRest {
		return q, false
	}
	q.expr, ok = termOf(q.text)
	return q, ok
}

// dropTwo leaves out two tokens of a text, byte ranges in order, that are not
// adjacent and not the first; ok is false when there are too few.
func dropTwo(text string, tokens [][2]int, rng *rand.Rand) (rest string, ok bool) {
	const fewest = 4 // the first, one that goes, one between, one that goes
	if len(tokens) < fewest {
		return "", false
	}
	first := 1 + rng.IntN(len(tokens)-3)
	second := first + 2 + rng.IntN(len(tokens)-first-2)
	a, b := tokens[first], tokens[second]
	return text[:a[0]] + text[a[1]:b[0]] + text[b[1]:], true
}
