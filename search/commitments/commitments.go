// Package commitments lists what governments have promised (承诺): which promises a query
// and conditions choose, how many there are of each kind, and where each one stands.
package commitments

import (
	"context"

	"cewen/search/instrument"
)

// The orders of commitments.
const (
	SortNewest   = "-date" // by year and date, the newest first
	SortOldest   = "date"
	SortRegion   = "region"
	SortLargest  = "-value" // by the number, converted to one unit; those without it last
	SortSmallest = "value"
)

// Sorts lists the orders, the default first.
func Sorts() []string {
	return []string{SortNewest, SortOldest, SortRegion, SortLargest, SortSmallest}
}

// Name is the name of the instrument.
const Name = "commitments"

// Commitments is the instrument. Values of one list are alternatives.
type Commitments struct {
	// Question chooses paragraphs; without a query all are looked at. Where the query
	// itself asks about commitments, only those that it asks for are listed.
	instrument.Question
	// Document names documents, as instrument.Corpus.Named takes them; none for all.
	Document []string `json:"document,omitempty"`
	Type     []string `json:"type,omitempty"`
	Action   []string `json:"action,omitempty"`
	Object   string   `json:"object,omitempty"`   // a text that the object has
	Quantity string   `json:"quantity,omitempty"` // a condition on a number: >=3所, 2-5个, 亩
	Unit     []string `json:"unit,omitempty"`
	Deadline []string `json:"deadline,omitempty"` // a year, 年内 or 其他; or words of it
	Strength []string `json:"strength,omitempty"`
	// Sort is SortNewest unless something else is said. An order by value needs a unit,
	// from Quantity or Unit.
	Sort string `json:"sort,omitempty"`
	// Explain adds what the rule reads by which each was found.
	Explain bool `json:"explain,omitempty"`
	// CountsOnly leaves the main table empty.
	CountsOnly bool `json:"counts_only,omitempty"`
	// Base is what the addresses of paragraphs begin with; empty for addresses within
	// the site.
	Base string `json:"base,omitempty"`
}

var _ instrument.Instrument = (*Commitments)(nil)

// Name implements instrument.Instrument.
func (q *Commitments) Name() string { return Name }

// UsesWords tells that which commitments are found depends on the dictionaries.
func (q *Commitments) UsesWords() bool { return true }

// Run implements instrument.Instrument.
func (q *Commitments) Run(ctx context.Context, c *instrument.Corpus, out instrument.Sink) error {
	asked, err := q.read(ctx, c)
	if err != nil {
		return err
	}
	answer, err := asked.answer(ctx, c)
	if err != nil {
		return err
	}
	return answer.write(ctx, asked, c.Again, out)
}
