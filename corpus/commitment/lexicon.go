package commitment

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// lexiconFile holds our words: "key: words" a paragraph, "#" comments.
//
//go:embed lexicon.txt
var lexiconFile string

// set is a set of words that can be looked for at the start and the end of a text.
type set struct {
	words   map[string]bool
	longest int // in bytes
}

// lexicon holds the words of government plans by what they do in a sentence.
type lexicon struct {
	light, act, alone, reach, final, adverb, subject set
	firm, aim, attitude                              set
	checkable, named, heads                          set
	indicator, own                                   set
	verb                                             set // all that a clause may open with
}

// readLexicon reads the embedded lexicon, once a process.
var readLexicon = sync.OnceValue(func() *lexicon {
	sets := make(map[string]set)
	for line := range strings.Lines(lexiconFile) {
		key, words, ok := strings.Cut(strings.TrimSpace(line), ":")
		if !ok || strings.HasPrefix(key, "#") {
			continue
		}
		sets[key] = newSet(append(sets[key].list(), strings.Fields(words)...))
	}
	return &lexicon{
		light: sets["light"], act: sets["act"], alone: sets["alone"], reach: sets["reach"],
		final: sets["final"], adverb: sets["adverb"], subject: sets["subject"],
		firm: sets["firm"], aim: sets["aim"], attitude: sets["attitude"],
		checkable: sets["checkable"], named: sets["named"], heads: sets["heads"],
		indicator: sets["indicator"], own: sets["own"],
		verb: newSet(slices.Concat(sets["light"].list(), sets["act"].list(), sets["checkable"].list(), sets["named"].list())),
	}
})

func newSet(words []string) set {
	s := set{words: make(map[string]bool, len(words))}
	for _, w := range words {
		s.words[w] = true
		s.longest = max(s.longest, len(w))
	}
	return s
}

func (s set) list() []string {
	words := make([]string, 0, len(s.words))
	for w := range s.words {
		words = append(words, w)
	}
	return words
}

func (s set) has(word string) bool { return s.words[word] }

// opens returns the length of the longest word that text begins with; 0 if there is
// none.
func (s set) opens(text string) int {
	for n := min(s.longest, len(text)); n > 0; n-- {
		if s.words[text[:n]] {
			return n
		}
	}
	return 0
}

// ends returns the length of the longest word that text ends with; 0 if there is
// none.
func (s set) ends(text string) int {
	for n := min(s.longest, len(text)); n > 0; n-- {
		if s.words[text[len(text)-n:]] {
			return n
		}
	}
	return 0
}

// within tells whether text contains a word.
func (s set) within(text string) bool {
	for i := range text {
		if s.opens(text[i:]) > 0 {
			return true
		}
	}
	return false
}

// runes is the number of characters of a text.
func runes(text string) int { return utf8.RuneCountInString(text) }
