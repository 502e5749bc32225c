package format

import (
	"bytes"
	"errors"
	"runtime"
	"strings"
	"testing"
	"time"
)

// Nothing that a file holds may cost more than this: the slowest takes a second on
// an idle machine, the largest some hundred megabytes.
const (
	maxBadTime   = time.Minute
	maxBadMemory = 1 << 30 // bytes
)

func TestBadDocxIsRefused(t *testing.T) {
	whole := zipped(t, docxParts(wP(strings.Repeat("政策文件", 5000))))
	with := func(name, content string) map[string]string {
		parts := docxParts(wP("正文"))
		parts[name] = content
		return parts
	}
	document := func(body string) string { return docxParts(body)[partMain] }
	laughs := `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "哈哈"><!ENTITY b "&a;&a;&a;">]><w:document` + docxSpaces + `><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>`
	noMain := docxParts(wP("正文"))
	delete(noMain, partMain)
	sheet := with("xl/workbook.xml", `<workbook xmlns="urn:sheet"><sheet/></workbook>`)
	sheet[partRels] = strings.ReplaceAll(sheet[partRels], "word/document.xml", "xl/workbook.xml")
	truncated := with(partMain, document(wP("正文"))[:200])
	tests := []struct {
		name string
		data []byte
		want error
	}{
		{"truncated", whole[:len(whole)/2], ErrWordDamaged},
		{"without a directory", []byte("PK\x03\x04abc"), ErrWordDamaged},
		{"without its text", zipped(t, noMain), ErrNotWord},
		{"a sheet", zipped(t, sheet), ErrNotWord},
		{"truncated text", zipped(t, truncated), ErrWordDamaged},
		{"entities that grow", zipped(t, with(partMain, laughs)), ErrWordDamaged},
		{"an unknown entity", zipped(t, with(partMain, document(wP("&a;")))), ErrWordDamaged},
		{"nested deep", zipped(t, with(partMain, document(strings.Repeat("<w:sdt>", maxDepth+1)))), ErrWordDamaged},
		{"nested deep in what is passed over", zipped(t, with(partMain, document("<w:sdtPr>"+strings.Repeat("<x>", maxDepth+1)))), ErrWordDamaged},
		{"a damaged part", zipped(t, docxParts(wP("正文"), partNumbering, `<w:num`)), ErrWordDamaged},
		{"a bomb of spaces", zipped(t, with(partMain, document(strings.Repeat(" ", minBomb)))), ErrTooLarge},
		{"a bomb of marks", zipped(t, with(partMain, document(strings.Repeat("<w:p/>", minBomb/5)))), ErrTooLarge},
		{"a bomb of attributes", zipped(t, with(partMain, `<w:document `+strings.Repeat(`a="" `, minBomb/5))), ErrTooLarge},
		{"a bomb beside the text", zipped(t, docxParts(wP("正文"), partFootnotes, strings.Repeat("<w:footnote/>", minBomb/5))), ErrTooLarge},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if _, err := Parse("a.docx", tt.data); !errors.Is(err, tt.want) {
				t.Errorf("%v, want %v", err, tt.want)
			}
		})
	}
}

func TestTooManyPartsAreRefused(t *testing.T) {
	parts := docxParts(wP("正文"))
	for i := range maxParts {
		parts["x/"+decimalNumber.number(i)] = ""
	}
	if _, err := Parse("a.docx", zipped(t, parts)); !errors.Is(err, ErrTooLarge) {
		t.Errorf("%v, want ErrTooLarge", err)
	}
}

