package search

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"cewen/analysis"
)

func marked(segments []Segment) string {
	var b strings.Builder
	for _, s := range segments {
		if s.Hit {
			b.WriteString("[" + s.Text + "]")
		} else {
			b.WriteString(s.Text)
		}
	}
	return b.String()
}

func TestHighlight(t *testing.T) {
	for _, test := range []struct {
		rule, text, query, want string
	}{
		{"every occurrence", "发展是发展", "发展", "[发展]是[发展]"},
		{"without overlap, from the left", "的的的", "的的", "[的的]的"},
		{"neighbours stay apart", "发展发展", "发展", "[发展][发展]"},
		{"the original is quoted", "推動ＧＤＰ 發 展", "gdp 发展", "推動[ＧＤＰ] [發 展]"},
		{"what overlaps is one", "高质量发展", "高质量 | 质量发展", "[高质量发展]"},
		{"negated terms are not marked", "发展", "发展 -高质量", "[发展]"},
		{"nothing to mark", "发展", "-高质量", "发展"},
	} {
		t.Run(test.rule, func(t *testing.T) {
			e, err := Parse(test.query)
			if err != nil {
				t.Fatal(err)
			}
			if got := marked(Highlight(test.text, Terms(e))); got != test.want {
				t.Errorf("%q in %q: %s, want %s", test.query, test.text, got, test.want)
			}
		})
	}
}

func TestSegmentsAreTheText(t *testing.T) {
	runes := rapid.SliceOfN(rapid.SampledFrom([]rune("发展發展ａA 　\u200b,，𠮷")), 0, 20)
	rapid.Check(t, func(t *rapid.T) {
		text := string(runes.Draw(t, "text"))
		term, ok := NewTerm(string(runes.Draw(t, "term")))
		if !ok {
			return
		}
		var whole strings.Builder
		hits := 0
		for _, s := range Highlight(text, []Term{term}) {
			whole.WriteString(s.Text)
			if s.Hit {
				hits++
				if analysis.Fold(s.Text) != term.Folded {
					t.Fatalf("marked %q for %q", s.Text, term.Folded)
				}
			}
		}
		if whole.String() != text {
			t.Fatalf("segments are %q, text %q", whole.String(), text)
		}
		if want := strings.Count(analysis.Fold(text), term.Folded); hits != want {
			t.Fatalf("%d marked in %q, %d counted", hits, text, want)
		}
	})
}
