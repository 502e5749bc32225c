package query

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// wildcardAsRegexp writes a text with ? and * as a regular expression that prefers
// the shortest gaps. The text is folded.
func wildcardAsRegexp(pattern string) *regexp.Regexp {
	var b strings.Builder
	b.WriteString("(?s)")
	pattern = trimRuns(pattern)
	for gap := ""; pattern != ""; {
		r, size := utf8.DecodeRuneInString(pattern)
		pattern = pattern[size:]
		if r == '?' || r == '*' {
			gap += string(r)
			if pattern != "" {
				continue
			}
		}
		b.WriteString(strings.Repeat(".", strings.Count(gap, "?")))
		if strings.Contains(gap, "*") {
			b.WriteString("[^。!?]*?")
		}
		if r != '?' && r != '*' {
			b.WriteString(regexp.QuoteMeta(string(r)))
		}
		gap = ""
	}
	return regexp.MustCompile(b.String())
}

// trimRuns leaves * out of the signs at both ends: there it asks for nothing.
func trimRuns(pattern string) string {
	first := strings.IndexFunc(pattern, isNoWildcard)
	last := strings.LastIndexFunc(pattern, isNoWildcard)
	_, size := utf8.DecodeRuneInString(pattern[last:])
	ends := func(s string) string { return strings.ReplaceAll(s, "*", "") }
	return ends(pattern[:first]) + pattern[first:last+size] + ends(pattern[last+size:])
}

func isNoWildcard(r rune) bool { return r != '?' && r != '*' }

func TestWildcardsAreLazyRegularExpressions(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		pattern := drawn("太忻𠮷。?*?*", 1, 9).Filter(func(s string) bool { return strings.ContainsFunc(s, isNoWildcard) }).Draw(t, "pattern")
		a, ok := parsed(t, `"`+pattern+`"`).(Atom)
		if !ok {
			t.Fatalf("%q is no atom", pattern)
		}
		plain := wildcardAsRegexp(pattern)
		for range 20 {
			text := drawn("太忻𠮷。!原", 0, 24).Draw(t, "text")
			var want []Span
			for _, at := range plain.FindAllStringIndex(text, -1) {
				want = append(want, Span{at[0], at[1]})
			}
			if got := a.Spans(Text{Folded: text}); !slices.Equal(got, want) {
				t.Fatalf("%q in %q: %q, as %s %q", pattern, text, cut(text, got), plain, cut(text, want))
			}
		}
	})
}
