package pdf

// rect is an upright rectangle: x0 ≤ x1 from the left, y0 ≤ y1 from the top.
type rect struct{ x0, y0, x1, y1 float64 }

func (r rect) width() float64  { return r.x1 - r.x0 }
func (r rect) height() float64 { return r.y1 - r.y0 }
func (r rect) midX() float64   { return (r.x0 + r.x1) / 2 }
func (r rect) midY() float64   { return (r.y0 + r.y1) / 2 }

// union is the smallest rectangle around both.
func (r rect) union(o rect) rect {
	return rect{min(r.x0, o.x0), min(r.y0, o.y0), max(r.x1, o.x1), max(r.y1, o.y1)}
}

func (r rect) grown(by float64) rect { return rect{r.x0 - by, r.y0 - by, r.x1 + by, r.y1 + by} }

func (r rect) contains(x, y float64) bool { return x >= r.x0 && x <= r.x1 && y >= r.y0 && y <= r.y1 }

func (r rect) intersects(o rect) bool {
	return r.x0 <= o.x1 && o.x0 <= r.x1 && r.y0 <= o.y1 && o.y0 <= r.y1
}

// besides tells that two boxes stand on one line: they share more than half of
// the height of the lower one.
func (r rect) besides(o rect) bool {
	shared := min(r.y1, o.y1) - max(r.y0, o.y0)
	return shared > 0 && shared >= min(r.height(), o.height())/2 || r.height() == 0 && r.y0 >= o.y0 && r.y0 <= o.y1
}

// turn maps the coordinates of a PDF page (origin at the lower left, y upwards)
// to ours, so that text written at a multiple of 90° reads from left to right.
type turn struct {
	quarters int // by which the text is turned counter-clockwise, 0–3
	page     rect
}

// newTurn is the map for the visible part of a page, given as PDF does (y0 ≤ y1
// from the bottom), whose text is turned by quarters.
func newTurn(visible rect, quarters int) turn {
	t := turn{quarters: quarters}
	t.page = t.rotate(visible)
	return t
}

func (t turn) rotate(r rect) rect {
	switch t.quarters {
	case 1:
		return rect{r.y0, -r.x1, r.y1, -r.x0}
	case 2:
		return rect{-r.x1, -r.y1, -r.x0, -r.y0}
	case 3:
		return rect{-r.y1, r.x0, -r.y0, r.x1}
	}
	return r
}

// apply maps a rectangle of PDF.
func (t turn) apply(r rect) rect {
	r = t.rotate(r)
	return rect{r.x0 - t.page.x0, t.page.y1 - r.y1, r.x1 - t.page.x0, t.page.y1 - r.y0}
}

// box is the page itself after the map.
func (t turn) box() rect { return rect{0, 0, t.page.width(), t.page.height()} }
