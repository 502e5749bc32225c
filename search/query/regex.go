package query

import (
	"strings"

	"cewen/search/regex"
)

// Regex occurs where a regular expression matches the folded text, the empty
// matches left out.
type Regex struct{ *regex.Regex }

var _ Atom = Regex{}

func (r Regex) String() string { return "/" + strings.ReplaceAll(r.Regex.String(), "/", `\/`) + "/" }

// Spans implements Atom.
func (r Regex) Spans(t Text) []Span {
	var spans []Span
	r.Regex.Spans([]byte(t.Folded), func(start, end int) bool {
		spans = append(spans, Span{start, end})
		return true
	})
	return spans
}

func (r Regex) places(t Text) []Span { return r.Spans(t) }

func (r Regex) holds(u unit) bool { return holdsAtom(r, u) }

func (r Regex) key() string { return "r" + r.Regex.String() }