func TestLargeFilesTakeBoundedTimeAndMemory(t *testing.T) {
	if testing.Short() {
		t.Skip("NOT COVERED: hostile Word files, which take seconds; run without -short")
	}
	lists := abstractNum(0, wLevel(0, "decimal", strings.Repeat("%1", 1000))) + wNum(1, 0)
	const many = 1_000_000
	tests := []struct {
		name string
		file string
		data []byte
	}{
		{"a million empty paragraphs", "a.docx", zipped(t, docxParts(strings.Repeat("<w:p/>", many)))},
		{"a table of many rows", "a.docx", zipped(t, docxParts(wTbl(strings.Repeat(wTr(wTc(wP("甲")), wTc(wP("乙"))), 40_000))))},
		{"tables in tables", "a.docx", zipped(t, docxParts(strings.Repeat("<w:tbl><w:tr><w:tc>", 300)+strings.Repeat(wP("甲"), 20_000)+strings.Repeat("</w:tc></w:tr></w:tbl>", 300)))},
		{"one paragraph of many runs", "a.docx", zipped(t, docxParts("<w:p>"+strings.Repeat(wR("甲"), 150_000)+"</w:p>"))},
		{"long numbers", "a.docx", zipped(t, docxParts(strings.Repeat(numbered(1, 0, "甲"), 20_000), partNumbering, lists))},
		{"text boxes in text boxes", "a.docx", zipped(t, docxParts(wP("")+strings.Repeat("<w:p><w:r><w:txbxContent>", 300)+strings.Repeat(wP("甲"), 20_000)+strings.Repeat("</w:txbxContent></w:r></w:p>", 300)))},
		{"many groups", "a.rtf", []byte(`{\rtf1 ` + strings.Repeat(`{\b a}`, many) + `}`)},
		{"many notes in notes", "a.rtf", []byte(`{\rtf1 ` + strings.Repeat(`{\footnote a`, 400) + strings.Repeat("}", 401))},
		{"open fields", "a.rtf", []byte(`{\rtf1 ` + strings.Repeat(`{\field `, 900) + strings.Repeat("b", many) + strings.Repeat("}", 901))},
		{"a paragraph of the whole file", "a.doc", mainText(docPar(docText(strings.Repeat("甲", 5*many)))).bytes()},
		{"many marks", "a.doc", mainText(docPar(docText(strings.Repeat("甲\r", many)))).bytes()},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			start := time.Now()
			parsed, err := Parse(tt.file, tt.data)
			took := time.Since(start)
			var memory runtime.MemStats
			runtime.ReadMemStats(&memory) // Sys is the most that was ever held
			t.Logf("%v, %d MB, %v", took.Round(time.Millisecond), memory.Sys>>20, err)
			if took > maxBadTime || memory.Sys > maxBadMemory {
				t.Errorf("took %v and %d MB", took, memory.Sys>>20)
			}
			if parsed != nil {
				checkBlocks(t, parsed.Blocks)
			}
		})
	}
}

// A chain of folders, each inside the one before, and chains of sectors that bite
// their tails cost no more than the file is long.
func TestBadCompoundFiles(t *testing.T) {
	good := mainText(docPar(docText("正文"))).bytes()
	for at := 0; at+4 <= compoundHeader; at += 4 {
		bad := bytes.Clone(good)
		copy(bad[at:], "\x00\x00\x00\x00")
		if _, err := Parse("a.doc", bad); err != nil && !errors.Is(err, ErrWordDamaged) && !errors.Is(err, ErrNotWord) {
			t.Errorf("header at %d: %v", at, err)
		}
	}
	c := compoundWriter{}
	var entries []byte
	for i := range 100_000 {
		e := fixtureEntry("s", 1, 0, 0)
		e[offEntryChild], e[offEntryChild+1], e[offEntryChild+2], e[offEntryChild+3] = byte(i+1), byte((i+1)>>8), byte((i+1)>>16), 0
		entries = append(entries, e...)
	}
	c.add(entries)
	header := bytes.Clone(good[:compoundHeader])
	for i := offDirectory; i < offDirectory+4; i++ {
		header[i] = 0
	}
	if _, err := Parse("a.doc", c.file(header)); !errors.Is(err, ErrNotWord) && !errors.Is(err, ErrWordDamaged) {
		t.Errorf("folders in folders: %v", err)
	}
}
