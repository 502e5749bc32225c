package query

import (
	"slices"
	"strings"

	"cewen/analysis"
	"cewen/corpus"
	"cewen/corpus/commitment"
)

// Promise occurs where a commitment stands that fulfils a condition: what package
// commitment finds in the whole paragraph decides, and each commitment is one occurrence.
type Promise struct {
	Condition commitment.Condition

	finder *commitment.Finder
}

var _ Atom = Promise{}

// Finder is what commitments are found by.
func (p Promise) Finder() *commitment.Finder { return p.finder }

// Commitments returns what a query asks of commitments, those not under a negation: one
// of them is fulfilled by each commitment that the query finds. It is empty for a query
// that asks nothing of commitments.
func Commitments(e Expr) []commitment.Condition {
	var asked []commitment.Condition
	for _, a := range Atoms(e) {
		if p, ok := a.(Promise); ok {
			asked = append(asked, p.Condition)
		}
	}
	return asked
}

// AsksCommitments tells whether a query asks about commitments, be it under a negation.
func AsksCommitments(e Expr) bool {
	found := false
	Walk(e, func(e Expr) bool {
		_, ok := e.(Promise)
		found = found || ok
		return true
	})
	return found
}

func (p Promise) holds(u unit) bool { return holdsAtom(p, u) }

func (p Promise) key() string { return "p" + p.String() }

func (p Promise) places(t Text) []Span { return p.Spans(t) }

// Spans implements Atom. Commitments do not overlap.
func (p Promise) Spans(t Text) []Span {
	held := p.Held(t)
	if len(held) == 0 {
		return nil
	}
	printed := t.Original
	if t.whole != nil {
		printed = t.whole
	}
	folded := analysis.FoldWithOffsets(printed())
	var spans []Span
	for _, c := range held {
		from, to := folded.Range(c.Start, c.End)
		if from -= t.at; from >= 0 && to-t.at <= len(t.Folded) && from < to-t.at {
			spans = append(spans, Span{from, to - t.at})
		}
	}
	return apart(spans)
}

// Held returns the commitments that fulfil the condition in the paragraph that a text is
// or is part of.
func (p Promise) Held(t Text) []commitment.Commitment {
	if t.Commitments == nil {
		return nil
	}
	var held []commitment.Commitment
	for _, c := range t.Commitments(p.finder) {
		if p.Condition.Holds(&c) {
			held = append(held, c)
		}
	}
	return held
}

// candidates is a condition on grams that every paragraph meets which has such a
// commitment: whatever a part asks for stands in it.
func (p Promise) candidates() analysis.GramQuery {
	var all []analysis.GramQuery
	for _, part := range p.Condition.Parts {
		var any []analysis.GramQuery
		for _, text := range part.Texts() {
			any = append(any, analysis.PlanText(text))
		}
		if len(any) > 0 {
			all = append(all, analysis.AnyGrams(any...))
		}
	}
	return analysis.AllGrams(all...)
}

// literals are the texts that are asked for, to rank by.
func (p Promise) literals() []string {
	var texts []string
	for _, part := range p.Condition.Parts {
		if part.Field != commitment.FieldDeadline {
			texts = append(texts, part.Texts()...)
		}
	}
	return texts
}

func (p Promise) String() string {
	parts := make([]string, len(p.Condition.Parts))
	for i, part := range p.Condition.Parts {
		values := make([]string, len(part.Values))
		for j, v := range part.Values {
			values[j] = printPromised(part.Field, v)
		}
		parts[i] = fieldNames[part.Field][0] + ":" + strings.Join(values, "|")
	}
	return strings.Join(parts, " ")
}

// printPromised prints a value so that it is read back.
func printPromised(field corpus.Field, value string) string {
	if isPromisedText(field) {
		return Term{Text: value}.String()
	}
	if escaped := escapeQuoted(value); escaped != value || !isBareValue(value) {
		return `"` + escaped + `"`
	}
	return value
}

// isPromised tells whether a field is one of commitments; isPromisedText whether it is
// asked for texts.
func isPromised(field corpus.Field) bool { return slices.Contains(commitment.Fields(), field) }

func isPromisedText(field corpus.Field) bool {
	switch field {
	case commitment.FieldSpan, commitment.FieldAction, commitment.FieldObject, commitment.FieldDeadline, commitment.FieldLead:
		return true
	default:
		return false
	}
}
