package embedded

import (
	"strconv"
	"strings"

	"cewen/corpus"
	"cewen/corpus/store"
	"cewen/search"
)

// slot numbers the document versions that a generation has seen since it was
// opened. Slots are never used again.
type slot uint32

// columns hold, for each slot, what filters, facets and orders need. They grow
// only at the end, so that a copy taken earlier stays valid while they grow.
type columns struct {
	documents []column
	bySlot    map[store.Ordinal]slot
	interned  map[string]string
}

// column is one document version.
type column struct {
	ordinal store.Ordinal
	id      string
	meta    corpus.Metadata // only what filters and facets use
	day     int32           // date as yyyymmdd for ordering; the year alone counts as its first day; 0 for none
	facets  [][]string      // values of each of search.Facets()
	parts   *partsCache
}

func newColumns() *columns {
	return &columns{bySlot: make(map[store.Ordinal]slot), interned: make(map[string]string)}
}

// add takes a document version in. Adding it again changes nothing.
func (c *columns) add(o store.Ordinal, id string, m *corpus.Metadata) {
	if _, ok := c.bySlot[o]; ok {
		return
	}
	next := column{
		ordinal: o,
		id:      id,
		meta: corpus.Metadata{
			Region: corpus.Region(c.intern(string(m.Region))), Level: corpus.Level(c.intern(string(m.Level))),
			Year: m.Year, Kind: c.intern(m.Kind), Issuer: c.intern(m.Issuer), Date: m.Date, Number: m.Number, Title: m.Title,
		},
		day:   dayNumber(m.Date, m.Year),
		parts: new(partsCache),
	}
	for _, name := range search.Facets() {
		values := search.FacetValues(name, &next.meta)
		for i := range values {
			values[i] = c.intern(values[i])
		}
		next.facets = append(next.facets, values)
	}
	c.bySlot[o] = slot(len(c.documents))
	c.documents = append(c.documents, next)
}

func (c *columns) intern(s string) string {
	if have, ok := c.interned[s]; ok {
		return have
	}
	s = strings.Clone(s)
	c.interned[s] = s
	return s
}

// dayNumber orders documents by date: 2006-01-02 is 20060102, a month or a year
// alone is its beginning.
func dayNumber(date string, year int) int32 {
	first, rest, _ := strings.Cut(date, "-")
	y, err := strconv.Atoi(first)
	if err != nil {
		return int32(year * 10000)
	}
	month, day, _ := strings.Cut(rest, "-")
	m, _ := strconv.Atoi(month) // 0 where there is none
	d, _ := strconv.Atoi(day)
	return int32(y*10000 + m*100 + d)
}
