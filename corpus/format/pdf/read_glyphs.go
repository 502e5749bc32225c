package pdf

import (
	"unicode"
	"unicode/utf8"

	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/responses"
)

// readGlyphs adds the characters of a page and how they are set.
func (r *pageReader) readGlyphs(p *page, chars []*responses.GetPageTextStructuredChar) error {
	var next glyph // collects what stands before the next character
	line := 0      // where the current line began, in p.glyphs
	var index []int
	for i, c := range chars {
		char, _ := utf8.DecodeRuneInString(c.Text)
		switch {
		case c.Text == "\r" || c.Text == "\n":
			if err := r.readStyles(p.glyphs[line:], index[line:]); err != nil {
				return err
			}
			line, next.breaks = len(p.glyphs), true
			continue
		case unicode.IsSpace(char):
			made, err := r.s.FPDFText_IsGenerated(&requests.FPDFText_IsGenerated{TextPage: r.text, Index: i})
			if err != nil {
				return err
			}
			next.guessed = next.guessed || made.IsGenerated
			next.spaced = next.spaced || !made.IsGenerated
			continue
		}
		g := r.place(c)
		if !p.box.contains(g.box.midX(), g.box.midY()) {
			p.outside++
			continue
		}
		g.breaks, g.spaced, g.guessed = next.breaks, next.spaced, next.guessed
		for _, char := range p.decode(char, c.Text) {
			g.r = char
			p.glyphs, index = append(p.glyphs, g), append(index, i)
			g.breaks, g.spaced, g.guessed = false, false, false
			next = glyph{}
		}
	}
	return r.readStyles(p.glyphs[line:], index[line:])
}

// place maps the box of a character and tells whether it stands upright.
func (r *pageReader) place(c *responses.GetPageTextStructuredChar) glyph {
	at := c.PointPosition
	q, near := quarters(c.Angle)
	return glyph{
		box:    r.turn.apply(rect{at.Left, at.Bottom, at.Right, at.Top}),
		tilted: !near || q != r.turn.quarters,
	}
}

// decode returns the characters of a glyph: none for what shows nothing.
func (p *page) decode(char rune, text string) []rune {
	if text == "" || char == 0 || char == utf8.RuneError {
		return []rune{unknown}
	}
	switch char {
	case '\u200b', '\u200c', '\u200d', '\u200e', '\u200f', '\u2060', '\ufeff':
		return nil
	}
	if chars := plain(char); chars[0] == softHyphen || !unicode.IsControl(chars[0]) {
		return chars
	}
	return nil
}
