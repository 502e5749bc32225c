package pdf

import (
	"fmt"
	"math"
	"time"

	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/responses"
)

// readPages reads what all pages of a file show, within limit.
func readPages(data []byte, limit time.Duration) ([]*page, error) {
	s, err := newSession(limit)
	if err != nil {
		return nil, err
	}
	pages, err := s.readAll(data)
	if s.close() {
		return nil, ErrTooSlow
	}
	return pages, err
}

func (s *session) readAll(data []byte) ([]*page, error) {
	doc, count, err := s.open(data)
	if err != nil {
		return nil, err
	}
	if count > maxPages {
		return nil, ErrTooLong
	}
	pages := make([]*page, 0, count)
	glyphs := 0
	for i := range count {
		r := pageReader{s: s, page: requests.Page{ByIndex: &requests.PageByIndex{Document: doc, Index: i}}, styles: map[style]*style{}}
		p, err := r.read(i+1, maxGlyphs-glyphs)
		if err != nil {
			return nil, err
		}
		glyphs += len(p.glyphs)
		pages = append(pages, p)
	}
	return pages, nil
}

// pageReader asks PDFium about one page.
type pageReader struct {
	s      *session
	page   requests.Page
	text   references.FPDF_TEXTPAGE
	turn   turn
	styles map[style]*style
}

// read returns ErrTooLong if the page has more than limit glyphs, and ErrBroken
// if it cannot be read: to pass over a page would be to lose it.
func (r *pageReader) read(number, limit int) (*page, error) {
	p, err := r.tryRead(number, limit)
	if err != nil && err != ErrTooLong { //nolint:errorlint // our own, never wrapped
		return nil, fmt.Errorf("%w：第 %d 页：%w", ErrBroken, number, err)
	}
	return p, err
}

func (r *pageReader) tryRead(number, limit int) (*page, error) {
	bounds, err := r.s.FPDF_GetPageBoundingBox(&requests.FPDF_GetPageBoundingBox{Page: r.page})
	if err != nil {
		return nil, err
	}
	objects, err := r.readObjects()
	if err != nil {
		return nil, err
	}
	text, err := r.s.FPDFText_LoadPage(&requests.FPDFText_LoadPage{Page: r.page})
	if err != nil {
		return nil, err
	}
	r.text = text.TextPage
	defer r.s.FPDFText_ClosePage(&requests.FPDFText_ClosePage{TextPage: r.text}) //nolint:errcheck // only frees memory
	chars, err := r.chars(limit)
	if err != nil {
		return nil, err
	}
	b := bounds.Rect
	r.turn = newTurn(rect{float64(b.Left), float64(b.Bottom), float64(b.Right), float64(b.Top)}, direction(chars))
	p := &page{number: number, box: r.turn.box()}
	p.addObjects(objects, r.turn)
	return p, r.readGlyphs(p, chars)
}

// chars returns the characters of the page in the order of the file.
func (r *pageReader) chars(limit int) ([]*responses.GetPageTextStructuredChar, error) {
	count, err := r.s.FPDFText_CountChars(&requests.FPDFText_CountChars{TextPage: r.text})
	if err != nil {
		return nil, err
	}
	if count.Count > limit {
		return nil, ErrTooLong
	}
	text, err := r.s.GetPageTextStructured(&requests.GetPageTextStructured{Page: r.page, Mode: requests.GetPageTextStructuredModeChars})
	if err != nil {
		return nil, err
	}
	return text.Chars, nil
}

// direction is the quarter turn that most characters have.
func direction(chars []*responses.GetPageTextStructuredChar) int {
	var votes [4]int
	for _, c := range chars {
		if q, ok := quarters(c.Angle); ok && c.PointPosition.Right > c.PointPosition.Left {
			votes[q]++
		}
	}
	best := 0
	for q := range votes {
		if votes[q] > votes[best] {
			best = q
		}
	}
	return best
}

// quarters is the nearest multiple of 90°, counter-clockwise, to an angle in
// radians, which PDFium measures clockwise; ok tells that it is near.
func quarters(angle float64) (q int, ok bool) {
	const near = 0.1 // some 6°: italics and scans that lie askew
	turns := math.Round(angle / (math.Pi / 2))
	return (4 - int(turns)%4) % 4, math.Abs(angle-turns*math.Pi/2) < near
}
