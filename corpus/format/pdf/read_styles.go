package pdf

import (
	"math"
	"sort"
	"strings"

	"github.com/klippa-app/go-pdfium/enums"
	"github.com/klippa-app/go-pdfium/requests"
)

// readStyles finds how the glyphs of a line are set; index holds their numbers
// in PDFium. To ask costs more than all else that is known of a glyph, so only
// the ends of a line are asked and, where they differ, the place between them by
// halving: it is the openings of lines that matter.
func (r *pageReader) readStyles(line []glyph, index []int) error {
	if len(line) == 0 {
		return nil
	}
	first, err := r.style(index[0])
	if err != nil {
		return err
	}
	last, err := r.style(index[len(index)-1])
	if err != nil {
		return err
	}
	change := len(line)
	if first != last {
		change = 1 + sort.Search(len(line)-1, func(i int) bool {
			s, e := r.style(index[i+1])
			if e != nil {
				err = e
			}
			return s != first
		})
	}
	for i := range line {
		line[i].style = first
		if i >= change {
			line[i].style = last
		}
		line[i].stand()
	}
	if err == nil && (r.isUnmapped(index[0]) || r.isUnmapped(index[len(index)-1])) {
		for i := range line {
			if r.isUnmapped(index[i]) {
				line[i].r = unknown
			}
		}
	}
	return err
}

// isUnmapped tells a glyph whose character the file does not tell; what PDFium
// gives for it is the number of the glyph.
func (r *pageReader) isUnmapped(index int) bool {
	got, err := r.s.FPDFText_HasUnicodeMapError(&requests.FPDFText_HasUnicodeMapError{TextPage: r.text, Index: index})
	return err == nil && got.HasUnicodeMapError
}

// stand gives a glyph whose ink is not known, because its font is not embedded,
// the height of a Han character above its base line.
func (g *glyph) stand() {
	const height = 0.8 // ems
	if g.box.height() == 0 && !g.tilted {
		g.box.y0 -= height * g.style.size
	}
}

// style asks how a glyph is set. Equal styles are one pointer within a page.
func (r *pageReader) style(index int) (*style, error) {
	size, err := r.s.FPDFText_GetFontSize(&requests.FPDFText_GetFontSize{TextPage: r.text, Index: index})
	if err != nil {
		return nil, err
	}
	s := style{size: size.FontSize}
	if m, err := r.s.FPDFText_GetMatrix(&requests.FPDFText_GetMatrix{TextPage: r.text, Index: index}); err == nil {
		s.size *= math.Hypot(float64(m.Matrix.C), float64(m.Matrix.D))
	}
	s.size = math.Round(math.Abs(s.size)*10) / 10
	var flags int
	if font, err := r.s.FPDFText_GetFontInfo(&requests.FPDFText_GetFontInfo{TextPage: r.text, Index: index}); err == nil {
		s.font, flags = fontName(font.FontName), font.Flags
	}
	s.bold = flags&forceBold != 0 || isBoldName(s.font) || r.isOutlined(index)
	if known, ok := r.styles[s]; ok {
		return known, nil
	}
	r.styles[s] = &s
	return &s, nil
}

// forceBold is the flag of a font descriptor (ISO 32000-1, table 123).
const forceBold = 1 << 18

// fontName removes the tag of a subset: ABCDEF+SimSun.
func fontName(name string) string {
	if tag, rest, ok := strings.Cut(name, "+"); ok && len(tag) == 6 {
		return rest
	}
	return name
}

func isBoldName(name string) bool {
	name = strings.ToLower(name)
	for _, word := range []string{"bold", "heavy", "black", "粗"} {
		if strings.Contains(name, word) {
			return true
		}
	}
	return false
}

// isOutlined tells glyphs that are filled and stroked, which is how word
// processors make Chinese fonts bold.
func (r *pageReader) isOutlined(index int) bool {
	object, err := r.s.FPDFText_GetTextObject(&requests.FPDFText_GetTextObject{TextPage: r.text, Index: index})
	if err != nil {
		return false
	}
	mode, err := r.s.FPDFTextObj_GetTextRenderMode(&requests.FPDFTextObj_GetTextRenderMode{PageObject: object.TextObject})
	return err == nil && mode.TextRenderMode == enums.FPDF_TEXTRENDERMODE_FILL_STROKE
}
