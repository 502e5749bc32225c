package embedded

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"

	"github.com/coregx/ahocorasick"
)

// What is asked for most stands in so many paragraphs that reading them all would take
// most of the time. For the commonest texts the index therefore knows where they are and
// how often, see repeats.go. None of them can overlap itself, so that its places are its
// occurrences.
//
// commonPairs are the 1,000 pairs of characters that stood in most paragraphs of 879
// government work reports, and commonPhrases some 400 of three and more characters that
// stood in 600 of them or more, are words or made of words, and are not parts of a longer one
// for the most part. Others are rare enough for their texts to be read.
var (
	//go:embed common_grams.txt
	commonPairs string
	//go:embed common_phrases.txt
	commonPhrases string
)

// common are the texts of which the index knows the number in each paragraph.
var common = sync.OnceValue(func() map[string]bool {
	all := make(map[string]bool)
	for _, text := range strings.Fields(commonPairs + commonPhrases) {
		all[text] = true
	}
	return all
})

// phrases finds the common phrases of texts.
var phrases = sync.OnceValue(func() *ahocorasick.Automaton {
	automaton, err := ahocorasick.NewBuilder().AddStrings(strings.Fields(commonPhrases)).Build()
	if err != nil {
		panic(fmt.Sprintf("common phrases: %v", err)) // of a list that is part of the program
	}
	return automaton
})

// eachPhrase calls yield for each place of a common phrase in a text.
func eachPhrase(text string, yield func(phrase string)) {
	for _, m := range phrases().FindAllOverlapping([]byte(text)) {
		yield(text[m.Start:m.End])
	}
}
