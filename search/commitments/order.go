package commitments

import (
	"cmp"
	"math"
	"slices"

	"cewen/corpus"
	"cewen/corpus/commitment"
	"cewen/search/instrument"
)

// listed is a document with the places of those of its commitments that are listed.
type listed struct {
	head   instrument.Head
	places []place
}

// place is where in a document a commitment stands.
type place struct {
	paragraph, number int32   // of the paragraph, and within it
	value             float64 // in an order by value; NaN for none
}

// row is a commitment in its document.
type row struct {
	head *instrument.Head
	place
}

func (a *asked) placeOf(c *commitment.Commitment, paragraph, number int) place {
	p := place{paragraph: int32(paragraph), number: int32(number), value: math.NaN()}
	if a.byValue() {
		if v, ok := inUnit(c, a.unit, a.Sort == SortLargest); ok {
			p.value = v
		}
	}
	return p
}

// sorted puts commitments in the order asked for; those alike by document and place.
func (a *asked) sorted(documents []listed) []row {
	slices.SortFunc(documents, func(x, y listed) int { return a.compare(x.head.Document, y.head.Document) })
	var rows []row
	for i := range documents {
		for _, p := range documents[i].places {
			rows = append(rows, row{&documents[i].head, p})
		}
	}
	if a.byValue() {
		slices.SortStableFunc(rows, func(x, y row) int {
			none := cmp.Compare(one(math.IsNaN(x.value)), one(math.IsNaN(y.value)))
			if a.Sort == SortLargest {
				return cmp.Or(none, cmp.Compare(y.value, x.value))
			}
			return cmp.Or(none, cmp.Compare(x.value, y.value))
		})
	}
	return rows
}

// compare is the order of documents.
func (a *asked) compare(x, y *corpus.Document) int {
	first := 0
	switch a.Sort {
	case SortNewest:
		first = cmp.Or(cmp.Compare(y.Year, x.Year), cmp.Compare(y.Date, x.Date))
	case SortOldest:
		first = cmp.Or(cmp.Compare(x.Year, y.Year), cmp.Compare(x.Date, y.Date))
	}
	return cmp.Or(first, instrument.Compare(x, y))
}

func one(yes bool) int {
	if yes {
		return 1
	}
	return 0
}
