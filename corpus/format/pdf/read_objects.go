package pdf

import (
	"github.com/klippa-app/go-pdfium/enums"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/structs"
)

// Limits of what is looked at for rules. Beyond them is a drawing, and no table.
const (
	maxObjects  = 20_000 // a page
	maxSegments = 2_000  // a path
	maxForms    = 3      // forms within forms
)

// Bounds of a rule, in points.
const (
	maxThickness  = 3.0
	minRuleLength = 6.0
)

// objects is what stands on a page beside text, in the coordinates of PDF.
type objects struct{ rules, pictures []rect }

// readObjects finds the rules and pictures of a page. It has to come before its
// text is read, see revive.
func (r *pageReader) readObjects() (*objects, error) {
	found := &objects{}
	count, err := r.s.FPDFPage_CountObjects(&requests.FPDFPage_CountObjects{Page: r.page})
	if err != nil {
		return nil, err
	}
	o := objectReader{s: r.s, found: found, budget: maxObjects}
	for i := 0; i < count.Count && o.budget > 0; i++ {
		object, err := r.s.FPDFPage_GetObject(&requests.FPDFPage_GetObject{Page: r.page, Index: i})
		if err != nil {
			return nil, err
		}
		if err := o.read(object.PageObject, identity(), maxForms); err != nil {
			return nil, err
		}
	}
	return found, nil
}

type objectReader struct {
	s      *session
	found  *objects
	budget int // objects that are still looked at
}

// read looks at an object. within maps its coordinates to those of the page.
func (o *objectReader) read(object references.FPDF_PAGEOBJECT, within affine, depth int) error {
	o.budget--
	kind, err := o.s.FPDFPageObj_GetType(&requests.FPDFPageObj_GetType{PageObject: object})
	if err != nil {
		return err
	}
	if kind.Type == enums.FPDF_PAGEOBJ_FORM {
		if depth == 0 {
			return nil
		}
		return o.readForm(object, within, depth-1)
	}
	bounds, err := o.s.FPDFPageObj_GetBounds(&requests.FPDFPageObj_GetBounds{PageObject: object})
	if err != nil {
		return nil //nolint:nilerr // an object without an extent
	}
	box := within.rect(float64(bounds.Left), float64(bounds.Bottom), float64(bounds.Right), float64(bounds.Top))
	switch {
	case kind.Type == enums.FPDF_PAGEOBJ_TEXT:
		return o.revive(object, float64(bounds.Right-bounds.Left))
	case kind.Type == enums.FPDF_PAGEOBJ_IMAGE:
		o.found.pictures = append(o.found.pictures, box)
	case kind.Type == enums.FPDF_PAGEOBJ_PATH && !o.addRule(box):
		return o.readPath(object, within)
	}
	return nil
}

// revive gives text without ink (a single glyph of a bitmap font) a width: PDFium
// passes over text narrower than a hundredth of a point. A stroke adds its
// thickness, once the object is measured anew.
func (o *objectReader) revive(text references.FPDF_PAGEOBJECT, width float64) error {
	const tooNarrow = 0.02
	if width >= tooNarrow {
		return nil
	}
	if _, err := o.s.FPDFTextObj_SetTextRenderMode(&requests.FPDFTextObj_SetTextRenderMode{PageObject: text, TextRenderMode: enums.FPDF_TEXTRENDERMODE_STROKE}); err != nil {
		return err
	}
	_, err := o.s.FPDFPageObj_Transform(&requests.FPDFPageObj_Transform{PageObject: text, Transform: structs.FPDF_FS_MATRIX{A: 1, D: 1}})
	return err
}

func (o *objectReader) readForm(form references.FPDF_PAGEOBJECT, within affine, depth int) error {
	count, err := o.s.FPDFFormObj_CountObjects(&requests.FPDFFormObj_CountObjects{PageObject: form})
	if err != nil {
		return nil //nolint:nilerr // an empty form
	}
	matrix, err := o.s.FPDFPageObj_GetMatrix(&requests.FPDFPageObj_GetMatrix{PageObject: form})
	if err != nil {
		return err
	}
	within = toAffine(matrix.Matrix).then(within)
	for i := 0; i < count.Count && o.budget > 0; i++ {
		object, err := o.s.FPDFFormObj_GetObject(&requests.FPDFFormObj_GetObject{PageObject: form, Index: uint64(i)})
		if err != nil {
			return err
		}
		if err := o.read(object.PageObject, within, depth); err != nil {
			return err
		}
	}
	return nil
}

// addRule adds a thin box as a line through its middle.
func (o *objectReader) addRule(box rect) bool {
	switch {
	case box.height() <= maxThickness && box.width() >= minRuleLength:
		o.found.rules = append(o.found.rules, rect{box.x0, box.midY(), box.x1, box.midY()})
	case box.width() <= maxThickness && box.height() >= minRuleLength:
		o.found.rules = append(o.found.rules, rect{box.midX(), box.y0, box.midX(), box.y1})
	default:
		return false
	}
	return true
}

// readPath adds the straight lines of a path that is stroked.
func (o *objectReader) readPath(path references.FPDF_PAGEOBJECT, within affine) error {
	mode, err := o.s.FPDFPath_GetDrawMode(&requests.FPDFPath_GetDrawMode{PageObject: path})
	if err != nil || !mode.Stroke {
		return err
	}
	matrix, err := o.s.FPDFPageObj_GetMatrix(&requests.FPDFPageObj_GetMatrix{PageObject: path})
	if err != nil {
		return err
	}
	within = toAffine(matrix.Matrix).then(within)
	count, err := o.s.FPDFPath_CountSegments(&requests.FPDFPath_CountSegments{PageObject: path})
	if err != nil {
		return err
	}
	var start, from [2]float64
	for i := range min(count.Count, maxSegments) {
		seg, err := o.segment(path, i, within)
		if err != nil {
			return err
		}
		if seg.kind == enums.FPDF_SEGMENT_MOVETO {
			start = seg.to
		} else if seg.kind == enums.FPDF_SEGMENT_LINETO {
			o.addLine(from, seg.to)
		}
		if seg.closes {
			o.addLine(seg.to, start)
		}
		from = seg.to
	}
	return nil
}

func (o *objectReader) addLine(a, b [2]float64) {
	o.addRule(rect{min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1])})
}

// segment is a piece of a path that ends at a point of the page.
type segment struct {
	kind   enums.FPDF_SEGMENT
	to     [2]float64
	closes bool
}

func (o *objectReader) segment(path references.FPDF_PAGEOBJECT, i int, within affine) (segment, error) {
	got, err := o.s.FPDFPath_GetPathSegment(&requests.FPDFPath_GetPathSegment{PageObject: path, Index: i})
	if err != nil {
		return segment{}, err
	}
	kind, err := o.s.FPDFPathSegment_GetType(&requests.FPDFPathSegment_GetType{PathSegment: got.PathSegment})
	if err != nil {
		return segment{}, err
	}
	point, err := o.s.FPDFPathSegment_GetPoint(&requests.FPDFPathSegment_GetPoint{PathSegment: got.PathSegment})
	if err != nil {
		return segment{}, err
	}
	closes, err := o.s.FPDFPathSegment_GetClose(&requests.FPDFPathSegment_GetClose{PathSegment: got.PathSegment})
	if err != nil {
		return segment{}, err
	}
	x, y := within.apply(float64(point.X), float64(point.Y))
	return segment{kind.Type, [2]float64{x, y}, closes.IsClose}, nil
}
