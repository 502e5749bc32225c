package server

import (
	"encoding/xml"
	"fmt"
	"math"
	"strconv"
	"strings"

	"cewen/search/trend"
)

// chart is a drawing of lines over years, in units of its drawing. A year that is a
// gap breaks the line.
type chart struct {
	Width, Height            int
	Left, Right, Top, Bottom float64 // of the plot
	Lines                    []chartLine
	Across                   []chartTick // heights
	Years                    []chartTick
}

type chartLine struct {
	Number int // from 1, chooses the colour
	Label  string
	Paths  []string // points of stretches without gaps
	Points []chartPoint
}

type chartPoint struct {
	X, Y        string
	Href, Label string
}

type chartTick struct {
	At    string // coordinate
	Label string
}

// Sizes of a chart.
const (
	chartWidth, chartHeight = 720, 300
	chartLeft, chartRight   = 44, 712
	chartTop, chartBottom   = 14, 268
)

// newChart draws the lines of an answer, nil where there are none. label says what a
// point is to who rests on it.
func newChart(a trendAnswer, label func(s trendSeries, p trend.Point) string) *chart {
	if len(a.series) == 0 || len(a.series[0].Points) == 0 {
		return nil
	}
	c := &chart{Width: chartWidth, Height: chartHeight, Left: chartLeft, Right: chartRight, Top: chartTop, Bottom: chartBottom}
	most := 0.0
	for _, s := range a.series {
		for _, p := range s.Points {
			most = max(most, a.measure.of(p))
		}
	}
	step := tickStep(most)
	top := max(step, math.Ceil(most/step)*step)
	height := func(v float64) string { return coordinate(chartBottom - v/top*(chartBottom-chartTop)) }
	for v := 0.0; v <= top+step/2; v += step {
		c.Across = append(c.Across, chartTick{height(v), strconv.FormatFloat(v, 'g', 4, 64)})
	}
	points := a.series[0].Points
	across := func(i int) string {
		if len(points) == 1 {
			return coordinate((chartLeft + chartRight) / 2)
		}
		return coordinate(chartLeft + 10 + float64(i)*(chartRight-chartLeft-20)/float64(len(points)-1))
	}
	every := max(1, (len(points)+11)/12)
	for i, p := range points {
		if (len(points)-1-i)%every == 0 {
			c.Years = append(c.Years, chartTick{across(i), strconv.Itoa(p.Year)})
		}
	}
	for n, s := range a.series {
		line := chartLine{Number: n + 1, Label: s.label()}
		var stretch []string
		for i, p := range s.Points {
			if p.Gap() {
				line.Paths, stretch = endStretch(line.Paths, stretch), nil
				continue
			}
			x, y := across(i), height(a.measure.of(p))
			stretch = append(stretch, x+","+y)
			line.Points = append(line.Points, chartPoint{X: x, Y: y, Href: a.hitsHref(s, p), Label: label(s, p)})
		}
		line.Paths = endStretch(line.Paths, stretch)
		c.Lines = append(c.Lines, line)
	}
	return c
}

func endStretch(paths, stretch []string) []string {
	if len(stretch) < 2 {
		return paths
	}
	return append(paths, strings.Join(stretch, " "))
}

func coordinate(v float64) string { return strconv.FormatFloat(v, 'f', 1, 64) }

// tickStep is a round number of which some four make up most.
func tickStep(most float64) float64 {
	if most <= 0 {
		return 1
	}
	unit := math.Pow(10, math.Floor(math.Log10(most/4)))
	for _, n := range []float64{1, 2, 5} {
		if most/(unit*n) <= 5 {
			return unit * n
		}
	}
	return unit * 10
}

// chartColours are told apart by readers who see no red or green too (after Okabe and
// Ito), on white paper.
func chartColours() []string {
	return []string{"#9e2a22", "#0072b2", "#007a5a", "#b35900", "#7a4fa3", "#555555"}
}

// svg is the chart as a file of its own, without links, styles or scripts.
func (c *chart) svg(title string) string {
	var b strings.Builder
	legend := 22 * len(c.Lines)
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="12"><title>%s</title><rect width="100%%" height="100%%" fill="#fff"/>`,
		c.Width, c.Height+legend, escaped(title))
	for _, t := range c.Across {
		fmt.Fprintf(&b, `<path d="M%g %sH%g" stroke="#ddd"/><text x="%g" y="%s" dy="4" text-anchor="end" fill="#555">%s</text>`, c.Left, t.At, c.Right, c.Left-6, t.At, t.Label)
	}
	for _, t := range c.Years {
		fmt.Fprintf(&b, `<text x="%s" y="%g" text-anchor="middle" fill="#555">%s</text>`, t.At, c.Bottom+18, t.Label)
	}
	for i, l := range c.Lines {
		colour := chartColours()[i%maxSeries]
		for _, path := range l.Paths {
			fmt.Fprintf(&b, `<polyline points="%s" fill="none" stroke="%s" stroke-width="2"/>`, path, colour)
		}
		for _, p := range l.Points {
			fmt.Fprintf(&b, `<circle cx="%s" cy="%s" r="3" fill="%s"><title>%s</title></circle>`, p.X, p.Y, colour, escaped(p.Label))
		}
		y := c.Height + 22*i + 8
		fmt.Fprintf(&b, `<path d="M%g %dh24" stroke="%s" stroke-width="2"/><text x="%g" y="%d" dy="4">%s</text>`, c.Left, y, colour, c.Left+32, y, escaped(l.Label))
	}
	b.WriteString("</svg>\n")
	return b.String()
}

// escaped is a text as XML holds it.
func escaped(s string) string {
	var b strings.Builder
	if err := xml.EscapeText(&b, []byte(xmlText(s))); err != nil {
		return ""
	}
	return b.String()
}
