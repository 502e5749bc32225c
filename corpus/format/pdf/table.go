package pdf

import (
	"math"
	"slices"
	"strings"
)

// table is a ruled table: its rows from top to bottom, cells joined by " | ".
type table struct {
	box  rect
	rows []string
}

// Limits and tolerances of ruled tables.
const (
	maxRules  = 3000   // a page; more make a drawing
	maxSlots  = 40_000 // a table
	ruleReach = 3.0    // points by which rules may miss each other
)

// findTables takes the runs within ruled tables out of the page's runs.
func (p *page) findTables() {
	if len(p.rules) > maxRules {
		return
	}
	for _, rules := range connected(p.rules) {
		if g := newGrid(rules); g != nil {
			if t := g.fill(p); t != nil {
				p.tables = append(p.tables, t)
			}
		}
	}
}

// connected groups rules that touch one another.
func connected(rules []rect) [][]rect {
	sets := newUnion(len(rules))
	for i, a := range rules {
		for j, b := range rules[:i] {
			if a.grown(ruleReach).intersects(b) {
				sets.join(i, j)
			}
		}
	}
	groups := map[int][]rect{}
	var roots []int
	for i, r := range rules {
		root := sets.find(i)
		if groups[root] == nil {
			roots = append(roots, root)
		}
		groups[root] = append(groups[root], r)
	}
	all := make([][]rect, len(roots))
	for i, root := range roots {
		all[i] = groups[root]
	}
	return all
}

// grid is the lattice of a table. Slot (row, column) is number row*columns+column;
// slots with no rule between them are one cell.
type grid struct {
	xs, ys []float64 // the edges, ascending
	cells  union
}

// newGrid returns nil if the rules make no table: it has two columns at least.
func newGrid(rules []rect) *grid {
	g := &grid{}
	for _, r := range rules {
		if r.height() == 0 {
			g.ys = append(g.ys, r.y0)
		} else {
			g.xs = append(g.xs, r.x0)
		}
	}
	g.xs, g.ys = distinct(g.xs), distinct(g.ys)
	if len(g.xs) < 3 || len(g.ys) < 2 || g.columns()*g.rowCount() > maxSlots {
		return nil
	}
	g.merge(rules)
	return g
}

func (g *grid) columns() int  { return len(g.xs) - 1 }
func (g *grid) rowCount() int { return len(g.ys) - 1 }

// distinct sorts values and drops those that are nearly equal to the one before.
func distinct(values []float64) []float64 {
	slices.Sort(values)
	return slices.CompactFunc(values, func(a, b float64) bool { return math.Abs(b-a) < ruleReach })
}

// merge joins the slots that no rule keeps apart.
func (g *grid) merge(rules []rect) {
	n := g.columns() * g.rowCount()
	right, below := make([]bool, n), make([]bool, n) // a rule stands there
	for _, r := range rules {
		if r.width() == 0 {
			if c := nearest(g.xs, r.x0) - 1; c >= 0 && c < g.columns() {
				g.mark(func(row int) int { return row*g.columns() + c }, g.ys, r.y0, r.y1, right)
			}
		} else if row := nearest(g.ys, r.y0) - 1; row >= 0 && row < g.rowCount() {
			g.mark(func(c int) int { return row*g.columns() + c }, g.xs, r.x0, r.x1, below)
		}
	}
	g.cells = newUnion(n)
	for slot := range n {
		if (slot+1)%g.columns() != 0 && !right[slot] {
			g.cells.join(slot, slot+1)
		}
		if slot+g.columns() < n && !below[slot] {
			g.cells.join(slot, slot+g.columns())
		}
	}
}

// mark sets the flags of the slots whose middle between edges a rule from lo to
// hi covers.
func (g *grid) mark(slot func(i int) int, edges []float64, lo, hi float64, flags []bool) {
	for i := range len(edges) - 1 {
		if mid := (edges[i] + edges[i+1]) / 2; lo <= mid && mid <= hi {
			flags[slot(i)] = true
		}
	}
}

// nearest is the index of the value next to v.
func nearest(sorted []float64, v float64) int {
	i, _ := slices.BinarySearch(sorted, v)
	if i == len(sorted) || i > 0 && v-sorted[i-1] < sorted[i]-v {
		i--
	}
	return i
}

// slot is the slot around a point, -1 if there is none.
func (g *grid) slot(x, y float64) int {
	c, _ := slices.BinarySearch(g.xs, x)
	r, _ := slices.BinarySearch(g.ys, y)
	if c == 0 || r == 0 || c == len(g.xs) || r == len(g.ys) {
		return -1
	}
	return (r-1)*g.columns() + c - 1
}

// fill moves the glyphs within the grid from the page's runs to a table. It
// returns nil, and moves nothing, if fewer than two cells have text: a frame.
func (g *grid) fill(p *page) *table {
	inside := map[int][]glyph{} // by cell
	var rest []*run
	for _, r := range p.runs {
		var out []glyph
		for _, glyph := range r.glyphs {
			slot := g.slot(glyph.box.midX(), glyph.box.midY())
			if slot < 0 || r.tilted {
				out = append(out, glyph)
				continue
			}
			cell := g.cells.find(slot)
			inside[cell] = append(inside[cell], glyph)
		}
		if len(out) == len(r.glyphs) {
			rest = append(rest, r)
		} else {
			rest = append(rest, cutRuns(out)...)
		}
	}
	if len(inside) < 2 {
		return nil
	}
	p.runs = rest
	return &table{
		box:  rect{g.xs[0], g.ys[0], g.xs[len(g.xs)-1], g.ys[len(g.ys)-1]},
		rows: g.rows(inside),
	}
}

// rows writes each cell down in its first row; the rows below that it reaches
// into have an empty cell instead.
func (g *grid) rows(inside map[int][]glyph) []string {
	first := map[int]int{} // row of a cell
	var rows []string
	for r := range g.rowCount() {
		var cells []string
		written := map[int]bool{} // in this row
		empty := true
		for c := range g.columns() {
			cell := g.cells.find(r*g.columns() + c)
			if written[cell] {
				continue
			}
			written[cell] = true
			text := ""
			if at, ok := first[cell]; !ok || at == r {
				first[cell] = r
				text = joined(linesOf(cutRuns(inside[cell])))
			}
			cells, empty = append(cells, text), empty && text == ""
		}
		if !empty {
			rows = append(rows, strings.Join(strings.Fields(strings.Join(cells, " | ")), " "))
		}
	}
	return rows
}

// union is a forest of disjoint sets: the parent of each element.
type union []int

func newUnion(n int) union {
	u := make(union, n)
	for i := range u {
		u[i] = i
	}
	return u
}

func (u union) find(i int) int {
	for u[i] != i {
		u[i] = u[u[i]]
		i = u[i]
	}
	return i
}

// join makes the smaller number the root, the upper left slot of a cell.
func (u union) join(i, j int) {
	a, b := u.find(i), u.find(j)
	u[max(a, b)] = min(a, b)
}
