package search

import (
	"context"
	"fmt"

	"cewen/corpus"
	"cewen/corpus/store"
)

// ScanResult is what a plain scan of all texts finds.
type ScanResult struct {
	Totals Totals
	Facets map[FacetName][]Bucket
	// Paragraphs are the IDs of the matching paragraphs.
	Paragraphs []string
}

// Scan answers a request the plain way: it reads every paragraph of every
// document in the store and asks the expression. It uses no index and is what an
// engine's answer is checked against. Sort, Limit and Cursor play no part.
func Scan(ctx context.Context, s *store.Store, request Request) (*ScanResult, error) {
	result := &ScanResult{Facets: make(map[FacetName][]Bucket)}
	buckets := make(map[FacetName]map[string]Totals)
	for _, name := range request.Facets {
		buckets[name] = make(map[string]Totals)
	}
	err := eachDocument(ctx, s, func(d *corpus.Document, folded store.Texts) {
		if !request.Filter.Match(&d.Metadata) {
			return
		}
		found := scanDocument(request.Expr, d, folded, &result.Paragraphs)
		result.Totals.Add(found)
		if found.Documents == 0 {
			return
		}
		for name, byValue := range buckets {
			for _, value := range FacetValues(name, &d.Metadata) {
				t := byValue[value]
				t.Add(found)
				byValue[value] = t
			}
		}
	})
	if err != nil {
		return nil, fmt.Errorf("scan: %w", err)
	}
	for name, byValue := range buckets {
		list := make([]Bucket, 0, len(byValue))
		for value, t := range byValue {
			list = append(list, Bucket{Value: value, Totals: t})
		}
		SortBuckets(name, list)
		result.Facets[name] = list
	}
	return result, nil
}

func scanDocument(e Expr, d *corpus.Document, folded store.Texts, paragraphs *[]string) Totals {
	terms := Terms(e)
	var t Totals
	for i := range folded.Len() {
		text := folded.String(i)
		if !e.Match(text) {
			continue
		}
		t.Documents = 1
		t.Paragraphs++
		t.Occurrences += Occurrences(terms, text)
		*paragraphs = append(*paragraphs, corpus.ParagraphID(d.ID, d.Paragraphs[i].Anchor))
	}
	return t
}

// eachDocument calls visit for each document held; d has no texts.
func eachDocument(ctx context.Context, s *store.Store, visit func(d *corpus.Document, folded store.Texts)) error {
	return s.View(func(v *store.View) error {
		var inner error
		err := v.Live(func(o store.Ordinal) bool {
			if inner = ctx.Err(); inner != nil {
				return false
			}
			d, err := v.Outline(o)
			if err != nil {
				inner = err
				return false
			}
			folded, err := v.Folded(o)
			if err != nil {
				inner = err
				return false
			}
			visit(d, folded)
			return true
		})
		if inner != nil {
			return inner
		}
		return err
	})
}
