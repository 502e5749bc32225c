package query

import (
	"strings"

	"cewen/analysis"
)

// Term occurs where a text stands.
type Term struct {
	// Text is what was asked for, before folding.
	Text string
	// Folded is Fold(Text), never empty.
	Folded string
}

var _ Atom = Term{}

// NewTerm returns the term for a text; ok is false when nothing is left of it
// after folding.
func NewTerm(text string) (term Term, ok bool) {
	folded := analysis.Fold(text)
	return Term{Text: strings.TrimSpace(text), Folded: folded}, folded != ""
}

func (t Term) String() string {
	if isBareWord(t.Text) {
		return t.Text
	}
	return quote(t.Text)
}

// Spans implements Atom: as strings.Count counts.
func (t Term) Spans(text Text) []Span { return occurrences(text.Folded, t.Folded, len(t.Folded)) }

func (t Term) places(text Text) []Span { return occurrences(text.Folded, t.Folded, 1) }

func (t Term) holds(u unit) bool { return holdsAtom(t, u) }

func (t Term) key() string { return "t" + t.Folded }

// occurrences returns where needle stands in text, each time going on at least
// step bytes after the place found.
func occurrences(text, needle string, step int) []Span {
	var spans []Span
	for at := 0; ; {
		i := strings.Index(text[at:], needle)
		if i < 0 {
			return spans
		}
		spans = append(spans, Span{at + i, at + i + len(needle)})
		at += i + step
	}
}
