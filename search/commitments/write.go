package commitments

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"cewen/corpus"
	"cewen/search/instrument"
)

// Caution is what a reader has to know of every answer.
const Caution = "承诺由规则从原文中读出，宁缺毋滥：会有遗漏，也可能读错；请以原文为准"

// again reads a document once more, whole, see instrument.Corpus.Again.
type again func(h instrument.Head, visit func(*instrument.Text) error) error

// records are the commitments of rows, in their order. Each document is read once.
func (a *answer) records(q *asked, rows []row, read again) ([]Record, error) {
	byDocument := make(map[*instrument.Head][]int)
	for i, r := range rows {
		byDocument[r.head] = append(byDocument[r.head], i)
	}
	records := make([]Record, len(rows))
	for head, places := range byDocument {
		err := read(*head, func(t *instrument.Text) error {
			promised, err := t.Commitments(a.finder)
			if err != nil {
				return err
			}
			for _, i := range places {
				n := int(rows[i].paragraph)
				records[i] = q.newRecord(t.Document, n, t.Places[n].Text.Original(), &promised[n][rows[i].number])
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return records, nil
}

// atOnce is how many records are put together at a time when all are written: some tens
// of megabytes.
const atOnce = 20_000

// write gives out the tables: the commitments, the totals, the facets and the cells.
func (a *answer) write(ctx context.Context, q *asked, read again, out instrument.Sink) error {
	if err := out.Begin(Name, q.columns()...); err != nil {
		return err
	}
	listed := a.rows
	if q.CountsOnly {
		listed = nil
	}
	for rows := range slices.Chunk(listed, atOnce) {
		if ctx.Err() != nil {
			return context.Cause(ctx)
		}
		records, err := a.records(q, rows, read)
		if err != nil {
			return err
		}
		for i := range records {
			if err := q.writeRecord(&records[i], out); err != nil {
				return err
			}
		}
	}
	return a.writeCounts(out)
}

func (a *asked) writeRecord(r *Record, out instrument.Sink) error {
	for _, cells := range a.rows(r) {
		if err := out.Row(cells...); err != nil {
			return err
		}
	}
	return nil
}

func (a *answer) writeCounts(out instrument.Sink) error {
	if err := out.Begin("totals", "commitments", "paragraphs", "documents"); err != nil {
		return err
	}
	if err := out.Row(a.Commitments, a.Paragraphs, a.Documents); err != nil {
		return err
	}
	if err := out.Begin("facets", "facet", "value", "commitments", "paragraphs", "documents"); err != nil {
		return err
	}
	for _, name := range Facets() {
		for _, b := range a.buckets(name) {
			if err := out.Row(string(name), b.Value, b.Commitments, b.Paragraphs, b.Documents); err != nil {
				return err
			}
		}
	}
	if err := out.Begin("years", "year", "level", "commitments", "documents"); err != nil {
		return err
	}
	for _, c := range a.yearCounts() {
		if err := out.Row(instrument.Year(c.Year), string(c.Level), c.Commitments, c.Documents); err != nil {
			return err
		}
	}
	if err := out.Begin("regions", "region", "year", "commitments", "documents"); err != nil {
		return err
	}
	for _, c := range a.regionCounts() {
		if err := out.Row(string(c.Region), instrument.Year(c.Year), c.Commitments, c.Documents); err != nil {
			return err
		}
	}
	return out.Note(Caution)
}

// buckets are the values of a facet, in the order in which they are read.
func (a *answer) buckets(name FacetName) []Bucket {
	list := make([]Bucket, 0, len(a.facets[name]))
	for value, t := range a.facets[name] {
		list = append(list, Bucket{value, t.Totals})
	}
	sortBuckets(name, list)
	return list
}

// YearCount counts the commitments of a year and level.
type YearCount struct {
	Year        int          `json:"year,omitempty"`
	Level       corpus.Level `json:"level,omitempty"`
	Commitments int          `json:"commitments"`
	Documents   int          `json:"documents"`
}

func (a *answer) yearCounts() []YearCount {
	list := []YearCount{}
	for c, t := range a.years {
		list = append(list, YearCount{c.year, c.level, t.Commitments, t.Documents})
	}
	slices.SortFunc(list, func(x, y YearCount) int {
		return cmp.Or(cmp.Compare(x.Year, y.Year), cmp.Compare(levelRank(string(x.Level)), levelRank(string(y.Level))))
	})
	return list
}

// RegionCount counts the commitments of a place and year.
type RegionCount struct {
	Region      corpus.Region `json:"region,omitempty"`
	Year        int           `json:"year,omitempty"`
	Commitments int           `json:"commitments"`
	Documents   int           `json:"documents"`
}

func (a *answer) regionCounts() []RegionCount {
	list := []RegionCount{}
	for _, c := range slices.SortedFunc(maps.Keys(a.regions), func(x, y regionCell) int {
		return cmp.Or(cmp.Compare(x.region, y.region), cmp.Compare(x.year, y.year))
	}) {
		t := a.regions[c]
		list = append(list, RegionCount{c.region, c.year, t.Commitments, t.Documents})
	}
	return list
}

func levelRank(level string) int { return slices.Index(corpus.Levels(), corpus.Level(level)) }
