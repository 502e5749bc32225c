// Package years counts a question year by year. A year without documents is a gap; a
// year with documents and no hits is a zero.
package years

import (
	"cmp"
	"slices"

	"cewen/search"
)

// Source is a document that is looked at.
type Source struct {
	ID    string
	Year  int // 0 where none is stated: such documents are in no year
	Group string
	// Characters are those of all of its text, folded.
	Characters int
}

// Point is one year.
type Point struct {
	Year int `json:"year"`
	// Held is how many documents there are of the year, and Characters how long they
	// are together. Where there are none the year is a gap, and nothing is known of it.
	Held       int `json:"held"`
	Characters int `json:"characters"`
	search.Totals
}

// Gap tells that there are no documents of the year.
func (p Point) Gap() bool { return p.Held == 0 }

// PerTenThousand is the number of occurrences in ten thousand characters of all
// documents of the year.
func (p Point) PerTenThousand() float64 {
	if p.Characters == 0 {
		return 0
	}
	return float64(p.Occurrences) * 10_000 / float64(p.Characters)
}

// Share is the share of the documents of the year that have a hit, 0 to 100.
func (p Point) Share() float64 {
	if p.Held == 0 {
		return 0
	}
	return float64(p.Documents) * 100 / float64(p.Held)
}

// Series are the years of one group, none left out between the first and the last of
// all documents.
type Series struct {
	Group  string  `json:"group,omitempty"`
	Points []Point `json:"points"`
}

// Total adds up all years.
func (s Series) Total() Point {
	var sum Point
	for _, p := range s.Points {
		sum.Held += p.Held
		sum.Characters += p.Characters
		sum.Add(p.Totals)
	}
	return sum
}

// Count lays the totals of documents out by group and year: those with most
// occurrences first. Totals of documents that are no source are left out.
func Count(sources []Source, totals []search.DocumentTotals) []Series {
	first, last := span(sources)
	if first == 0 {
		return nil
	}
	of := make(map[string]search.DocumentTotals, len(totals))
	for _, t := range totals {
		of[t.ID] = t
	}
	byGroup := map[string]*Series{}
	for _, s := range sources {
		if s.Year == 0 {
			continue
		}
		series := byGroup[s.Group]
		if series == nil {
			series = &Series{Group: s.Group, Points: make([]Point, last-first+1)}
			for i := range series.Points {
				series.Points[i].Year = first + i
			}
			byGroup[s.Group] = series
		}
		p := &series.Points[s.Year-first]
		p.Held++
		p.Characters += s.Characters
		if t, ok := of[s.ID]; ok {
			p.Add(search.Totals{Documents: 1, Paragraphs: t.Paragraphs, Occurrences: t.Occurrences})
		}
	}
	return sorted(byGroup)
}

func span(sources []Source) (first, last int) {
	for _, s := range sources {
		if s.Year == 0 {
			continue
		}
		if first == 0 || s.Year < first {
			first = s.Year
		}
		last = max(last, s.Year)
	}
	return first, last
}

func sorted(byGroup map[string]*Series) []Series {
	list := make([]Series, 0, len(byGroup))
	for _, s := range byGroup {
		list = append(list, *s)
	}
	slices.SortFunc(list, func(a, b Series) int {
		return cmp.Or(cmp.Compare(b.Total().Occurrences, a.Total().Occurrences), cmp.Compare(a.Group, b.Group))
	})
	return list
}
