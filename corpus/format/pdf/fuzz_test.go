package pdf

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func FuzzRead(f *testing.F) {
	for _, b := range []*builder{
		{},
		{encoding: "GBK-EUC-H"},
		{encrypt: true, ownerPassword: "boss"},
		{extra: []string{toUnicode('1', '2', '号'), noInk}, font: type3(3)},
		{page: "/Rotate 90"},
	} {
		b.pages = []string{
			b.text(200, 760, 22, "抗旱简报") + b.lines(200, 700, 16, 28, story...) + b.text(290, 30, 10, "1"),
			rules([]float64{100, 200, 300}, []float64{600, 630, 660}) + b.text(110, 610, 10, "甲") + b.text(210, 640, 10, "乙") + b.text(290, 30, 10, "2"),
		}
		f.Add(b.build())
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		doc, err := Read(data)
		if err != nil {
			return
		}
		for _, p := range doc.Paragraphs {
			if p.Text == "" || p.Text != strings.Join(strings.Fields(p.Text), " ") || !utf8.ValidString(p.Text) {
				t.Errorf("%q is not one normal line", p.Text)
			}
			if p.Lead < 0 || p.Lead > len(p.Text) || p.Lead < len(p.Text) && !utf8.RuneStart(p.Text[p.Lead]) {
				t.Errorf("the bold opening has %d bytes of %q", p.Lead, p.Text)
			}
			if (p.Kind == Heading) != (p.Level >= 1 && p.Level <= 6) || p.Page < 1 || p.Page > doc.Pages {
				t.Errorf("%+v", p)
			}
		}
	})
}
