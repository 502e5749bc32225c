package embedded

import (
	_ "embed"
	"strings"
	"sync"
	"unicode/utf8"
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

// commonCharacters are those that stood in half of these paragraphs or more.
const commonCharacters = "和的展发大进建加实工力全一业设"

// common are the pairs and phrases of which the index knows the number in each paragraph.
var common = sync.OnceValue(func() map[string]bool {
	all := make(map[string]bool)
	for _, text := range strings.Fields(commonPairs + commonPhrases) {
		all[text] = true
	}
	return all
})

// characters are the common ones, by number.
var characters = sync.OnceValue(func() []string { return strings.Split(commonCharacters, "") })

// isCharacter tells whether a text is a common character.
func isCharacter(text string) bool {
	return len(text) == len("的") && strings.Contains(commonCharacters, text)
}

// phraseFinder finds phrases in texts by how they begin.
type phraseFinder struct {
	byHead map[string][]string
	// heads tells of the sums of heads whether one may be a phrase's: it spares most look-ups.
	heads [1 << 12]bool
}

// headBytes is how long the head of a phrase is: two characters.
const headBytes = 6

// phrases finds the common phrases.
var phrases = sync.OnceValue(func() *phraseFinder {
	f := &phraseFinder{byHead: make(map[string][]string)}
	for _, phrase := range strings.Fields(commonPhrases) {
		head := phrase[:headBytes]
		f.byHead[head] = append(f.byHead[head], phrase)
		f.heads[headSum(head)] = true
	}
	return f
})

// headSum is a number that depends on the characters of a head, whose first bytes vary little.
func headSum(head string) int {
	_ = head[headBytes-1]
	return int(uint16(head[1])<<6^uint16(head[2])<<3^uint16(head[4])<<5^uint16(head[5])) & (1<<12 - 1)
}

// each calls yield for each place of a phrase in a text.
func (f *phraseFinder) each(text string, yield func(phrase string)) {
	for i := 0; i+headBytes < len(text); i++ {
		if !utf8.RuneStart(text[i]) || !f.heads[headSum(text[i:i+headBytes])] {
			continue
		}
		for _, phrase := range f.byHead[text[i:i+headBytes]] {
			if strings.HasPrefix(text[i:], phrase) {
				yield(text[i : i+len(phrase)])
			}
		}
	}
}
