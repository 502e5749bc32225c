package pdf

import "slices"

// frame is where the lines of a column begin and end.
type frame struct{ x0, x1 float64 }

// minOwn is how many lines a column needs to show its margins by itself; others
// take those of the same columns on other pages.
const minOwn = 8

// setFrames gives each line the margins of its column.
func setFrames(flow []*line) {
	type place struct{ page, column int }
	own := map[place][]*line{}
	common := map[int][]*line{}
	for _, l := range flow {
		if l.row == "" {
			at := place{l.page, l.column}
			own[at] = append(own[at], l)
			common[l.column] = append(common[l.column], l)
		}
	}
	shared := map[int]*frame{}
	for column, lines := range common {
		shared[column] = newFrame(lines)
	}
	for at, lines := range own {
		f := shared[at.column]
		if len(lines) >= minOwn {
			f = newFrame(lines)
			if all := shared[at.column]; f.width() < 0.8*all.width() { // a page of short lines
				f = all
			}
		}
		for _, l := range lines {
			l.frame = f
		}
	}
}

func (f frame) width() float64 { return f.x1 - f.x0 }

// newFrame finds the outermost places at which several lines begin or end.
// Brackets and punctuation, which stand inside or hang over it, are not counted.
func newFrame(lines []*line) *frame {
	var lefts, rights []float64
	for _, l := range lines {
		last := l.glyphs[len(l.glyphs)-1]
		if !isOpener(l.glyphs[0].r) {
			lefts = append(lefts, l.left())
		}
		if !isCloser(last.r) {
			rights = append(rights, -last.box.x1)
		}
	}
	em := typical(lines, (*line).size)
	f := &frame{x0: lines[0].box.x0, x1: lines[0].box.x1}
	if len(lefts) > 0 {
		f.x0 = outermostOf(lefts, em)
	}
	if len(rights) > 0 {
		f.x1 = -outermostOf(rights, em)
	}
	return f
}

// outermostOf returns the least value near which at least an eighth of all
// stand. In a short document that may be a single line.
func outermostOf(values []float64, em float64) float64 {
	slices.Sort(values)
	need := max(1, len(values)/8)
	for i, v := range values {
		if j := i + need - 1; j < len(values) && values[j]-v <= 0.6*em {
			return v
		}
	}
	return values[0]
}

// typical is the median of a measure of lines.
func typical(lines []*line, measure func(*line) float64) float64 {
	values := make([]float64, 0, len(lines))
	for _, l := range lines {
		values = append(values, measure(l))
	}
	if len(values) == 0 {
		return 0
	}
	slices.Sort(values)
	return values[len(values)/2]
}
