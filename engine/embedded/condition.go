package embedded

import (
	"cewen/analysis"
	"cewen/corpus"
	"cewen/search/query"
)

// condition is what must hold of fields. It is decided once for each document or,
// where it asks about parts of documents, for each section.
type condition struct {
	expr query.Expr
	// decided holds by slot what was decided, for each section, the first place being
	// that of no section; one place only where sections do not matter.
	decided [][]bool
	parts   bool
}

// prepare makes room for the documents of a view.
func (c *condition) prepare(documents int) {
	c.parts = query.AsksParts(c.expr)
	if !c.always() {
		c.decided = make([][]bool, documents)
	}
}

// always tells that nothing is asked.
func (c *condition) always() bool {
	_, all := c.expr.(query.All)
	return all
}

// decide decides for a document; p are its parts if the condition asks about them.
func (c *condition) decide(at slot, d *column, p *parts) {
	if c.always() || c.decided[at] != nil {
		return
	}
	place := query.Place{Meta: &d.meta, Title: foldedText(d.meta.Title), Section: corpus.NoSection, Role: corpus.RoleOther}
	decided := []bool{query.HoldsFor(c.expr, &place)}
	if c.parts {
		for section := range p.sections {
			place.Section, place.Role, place.Headings = section, p.role(section), p.headings(section)
			decided = append(decided, query.HoldsFor(c.expr, &place))
		}
	}
	c.decided[at] = decided
}

// holds tells what was decided for a section of a document.
func (c *condition) holds(at slot, section int) bool {
	switch {
	case c.decided == nil:
		return true
	case !c.parts:
		return c.decided[at][0]
	}
	return c.decided[at][section+1]
}

// never tells that the condition holds for no part of a document.
func (c *condition) never(at slot) bool {
	if c.decided == nil {
		return false
	}
	for _, holds := range c.decided[at] {
		if holds {
			return false
		}
	}
	return true
}

func foldedText(original string) query.Text {
	return query.Text{Folded: analysis.Fold(original), Original: func() string { return original }}
}
