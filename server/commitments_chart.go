package server

import (
	"cmp"
	"fmt"
	"net/url"
	"slices"
	"strconv"

	"cewen/corpus"
	"cewen/search/commitments"
	"cewen/search/query"
)

// commitmentCharts draw how many commitments there are by year and level and by place.
type commitmentCharts struct {
	Years   *chart // nil where there is one year only
	Levels  []string
	Table   []commitmentYear // the numbers of Years, newest first
	Regions []regionBar
	More    []regionBar // behind "其余 n 个"
}

type commitmentYear struct {
	Year  int
	Cells []string // by level; "" for a gap
}

// regionBar is a place with its commitments.
type regionBar struct {
	Label, Href string
	Count       int
	Bar         int // 0..100, share of the largest
}

// shownRegions is how many places stand beside the chart of years, moreRegions how many are
// behind them.
const (
	shownRegions = 8
	moreRegions  = 60
)

// newCommitmentCharts draws an answer, nil where it is of one document or empty.
func newCommitmentCharts(list *commitments.List, held *listing, at address) (*commitmentCharts, error) {
	if list.Totals.Documents < 2 {
		return nil, nil
	}
	filter, err := readFilter(url.Values(at))
	if err != nil {
		return nil, err
	}
	filter = filter.Without(query.FieldRole)
	holdings := map[yearLevel]int{}
	for _, e := range held.entries {
		if e.Year > 0 && filter.Match(&e.Metadata, corpus.RoleOther) {
			holdings[yearLevel{e.Year, e.Level}]++
		}
	}
	c := &commitmentCharts{}
	c.drawYears(list, holdings, at)
	c.drawRegions(list, at)
	return c, nil
}

type yearLevel struct {
	year  int
	level corpus.Level
}

// drawYears draws a line for each level. A year of which no document of the level is held
// is a gap.
func (c *commitmentCharts) drawYears(list *commitments.List, held map[yearLevel]int, at address) {
	counts := map[yearLevel]int{}
	first, last := 0, 0
	for _, y := range list.Years {
		if y.Year == 0 {
			continue
		}
		counts[yearLevel{y.Year, y.Level}] = y.Commitments
		if first == 0 || y.Year < first {
			first = y.Year
		}
		last = max(last, y.Year)
	}
	if last == first {
		return
	}
	var lines []plotted
	for i, level := range append(corpus.Levels(), "") {
		line := plotted{label: cmp.Or(string(level), "未注明"), colour: i + 1}
		any := false
		for year := first; year <= last; year++ {
			at, n := at.set(paramYear, strconv.Itoa(year)), counts[yearLevel{year, level}]
			p := plottedPoint{
				year: year, value: float64(n), gap: held[yearLevel{year, level}] == 0 && n == 0,
				label: fmt.Sprintf("%s %d：%d 条，收录 %d 篇", line.label, year, n, held[yearLevel{year, level}]),
			}
			if n > 0 && level != "" {
				p.href = commitmentsHref(at.set(paramLevel, string(level)))
			}
			any = any || n > 0
			line.points = append(line.points, p)
		}
		if any {
			lines = append(lines, line)
			c.Levels = append(c.Levels, line.label)
		}
	}
	c.Years = drawChart(chartSize{width: 560, height: 220, years: 7}, lines)
	for i := last - first; i >= 0; i-- {
		row := commitmentYear{Year: first + i}
		for _, l := range lines {
			cell := ""
			if !l.points[i].gap {
				cell = number(int(l.points[i].value))
			}
			row.Cells = append(row.Cells, cell)
		}
		c.Table = append(c.Table, row)
	}
}

// drawRegions counts for each place what is of it and of the places in it, as a filter does.
func (c *commitmentCharts) drawRegions(list *commitments.List, at address) {
	counts := map[corpus.Region]int{}
	for _, r := range list.Regions {
		for _, region := range r.Region.Path() {
			counts[region] += r.Commitments
		}
	}
	bars := make([]regionBar, 0, len(counts))
	for region, n := range counts {
		bars = append(bars, regionBar{Label: string(region), Count: n, Href: commitmentsHref(at.with(paramRegion, string(region)))})
	}
	slices.SortFunc(bars, func(a, b regionBar) int { return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Label, b.Label)) })
	for i := range bars {
		bars[i].Bar = max(1, 100*bars[i].Count/bars[0].Count)
		bars[i].Label = corpus.Region(bars[i].Label).Name()
	}
	c.Regions = bars[:min(shownRegions, len(bars))]
	c.More = bars[len(c.Regions):min(len(bars), shownRegions+moreRegions)]
}
