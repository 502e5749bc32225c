package server

import (
	"cmp"
	"encoding/xml"
	"fmt"
	"math"
	"strconv"
	"strings"
)

// chart is a drawing of lines over years, in units of its drawing. A year that is a
// gap breaks the line.
type chart struct {
	Width, Height            int
	Left, Right, Top, Bottom float64 // of the plot
	LabelX, LabelY           float64 // of the labels beside and below it
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

// plotted is a line to be drawn.
type plotted struct {
	label  string
	colour int            // from 1; 0 for that of its place among the lines
	points []plottedPoint // of the same years as every other line
}

type plottedPoint struct {
	year        int
	value       float64
	gap         bool
	href, label string
}

// chartSize is how large a chart is, and how many years are named below it.
type chartSize struct{ width, height, years int }

// Sizes of a plot within its chart.
const (
	chartLeft, chartRight = 44, 8 // from the sides
	chartTop, chartBottom = 14, 32
)

// drawChart draws lines, nil where there are none.
func drawChart(size chartSize, lines []plotted) *chart {
	if len(lines) == 0 || len(lines[0].points) == 0 {
		return nil
	}
	c := &chart{
		Width: size.width, Height: size.height, Left: chartLeft, Right: float64(size.width - chartRight), Top: chartTop, Bottom: float64(size.height - chartBottom),
	}
	c.LabelX, c.LabelY = c.Left-6, c.Bottom+18
	most := 0.0
	for _, l := range lines {
		for _, p := range l.points {
			most = max(most, p.value)
		}
	}
	step := tickStep(most)
	top := max(step, math.Ceil(most/step)*step)
	height := func(v float64) string { return coordinate(c.Bottom - v/top*(c.Bottom-c.Top)) }
	for v := 0.0; v <= top+step/2; v += step {
		c.Across = append(c.Across, chartTick{height(v), strconv.FormatFloat(v, 'g', 6, 64)})
	}
	points := lines[0].points
	across := func(i int) string {
		if len(points) == 1 {
			return coordinate((c.Left + c.Right) / 2)
		}
		return coordinate(c.Left + 10 + float64(i)*(c.Right-c.Left-20)/float64(len(points)-1))
	}
	every := max(1, (len(points)+size.years-1)/size.years)
	for i, p := range points {
		if (len(points)-1-i)%every == 0 {
			c.Years = append(c.Years, chartTick{across(i), strconv.Itoa(p.year)})
		}
	}
	for n, l := range lines {
		line := chartLine{Number: cmp.Or(l.colour, n+1), Label: l.label}
		var stretch []string
		for i, p := range l.points {
			if p.gap {
				line.Paths, stretch = endStretch(line.Paths, stretch), nil
				continue
			}
			x, y := across(i), height(p.value)
			stretch = append(stretch, x+","+y)
			line.Points = append(line.Points, chartPoint{X: x, Y: y, Href: p.href, Label: p.label})
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
		colour := chartColours()[(l.Number-1)%maxSeries]
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
