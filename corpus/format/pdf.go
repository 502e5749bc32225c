package format

import (
	"fmt"
	"strconv"
	"strings"

	"cewen/corpus/format/pdf"
)

// The errors of PDF. Their texts are for end users.
var (
	ErrPDFBroken    = pdf.ErrBroken
	ErrPDFEncrypted = pdf.ErrEncrypted
	ErrPDFScanned   = pdf.ErrScanned
	ErrPDFNoUnicode = pdf.ErrNoUnicode
	ErrPDFTooLong   = pdf.ErrTooLong
	ErrPDFTooSlow   = pdf.ErrTooSlow
)

// readPDF reads a PDF with text.
func readPDF(data []byte) (*Parsed, error) {
	doc, err := pdf.Read(data)
	if err != nil {
		return nil, err
	}
	parsed := &Parsed{Blocks: make([]Block, len(doc.Paragraphs)), Unread: unreadOfPDF(doc)}
	for i, p := range doc.Paragraphs {
		parsed.Blocks[i] = Block{
			Kind: pdfKind(p.Kind), Level: p.Level, Text: p.Text, Lead: p.Lead,
			Gap: p.Gap, Indent: p.Indent, Page: p.Page,
		}
	}
	return parsed, nil
}

// maxPagesNamed is how many pages a message names.
const maxPagesNamed = 10

// unreadOfPDF says which pages and how many characters of a PDF are not in its text.
func unreadOfPDF(doc *pdf.Document) string {
	var all []string
	if n := len(doc.Scanned); n > 0 {
		pages := make([]string, 0, maxPagesNamed)
		for _, page := range doc.Scanned[:min(n, maxPagesNamed)] {
			pages = append(pages, strconv.Itoa(page))
		}
		more := ""
		if n > maxPagesNamed {
			more = fmt.Sprintf("等 %d 页", n)
		}
		all = append(all, "第 "+strings.Join(pages, "、")+" 页"+more+"是图片，图里的字没有读入（可先做文字识别：ocrmypdf --skip-text -l chi_sim）")
	}
	if doc.Unmapped > 0 {
		all = append(all, fmt.Sprintf("有 %d 个字符的字体没有文字编码，显示为 �", doc.Unmapped))
	}
	return strings.Join(all, "；")
}

func pdfKind(k pdf.Kind) Kind {
	switch k {
	case pdf.Heading:
		return Heading
	case pdf.Bold:
		return Bold
	case pdf.Row:
		return Row
	default:
		return Text
	}
}
