package embedded_test

import (
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"cewen/corpus"
	"cewen/search"
	"cewen/search/query"
)

// findings are the hits of a request in each document: as it is filtered, under "",
// and without the condition on each field that its filter has one on, under that.
type findings map[corpus.Field][][]query.Found

// find finds what totals, hits and facets of documents are made of, the plain way
// and on all processors.
func (l *library) find(r search.Request) findings {
	all := findings{"": l.hits(r)}
	for _, field := range r.Filter {
		without := r
		without.Filter = r.Filter.Without(field.Name)
		all[field.Name] = l.hits(without)
	}
	return all
}

// hits returns the hits of a request in each document.
func (l *library) hits(r search.Request) [][]query.Found {
	found := make([][]query.Found, len(l.documents))
	l.each(func(i int) { found[i] = query.Find(r.Expr, passing(r.Filter, l.documents[i].places)) })
	return found
}

// each calls work for each document, on all processors.
func (l *library) each(work func(i int)) {
	var next atomic.Int64
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(l.documents); i = int(next.Add(1)) - 1 {
				work(i)
			}
		})
	}
	workers.Wait()
}

func passing(f search.Filter, places []query.Place) []query.Place {
	if len(f) == 0 {
		return places
	}
	return slices.DeleteFunc(slices.Clone(places), func(p query.Place) bool { return !f.Match(p.Meta, p.Role) })
}

// answer is the whole answer to a request, given what find has found.
func (l *library) answer(r search.Request, findings findings) *search.ScanResult {
	found := findings[""]
	a := &search.ScanResult{Terms: search.NewTermCounts(r.Expr), Facets: make(map[search.FacetName][]search.Bucket)}
	for i, d := range l.documents {
		t := totalsOf(found[i], func(f query.Found) int { return f.Occurrences })
		a.Totals.Add(t)
		if t.Documents > 0 {
			a.Documents = append(a.Documents, search.DocumentTotals{ID: d.ID, Paragraphs: t.Paragraphs, Occurrences: t.Occurrences})
		}
		for n := range a.Terms {
			a.Terms[n].Add(totalsOf(withAtom(found[i], n), func(f query.Found) int { return f.Counts[n] }))
		}
		for _, f := range found[i] {
			a.Paragraphs = append(a.Paragraphs, corpus.ParagraphID(d.ID, d.Paragraphs[f.Paragraph].Anchor))
		}
	}
	slices.Sort(a.Paragraphs)
	search.SortDocuments(a.Documents)
	for _, name := range r.Facets {
		a.Facets[name] = l.facet(name, r, findings)
	}
	return a
}

func withAtom(found []query.Found, n int) []query.Found {
	return slices.DeleteFunc(slices.Clone(found), func(f query.Found) bool { return f.Counts[n] == 0 })
}

// totalsOf are the totals of the hits of one document.
func totalsOf(found []query.Found, occurrences func(query.Found) int) search.Totals {
	t := search.Totals{Documents: min(1, len(found)), Paragraphs: len(found)}
	for _, f := range found {
		t.Occurrences += occurrences(f)
	}
	return t
}

// facet counts each value by what the request would find with that value alone
// asked for in its field.
func (l *library) facet(name search.FacetName, r search.Request, findings findings) []search.Bucket {
	if name == search.FacetRole {
		return l.roleFacet(r)
	}
	found := findings[name.Field()]
	if found == nil { // not filtered by
		found = findings[""]
	}
	counts := make(map[string]search.Totals)
	for i, d := range l.documents {
		for _, value := range search.FacetValues(name, &d.Metadata) {
			add(counts, value, found[i])
		}
	}
	return sortedBuckets(name, counts)
}

// roleFacet finds anew for each role: a query of whole documents then has to hold
// in the paragraphs of that role.
func (l *library) roleFacet(r search.Request) []search.Bucket {
	counts := make(map[string]search.Totals)
	r.Filter = r.Filter.Without(query.FieldRole)
	for _, role := range corpus.Roles() {
		ofRole := make([][]query.Found, len(l.documents))
		l.each(func(i int) {
			places := slices.DeleteFunc(slices.Clone(passing(r.Filter, l.documents[i].places)), func(p query.Place) bool { return p.Role != role })
			ofRole[i] = query.Find(r.Expr, places)
		})
		for i := range ofRole {
			add(counts, string(role), ofRole[i])
		}
	}
	return sortedBuckets(search.FacetRole, counts)
}

func add(counts map[string]search.Totals, value string, found []query.Found) {
	if len(found) > 0 {
		t := counts[value]
		t.Add(totalsOf(found, func(f query.Found) int { return f.Occurrences }))
		counts[value] = t
	}
}

func sortedBuckets(name search.FacetName, counts map[string]search.Totals) []search.Bucket {
	buckets := make([]search.Bucket, 0, len(counts))
	for value, t := range counts {
		buckets = append(buckets, search.Bucket{Value: value, Totals: t})
	}
	search.SortBuckets(name, buckets)
	return buckets
}
