package trend

import (
	"cmp"
	"slices"
	"strconv"

	"cewen/search"
	"cewen/search/cells"
)

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
// all cells.
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

// Series are the counts year by year, a series for each value of the other dimension if
// there is one: those with most occurrences first. Documents without a year are in none.
func (c *Counts) Series() []Series {
	year := slices.Index(c.By, cells.Year)
	first, last := c.span(year)
	if first == 0 {
		return nil
	}
	byGroup := map[string]*Series{}
	for i, cell := range c.Cells {
		n, err := strconv.Atoi(cell.Values[year])
		if err != nil {
			continue
		}
		group := c.group(cell, year)
		if byGroup[group] == nil {
			byGroup[group] = newSeries(group, first, last)
		}
		sum := c.Sums[i]
		byGroup[group].Points[n-first] = Point{Year: n, Held: sum.Held, Characters: sum.Characters, Totals: sum.Totals}
	}
	list := make([]Series, 0, len(byGroup))
	for _, s := range byGroup {
		list = append(list, *s)
	}
	slices.SortFunc(list, func(a, b Series) int {
		return cmp.Or(cmp.Compare(b.Total().Occurrences, a.Total().Occurrences), cmp.Compare(a.Group, b.Group))
	})
	return list
}

// span is the first and the last year of all cells, 0 where there is none.
func (c *Counts) span(year int) (first, last int) {
	for _, cell := range c.Cells {
		n, err := strconv.Atoi(cell.Values[year])
		if err != nil {
			continue
		}
		if first == 0 || n < first {
			first = n
		}
		last = max(last, n)
	}
	return first, last
}

// group is the value of the dimension that is not the year, "" where there is none.
func (c *Counts) group(cell cells.Cell, year int) string {
	for i, value := range cell.Values {
		if i != year {
			return cmp.Or(value, search.None)
		}
	}
	return ""
}

func newSeries(group string, first, last int) *Series {
	s := &Series{Group: group, Points: make([]Point, last-first+1)}
	for i := range s.Points {
		s.Points[i].Year = first + i
	}
	return s
}
