package track

import (
	"strings"
	"unicode/utf8"

	"cewen/analysis"
	"cewen/analysis/numeral"
)

// Span is a stretch of a text as printed, as byte offsets.
type Span struct{ Start, End int }

// Of is the stretch itself.
func (s Span) Of(text string) string { return text[s.Start:s.End] }

// Sentences cuts a paragraph, as printed, into sentences: at 。！？ and at semicolons,
// for a list of achievements is parted by these. White space around them is cut off.
func Sentences(text string) []Span {
	var list []Span
	from := 0
	add := func(to int) {
		left := strings.TrimLeft(text[from:to], " \t　")
		start := to - len(left)
		if s := strings.TrimRight(left, " \t　"); s != "" {
			list = append(list, Span{start, start + len(s)})
		}
		from = to
	}
	for i, r := range text {
		if strings.ContainsRune("。；;！!？?", r) {
			add(i + utf8.RuneLen(r))
		}
	}
	add(len(text))
	return list
}

// Around is the sentence of a paragraph in which a stretch begins.
func Around(text string, of Span) Span {
	for _, s := range Sentences(text) {
		if of.Start < s.End {
			return Span{min(s.Start, of.Start), max(s.End, of.End)}
		}
	}
	return of
}

// passage is a text with what is compared of it.
type passage struct {
	folded     *analysis.Folded
	clauses    []Span // of the folded text
	quantities []numeral.Quantity
}

func newPassage(printed string) *passage {
	p := &passage{folded: analysis.FoldWithOffsets(printed)}
	p.quantities = numeral.Read(p.folded.Text)
	p.clauses = p.cut()
	return p
}

// cut cuts the text at commas, colons, semicolons and 、 outside of numbers.
func (p *passage) cut() []Span {
	var list []Span
	text, from := p.folded.Text, 0
	for i, r := range text {
		if !strings.ContainsRune(",、:;。", r) || p.inQuantity(i) {
			continue
		}
		if i > from {
			list = append(list, Span{from, i})
		}
		from = i + utf8.RuneLen(r)
	}
	if from < len(text) {
		list = append(list, Span{from, len(text)})
	}
	return list
}

func (p *passage) inQuantity(at int) bool {
	for _, q := range p.quantities {
		if q.Start < at && at < q.End {
			return true
		}
	}
	return false
}

// clauseAt is the number of the clause that a place of the folded text lies in.
func (p *passage) clauseAt(at int) int {
	for i, c := range p.clauses {
		if at < c.End {
			return i
		}
	}
	return len(p.clauses) - 1
}
