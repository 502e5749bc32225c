package commitments

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"cewen/corpus"
	"cewen/search/instrument"
)

// columns of the main table: a row for each number of a commitment, one row where it has
// none. number counts the rows of one commitment.
func columns() []string {
	return []string{
		"id", "number", "span", "type", "action", "object", "raw", "value", "value2", "unit", "comparator", "deadline", "lead", "strength", "rule",
		"region", "level", "year", "title", "document", "paragraph", "text", "sentence", "url",
	}
}

// write gives out the tables: the commitments, the totals, the facets and the cells.
func (a *answer) write(q *asked, out instrument.Sink) error {
	q.sort(a.rows)
	if err := out.Begin(q.Name(), columns()...); err != nil {
		return err
	}
	for i := range a.rows {
		if err := a.rows[i].write(strings.TrimSuffix(q.Base, "/"), out); err != nil {
			return err
		}
	}
	if err := out.Begin("totals", "commitments", "paragraphs", "documents"); err != nil {
		return err
	}
	if err := out.Row(a.commitments, a.paragraphs, a.documents); err != nil {
		return err
	}
	if err := a.writeFacets(out); err != nil {
		return err
	}
	if err := a.writeCells(out); err != nil {
		return err
	}
	return out.Note("承诺由规则从原文中读出，宁缺毋滥：会有遗漏，也可能读错；请以原文为准")
}

func (p *placed) write(base string, out instrument.Sink) error {
	paragraph := corpus.ParagraphID(p.head.ID, p.anchor)
	numbers := max(1, len(p.Quantities))
	for n := range numbers {
		var raw, unit, comparator string
		var value, value2 any
		if n < len(p.Quantities) {
			q := &p.Quantities[n]
			raw, unit, comparator, value = q.Raw, q.Unit, string(q.Comparator), q.Value
			if q.Value2 != 0 {
				value2 = q.Value2
			}
		}
		err := out.Row(idOf(paragraph, p.text, p.Commitment), n+1, p.Span, string(p.Type), p.Action, p.Object, raw, value, value2, unit, comparator,
			p.Deadline, p.Lead, string(p.Strength), string(p.Rule), string(p.head.Region), string(p.head.Level), instrument.Year(p.head.Year),
			p.head.Title, p.head.ID, paragraph, p.text, p.sentence(), base+"/p/"+paragraph)
		if err != nil {
			return err
		}
	}
	return nil
}

// sentence is the sentence that the commitment stands in.
func (p *placed) sentence() string {
	const ends = "。！？；\n"
	from := 0
	if i := strings.LastIndexAny(p.text[:p.Start], ends); i >= 0 {
		_, size := utf8.DecodeRuneInString(p.text[i:])
		from = i + size
	}
	to := len(p.text)
	if i := strings.IndexAny(p.text[p.End:], ends); i >= 0 {
		_, size := utf8.DecodeRuneInString(p.text[p.End+i:])
		to = p.End + i + size
	}
	return strings.TrimSpace(p.text[from:to])
}

func (a *answer) writeFacets(out instrument.Sink) error {
	if err := out.Begin("facets", "facet", "value", "commitments", "paragraphs", "documents"); err != nil {
		return err
	}
	for _, name := range Facets() {
		list := make([]bucket, 0, len(a.facets[name]))
		for value, t := range a.facets[name] {
			list = append(list, bucket{value, t.totals})
		}
		sortBuckets(name, list)
		for _, b := range list {
			if err := out.Row(string(name), b.value, b.commitments, b.paragraphs, b.documents); err != nil {
				return err
			}
		}
	}
	return nil
}

func (a *answer) writeCells(out instrument.Sink) error {
	if err := out.Begin("years", "year", "level", "commitments", "documents"); err != nil {
		return err
	}
	years := slices.SortedFunc(maps.Keys(a.years), func(x, y yearCell) int {
		return cmp.Or(cmp.Compare(x.year, y.year), cmp.Compare(levelRank(string(x.level)), levelRank(string(y.level))))
	})
	for _, c := range years {
		if err := out.Row(instrument.Year(c.year), string(c.level), a.years[c].commitments, a.years[c].documents); err != nil {
			return err
		}
	}
	if err := out.Begin("regions", "region", "year", "commitments", "documents"); err != nil {
		return err
	}
	regions := slices.SortedFunc(maps.Keys(a.regions), func(x, y regionCell) int {
		return cmp.Or(cmp.Compare(x.region, y.region), cmp.Compare(x.year, y.year))
	})
	for _, c := range regions {
		if err := out.Row(string(c.region), instrument.Year(c.year), a.regions[c].commitments, a.regions[c].documents); err != nil {
			return err
		}
	}
	return nil
}

func levelRank(level string) int { return slices.Index(corpus.Levels(), corpus.Level(level)) }

// sort puts commitments in the order asked for; those alike by document and place.
func (a *asked) sort(rows []placed) {
	largest := a.Sort == SortLargest
	if a.byValue() {
		for i := range rows {
			rows[i].value, rows[i].valued = inUnit(rows[i].Commitment, a.unit, largest)
		}
	}
	slices.SortFunc(rows, func(x, y placed) int {
		first := 0
		switch a.Sort {
		case SortNewest:
			first = cmp.Or(cmp.Compare(y.head.Year, x.head.Year), cmp.Compare(y.head.Date, x.head.Date))
		case SortOldest:
			first = cmp.Or(cmp.Compare(x.head.Year, y.head.Year), cmp.Compare(x.head.Date, y.head.Date))
		case SortLargest, SortSmallest:
			switch {
			case x.valued != y.valued && x.valued:
				first = -1
			case x.valued != y.valued:
				first = 1
			case largest:
				first = cmp.Compare(y.value, x.value)
			default:
				first = cmp.Compare(x.value, y.value)
			}
		}
		return cmp.Or(first, instrument.Compare(x.head, y.head), cmp.Compare(x.number, y.number), cmp.Compare(x.Start, y.Start))
	})
}
