package format

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"
)

// The names of the parts of a document.
const (
	partTypes     = "[Content_Types].xml"
	partRels      = "_rels/.rels"
	partMain      = "word/document.xml"
	partMainRels  = "word/_rels/document.xml.rels"
	partStyles    = "word/styles.xml"
	partNumbering = "word/numbering.xml"
	partFootnotes = "word/footnotes.xml"
	partEndnotes  = "word/endnotes.xml"
)

const docxSpaces = ` xmlns:w="` + nsWord + `" xmlns:a="` + nsDraw + `" xmlns:m="` + nsMath + `" xmlns:mc="` + nsCompat + `" xmlns:v="` + nsVML +
	`" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:r="urn:r" xmlns:wp="urn:wp"`

// docxParts are the parts of a document with this body. Further parts are pairs of
// name and what stands inside their outermost element.
func docxParts(body string, more ...string) map[string]string {
	parts := map[string]string{
		partTypes: `<Types/>`,
		partRels:  `<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
		partMain:  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document` + docxSpaces + `><w:body>` + body + `<w:sectPr/></w:body></w:document>`,
	}
	rels := ""
	for i := 0; i+1 < len(more); i += 2 {
		kind := strings.TrimSuffix(strings.TrimPrefix(more[i], "word/"), ".xml")
		parts[more[i]] = `<w:` + kind + docxSpaces + `>` + more[i+1] + `</w:` + kind + `>`
		rels += `<Relationship Id="` + kind + `" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/` + kind + `" Target="` + kind + `.xml"/>`
	}
	parts[partMainRels] = `<Relationships>` + rels + `</Relationships>`
	return parts
}

// zipped packs parts into an archive.
func zipped(t testing.TB, parts map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for name, content := range parts {
		method := zip.Store // which is fast
		if len(content) > 1<<16 {
			method = zip.Deflate
		}
		f, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: method})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(content)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// wP is a paragraph with one run of text, wR a run, wBold a bold one, wProps a
// paragraph with properties.
func wP(text string) string { return `<w:p>` + wR(text) + `</w:p>` }

func wR(text string) string          { return `<w:r><w:t xml:space="preserve">` + text + `</w:t></w:r>` }
func wProps(ppr, rest string) string { return `<w:p><w:pPr>` + ppr + `</w:pPr>` + rest + `</w:p>` }
func wBold(text string) string       { return `<w:r><w:rPr><w:b/></w:rPr><w:t>` + text + `</w:t></w:r>` }

// wTc is a cell, wTr a row of cells, wTbl a table of rows.
func wTc(content string) string { return `<w:tc><w:tcPr/>` + content + `</w:tc>` }

func wTr(cells ...string) string {
	return `<w:tr>` + strings.Join(cells, "") + `</w:tr>`
}

func wTbl(rows ...string) string { return `<w:tbl><w:tblPr/>` + strings.Join(rows, "") + `</w:tbl>` }

// wField is a field with a result.
func wField(instruction, result string) string {
	return `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>` + instruction +
		`</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>` + result + `<w:r><w:fldChar w:fldCharType="end"/></w:r>`
}

// showBlocks writes blocks a line each: the mark of their kind, what they print.
func showBlocks(blocks []Block) string {
	var b strings.Builder
	for _, block := range blocks {
		switch block.Kind {
		case Heading:
			b.WriteString(strings.Repeat("#", block.Level) + " ")
		case Bold:
			b.WriteString("* ")
		case Item:
			b.WriteString("- ")
		case Row:
			b.WriteString("| ")
		case Text:
		}
		if block.Lead > 0 {
			b.WriteString("*" + block.Text[:block.Lead] + "*" + block.Text[block.Lead:] + "\n")
			continue
		}
		b.WriteString(block.Text + "\n")
	}
	return b.String()
}
