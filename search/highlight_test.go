package search

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"cewen/analysis"
	"cewen/search/query"
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
		rule, text, asked, want string
	}{
		{"every occurrence", "发展是发展", "发展", "[发展]是[发展]"},
		{"without overlap, from the left", "的的的", "的的", "[的的]的"},
		{"neighbours stay apart", "发展发展", "发展", "[发展][发展]"},
		{"the original is quoted", "推動ＧＤＰ 發 展", "gdp 发展", "推動[ＧＤＰ] [發 展]"},
		{"what overlaps is one", "高质量发展", "高质量 | 质量发展", "[高质量发展]"},
		{"negated terms are not marked", "发展", "发展 -高质量", "[发展]"},
		{"nothing to mark", "发展", "-高质量", "发展"},
		{"a stretch of two", "太忻一体化发展", "发展 NEAR/5 太忻", "[太忻一体化发展]"},
		{"only in sentences that match", "太忻发展。发展。", "太忻 发展 in:句", "[太忻][发展]。发展。"},
		{"exactly what is printed", "發展和发展", `exact:"發展"`, "[發展]和发展"},
		{"exactly what is printed, with white space", "新建 3  所", `exact:"建 3  "`, "新[建 3  ]所"},
		{"exactly, in a sentence", "发展。發\u200b展。", `exact:"發` + "\u200b" + `展" in:句`, "发展。[發\u200b展]。"},
		{"wildcards", "新建幼儿园3所。新建5所", "新建*所", "[新建幼儿园3所]。[新建5所]"},
		{"a regular expression", "新建３所和12所", `/\d+所/`, "新建[３所]和[12所]"},
		{"no mark for fields", "发展", "年:2022 -甲", "发展"},
	} {
		t.Run(test.rule, func(t *testing.T) {
			e, err := query.Parse(test.asked)
			if err != nil {
				t.Fatal(err)
			}
			if got := marked(highlight(query.NewMarker(e), hitOn(test.text))); got != test.want {
				t.Errorf("%q in %q: %s, want %s", test.asked, test.text, got, test.want)
			}
		})
	}
}

func TestSegmentsAreTheText(t *testing.T) {
	runes := rapid.SliceOfN(rapid.SampledFrom([]rune("发展發展ａA 　\u200b,，𠮷")), 0, 20)
	rapid.Check(t, func(t *rapid.T) {
		text := string(runes.Draw(t, "text"))
		term, ok := query.NewTerm(string(runes.Draw(t, "term")))
		if !ok {
			return
		}
		var whole strings.Builder
		hits := 0
		for _, s := range highlight(query.NewMarker(term), hitOn(text)) {
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

func hitOn(text string) *Hit { return &Hit{Paragraph: ParagraphRef{Text: text}} }
