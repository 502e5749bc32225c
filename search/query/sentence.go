package query

import (
	"strings"
	"unicode/utf8"
)

// closers are the marks that close what a sentence opened: behind its end they
// belong to it.
const closers = "”’」』》〉)]}】〕\"' "

// Sentences cuts a folded paragraph into its sentences, in order and without a gap.
// A sentence ends with 。, ! or ?, any number of these in a row and the closing
// quotes, brackets and white space behind them; what follows the last is one too.
func Sentences(folded string) []Span {
	var sentences []Span
	for start := 0; start < len(folded); {
		end := sentenceEnd(folded, start)
		sentences = append(sentences, Span{start, end})
		start = end
	}
	return sentences
}

// sentenceEnd returns where the sentence that begins at start ends.
func sentenceEnd(folded string, start int) int {
	i := strings.IndexAny(folded[start:], sentenceEnds)
	if i < 0 {
		return len(folded)
	}
	for end := start + i; ; {
		r, size := utf8.DecodeRuneInString(folded[end:])
		if size == 0 || !strings.ContainsRune(sentenceEnds, r) && !strings.ContainsRune(closers, r) {
			return end
		}
		end += size
	}
}
