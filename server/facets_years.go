package server

import (
	"strconv"

	"cewen/search"
)

// yearBars are the years of a facet as a chart. Years without a bucket are gaps.
type yearBars struct {
	Width       int // in units of the drawing
	First, Last int
	Bars        []yearBar
}

// yearBar is the column of one year.
type yearBar struct {
	facetRow
	X, Y, Height int // Y and Height in 0..yearBarsHeight
}

// Sizes of the chart, in units of its drawing.
const (
	yearBarsHeight = 48
	yearBarsStep   = 10
	// fewYears are read faster as a list.
	fewYears = 6
)

// newYearBars draws the years of a facet, nil where there are few.
func newYearBars(buckets []search.Bucket, at address) *yearBars {
	byYear := map[int]search.Bucket{}
	c, most := &yearBars{}, 1
	for _, b := range buckets {
		year, err := strconv.Atoi(b.Value)
		if err != nil {
			continue
		}
		byYear[year] = b
		most = max(most, b.Paragraphs)
		c.Last = max(c.Last, year)
		if c.First == 0 || year < c.First {
			c.First = year
		}
	}
	if len(byYear) <= fewYears || c.Last-c.First > 200 {
		return nil
	}
	c.Width = (c.Last - c.First + 1) * yearBarsStep
	for year := c.First; year <= c.Last; year++ {
		b, ok := byYear[year]
		if !ok {
			continue
		}
		height := 0
		if b.Paragraphs > 0 {
			height = max(2, yearBarsHeight*b.Paragraphs/most)
		}
		c.Bars = append(c.Bars, yearBar{
			facetRow: newRow(paramYear, b, b.Value, at),
			X:        (year - c.First) * yearBarsStep, Y: yearBarsHeight - height, Height: height,
		})
	}
	return c
}
