package embedded

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"cewen/analysis"
	"cewen/corpus"
	"cewen/corpus/region"
)

// namedPairs returns for each document which pairs of a folded query name it. A
// query names a document by its place or issuer together with its year
// (太原2022年政府工作报告); then its kind and the places around it count too. A
// report's own text seldom says all of these in one place.
func namedPairs(documents []column, text string, pairs map[string]int) []pairSet {
	n := &naming{text: text, pairs: pairs, years: make(map[int]bool), known: make(map[name]pairSet)}
	named := make([]pairSet, len(documents))
	for i := range documents {
		if m := &documents[i].meta; n.hasYear(m.Year) {
			named[i] = n.of(name{m.Region, m.Issuer, m.Kind, m.Year})
		}
	}
	return named
}

// naming finds names in one query.
type naming struct {
	text  string
	pairs map[string]int
	years map[int]bool
	known map[name]pairSet
}

// name is what documents are called by. Many share one.
type name struct {
	region       corpus.Region
	issuer, kind string
	year         int
}

func (n *naming) hasYear(year int) bool {
	has, known := n.years[year]
	if !known {
		has = year != 0 && strings.Contains(n.text, strconv.Itoa(year))
		n.years[year] = has
	}
	return has
}

// of returns the pairs that lie in parts of a name.
func (n *naming) of(d name) pairSet {
	if set, ok := n.known[d]; ok {
		return set
	}
	covered := make([]bool, len(n.text))
	own := n.cover(covered, d.issuer)
	for _, place := range d.region.Path() {
		has := n.cover(covered, append(region.ShortNames(place.Name()), place.Name())...)
		own = own || has && place == d.region
	}
	set := pairSet(0)
	if own {
		year := strconv.Itoa(d.year)
		n.cover(covered, d.kind, year, year+"年")
		set = n.within(covered)
	}
	n.known[d] = set
	return set
}

// cover marks the bytes of the query that one of the parts of a name takes up.
func (n *naming) cover(covered []bool, parts ...string) (found bool) {
	for _, part := range parts {
		part = analysis.Fold(part)
		for from := 0; part != ""; {
			at := strings.Index(n.text[from:], part)
			if at < 0 {
				break
			}
			from += at + len(part)
			for i := from - len(part); i < from; i++ {
				covered[i] = true
			}
			found = true
		}
	}
	return found
}

// within returns the pairs both of whose characters are covered.
func (n *naming) within(covered []bool) (set pairSet) {
	before := 0
	for i, r := range n.text {
		if i > 0 && covered[before] && covered[i] {
			if pair, ok := n.pairs[n.text[before:i+utf8.RuneLen(r)]]; ok {
				set |= 1 << pair
			}
		}
		before = i
	}
	return set
}
