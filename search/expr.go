package search

import (
	"slices"
	"strings"

	"cewen/analysis"
)

// Expr is a parsed query. What it matches is decided on the folded text of a
// paragraph and on nothing else.
type Expr interface {
	// Match tells whether a folded paragraph satisfies the expression. It is the
	// plain definition, to be compared with; engines may be faster.
	Match(folded string) bool
	// String prints the expression as a query that parses to the same expression.
	String() string
}

// Term matches paragraphs that hold a text.
type Term struct {
	// Text is what was asked for, before folding.
	Text string
	// Folded is Fold(Text), never empty.
	Folded string
}

// NewTerm returns the term for a text; ok is false when nothing is left of it
// after folding.
func NewTerm(text string) (term Term, ok bool) {
	folded := analysis.Fold(text)
	return Term{Text: strings.TrimSpace(text), Folded: folded}, folded != ""
}

// And matches where all of its expressions do. It has two or more.
type And []Expr

// Or matches where one of its expressions does. It has two or more.
type Or []Expr

// Not matches where its expression does not.
type Not struct{ Expr Expr }

// All matches every paragraph: the query that asks for nothing in particular.
type All struct{}

// Match implements Expr.
func (t Term) Match(folded string) bool { return strings.Contains(folded, t.Folded) }

// Match implements Expr.
func (a And) Match(folded string) bool {
	return !slices.ContainsFunc(a, func(e Expr) bool { return !e.Match(folded) })
}

// Match implements Expr.
func (o Or) Match(folded string) bool {
	return slices.ContainsFunc(o, func(e Expr) bool { return e.Match(folded) })
}

// Match implements Expr.
func (n Not) Match(folded string) bool { return !n.Expr.Match(folded) }

// Match implements Expr.
func (All) Match(string) bool { return true }

func (t Term) String() string {
	if isBareWord(t.Text) {
		return t.Text
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(t.Text) + `"`
}

func (a And) String() string { return joinExprs(a, " ") }

func (o Or) String() string { return joinExprs(o, " | ") }

func (n Not) String() string { return "-" + operand(n.Expr) }

func (All) String() string { return "" }

func joinExprs(exprs []Expr, operator string) string {
	parts := make([]string, len(exprs))
	for i, e := range exprs {
		parts[i] = operand(e)
	}
	return strings.Join(parts, operator)
}

// operand prints an expression inside another one.
func operand(e Expr) string {
	switch e.(type) {
	case And, Or:
		return "(" + e.String() + ")"
	}
	return e.String()
}

// Terms returns the terms that a match can consist of, those not under a
// negation, each folded text once and in the order of the query. They are what is
// counted and highlighted.
func Terms(e Expr) []Term {
	var terms []Term
	collectTerms(e, true, func(t Term) {
		if !slices.ContainsFunc(terms, func(have Term) bool { return have.Folded == t.Folded }) {
			terms = append(terms, t)
		}
	})
	return terms
}

func collectTerms(e Expr, positive bool, add func(Term)) {
	switch e := e.(type) {
	case Term:
		if positive {
			add(e)
		}
	case And:
		for _, sub := range e {
			collectTerms(sub, positive, add)
		}
	case Or:
		for _, sub := range e {
			collectTerms(sub, positive, add)
		}
	case Not:
		collectTerms(e.Expr, !positive, add)
	}
}

// Occurrences counts the occurrences of terms in a folded paragraph: each term
// left to right without overlap, as strings.Count does, and the counts of all
// terms added up.
func Occurrences(terms []Term, folded string) int {
	n := 0
	for _, t := range terms {
		n += strings.Count(folded, t.Folded)
	}
	return n
}
