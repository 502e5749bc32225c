// Package query is the query language: it says what a query means, paragraph by
// paragraph, and leaves the finding to engines. docs/query-syntax.md describes it
// for users.
package query

import (
	"slices"
	"strings"
)

// Expr is a parsed query. What it matches is decided on the text and the
// metadata of documents and on nothing else; Find is the plain definition.
type Expr interface {
	// String prints the expression as a query that parses to the same expression.
	String() string
	// holds tells whether a unit satisfies the expression.
	holds(u unit) bool
}

// And holds where all of its expressions do. It has two or more.
type And []Expr

// Or holds where one of its expressions does. It has two or more.
type Or []Expr

// Not holds where its expression does not.
type Not struct{ Expr Expr }

// All holds everywhere: the query that asks for nothing in particular.
type All struct{}

func (a And) holds(u unit) bool {
	return !slices.ContainsFunc(a, func(e Expr) bool { return !e.holds(u) })
}

func (o Or) holds(u unit) bool {
	return slices.ContainsFunc(o, func(e Expr) bool { return e.holds(u) })
}

func (n Not) holds(u unit) bool { return !n.Expr.holds(u) }

func (All) holds(unit) bool { return true }

// String groups commitments apart where there are several: side by side they would be
// one.
func (a And) String() string {
	promises := 0
	for _, e := range a {
		if isPromise(e) {
			promises++
		}
	}
	parts := make([]string, len(a))
	for i, e := range a {
		switch {
		case !isPromise(e):
			parts[i] = operand(e)
		case promises == 1:
			parts[i] = e.String()
		default:
			parts[i] = "(" + e.String() + ")"
		}
	}
	return strings.Join(parts, " ")
}

func isPromise(e Expr) bool {
	_, ok := e.(Promise)
	return ok
}

func (o Or) String() string {
	parts := make([]string, len(o))
	for i, e := range o {
		parts[i] = operand(e)
	}
	return strings.Join(parts, " | ")
}

func (n Not) String() string { return "-" + operand(n.Expr) }

func (All) String() string { return "" }

// operand prints an expression inside another one.
func operand(e Expr) string {
	switch e := e.(type) {
	case And, Or:
		return "(" + e.String() + ")"
	case Promise:
		if len(e.Condition.Parts) > 1 {
			return "(" + e.String() + ")"
		}
	case Not:
		if _, ok := e.Expr.(Not); ok { // the parser takes two negations for none
			return "-(" + e.Expr.String() + ")"
		}
	}
	return e.String()
}

// Walk calls visit for e and the expressions that it is made of, from the outside
// inwards, as long as visit returns true for the outer one. The operands of a Near
// and what a Heading or Title asks for are not visited: they are no parts of their own.
func Walk(e Expr, visit func(Expr) bool) {
	if !visit(e) {
		return
	}
	switch e := e.(type) {
	case And:
		for _, sub := range e {
			Walk(sub, visit)
		}
	case Or:
		for _, sub := range e {
			Walk(sub, visit)
		}
	case Not:
		Walk(e.Expr, visit)
	case In:
		Walk(e.Expr, visit)
	}
}
