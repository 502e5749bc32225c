package pdf

// page is what one page shows.
type page struct {
	number   int // from 1
	box      rect
	glyphs   []glyph // in the order of the file
	rules    []rect  // straight lines: of thickness 0 in one direction
	pictures float64 // share of the page that pictures cover, 0–1
	outside  int

	runs   []*run   // see makeRuns
	tables []*table // see findTables
}

// glyph is a printed character.
type glyph struct {
	r   rune
	box rect // around the ink
	// spaced: a space is printed before it. guessed: PDFium sees one in the gap.
	spaced, guessed bool
	breaks          bool // a new line begins, as PDFium sees it
	tilted          bool // does not stand upright
	style           *style
}

// style is how glyphs are set.
type style struct {
	size float64 // of the em
	font string
	bold bool // by its name or a thick outline
	// tracking is the usual gap between the ink of Han characters, in ems; see setTracking.
	tracking float64
}

// A page is a scan if a picture covers at least scanShare of it, and beside it
// stand at most scanGlyphs glyphs: a stamp, a page number, a note of the scanner.
const (
	scanShare  = 0.5
	scanGlyphs = 30
)

func (p *page) isScan() bool { return p.pictures >= scanShare && len(p.glyphs) <= scanGlyphs }

// addObjects adds rules and pictures.
func (p *page) addObjects(found *objects, t turn) {
	for _, r := range found.rules {
		p.rules = append(p.rules, t.apply(r))
	}
	for _, r := range found.pictures {
		r = t.apply(r)
		w, h := min(r.x1, p.box.x1)-max(r.x0, p.box.x0), min(r.y1, p.box.y1)-max(r.y0, p.box.y0)
		if w > 0 && h > 0 {
			p.pictures = min(1, p.pictures+w*h/(p.box.width()*p.box.height()))
		}
	}
}

// unmapped counts the glyphs whose character the file does not tell.
func (p *page) unmapped() (n int) {
	for _, g := range p.glyphs {
		if g.r == unknown {
			n++
		}
	}
	return n
}
