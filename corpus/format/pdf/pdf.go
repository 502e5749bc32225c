// Package pdf reads the text of a PDF in the order in which a person reads it:
// lines joined into paragraphs, columns one after another, the rows of ruled
// tables, without running heads and page numbers.
//
// PDFium tells which glyphs stand where (pdfium.go and the files read_*.go). All
// that follows is geometry on pages and knows no PDF: runs, tables, running
// lines, columns, lines, paragraphs, headings, in this order.
//
// Lengths are in points, 1/72 inch. The origin is the upper left corner of the
// page; y grows downwards.
package pdf

import (
	"errors"
	"fmt"
	"time"
)

// Limits of one file. A real document is far below each.
const (
	// maxPages is the longest statistical yearbook, doubled.
	maxPages = 3000
	// maxGlyphs is more than 64 MiB of text could be of Chinese characters that
	// anyone reads; a glyph takes some 100 bytes while a file is read.
	maxGlyphs = 4_000_000
	// maxTime lets a book of a thousand pages pass on a slow machine.
	maxTime = 2 * time.Minute
)

// The errors of Read. Their texts are for end users.
var (
	ErrBroken    = errors.New("PDF 已损坏，无法打开（请重新下载，或用阅读器另存一份）")
	ErrEncrypted = errors.New("PDF 有打开密码（请先用阅读器去掉密码，另存一份）")
	ErrScanned   = errors.New("PDF 是扫描件，没有文字（请先做文字识别（OCR），例如 ocrmypdf -l chi_sim，再导入）")
	ErrNoUnicode = errors.New("PDF 的字体没有文字编码，读出来是乱码（请先做文字识别（OCR），例如 ocrmypdf --force-ocr -l chi_sim，再导入）")
	ErrTooLong   = fmt.Errorf("PDF 太长（最多 %d 页、%d 万字）", maxPages, maxGlyphs/10_000)
	ErrTooSlow   = fmt.Errorf("PDF 太复杂，%d 分钟没有读完", int(maxTime.Minutes()))
)

// Kind tells what layout says about a paragraph.
type Kind int

// The kinds of paragraph.
const (
	Text    Kind = iota
	Heading      // set larger than the text; Level is 1–6
	Bold         // bold from end to end
	Row          // a row of a ruled table, cells joined by " | "
)

// Paragraph is a paragraph, heading or table row.
type Paragraph struct {
	Kind   Kind
	Level  int    // of a Heading: 1–6; 0 otherwise
	Text   string // one line, never empty, no white space but single spaces
	Lead   int    // bytes of the bold run that opens a Text, 0 if none does
	Gap    bool   // set off from what stands before
	Indent bool   // its first line is indented
	Page   int    // the page on which it begins, from 1
}

// Document is what a file prints.
type Document struct {
	Paragraphs []Paragraph
	Dropped    Dropped
	Pages      int
	Scanned    []int // numbers of the pages that are a picture without text
	Unmapped   int   // glyphs whose character the file does not tell: U+FFFD in the text
}

// Dropped counts what is in the file but not in Paragraphs.
type Dropped struct {
	Running  int // lines: running heads, running feet, page numbers
	Repeated int // runs printed twice at the same place, as for a shadow
	Outside  int // glyphs beyond the edge of the page, which are not printed
}

// Read reads a file. It returns ErrEncrypted for one that asks for a password
// (one that only forbids printing or copying is read), ErrScanned and
// ErrNoUnicode if there is nothing to read, and ErrBroken, ErrTooLong or
// ErrTooSlow (wrapped).
func Read(data []byte) (*Document, error) {
	pages, err := readPages(data, maxTime)
	if err != nil {
		return nil, err
	}
	doc := &Document{Pages: len(pages)}
	glyphs := 0
	for _, p := range pages {
		glyphs += len(p.glyphs)
		doc.Unmapped += p.unmapped()
		doc.Dropped.Outside += p.outside
		if p.isScan() {
			doc.Scanned = append(doc.Scanned, p.number)
		}
	}
	switch {
	case len(doc.Scanned)*2 > doc.Pages || glyphs == 0 && doc.Pages > 0:
		return nil, ErrScanned
	case doc.Unmapped*2 > glyphs:
		return nil, ErrNoUnicode
	}
	doc.layout(pages)
	return doc, nil
}

// layout turns the glyphs of pages into paragraphs.
func (d *Document) layout(pages []*page) {
	for _, p := range pages {
		d.Dropped.Repeated += p.makeRuns()
	}
	setTracking(pages)
	for _, p := range pages {
		p.findTables()
	}
	d.Dropped.Running = dropRunning(pages)
	var flow []*line
	for _, p := range pages {
		flow = append(flow, p.lines()...)
	}
	d.Paragraphs = compose(flow)
}
