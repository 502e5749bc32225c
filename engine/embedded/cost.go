package embedded

import (
	"slices"

	"cewen/search/query"
)

// instructionsPerUnit is how many instructions of a regular expression are as
// costly, run over a paragraph, as looking for a literal.
const instructionsPerUnit = 10

// quantityCost is how much more reading the numbers of a paragraph costs than looking
// for a literal.
const quantityCost = 20

// promiseCost is how much more finding the commitments of a paragraph anew costs.
const promiseCost = 200

// pairsOfPairs is how much more a distance between distances costs: every stretch
// of the inner one is paired.
const pairsOfPairs = 64

// cost is how costly it is to verify a paragraph: 1 for a query of one literal.
func (p *plan) cost() int {
	cost := 0
	for i := range p.atoms {
		cost += atomCost(p.atoms[i].Atom)
	}
	return max(1, cost)
}

func atomCost(e query.Expr) int {
	switch e := e.(type) {
	case query.Regex:
		return 1 + e.Cost()/instructionsPerUnit
	case query.Quantity:
		return quantityCost
	case query.Promise:
		return promiseCost
	case query.Near:
		cost := 1 + atomCost(e.A) + atomCost(e.B)
		if isNear(e.A) || isNear(e.B) {
			cost *= pairsOfPairs
		}
		return cost
	case query.Or:
		cost := 0
		for _, sub := range e {
			cost += atomCost(sub)
		}
		return cost
	}
	return 1
}

func isNear(e query.Expr) bool {
	switch e := e.(type) {
	case query.Near:
		return true
	case query.Or:
		return slices.ContainsFunc(e, isNear)
	}
	return false
}
