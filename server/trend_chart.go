package server

import "cewen/search/trend"

// newChart draws the lines of an answer, nil where there are none. label says what a
// point is to who rests on it.
func newChart(a trendAnswer, label func(s trendSeries, p trend.Point) string) *chart {
	lines := make([]plotted, len(a.series))
	for n, s := range a.series {
		lines[n].label = s.label()
		for _, p := range s.Points {
			lines[n].points = append(lines[n].points, plottedPoint{p.Year, a.measure.of(p), p.Gap(), a.hitsHref(s, p), label(s, p)})
		}
	}
	return drawChart(chartSize{width: 720, height: 300, years: 12}, lines)
}
