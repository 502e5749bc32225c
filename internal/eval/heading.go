package main

import (
	"math/rand/v2"
	"regexp"
	"strings"
	"unicode/utf8"

	"cewen/analysis"
	"cewen/corpus"
)

const (
	// minHeading is the length in characters from which on a heading says what its
	// section is about: 结束语 and 工作回顾 do not.
	minHeading = 6
	// maxHeadingReports is in how many reports a heading may stand: one that many
	// have asks for none of them.
	maxHeadingReports = 3
)

// numbering is what stands before a heading and nobody types.
var numbering = regexp.MustCompile(`^\s*(第[一二三四五六七八九十百0-9]+[编篇章节条、，,]|第[一二三四五六七八九十]+部分|[（(]?[一二三四五六七八九十百]+\s*[）)、．.]|[（(]?[0-9]{1,3}[）)、．.])[、，,．.：:\s]*`)

// bareHeading is a heading as a person would type it.
func bareHeading(title string) string {
	title = numbering.ReplaceAllString(title, "")
	return strings.Trim(title, " 　。：:；;，,、—*")
}

// headingQuestions draws a heading that few reports have; right are the paragraphs
// of every section so headed.
func headingQuestions(lib *library) drawer {
	type place struct {
		report  *report
		section int
	}
	places := make(map[string][]place)
	for _, d := range lib.reports {
		for i := range d.Sections {
			folded := analysis.Fold(bareHeading(d.Sections[i].Title))
			places[folded] = append(places[folded], place{d, i})
		}
	}
	return func(lib *library, d *report, rng *rand.Rand) (question, bool) {
		if len(d.Sections) == 0 {
			return question{}, false
		}
		text := bareHeading(d.Sections[rng.IntN(len(d.Sections))].Title)
		q := question{text: text, right: make(map[string]bool)}
		var ok bool
		if q.expr, ok = termOf(text); !ok || utf8.RuneCountInString(text) < minHeading {
			return q, false
		}
		reports := make(map[*report]bool)
		for _, p := range places[analysis.Fold(text)] {
			reports[p.report] = true
			addSection(lib, p.report, p.section, q.right)
		}
		return q, len(reports) <= maxHeadingReports
	}
}

// addSection adds the paragraphs of a section and of those in it.
func addSection(lib *library, d *report, section int, right map[string]bool) {
	for _, p := range lib.paragraphsOf(d) {
		for s := p.section; s != corpus.NoSection; s = d.Sections[s].Parent {
			if s == section {
				right[p.id] = true
			}
		}
	}
}
