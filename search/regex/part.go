package regex

import (
	"slices"
	"unicode/utf8"

	"cewen/analysis"
)

// part is what is known of the texts that a part of a pattern matches.
type part struct {
	// texts are all of them, sorted; nil where they are too many to be kept.
	texts []string
	// empty tells that one of them is the empty text.
	empty bool
	// first and last are the characters that the others begin and end with.
	first, last charSet
	// must is the condition that every text meets, where texts is nil.
	must analysis.GramQuery
}

// exactly returns the part that matches the given texts and no others.
func exactly(texts ...string) part {
	p := part{texts: append(make([]string, 0, len(texts)), texts...)}
	slices.Sort(p.texts)
	p.texts = slices.Compact(p.texts)
	for _, text := range p.texts {
		if text == "" {
			p.empty = true
			continue
		}
		first, _ := utf8.DecodeRuneInString(text)
		last, _ := utf8.DecodeLastRuneInString(text)
		p.first, p.last = p.first.with(first), p.last.with(last)
	}
	return p
}

// query returns the condition that every text of the part meets.
func (p part) query() analysis.GramQuery {
	if p.texts == nil {
		return p.must
	}
	plans := make([]analysis.GramQuery, len(p.texts))
	for i, text := range p.texts {
		plans[i] = analysis.PlanText(text)
	}
	return analysis.AnyGrams(plans...)
}

// loosened returns p without its texts.
func (p part) loosened() part {
	p.must, p.texts = p.query(), nil
	return p
}

// repeated returns the part for least to most times p, without end where most is
// negative.
func (p part) repeated(least, most int) part {
	if most == 0 {
		return exactly("")
	}
	copies := slices.Repeat([]part{p}, min(least, maxCopies))
	if most != len(copies) {
		// The rest: any number of times, none included.
		rest := p.loosened()
		rest.empty, rest.must = true, analysis.GramQuery{}
		copies = append(copies, rest)
	}
	return row(copies)
}

// alternatives returns the part for either of parts.
func alternatives(parts []part) part {
	var either part
	var plans []analysis.GramQuery
	texts := []string{}
	for _, p := range parts {
		either.empty = either.empty || p.empty
		either.first, either.last = either.first.union(p.first), either.last.union(p.last)
		plans = append(plans, p.query())
		if p.texts == nil {
			texts = nil
		}
		if texts != nil {
			texts = append(texts, p.texts...)
		}
	}
	if texts != nil && len(texts) <= maxTexts {
		return exactly(texts...)
	}
	either.must = analysis.AnyGrams(plans...)
	return either
}
