package search

import (
	"cmp"
	"slices"

	"cewen/search/query"
)

// Segment is a piece of a paragraph, inside or outside of what matched.
type Segment struct {
	Text string `json:"text"`
	Hit  bool   `json:"hit,omitempty"`
}

// highlightAll highlights hits.
func highlightAll(e query.Expr, hits []Hit) {
	if len(hits) == 0 {
		return
	}
	marker := query.NewMarker(e)
	for i := range hits {
		hits[i].Segments = highlight(marker, &hits[i])
	}
}

// highlight cuts the paragraph of a hit as printed into segments: those with Hit are what
// the marker's query occurs at, those that overlap as one. Put together, the segments are
// the text.
func highlight(marker *query.Marker, h *Hit) []Segment {
	return Cut(h.Paragraph.Text, marker.Marks(placeOf(h, marker)))
}

// Occurrences returns where a query occurs in a hit, in bytes of its text as printed,
// from left to right: each as often as it is counted, so that those of different
// parts of the query may overlap.
func Occurrences(e query.Expr, h *Hit) []query.Span {
	marker := query.NewMarker(e)
	spans := marker.Marks(placeOf(h, marker))
	slices.SortFunc(spans, func(a, b query.Span) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
	})
	return spans
}

// Cut cuts a text into segments, spans of it being marked.
func Cut(text string, marks []query.Span) []Segment {
	segments := []Segment{}
	last := 0
	for _, s := range mergeSpans(marks) {
		if s.Start > last {
			segments = append(segments, Segment{Text: text[last:s.Start]})
		}
		segments = append(segments, Segment{Text: text[s.Start:s.End], Hit: true})
		last = s.End
	}
	if last < len(text) {
		segments = append(segments, Segment{Text: text[last:]})
	}
	return segments
}

// mergeSpans puts spans in order, those that overlap as one. Two that touch stay
// two, so that a single term has as many as occurrences.
func mergeSpans(spans []query.Span) []query.Span {
	slices.SortFunc(spans, func(a, b query.Span) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End))
	})
	merged := spans[:0]
	for _, s := range spans {
		if n := len(merged); n > 0 && s.Start < merged[n-1].End {
			merged[n-1].End = max(merged[n-1].End, s.End)
			continue
		}
		merged = append(merged, s)
	}
	return merged
}
