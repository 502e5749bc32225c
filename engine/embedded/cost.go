package embedded

import "cewen/search/query"

// instructionsPerUnit is how many instructions of a regular expression are as
// costly, run over a paragraph, as looking for a literal.
const instructionsPerUnit = 10

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
	case query.Near:
		return 1 + atomCost(e.A) + atomCost(e.B)
	case query.Or:
		cost := 0
		for _, sub := range e {
			cost += atomCost(sub)
		}
		return cost
	}
	return 1
}
