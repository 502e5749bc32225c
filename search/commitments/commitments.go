// Package commitments lists what governments have promised (承诺): which promises a query
// and conditions choose, how many there are of each kind, and where each one stands.
package commitments

import (
	"context"
	"fmt"
	"slices"

	"cewen/corpus"
	"cewen/corpus/commitment"
	"cewen/search"
	"cewen/search/instrument"
	"cewen/search/query"
)

// The orders of commitments.
const (
	SortNewest   = "-date" // by year and date, the newest first
	SortOldest   = "date"
	SortRegion   = "region"
	SortLargest  = "-value" // by the number, converted to one unit; those without it last
	SortSmallest = "value"
)

// Commitments is the instrument. Values of one list are alternatives.
type Commitments struct {
	// Question chooses paragraphs; without a query all are looked at.
	instrument.Question
	Type     []string `json:"type,omitempty"`
	Action   []string `json:"action,omitempty"`
	Object   string   `json:"object,omitempty"`   // a text that the object has
	Quantity string   `json:"quantity,omitempty"` // a condition on a number: >=3所, 2-5个, 亩
	Unit     []string `json:"unit,omitempty"`
	Deadline []string `json:"deadline,omitempty"` // a year, 年内 or 其他
	Strength []string `json:"strength,omitempty"`
	// Sort is SortNewest unless something else is said. An order by value needs a unit,
	// from Quantity or Unit.
	Sort string `json:"sort,omitempty"`
	// Base is what the addresses of paragraphs begin with; empty for addresses within
	// the site.
	Base string `json:"base,omitempty"`
}

var _ instrument.Instrument = (*Commitments)(nil)

// Name implements instrument.Instrument.
func (q *Commitments) Name() string { return "commitments" }

// UsesWords tells that which commitments are found depends on the dictionaries.
func (q *Commitments) UsesWords() bool { return true }

// Run implements instrument.Instrument.
func (q *Commitments) Run(ctx context.Context, c *instrument.Corpus, out instrument.Sink) error {
	asked, err := q.read(c)
	if err != nil {
		return err
	}
	answer, err := asked.answer(ctx, c)
	if err != nil {
		return err
	}
	return answer.write(asked, out)
}

// asked is a question that was understood.
type asked struct {
	*Commitments
	request  search.Request
	wide     search.Filter // without the conditions that are facets of documents
	quantity *quantity     // nil for any
	unit     string        // that an order by value is in
}

func (q *Commitments) read(c *instrument.Corpus) (*asked, error) {
	request, err := q.Question.Read(c)
	if err != nil {
		return nil, err
	}
	a := &asked{Commitments: q, request: request, wide: request.Filter}
	for _, name := range documentFacets() {
		a.wide = a.wide.Without(search.FacetName(name).Field())
	}
	if q.Sort, err = instrument.OneOf("sort", q.Sort, SortNewest, SortOldest, SortRegion, SortLargest, SortSmallest); err != nil {
		return nil, err
	}
	for _, t := range q.Type {
		if _, err := instrument.OneOf("type", t, texts(Types())...); err != nil {
			return nil, err
		}
	}
	for _, s := range q.Strength {
		if _, err := instrument.OneOf("strength", s, texts(Strengths())...); err != nil {
			return nil, err
		}
	}
	if a.quantity, err = readQuantity(q.Quantity); err != nil {
		return nil, err
	}
	if a.quantity != nil {
		a.unit = a.quantity.unit
	}
	if a.unit == "" && len(q.Unit) > 0 && q.Unit[0] != None {
		a.unit = q.Unit[0]
	}
	if a.byValue() && a.unit == "" {
		return nil, instrument.BadRequest("按数量排序要先说清单位，例如 quantity=亩 或 unit=所")
	}
	return a, nil
}

func (q *Commitments) byValue() bool { return q.Sort == SortLargest || q.Sort == SortSmallest }

func texts[T ~string](values []T) []string {
	list := make([]string, len(values))
	for i, v := range values {
		list[i] = string(v)
	}
	return list
}

// answer reads the documents in question and counts.
func (a *asked) answer(ctx context.Context, c *instrument.Corpus) (*answer, error) {
	words, err := c.Words()
	if err != nil {
		return nil, err
	}
	finder := commitment.NewFinder(words)
	request := a.request
	request.Filter = a.wide
	hits, err := c.ByDocument(ctx, request)
	if err != nil {
		return nil, err
	}
	parts := make([]*answer, instrument.Workers())
	for i := range parts {
		parts[i] = newAnswer()
	}
	err = c.InParallel(ctx, a.wide, func(worker int, t *instrument.Text) error {
		if hits[t.ID].Documents == 0 {
			return nil
		}
		return a.document(t, finder, parts[worker])
	})
	if err != nil {
		return nil, err
	}
	whole := parts[0]
	for _, p := range parts[1:] {
		whole.add(p)
	}
	return whole, nil
}

// document takes in what a document promises.
func (a *asked) document(t *instrument.Text, finder *commitment.Finder, into *answer) error {
	missed := a.missed(&t.Metadata)
	if len(missed) > 1 {
		return nil // in no facet
	}
	promised, err := t.Commitments(finder)
	if err != nil {
		return err
	}
	var found []query.Found
	if _, all := a.request.Expr.(query.All); all {
		for i := range t.Places {
			found = append(found, query.Found{Paragraph: t.Places[i].Number})
		}
	} else {
		found = query.Find(a.request.Expr, t.Places)
	}
	for _, f := range found {
		for i := range promised[f.Paragraph] {
			p := &promised[f.Paragraph][i]
			if a.holds(p) {
				into.count(t, f.Paragraph, p, append(slices.Clone(missed), a.missing(p)...))
			}
		}
	}
	return nil
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
		asked := a.asked(name)
		if len(asked) > 0 && !slices.ContainsFunc(name.values(c), func(v string) bool { return slices.Contains(asked, v) }) {
			names = append(names, name)
		}
	}
	return names
}

func (a *asked) asked(name FacetName) []string {
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

// idOf names a commitment: its paragraph, and where in it, in characters.
func idOf(paragraph, text string, c *commitment.Commitment) string {
	from := len([]rune(text[:c.Start]))
	return fmt.Sprintf("%s@%d-%d", paragraph, from, from+len([]rune(c.Span)))
}
