package newterms

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"cewen/analysis"
	"cewen/corpus"
	"cewen/search/instrument"
)

// runs are the texts of a year, cut where a sign, a space, a digit or a letter stands:
// no phrase goes across one.
type runs struct {
	words     *analysis.Words
	list      []run
	documents int
}

// run is a stretch of Han characters of a document.
type run struct {
	text []rune
	// bounds tell, for each character and for the end, whether a word begins there or
	// one has ended.
	bounds   []bool
	document int // from 1
}

// add takes in the texts of a document.
func (r *runs) add(t *instrument.Text) {
	r.documents++
	for _, p := range t.Places {
		if t.Document.Paragraphs[p.Number].Kind == corpus.KindTitle {
			continue // the title says what every report is called
		}
		for stretch := range strings.FieldsFuncSeq(p.Text.Folded, func(c rune) bool { return !unicode.Is(unicode.Han, c) }) {
			if utf8.RuneCountInString(stretch) >= MinLength {
				r.list = append(r.list, r.newRun(strings.Clone(stretch)))
			}
		}
	}
}

func (r *runs) newRun(text string) run {
	at := make([]bool, len(text)+1) // by byte
	r.words.Cut(text, func(start, end int) { at[start], at[end] = true, true })
	n := run{text: []rune(text), document: r.documents}
	for i := range text {
		n.bounds = append(n.bounds, at[i])
	}
	n.bounds = append(n.bounds, true)
	return n
}

// gram is a phrase while it is counted.
type gram struct {
	count
	begins      int  // occurrences that begin where a word does
	ends        int  // occurrences that end where a word does
	last        int  // the document counted last
	left, right rune // the character on either side so far; edge for none
	lefts       bool // more than one
	rights      bool
}

// edge stands for the sign that a run ends with.
const edge = 0

// closed returns the phrases that are said often enough and stand for themselves: not
// always, or nearly always, as part of the same longer one, and in more than one
// context on both sides.
func (r *runs) closed(least, documents int) []*phrase {
	enough := func(g *gram) bool { return g.occurrences >= least && g.documents >= documents }
	var phrases []*phrase
	shorter := r.grams(MinLength, func(string) bool { return true })
	for length := MinLength; length <= MaxLength && len(shorter) > 0; length++ {
		for text, g := range shorter {
			if !enough(g) {
				delete(shorter, text)
			}
		}
		longer := r.grams(length+1, func(text string) bool { // its parts are said as often
			_, first := utf8.DecodeRuneInString(text)
			_, last := utf8.DecodeLastRuneInString(text)
			return shorter[text[first:]] != nil && shorter[text[:len(text)-last]] != nil
		})
		covered := cover(longer)
		for text, g := range shorter {
			const nearly = 0.95 // what is left are slips
			if float64(covered[text]) < nearly*float64(g.occurrences) && g.free() && !hasLooseEnd(text) {
				phrases = append(phrases, &phrase{text: text, now: g.count})
			}
		}
		shorter = longer
	}
	slices.SortFunc(phrases, func(a, b *phrase) int { return strings.Compare(a.text, b.text) })
	return phrases
}

// grams counts the stretches of a length of which may says that they can be often
// enough.
func (r *runs) grams(length int, may func(string) bool) map[string]*gram {
	found := make(map[string]*gram)
	for _, run := range r.list {
		for i := 0; i+length <= len(run.text); i++ {
			text := string(run.text[i : i+length])
			g := found[text]
			if g == nil {
				if !may(text) {
					continue
				}
				g = new(gram)
				found[text] = g
			}
			g.add(run, i, i+length)
		}
	}
	return found
}

func (g *gram) add(r run, from, to int) {
	left, right := rune(edge), rune(edge)
	if from > 0 {
		left = r.text[from-1]
	}
	if to < len(r.text) {
		right = r.text[to]
	}
	if g.occurrences == 0 {
		g.left, g.right = left, right
	}
	g.lefts = g.lefts || left == edge || left != g.left
	g.rights = g.rights || right == edge || right != g.right
	g.occurrences++
	if r.bounds[from] {
		g.begins++
	}
	if r.bounds[to] {
		g.ends++
	}
	if g.last != r.document {
		g.last = r.document
		g.documents++
	}
}

// free tells whether a phrase stands beside different characters, or a sign, on both
// sides, and is no fragment of words: one time in four at least it begins where a word
// does, and as often it ends so.
func (g *gram) free() bool {
	const oneIn = 4 // a phrase that is a word within longer words still passes
	return g.lefts && g.rights && oneIn*g.begins >= g.occurrences && oneIn*g.ends >= g.occurrences
}

// cover tells for the parts, one character shorter, of phrases how often they are said
// within the one that has them most.
func cover(longer map[string]*gram) map[string]int {
	most := make(map[string]int)
	for text, g := range longer {
		_, first := utf8.DecodeRuneInString(text)
		_, last := utf8.DecodeLastRuneInString(text)
		for _, part := range []string{text[first:], text[:len(text)-last]} {
			most[part] = max(most[part], g.occurrences)
		}
	}
	return most
}

// Characters with which no phrase begins or ends: they join or qualify what stands
// around them.
const (
	looseHeads = "的了着过和与及或而且并在于之其是被把将对由从向为以就也都又再很更各该此这那所使让等"
	looseTails = "的了着和与及或而且并在之其是被把将对由从向为以就也都又再很更各该此这那所使让等不"
)

func hasLooseEnd(text string) bool {
	head, _ := utf8.DecodeRuneInString(text)
	tail, _ := utf8.DecodeLastRuneInString(text)
	return strings.ContainsRune(looseHeads, head) || strings.ContainsRune(looseTails, tail)
}
