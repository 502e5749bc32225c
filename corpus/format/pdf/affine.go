package pdf

import (
	"math"

	"github.com/klippa-app/go-pdfium/structs"
)

// affine maps (x, y) to (ax+cy+e, bx+dy+f), as matrices of PDF do.
type affine struct{ a, b, c, d, e, f float64 }

func identity() affine { return affine{a: 1, d: 1} }

func toAffine(m structs.FPDF_FS_MATRIX) affine {
	return affine{float64(m.A), float64(m.B), float64(m.C), float64(m.D), float64(m.E), float64(m.F)}
}

func (m affine) apply(x, y float64) (float64, float64) {
	return m.a*x + m.c*y + m.e, m.b*x + m.d*y + m.f
}

// then is the map that applies m first and n second.
func (m affine) then(n affine) affine {
	e, f := n.apply(m.e, m.f)
	return affine{
		a: n.a*m.a + n.c*m.b, b: n.b*m.a + n.d*m.b,
		c: n.a*m.c + n.c*m.d, d: n.b*m.c + n.d*m.d, e: e, f: f,
	}
}

// rect maps two opposite corners of a rectangle.
func (m affine) rect(left, bottom, right, top float64) rect {
	x0, y0 := m.apply(left, bottom)
	x1, y1 := m.apply(right, top)
	return rect{math.Min(x0, x1), math.Min(y0, y1), math.Max(x0, x1), math.Max(y0, y1)}
}
