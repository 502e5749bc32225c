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
	switch e := e.(type) {
	case And, Or:
		return "(" + e.String() + ")"
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
