package query

import (
	"regexp"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestSentencesAreTheText(t *testing.T) {
	// Text, ends and closers, or a rest.
	sentence := regexp.MustCompile(`[^。!?]*[。!?][。!?”’」』》〉)\]}】〕"' ]*|[^。!?]+$`)
	rapid.Check(t, func(t *rapid.T) {
		text := drawn("太忻。!?”）)\"' 𠮷", 0, 24).Draw(t, "text")
		var got []string
		last := 0
		for s := range Sentences(text) {
			if s.Start != last {
				t.Fatalf("%q: a gap or an overlap at %d", text, s.Start)
			}
			last = s.End
			got = append(got, text[s.Start:s.End])
		}
		if want := sentence.FindAllString(text, -1); last != len(text) || !slices.Equal(got, want) {
			t.Fatalf("%q is cut into %q, want %q", text, got, want)
		}
	})
}
