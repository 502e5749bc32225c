package query

import (
	"strings"

	"cewen/analysis"
)

// Exact occurs where a text stands in print exactly as it is: without folding and
// without wildcards.
type Exact struct {
	Text string
	// Folded is Fold(Text), never empty. Where Text stands in a text, Folded stands
	// in the folded text.
	Folded string
}

var _ Atom = Exact{}

// NewExact returns the literal for a text; ok is false when nothing would be left
// of it after folding.
func NewExact(text string) (literal Exact, ok bool) {
	folded := analysis.Fold(text)
	return Exact{Text: text, Folded: folded}, folded != ""
}

func (x Exact) String() string { return "exact:" + quote(x.Text) }

// Spans implements Atom.
func (x Exact) Spans(t Text) []Span { return x.fold(t, len(x.Text)) }

func (x Exact) places(t Text) []Span { return x.fold(t, 1) }

func (x Exact) holds(u unit) bool { return holdsAtom(x, u) }

func (x Exact) key() string { return "x" + x.Text }

// fold returns the occurrences in bytes of the folded text.
func (x Exact) fold(t Text, step int) []Span {
	if !strings.Contains(t.Folded, x.Folded) {
		return nil
	}
	original := t.Original()
	spans := occurrences(original, x.Text, step)
	if len(spans) == 0 {
		return nil
	}
	folded := analysis.FoldWithOffsets(original)
	for i, s := range spans {
		from, to := folded.Range(s.Start, s.End)
		spans[i] = Span{from, to}
	}
	return spans
}
