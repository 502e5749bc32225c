package pdf

import (
	"cmp"
	"slices"
	"sort"
)

// piece is what columns are made of: a run or a table.
type piece struct {
	box   rect
	run   *run
	table *table
}

// Columns of text, in contrast to a list or table whose entries stand side by
// side, are filled with lines.
const (
	maxDepth    = 2    // columns within columns: up to four side by side
	minLines    = 3    // on either side of the gutter
	wideLine    = 0.75 // of a column's width: a wide line
	longLine    = 9    // characters in it, at least
	wideShare   = 0.2  // of a column's lines are wide
	minColumn   = 0.2  // of the width of all
	sameLine    = 4.0  // points by which the middles of runs on one line may differ
	halfGutter  = 3.0  // points free of text on either side of its middle
	gutterStep  = 3.0  // points between the places tried
	gutterShare = 0.15 // of the width, at either edge, where none is looked for
)

// lines returns the lines and rows of the page in the order in which they are
// read, tilted ones last.
func (p *page) lines() []*line {
	upright, tilted := p.split()
	pieces := make([]piece, 0, len(upright)+len(p.tables))
	for _, r := range upright {
		pieces = append(pieces, piece{box: r.box, run: r})
	}
	for _, t := range p.tables {
		pieces = append(pieces, piece{box: t.box, table: t})
	}
	var all []*line
	for _, region := range regions(pieces, 1, maxDepth) {
		all = append(all, region.lines()...)
	}
	for _, r := range tilted {
		all = append(all, &line{glyphs: r.glyphs, box: r.box, column: tiltedColumn})
	}
	for _, l := range all {
		l.page = p.number
	}
	return all
}

// tiltedColumn is the column of all that does not stand upright.
const tiltedColumn = -1

// region is an area that is read line by line. Its column says which of the
// areas side by side it is: 1 the whole width, 2 its left half, 3 its right, 4
// and 5 the halves of 2, and so on.
type region struct {
	column int
	pieces []piece
}

func (r region) lines() []*line {
	var runs []*run
	var lines []*line
	for _, p := range r.pieces {
		if p.run != nil {
			runs = append(runs, p.run)
			continue
		}
		for _, row := range p.table.rows {
			lines = append(lines, &line{row: row, box: p.table.box})
		}
	}
	lines = append(lines, linesOf(runs)...)
	slices.SortStableFunc(lines, func(a, b *line) int { return cmp.Compare(a.order(), b.order()) })
	for _, l := range lines {
		l.column = r.column
	}
	return lines
}

// order is the height by which lines and tables are put in order.
func (l *line) order() float64 {
	if l.row != "" {
		return l.box.y0
	}
	return l.box.midY()
}

// regions cuts an area into columns, in the order of reading. What crosses the
// gutter (a title, a wide table) parts the columns above from those below.
func regions(pieces []piece, column, depth int) []region {
	x, ok := gutter(pieces)
	if !ok || depth == 0 {
		return []region{{column, pieces}}
	}
	crossing, bands := cut(pieces, x)
	var all []region
	for i, b := range bands {
		if len(b.left) > 0 {
			all = append(all, regions(b.left, 2*column, depth-1)...)
		}
		if len(b.right) > 0 {
			all = append(all, regions(b.right, 2*column+1, depth-1)...)
		}
		if i == len(crossing) {
			break
		}
		if n := len(all); n > 0 && all[n-1].column == column && len(b.left)+len(b.right) == 0 {
			all[n-1].pieces = append(all[n-1].pieces, crossing[i])
		} else {
			all = append(all, region{column, []piece{crossing[i]}})
		}
	}
	return all
}

// band is what stands on either side of a gutter, above or below what crosses it.
type band struct{ left, right []piece }

// cut sorts pieces by where they stand to the gutter at x: bands[i] stands above
// crossing[i], the last band below all.
func cut(pieces []piece, x float64) (crossing []piece, bands []band) {
	var sides []piece
	for _, p := range pieces {
		if p.box.x0 < x+halfGutter && p.box.x1 > x-halfGutter {
			crossing = append(crossing, p)
		} else {
			sides = append(sides, p)
		}
	}
	slices.SortStableFunc(crossing, func(a, b piece) int { return cmp.Compare(a.box.midY(), b.box.midY()) })
	bands = make([]band, len(crossing)+1)
	for _, p := range sides {
		i := sort.Search(len(crossing), func(i int) bool { return crossing[i].box.midY() >= p.box.midY() })
		if p.box.x1 <= x {
			bands[i].left = append(bands[i].left, p)
		} else {
			bands[i].right = append(bands[i].right, p)
		}
	}
	return crossing, bands
}

// gutter finds the place that parts the most text into columns, the middle one
// of equals.
func gutter(pieces []piece) (x float64, ok bool) {
	if len(pieces) < 2*minLines {
		return 0, false
	}
	all := pieces[0].box
	for _, p := range pieces {
		all = all.union(p.box)
	}
	margin := all.width() * gutterShare
	best := 0
	var places []float64
	for x := all.x0 + margin; x <= all.x1-margin; x += gutterStep {
		switch n := parted(pieces, x, all); {
		case n > best:
			best, places = n, []float64{x}
		case n == best && n > 0:
			places = append(places, x)
		}
	}
	if best == 0 {
		return 0, false
	}
	return places[len(places)/2], true
}

// parted counts the pieces in bands that a gutter at x makes columns of, less
// those that cross it.
func parted(pieces []piece, x float64, all rect) int {
	crossing, bands := cut(pieces, x)
	n := -len(crossing)
	for _, b := range bands {
		if filled(b.left, all) && filled(b.right, all) {
			n += len(b.left) + len(b.right)
		}
	}
	return n
}

// filled tells that pieces make a column of running text: some of its lines are
// as wide as the column and long, which entries of a list are not.
func filled(pieces []piece, all rect) bool {
	if len(pieces) < minLines {
		return false
	}
	column := pieces[0].box
	heights := make([]float64, len(pieces))
	for i, p := range pieces {
		heights[i] = p.box.midY()
		column = column.union(p.box)
	}
	slices.Sort(heights)
	lines := 0
	for i, y := range heights {
		if i == 0 || y-heights[i-1] > sameLine {
			lines++
		}
	}
	wide := 0
	for _, p := range pieces {
		if p.table != nil || p.box.width() >= wideLine*column.width() && len(p.run.glyphs) >= longLine {
			wide++
		}
	}
	return lines >= minLines && column.width() >= minColumn*all.width() && float64(wide) >= wideShare*float64(lines)
}
