package commitments

import (
	"context"
	"errors"
	"slices"
	"strings"

	"cewen/corpus"
	"cewen/corpus/commitment"
	"cewen/search"
	"cewen/search/instrument"
	"cewen/search/query"
)

// asked is a question that was understood.
type asked struct {
	*Commitments
	request search.Request
	wide    search.Filter // without the conditions that are facets of documents
	// alternatives are what the query asks of commitments: one is to hold, if there are any.
	alternatives []commitment.Condition
	condition    commitment.Condition // what is asked besides facets
	deadline     commitment.Part      // words of deadlines that are asked for beside values of the facet
	unit         string               // that an order by value is in
	documents    map[string]bool      // IDs of those that are looked at; nil for all
}

// read understands a question. Its errors are search.ErrBadRequest or query.ErrSyntax.
func (q *Commitments) read(ctx context.Context, c *instrument.Corpus) (*asked, error) {
	request, err := q.Question.Read(c)
	if err != nil {
		return nil, err
	}
	a := &asked{Commitments: q, request: request, wide: request.Filter, alternatives: query.Commitments(request.Expr)}
	for _, name := range documentFacets() {
		a.wide = a.wide.Without(search.FacetName(name).Field())
	}
	if q.Sort, err = instrument.OneOf("sort", q.Sort, Sorts()...); err != nil {
		return nil, err
	}
	if err := errors.Join(a.readValues(), a.readConditions()); err != nil {
		return nil, err
	}
	for _, name := range q.Document {
		d, err := c.Named(ctx, name)
		if err != nil {
			return nil, err
		}
		if a.documents == nil {
			a.documents = make(map[string]bool)
		}
		a.documents[d.ID] = true
	}
	return a, nil
}

// readValues reads types and strengths, which have several names each.
func (a *asked) readValues() error {
	kinds, err := named(commitment.FieldType, a.Type, Types(), func(t commitment.Type) commitment.Commitment { return commitment.Commitment{Type: t} })
	if err != nil {
		return err
	}
	strengths, err := named(commitment.FieldStrength, a.Strength, Strengths(), func(s commitment.Strength) commitment.Commitment {
		return commitment.Commitment{Strength: s}
	})
	if err != nil {
		return err
	}
	a.Type, a.Strength = kinds, strengths
	return a.readDeadlines()
}

// readDeadlines tells words that stand in deadlines (年底前) from values of the facet.
func (a *asked) readDeadlines() error {
	words := slices.DeleteFunc(slices.Clone(a.Deadline), func(v string) bool {
		return v == None || v == DeadlineOther || deadlineValue(v) == v
	})
	if len(words) == 0 {
		return nil
	}
	var err error
	if a.deadline, err = commitment.NewPart(commitment.FieldDeadline, words...); err != nil {
		return instrument.BadRequest("%w", err)
	}
	return nil
}

// named are the values among all that are asked for by any of their names.
func named[T ~string](field corpus.Field, written []string, all []T, with func(T) commitment.Commitment) ([]string, error) {
	if len(written) == 0 {
		return nil, nil
	}
	part, err := commitment.NewPart(field, written...)
	if err != nil {
		return nil, instrument.BadRequest("%w", err)
	}
	var values []string
	for _, value := range all {
		if c := with(value); part.Holds(&c) {
			values = append(values, string(value))
		}
	}
	return values, nil
}

// readConditions reads what is asked of objects and numbers.
func (a *asked) readConditions() error {
	for _, asked := range []struct {
		field corpus.Field
		value string
	}{{commitment.FieldObject, a.Object}, {commitment.FieldQuantity, a.Quantity}} {
		if strings.TrimSpace(asked.value) == "" {
			continue
		}
		if err := a.condition.Add(asked.field, asked.value); err != nil {
			return instrument.BadRequest("%w", err)
		}
	}
	a.unit = a.unitOfValues()
	if a.byValue() && a.unit == "" {
		return instrument.BadRequest("按数量排序要先说清单位，例如 quantity=亩 或 unit=所")
	}
	return nil
}

// unitOfValues is the unit in which numbers are compared, from what is asked of numbers
// or units; "" where none is named.
func (a *asked) unitOfValues() string {
	if i := slices.IndexFunc(a.Unit, func(u string) bool { return u != None }); i >= 0 && a.Quantity == "" {
		return a.Unit[i]
	}
	for _, c := range append([]commitment.Condition{a.condition}, a.alternatives...) {
		for _, p := range c.Parts {
			if units := p.Units(); len(units) > 0 {
				return units[0]
			}
		}
	}
	return ""
}

func (a *asked) byValue() bool { return a.Sort == SortLargest || a.Sort == SortSmallest }

// holds tells whether a commitment fulfils what is asked besides facets.
func (a *asked) holds(c *commitment.Commitment) bool {
	return a.condition.Holds(c) &&
		(len(a.alternatives) == 0 || slices.ContainsFunc(a.alternatives, func(of commitment.Condition) bool { return of.Holds(c) }))
}

// missed are the facets of documents whose condition a document does not fulfil.
func (a *asked) missed(m *corpus.Metadata) []FacetName {
	var names []FacetName
	for _, name := range documentFacets() {
		if f, ok := a.request.Filter.Field(search.FacetName(name).Field()); ok && !f.Match(m, corpus.RoleOther) {
			names = append(names, name)
		}
	}
	return names
}

// missing are the facets of commitments whose condition one does not fulfil.
func (a *asked) missing(c *commitment.Commitment) []FacetName {
	var names []FacetName
	for _, name := range ownFacets() {
		asked := a.chosen(name)
		if len(asked) == 0 || name == FacetDeadline && a.deadline.Holds(c) {
			continue
		}
		if !slices.ContainsFunc(name.values(c), func(v string) bool { return slices.Contains(asked, v) }) {
			names = append(names, name)
		}
	}
	return names
}

// chosen are the values of a facet of commitments that are asked for.
func (a *asked) chosen(name FacetName) []string {
	switch name {
	case FacetType:
		return a.Type
	case FacetAction:
		return a.Action
	case FacetUnit:
		return a.Unit
	case FacetStrength:
		return a.Strength
	case FacetDeadline:
		return a.Deadline
	case FacetRegion, FacetYear, FacetLevel:
	}
	return nil
}
