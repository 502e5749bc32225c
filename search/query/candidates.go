package query

import (
	"slices"

	"cewen/analysis"
)

// Literals returns the folded texts that an atom is made of, in order: those of
// both sides of a Near, those around a Quantity, those that a Promise asks for, none of a
// Regex.
func Literals(a Atom) []string {
	switch a := a.(type) {
	case Term:
		return []string{a.Folded}
	case Exact:
		return []string{a.Folded}
	case Wildcard:
		texts := make([]string, len(a.Pieces))
		for i, p := range a.Pieces {
			texts[i] = p.Folded
		}
		return texts
	case Quantity:
		return slices.DeleteFunc([]string{a.Before, a.After}, func(s string) bool { return s == "" })
	case Promise:
		return a.literals()
	case Near:
		return append(operandLiterals(a.A), operandLiterals(a.B)...)
	}
	return nil
}

func operandLiterals(e Expr) []string {
	switch e := e.(type) {
	case Atom:
		return Literals(e)
	case Or:
		var texts []string
		for _, sub := range e {
			texts = append(texts, operandLiterals(sub)...)
		}
		return texts
	}
	return nil
}

// Candidates returns a condition on grams that every folded text meets in which an
// atom occurs.
func Candidates(a Atom) analysis.GramQuery {
	switch a := a.(type) {
	case Regex:
		return a.Regex.Grams()
	case Quantity:
		return a.candidates()
	case Promise:
		return a.candidates()
	case Near:
		return analysis.AllGrams(operandCandidates(a.A), operandCandidates(a.B))
	}
	literals := Literals(a)
	all := make([]analysis.GramQuery, len(literals))
	for i, text := range literals {
		all[i] = analysis.PlanText(text)
	}
	return analysis.AllGrams(all...)
}

func operandCandidates(e Expr) analysis.GramQuery {
	switch e := e.(type) {
	case Atom:
		return Candidates(e)
	case Or:
		any := make([]analysis.GramQuery, len(e))
		for i, sub := range e {
			any[i] = operandCandidates(sub)
		}
		return analysis.AnyGrams(any...)
	}
	return analysis.GramQuery{Op: analysis.GramAny}
}
