package pdf

import (
	"cmp"
	"slices"
	"strings"
)

// line is a printed line within one column, or a row of a table.
type line struct {
	glyphs []glyph
	runs   []*run
	box    rect
	page   int
	column int    // see region
	row    string // of a table: its text; glyphs is then empty
	frame  *frame // the column's margins
}

// linesOf puts runs that stand side by side together, from top to bottom.
func linesOf(runs []*run) []*line {
	runs = slices.Clone(runs)
	slices.SortStableFunc(runs, func(a, b *run) int { return cmp.Compare(a.box.midY(), b.box.midY()) })
	var lines []*line
	for start := 0; start < len(runs); {
		end, box := start+1, runs[start].box
		for end < len(runs) && runs[end].box.besides(box) {
			box = box.union(runs[end].box)
			end++
		}
		side := runs[start:end]
		slices.SortStableFunc(side, func(a, b *run) int { return cmp.Compare(a.box.x0, b.box.x0) })
		l := &line{box: box, runs: slices.Clone(side)}
		for _, r := range side {
			r.glyphs[0].guessed = true // there was a gap, or a new start
			l.glyphs = append(l.glyphs, r.glyphs...)
		}
		lines = append(lines, l)
		start = end
	}
	return lines
}

// style is how most of the line is set: as the glyph in its middle.
func (l *line) style() *style { return l.glyphs[len(l.glyphs)/2].style }

func (l *line) size() float64 { return l.style().size }

// left is where the ink of the line begins: up to 0.6 em inside its place if it
// opens with a bracket.
func (l *line) left() float64 { return l.glyphs[0].box.x0 }

// right is where the line ends, with the blank behind the ink of punctuation.
func (l *line) right() float64 { return rightOf(l.glyphs) }

func rightOf(glyphs []glyph) float64 {
	const advance = 0.95 // of full-width punctuation, in ems
	n := len(glyphs)
	last := glyphs[n-1]
	if isHan(last.r) {
		return max(last.box.x1, last.box.x0+advance*last.style.size)
	}
	if n == 1 || !isCloser(last.r) || last.box.width() > 0.6*last.style.size {
		return last.box.x1
	}
	return max(last.box.x1, min(rightOf(glyphs[:n-1]), last.box.x0)+advance*last.style.size)
}

// base is the line on which its letters stand.
func (l *line) base() float64 {
	base := 0.0
	for _, g := range l.glyphs {
		if isHan(g.r) || isWord(g.r) && !strings.ContainsRune("gjpqyQ", g.r) {
			base = max(base, g.box.y1)
		}
	}
	if base == 0 {
		return l.box.y1
	}
	return base
}

func (l *line) text() string {
	if l.row != "" {
		return l.row
	}
	return plainText(l.glyphs)
}

// plainText writes glyphs of one line down, with spaces where spaces are printed.
func plainText(glyphs []glyph) string {
	var b strings.Builder
	for i, g := range glyphs {
		if i > 0 && spaceBetween(glyphs[i-1], g) {
			b.WriteByte(' ')
		}
		if g.r == softHyphen {
			g.r = '-'
		}
		b.WriteRune(g.r)
	}
	return b.String()
}

// Gaps that read as a space, in ems.
const (
	wordGap = 0.12 // between letters, where a space is suspected
	hanGap  = 0.8  // anywhere else: typesetters set Han and digits apart by a quarter
)

func spaceBetween(a, b glyph) bool {
	switch {
	case b.spaced:
		return true
	case !b.guessed:
		return false
	}
	em := min(a.style.size, b.style.size)
	gap := b.box.x0 - a.box.x1
	if isWord(a.r) && isWord(b.r) {
		return gap > wordGap*em
	}
	if isCloser(a.r) {
		gap = b.box.x0 - max(a.box.x1, a.box.x0+em*0.9)
	}
	if isOpener(b.r) {
		gap -= em / 2
	}
	return gap > (hanGap+max(a.style.tracking, b.style.tracking))*em
}
