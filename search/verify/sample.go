package verify

import (
	"math/rand/v2"
	"strings"
	"unicode/utf8"

	"cewen/analysis"
	"cewen/corpus/store"
)

// maxTermLength is the length in characters of the longest term drawn from the
// text.
const maxTermLength = 12

// drawTerms draws n substrings of the stored text and n of the wild: terms in
// full width or traditional characters or with white space in between, and terms
// that hardly occur.
func drawTerms(s *store.Store, n int, random *rand.Rand) ([]string, error) {
	paragraphs, err := drawParagraphs(s, 2*n, random)
	if err != nil || len(paragraphs) == 0 {
		return nil, err
	}
	terms := make([]string, 0, 2*n)
	for i := range n {
		terms = append(terms, substring(paragraphs[i%len(paragraphs)], random))
	}
	for i := range n {
		term := substring(paragraphs[(n+i)%len(paragraphs)], random)
		terms = append(terms, wild(term, paragraphs[random.IntN(len(paragraphs))], i, random))
	}
	return terms, nil
}

// drawParagraphs draws n paragraphs, every paragraph as likely as any other.
func drawParagraphs(s *store.Store, n int, random *rand.Rand) ([]string, error) {
	var drawn []string
	seen := 0
	err := eachText(s, func(texts store.Texts) error {
		for i := range texts.Len() {
			seen++
			if len(drawn) < n {
				drawn = append(drawn, strings.Clone(texts.String(i)))
			} else if at := random.IntN(seen); at < n {
				drawn[at] = strings.Clone(texts.String(i))
			}
		}
		return nil
	})
	random.Shuffle(len(drawn), func(i, j int) { drawn[i], drawn[j] = drawn[j], drawn[i] })
	return drawn, err
}

// substring draws 1 to maxTermLength characters of a text.
func substring(text string, random *rand.Rand) string {
	runes := []rune(text)
	if len(runes) == 0 {
		return "发"
	}
	length := 1 + random.IntN(min(maxTermLength, len(runes)))
	from := random.IntN(len(runes) - length + 1)
	return string(runes[from : from+length])
}

// wild changes a term in one of five ways.
func wild(term, other string, way int, random *rand.Rand) string {
	switch way % 5 {
	case 0: // what was not written: two pieces of different paragraphs
		return term + substring(other, random)
	case 1: // backwards
		runes := []rune(term)
		for l, r := 0, len(runes)-1; l < r; l, r = l+1, r-1 {
			runes[l], runes[r] = runes[r], runes[l]
		}
		return string(runes)
	case 2: // traditional characters
		return analysis.Traditional(term)
	case 3: // full width
		return strings.Map(fullWidth, term)
	}
	// white space and zero width in between
	at := random.IntN(len(term) + 1)
	for at < len(term) && !utf8.RuneStart(term[at]) {
		at++
	}
	return term[:at] + "\u200b" + term[at:]
}

func fullWidth(r rune) rune {
	if r > ' ' && r <= '~' {
		return r + 0xFEE0
	}
	return r
}
