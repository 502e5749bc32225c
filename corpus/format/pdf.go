package format

import "cewen/corpus/format/pdf"

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
	parsed := &Parsed{Blocks: make([]Block, len(doc.Paragraphs))}
	for i, p := range doc.Paragraphs {
		parsed.Blocks[i] = Block{
			Kind: pdfKind(p.Kind), Level: p.Level, Text: p.Text, Lead: p.Lead,
			Gap: p.Gap, Indent: p.Indent, Page: p.Page,
		}
	}
	return parsed, nil
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
