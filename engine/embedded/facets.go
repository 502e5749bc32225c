package embedded

import (
	"slices"

	"cewen/corpus"
	"cewen/search"
)

// totals adds up the totals of the hits and, for each facet, its buckets.
func (c *collector) totals(facets []search.FacetName) (search.Totals, map[search.FacetName][]search.Bucket) {
	var all search.Totals
	counts := make([]map[string]*search.Totals, len(facets))
	for i := range counts {
		counts[i] = make(map[string]*search.Totals)
	}
	for at, t := range c.sums.documents {
		admitted := c.admission.of[at]
		if admitted == passing {
			c.countRoles(slot(at), facets, counts)
		}
		if t.Documents == 0 {
			continue
		}
		if admitted == passing {
			all.Add(search.Totals(t))
		}
		for i, name := range facets {
			if admitted == passing || int(admitted) == i {
				for _, value := range c.view.documents[at].facets[slices.Index(search.Facets(), name)] {
					countIn(counts[i], value, search.Totals(t))
				}
			}
		}
	}
	buckets := make(map[search.FacetName][]search.Bucket, len(facets))
	for i, name := range facets {
		list := make([]search.Bucket, 0, len(counts[i]))
		for value, t := range counts[i] {
			list = append(list, search.Bucket{Value: value, Totals: *t})
		}
		search.SortBuckets(name, list)
		buckets[name] = list
	}
	return all, buckets
}

// byDocument lists the totals of each document with a hit.
func (c *collector) byDocument() []search.DocumentTotals {
	list := []search.DocumentTotals{}
	for at, t := range c.sums.documents {
		if t.Documents > 0 && c.admission.of[at] == passing {
			list = append(list, search.DocumentTotals{ID: c.view.documents[at].id, Paragraphs: t.Paragraphs, Occurrences: t.Occurrences})
		}
	}
	search.SortDocuments(list)
	return list
}

// countRoles counts a document in the facet of roles, if that is asked for.
func (c *collector) countRoles(at slot, facets []search.FacetName, counts []map[string]*search.Totals) {
	i := slices.Index(facets, search.FacetRole)
	if i < 0 {
		return
	}
	for r, role := range corpus.Roles() {
		if t := c.sums.roles[int(at)*roleCount+r]; t.Documents > 0 {
			countIn(counts[i], string(role), search.Totals(t))
		}
	}
}

func countIn(counts map[string]*search.Totals, value string, t search.Totals) {
	bucket := counts[value]
	if bucket == nil {
		bucket = new(search.Totals)
		counts[value] = bucket
	}
	bucket.Add(t)
}

// terms returns what each atom adds up to.
func (c *collector) terms(counts []search.TermCount) []search.TermCount {
	for i := range counts {
		t := &c.sums.terms[i]
		counts[i].Totals = search.Totals{Documents: t.documents.count(), Paragraphs: t.paragraphs, Occurrences: t.occurrences}
	}
	return counts
}
