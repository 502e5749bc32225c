package embedded_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"text/tabwriter"
	"unicode/utf8"

	"cewen/analysis"
	"cewen/analysis/numeral"
	"cewen/search"
	"cewen/search/query"
)

// marked is a paragraph with the way from what is printed to what is compared.
type marked struct {
	printed string
	folded  *analysis.Folded
}

// whole tells whether an atom, or an operand of one, stands on a stretch of the
// folded text from its first character to its last.
func (m marked) whole(e query.Expr, s query.Span) bool {
	text := m.folded.Text[s.Start:s.End]
	switch e := e.(type) {
	case query.Term:
		return text == e.Folded
	case query.Exact:
		from, to := m.folded.Original(s.Start, s.End)
		return m.printed[from:to] == e.Text
	case query.Wildcard:
		return wildcardRegexp(e).MatchString(text)
	case query.Regex:
		return regexp.MustCompile("(?s)^(?:" + e.Regex.String() + ")$").MatchString(text)
	case query.Quantity:
		number := strings.TrimSuffix(strings.TrimPrefix(text, e.Before), e.After)
		return strings.HasPrefix(text, e.Before) && strings.HasSuffix(text, e.After) && len(numeral.Read(strings.TrimSpace(number))) == 1
	case query.Or:
		return slices.ContainsFunc(e, func(sub query.Expr) bool { return m.whole(sub, s) })
	case query.Near:
		return m.near(e, e.A, e.B, s) || !e.Ordered && m.near(e, e.B, e.A, s)
	}
	return false
}

// near tells whether a stretch begins with one operand and ends with the other, near
// enough.
func (m marked) near(n query.Near, first, second query.Expr, s query.Span) bool {
	for _, a := range m.prefixes(s) {
		if !m.whole(first, query.Span{Start: s.Start, End: a}) {
			continue
		}
		for _, b := range m.prefixes(query.Span{Start: a, End: s.End}) {
			if utf8.RuneCountInString(m.folded.Text[a:b]) <= n.Distance && m.whole(second, query.Span{Start: b, End: s.End}) {
				return true
			}
		}
		if m.whole(second, query.Span{Start: a, End: s.End}) {
			return true
		}
	}
	return false
}

// prefixes are the ends of all characters of a stretch.
func (m marked) prefixes(s query.Span) []int {
	var ends []int
	for i, r := range m.folded.Text[s.Start:s.End] {
		ends = append(ends, s.Start+i+utf8.RuneLen(r))
	}
	return ends
}

func wildcardRegexp(w query.Wildcard) *regexp.Regexp {
	pattern := "(?s)^"
	for _, p := range w.Pieces {
		pattern += strings.Repeat(".", p.Min)
		if p.Run {
			pattern += "[^。!?]*"
		}
		pattern += regexp.QuoteMeta(p.Folded)
	}
	return regexp.MustCompile(pattern + strings.Repeat(".", w.Tail) + "$")
}

// covered tells whether atoms stand on every character of a stretch, overlapping
// each other where it is not a single one.
func (m marked) covered(atoms []query.Atom, s query.Span) bool {
	whole := func(s query.Span) bool {
		return slices.ContainsFunc(atoms, func(a query.Atom) bool { return m.whole(a, s) })
	}
	if whole(s) {
		return true
	}
	ends := m.prefixes(s)
	// From each beginning the furthest end, as long as it reaches further.
	for start, reached := s.Start, s.Start; start <= reached; start = nextCharacter(m.folded.Text, start) {
		for i := len(ends) - 1; i >= 0 && ends[i] > max(start, reached); i-- {
			if whole(query.Span{Start: start, End: ends[i]}) {
				reached = ends[i]
			}
		}
		if reached == s.End {
			return true
		}
	}
	return false
}

func nextCharacter(text string, at int) int {
	_, size := utf8.DecodeRuneInString(text[at:])
	return at + max(1, size)
}

func testMarks(t *testing.T, l *library, size extent) {
	const perQuery = 60
	d := newDrawer(l, *seed)
	spans, queries := make(map[operator]int), make(map[operator]int)
	all := 0
	fewest := func(a, b operator) int { return spans[a] - spans[b] + 20*(queries[a]-queries[b]) }
	for all < size.spans {
		r := newTrial(t, d.draw(slices.MinFunc(operators(), fewest)), search.FilterValues{})
		n := l.checkMarks(t, r, perQuery)
		all += n
		for _, op := range r.operators {
			spans[op] += n
			queries[op]++
		}
	}
	var b strings.Builder
	w := tabwriter.NewWriter(&b, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(w, "operator\tqueries\tspans\t")
	for _, op := range operators() {
		fmt.Fprintf(w, "%s\t%d\t%d\t\n", op, queries[op], spans[op])
	}
	_ = w.Flush() // into memory
	t.Logf("%d spans:\n%s", all, b.String())
}

// checkMarks looks at the first hits of a query, up to n spans, and returns how many
// it saw.
func (l *library) checkMarks(t *testing.T, r trial, n int) int {
	t.Helper()
	request := r.request(t)
	request.Facets, request.Limit = nil, n
	result, err := l.searcher().Search(t.Context(), request)
	if err != nil {
		t.Fatalf("%s: %v", r, err)
	}
	seen := 0
	for _, h := range result.Hits {
		if seen += checkSegments(t, r, h); seen >= n {
			break
		}
	}
	return seen
}

func checkSegments(t *testing.T, r trial, h search.Hit) int {
	t.Helper()
	atoms := query.Atoms(r.expr)
	m := marked{printed: h.Paragraph.Text, folded: analysis.FoldWithOffsets(h.Paragraph.Text)}
	at, marks := 0, 0
	for _, s := range h.Segments {
		if !strings.HasPrefix(h.Paragraph.Text[at:], s.Text) {
			t.Fatalf("%s: segment %q where %q goes on", r, s.Text, h.Paragraph.Text[at:])
		}
		from := at
		at += len(s.Text)
		if !s.Hit {
			continue
		}
		marks++
		if exact, ok := single(atoms).(query.Exact); ok && s.Text == exact.Text {
			continue
		}
		start, end := m.folded.Range(from, at)
		if !m.covered(atoms, query.Span{Start: start, End: end}) {
			t.Errorf("%s: marks %q in %q", r, s.Text, h.Paragraph.Text)
		}
	}
	if at != len(h.Paragraph.Text) {
		t.Errorf("%s: segments end at %q of %q", r, h.Paragraph.Text[:at], h.Paragraph.Text)
	}
	if len(atoms) == 1 && marks != h.Occurrences {
		t.Errorf("%s: %d marks, %d counted in %q", r, marks, h.Occurrences, h.Paragraph.Text)
	}
	return marks
}

// single is the only one of atoms, nil where there are several.
func single(atoms []query.Atom) query.Atom {
	if len(atoms) == 1 {
		return atoms[0]
	}
	return nil
}
