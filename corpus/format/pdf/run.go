package pdf

import "math"

// run is a piece of a line: glyphs side by side without a wide gap.
type run struct {
	glyphs []glyph
	box    rect
	tilted bool
}

func (r *run) add(g glyph) {
	if len(r.glyphs) == 0 {
		r.box, r.tilted = g.box, g.tilted
	}
	r.glyphs, r.box = append(r.glyphs, g), r.box.union(g.box)
}

// Distances at which a run ends, in ems.
const (
	wideGap = 2.0 // to the right: a column, a cell of a table
	stepBck = 0.5 // to the left
	stepDwn = 0.6 // up or down
)

// goesOn tells that g stands right behind the last glyph of the run.
func (r *run) goesOn(g glyph) bool {
	last, em := r.glyphs[len(r.glyphs)-1], g.style.size
	if g.breaks || g.tilted != r.tilted {
		return false
	}
	if r.tilted {
		return true
	}
	apart := max(g.box.y0-r.box.y1, r.box.y0-g.box.y1)
	return g.box.x0-last.box.x1 <= wideGap*em && g.box.x0 >= last.box.x0-stepBck*em && apart <= stepDwn*em
}

// makeRuns cuts the glyphs of a page into runs. It returns how many runs it
// dropped because they were printed twice at one place.
func (p *page) makeRuns() (repeated int) {
	type place struct {
		text string
		x, y int
	}
	const near = 2 // points by which a shadow stands off
	seen := map[place]bool{}
	for _, r := range cutRuns(p.glyphs) {
		at := place{plainText(r.glyphs), int(math.Round(r.box.x0 / near)), int(math.Round(r.box.y0 / near))}
		if seen[at] {
			repeated++
			continue
		}
		for dx := -1; dx <= 1; dx++ {
			for dy := -1; dy <= 1; dy++ {
				seen[place{at.text, at.x + dx, at.y + dy}] = true
			}
		}
		p.runs = append(p.runs, r)
	}
	return repeated
}

func cutRuns(glyphs []glyph) []*run {
	var runs []*run
	for _, g := range glyphs {
		if n := len(runs); n == 0 || !runs[n-1].goesOn(g) {
			runs = append(runs, &run{})
		}
		runs[len(runs)-1].add(g)
	}
	return runs
}

// split parts the runs that stand upright from those that do not: watermarks,
// stamps, the edges of drawings.
func (p *page) split() (upright, tilted []*run) {
	for _, r := range p.runs {
		if r.tilted {
			tilted = append(tilted, r)
		} else {
			upright = append(upright, r)
		}
	}
	return upright, tilted
}
