package search

import (
	"cmp"
	"slices"
	"strings"

	"cewen/analysis"
)

// Segment is a piece of a paragraph, inside or outside of what matched.
type Segment struct {
	Text string `json:"text"`
	Hit  bool   `json:"hit,omitempty"`
}

// Highlight cuts a paragraph as printed into segments: those with Hit are the
// occurrences of terms, those that overlap as one. Put together, the segments are
// text.
func Highlight(text string, terms []Term) []Segment {
	if text == "" {
		return []Segment{}
	}
	f := analysis.FoldWithOffsets(text)
	var segments []Segment
	last := 0
	for _, s := range occurrenceSpans(f.Text, terms) {
		from, to := f.Original(s.start, s.end)
		if from > last {
			segments = append(segments, Segment{Text: text[last:from]})
		}
		segments = append(segments, Segment{Text: text[from:to], Hit: true})
		last = to
	}
	if last < len(text) {
		segments = append(segments, Segment{Text: text[last:]})
	}
	return segments
}

type span struct{ start, end int }

// occurrenceSpans returns the stretches of a folded text that occurrences cover,
// in order and apart from each other. Two occurrences of one term that touch stay
// two, so that a single term has as many stretches as occurrences.
func occurrenceSpans(folded string, terms []Term) []span {
	var spans []span
	for _, t := range terms {
		for at := 0; ; {
			i := strings.Index(folded[at:], t.Folded)
			if i < 0 {
				break
			}
			spans = append(spans, span{at + i, at + i + len(t.Folded)})
			at += i + len(t.Folded)
		}
	}
	slices.SortFunc(spans, func(a, b span) int { return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(b.end, a.end)) })
	merged := spans[:0]
	for _, s := range spans {
		if n := len(merged); n > 0 && s.start < merged[n-1].end {
			merged[n-1].end = max(merged[n-1].end, s.end)
			continue
		}
		merged = append(merged, s)
	}
	return merged
}
