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
	columns := make([]int, len(facets)) // where documents keep their values
	for i, name := range facets {
		counts[i], columns[i] = make(map[string]*search.Totals), slices.Index(search.Facets(), name)
	}
	byRole := slices.Index(facets, search.FacetRole)
	for at := range c.sums.hit.all {
		t, admitted := c.sums.documents[at], c.admission.of[at]
		if admitted == passing && byRole >= 0 {
			c.countRoles(slot(at), counts[byRole])
		}
		if !t.isHit() {
			continue
		}
		if admitted == passing {
			all.Add(t.totals())
		}
		for i := range facets {
			if admitted == passing || int(admitted) == i {
				for _, value := range c.view.documents[at].facets[columns[i]] {
					countIn(counts[i], value, t.totals())
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
	for at := range c.sums.hit.all {
		if t := c.sums.documents[at]; t.isHit() && c.admission.of[at] == passing {
			list = append(list, search.DocumentTotals{ID: c.view.documents[at].id, Paragraphs: int(t.paragraphs), Occurrences: int(t.occurrences)})
		}
	}
	search.SortDocuments(list)
	return list
}

// countRoles counts a document in the facet of roles.
func (c *collector) countRoles(at slot, counts map[string]*search.Totals) {
	for r, role := range corpus.Roles() {
		if t := c.sums.roles[int(at)*roleCount+r]; t.isHit() {
			countIn(counts, string(role), t.totals())
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
