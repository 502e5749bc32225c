package search

import (
	"context"
	"fmt"
	"slices"

	"cewen/corpus"
	"cewen/corpus/store"
	"cewen/search/query"
)

// ScanResult is what a plain scan of all texts finds.
type ScanResult struct {
	Totals Totals
	Facets map[FacetName][]Bucket
	Terms  []TermCount
	// Documents are the totals of each document with a hit, in order of their IDs.
	Documents []DocumentTotals
	// Paragraphs are the IDs of the matching paragraphs.
	Paragraphs []string
}

// Scan answers a request the plain way: it reads every paragraph of every document
// in the store and applies query.Find. It uses no index and is what an engine's
// answer is checked against. Sort, Limit and Cursor play no part.
func Scan(ctx context.Context, s *store.Store, request Request) (*ScanResult, error) {
	scan := newScan(request)
	err := s.View(func(v *store.View) error { return eachDocument(ctx, v, scan.add) })
	if err != nil {
		return nil, fmt.Errorf("scan: %w", err)
	}
	return scan.finish(), nil
}

// scan gathers what is found, document by document.
type scan struct {
	request Request
	result  *ScanResult
	buckets map[FacetName]map[string]Totals
}

func newScan(request Request) *scan {
	s := &scan{
		request: request,
		result:  &ScanResult{Facets: make(map[FacetName][]Bucket), Terms: NewTermCounts(request.Expr)},
		buckets: make(map[FacetName]map[string]Totals),
	}
	for _, name := range request.Facets {
		s.buckets[name] = make(map[string]Totals)
	}
	return s
}

// add takes a document in. A value of a facet counts what the query would have
// with that value in place of those that the filter asks for.
func (s *scan) add(d *corpus.Document, places []query.Place) {
	whole := s.find(s.request.Filter, places)
	s.addFound(d, whole)
	for name, byValue := range s.buckets {
		rest := s.request.Filter.Without(name.Field())
		if name == FacetRole {
			for _, role := range corpus.Roles() {
				ofRole := slices.DeleteFunc(slices.Clone(places), func(p query.Place) bool { return p.Role != role })
				count(byValue, string(role), s.find(rest, ofRole))
			}
			continue
		}
		found := whole
		if _, filtered := s.request.Filter.Field(name.Field()); filtered {
			found = s.find(rest, places)
		}
		for _, value := range FacetValues(name, &d.Metadata) {
			count(byValue, value, found)
		}
	}
}

// find returns the hits of the query among the paragraphs that pass a filter.
func (s *scan) find(f Filter, places []query.Place) []query.Found {
	passing := slices.DeleteFunc(slices.Clone(places), func(p query.Place) bool { return !f.Match(p.Meta, p.Role) })
	return query.Find(s.request.Expr, passing)
}

func (s *scan) addFound(d *corpus.Document, found []query.Found) {
	t := totalsOf(found)
	s.result.Totals.Add(t)
	if t.Documents > 0 {
		s.result.Documents = append(s.result.Documents, DocumentTotals{ID: d.ID, Paragraphs: t.Paragraphs, Occurrences: t.Occurrences})
	}
	for _, f := range found {
		s.result.Paragraphs = append(s.result.Paragraphs, corpus.ParagraphID(d.ID, d.Paragraphs[f.Paragraph].Anchor))
	}
	for i := range s.result.Terms {
		var t Totals
		for _, f := range found {
			if f.Counts[i] > 0 {
				t.Documents = 1
				t.Paragraphs++
				t.Occurrences += f.Counts[i]
			}
		}
		s.result.Terms[i].Add(t)
	}
}

func count(byValue map[string]Totals, value string, found []query.Found) {
	if len(found) > 0 {
		t := byValue[value]
		t.Add(totalsOf(found))
		byValue[value] = t
	}
}

// totalsOf are the totals of the hits of one document.
func totalsOf(found []query.Found) Totals {
	t := Totals{Documents: min(1, len(found)), Paragraphs: len(found)}
	for _, f := range found {
		t.Occurrences += f.Occurrences
	}
	return t
}

func (s *scan) finish() *ScanResult {
	SortDocuments(s.result.Documents)
	for name, byValue := range s.buckets {
		list := make([]Bucket, 0, len(byValue))
		for value, t := range byValue {
			list = append(list, Bucket{Value: value, Totals: t})
		}
		SortBuckets(name, list)
		s.result.Facets[name] = list
	}
	return s.result
}

// eachDocument calls visit for each document held, with its paragraphs; d has no
// texts.
func eachDocument(ctx context.Context, v *store.View, visit func(d *corpus.Document, places []query.Place)) error {
	var inner error
	err := v.Live(func(o store.Ordinal) bool {
		if inner = ctx.Err(); inner != nil {
			return false
		}
		d, places, err := ReadPlaces(v, o)
		if err != nil {
			inner = err
			return false
		}
		visit(d, places)
		return true
	})
	if inner != nil {
		return inner
	}
	return err
}

// ReadPlaces reads the paragraphs of a document in the store as queries look at
// them. They lie in the mapped file and hold as long as the view.
func ReadPlaces(v *store.View, o store.Ordinal) (*corpus.Document, []query.Place, error) {
	d, err := v.Outline(o)
	if err != nil {
		return nil, nil, err
	}
	folded, err := v.Folded(o)
	if err != nil {
		return nil, nil, err
	}
	originals, err := v.Original(o)
	if err != nil {
		return nil, nil, err
	}
	return d, places(d, func(i int) query.Text {
		return query.Text{Folded: folded.String(i), Original: func() string {
			text, err := originals.At(i)
			if err != nil {
				return "" // damage is reported where documents are read
			}
			return text
		}}
	}), nil
}
