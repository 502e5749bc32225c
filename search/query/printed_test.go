package query

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"cewen/analysis"
)

// original has what folding changes, drops and joins.
const original = "发發A a　\u200b,，𠮷1１"

func TestExactCountsThePrintedText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := drawn(original, 0, 16).Draw(t, "text")
		literal := drawn(original, 1, 3).Draw(t, "literal")
		x, ok := NewExact(literal)
		if !ok {
			t.Skip("NOT COVERED: this draw; folding leaves nothing of it")
		}
		p := Place{Text: printed(text)}
		want := strings.Count(text, literal)
		if got := len(x.Spans(p.Text)); got != want {
			t.Fatalf("%q in %q: %d, printed %d times", literal, text, got, want)
		}
		marks := Marks(x, p)
		for _, m := range marks {
			if text[m.Start:m.End] != literal {
				t.Fatalf("%q in %q: marked %q", literal, text, text[m.Start:m.End])
			}
		}
		if len(marks) != want {
			t.Fatalf("%q in %q: %d marks, printed %d times", literal, text, len(marks), want)
		}
	})
}

func TestTermsCountTheFoldedText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := drawn(original, 0, 16).Draw(t, "text")
		a, ok := NewTerm(drawn(original, 1, 3).Draw(t, "term"))
		if !ok {
			t.Skip("NOT COVERED: this draw; folding leaves nothing of it")
		}
		p := Place{Text: printed(text)}
		want := strings.Count(p.Text.Folded, a.Folded)
		if got := len(a.Spans(p.Text)); got != want {
			t.Fatalf("%q in %q: %d, want %d", a.Folded, p.Text.Folded, got, want)
		}
		marks := Marks(a, p)
		for _, m := range marks {
			if got := analysis.Fold(text[m.Start:m.End]); got != a.Folded {
				t.Fatalf("%q in %q: marked %q", a.Folded, text, got)
			}
		}
		if len(marks) != want {
			t.Fatalf("%q in %q: %d marks, want %d", a.Folded, text, len(marks), want)
		}
	})
}
