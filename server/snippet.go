package server

import (
	"strings"
	"unicode/utf8"

	"cewen/search"
)

// Sizes of a snippet, in characters.
const (
	// snippetLength is what a hit shows of a long paragraph: five lines.
	snippetLength = 200
	// shortSnippet is the same where hits only stand for their document: two lines.
	shortSnippet = 60
	// snippetLead is how much of it stands before the first occurrence.
	snippetLead = 60
	// snippetSlack is how far over snippetLength a paragraph is shown whole:
	// cutting off less than a line helps nobody. It is also how far the cut moves
	// to the beginning of a clause.
	snippetSlack = 30
)

// snippet is a part of a paragraph.
type snippet struct {
	Segments []search.Segment
	// Before and After tell whether something was cut off.
	Before, After bool
}

// newSnippet cuts a long paragraph down to a window of a length around its first
// occurrence.
func newSnippet(segments []search.Segment, length int) snippet {
	total, first, firstEnd := measure(segments)
	if total <= length+snippetSlack {
		return snippet{Segments: segments}
	}
	from := max(0, first-min(snippetLead, length/3))
	to := max(from+length, firstEnd)
	if to > total {
		from, to = max(0, min(from, total-length)), total
	}
	from = clauseStart(segments, from, first)
	return snippet{Segments: cut(segments, from, to), Before: from > 0, After: to < total}
}

// measure returns the length of all segments and where the first occurrence lies,
// in characters; at the beginning when there is none.
func measure(segments []search.Segment) (total, first, firstEnd int) {
	found := false
	for _, s := range segments {
		n := utf8.RuneCountInString(s.Text)
		if s.Hit && !found {
			found, first, firstEnd = true, total, total+n
		}
		total += n
	}
	return total, first, firstEnd
}

// clauseStart moves from forward to the beginning of a clause, if one begins
// nearby and not after the limit.
func clauseStart(segments []search.Segment, from, limit int) int {
	if from == 0 {
		return 0
	}
	var text strings.Builder
	for _, s := range cut(segments, from, min(from+snippetSlack, limit)) {
		text.WriteString(s.Text)
	}
	at := 0
	for _, r := range text.String() {
		at++
		if strings.ContainsRune("。；！？，：", r) {
			return from + at
		}
	}
	return from
}

// cut returns the characters from..to of segments.
func cut(segments []search.Segment, from, to int) []search.Segment {
	var out []search.Segment
	at := 0
	for _, s := range segments {
		runes := []rune(s.Text)
		start, end := max(from-at, 0), min(to-at, len(runes))
		if start < end {
			out = append(out, search.Segment{Text: string(runes[start:end]), Hit: s.Hit})
		}
		at += len(runes)
	}
	return out
}
