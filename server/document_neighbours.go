package server

import (
	"cmp"
	"slices"

	"cewen/corpus"
)

// neighbours are the documents of the same place and kind around one.
type neighbours struct {
	Previous, Next *link // of the year before and after that is held
}

// neighboursOf finds the reports of the same place and kind with the nearest years.
func (l *listing) neighboursOf(d *corpus.Document) neighbours {
	var n neighbours
	if d.Year == 0 || d.Region == "" {
		return n
	}
	same := slices.DeleteFunc(slices.Clone(l.entries), func(e entry) bool {
		return e.Region != d.Region || e.Kind != d.Kind || e.Year == 0 || e.Year == d.Year || e.Level != d.Level
	})
	slices.SortStableFunc(same, func(a, b entry) int { return cmp.Compare(a.Year, b.Year) })
	for _, e := range same {
		to := &link{Label: e.Title, Href: documentHref(e.ID, "", nil)}
		if e.Year < d.Year {
			n.Previous = to
		} else if n.Next == nil {
			n.Next = to
		}
	}
	return n
}
