package search

import (
	"slices"
	"testing"

	"cewen/corpus"
)

func TestPathsNameArticleAndPage(t *testing.T) {
	d := &corpus.Document{ID: "a", Sections: []corpus.Section{{Title: "第一章", Parent: corpus.NoSection}}}
	for _, c := range []struct {
		paragraph corpus.Paragraph
		want      []string
	}{
		{corpus.Paragraph{Anchor: "x", Section: corpus.NoSection, Text: "甲"}, nil},
		{corpus.Paragraph{Anchor: "x", Text: "甲", Page: 4}, []string{"第一章", "第 4 页"}},
		{corpus.Paragraph{Anchor: "x", Text: "甲", Label: "第二条", Page: 4}, []string{"第一章", "第二条", "第 4 页"}},
	} {
		h := NewHit(d, c.paragraph)
		if got := h.Path(); !slices.Equal(got, c.want) {
			t.Errorf("%+v: %q, want %q", c.paragraph, got, c.want)
		}
	}
}
