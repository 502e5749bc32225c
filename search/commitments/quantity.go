package commitments

import (
	"slices"
	"strconv"
	"strings"

	"cewen/analysis"
	"cewen/analysis/numeral"
	"cewen/corpus/commitment"
	"cewen/search/instrument"
)

// quantity is a condition on a number: in a unit, other ones of its family converted, or
// in any unit.
type quantity struct {
	condition numeral.Condition
	unit      string
}

// readQuantity reads >=3所, 2-5个, 1.2万亩, 亩 or 3; nil for nothing. The number is as long
// as it can be.
func readQuantity(written string) (*quantity, error) {
	folded := strings.TrimSpace(analysis.Fold(written))
	if folded == "" {
		return nil, nil
	}
	for at := len(folded); at >= 0; at-- {
		condition, err := numeral.ParseCondition(folded[:at])
		unit, rest := numeral.CutUnit(folded[at:])
		if err != nil || rest != "" {
			continue
		}
		q := &quantity{}
		if q.condition, q.unit, err = condition.In(unit); err != nil {
			return nil, instrument.BadRequest("数量“%s”：%w", written, err)
		}
		return q, nil
	}
	return nil, instrument.BadRequest("数量“%s”读不懂；例如 >=3所、2-5个、1.2万亩、亩", written)
}

// holds tells whether a number of a commitment fulfils the condition.
func (q *quantity) holds(c *commitment.Commitment) bool {
	return slices.ContainsFunc(c.Quantities, func(n commitment.Quantity) bool {
		read := numeral.Quantity{Unit: n.Unit, Comparator: n.Comparator}
		var err, err2 error
		read.Value, err = number(n.Value)
		read.Value2, err2 = number(n.Value2)
		unit := q.unit
		if unit == "" {
			unit = n.Unit
		}
		return err == nil && err2 == nil && q.condition.Holds(read, unit)
	})
}

func number(v float64) (numeral.Number, error) {
	return numeral.ParseNumber(strconv.FormatFloat(v, 'f', -1, 64))
}

// holds tells whether a commitment fulfils what is asked besides facets.
func (a *asked) holds(c *commitment.Commitment) bool {
	if a.Object != "" && !strings.Contains(analysis.Fold(c.Object), analysis.Fold(a.Object)) {
		return false
	}
	return a.quantity == nil || a.quantity.holds(c)
}
