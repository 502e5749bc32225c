package query

import (
	"iter"
	"strings"
	"unicode/utf8"
)

// closers are the marks that close what a sentence opened: behind its end they
// belong to it.
const closers = "”’」』》〉)]}】〕\"' "

// Sentences cuts a folded paragraph into its sentences, in order and without a gap.
// A sentence ends with 。, ! or ?, any number of these in a row and the closing
// quotes, brackets and white space behind them; what follows the last is one too.
func Sentences(folded string) iter.Seq[Span] {
	return func(yield func(Span) bool) {
		for start := 0; start < len(folded); {
			end := sentenceEnd(folded, start)
			if !yield(Span{start, end}) {
				return
			}
			start = end
		}
	}
}

// sentenceEnd returns where the sentence that begins at start ends.
func sentenceEnd(folded string, start int) int {
	i := IndexSentenceEnd(folded[start:])
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

// IndexSentenceEnd returns where the first of 。!? stands in a folded text, or -1.
func IndexSentenceEnd(folded string) int {
	const fullStop = "。"
	for i := 0; i < len(folded); i++ {
		switch folded[i] {
		case '!', '?':
			return i
		case fullStop[0]:
			if strings.HasPrefix(folded[i:], fullStop) {
				return i
			}
		}
	}
	return -1
}
