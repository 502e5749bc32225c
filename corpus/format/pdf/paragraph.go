package pdf

import (
	"regexp"
	"strings"
)

// items matches the marks by which points and articles begin.
var items = regexp.MustCompile(`^(第[一二三四五六七八九十百千0-9]+[编章节条款]|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十0-9]+[）)]|[0-9]{1,3}[.．、][^0-9]|[①-⑳⒈-⒛㈠-㈩]|附件|[•·●○◆■▪\x{F06C}\x{F0B7}\x{F0A7}\x{F0D8}])`)

func startsItem(l *line) bool { return items.MatchString(plainText(l.glyphs[:min(len(l.glyphs), 8)])) }

func isDashed(l *line) bool { return strings.ContainsRune("—－―─-（(", l.glyphs[0].r) }

// closes tells that a paragraph may end behind the line.
func closes(l *line) bool {
	return strings.ContainsRune("。！？；：.!?;:…”’）)》】", l.glyphs[len(l.glyphs)-1].r)
}

// finish writes the open paragraph.
func (c *composer) finish() {
	if len(c.open) == 0 {
		return
	}
	first := c.open[0]
	p := Paragraph{Text: joined(c.open), Gap: c.gap, Page: first.page}
	if first.column != tiltedColumn {
		p.Indent = !centred(first) && indent(first) >= minIndent
		c.emphasise(&p)
	}
	p.Gap = p.Gap || !p.Indent
	c.out = append(c.out, p)
	c.open, c.gap = nil, false
}

// emphasise tells from size and weight what the open paragraph is.
func (c *composer) emphasise(p *Paragraph) {
	const longest = 80 // characters of a heading
	short := len([]rune(p.Text)) <= longest
	bold, all := 0, 0
	for _, l := range c.open {
		for _, g := range l.glyphs {
			if all++; g.style.bold && bold == all-1 {
				bold++
			}
		}
	}
	switch {
	case short && c.large(c.open[0]):
		p.Kind, p.Level = Heading, int(c.open[0].size()*10) // until markHeadings ranks the sizes
	case c.body.bold || bold == 0:
	case bold == all && short:
		p.Kind = Bold
	case bold < len(c.open[0].glyphs):
		p.Lead = len(plainText(c.open[0].glyphs[:bold]))
	}
}
