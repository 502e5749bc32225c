package format

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"cewen/corpus/format/pdf"
	"cewen/internal/testdata"
)

// minParagraphs is the share of the paragraphs of the original that have to come
// out of its PDF as they are, white space apart.
const minParagraphs = 0.97

// Real PDFs are compared with the original that they were printed from: the text
// beside them, or the Word file of the same name.
func TestTextAccuracyOfPDFs(t *testing.T) {
	dir := filepath.Join(testdata.Shared(t), "formats")
	files, err := filepath.Glob(filepath.Join(dir, "pdf", "*.pdf"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no PDFs in %s: %v", dir, err)
	}
	compared := 0
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".pdf")
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		parsed, err := Parse(file, data)
		if errors.Is(err, ErrPDFScanned) {
			t.Logf("%-30s a scan", name)
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		checkBlocks(t, parsed.Blocks)
		want := original(t, dir, name)
		if want == nil {
			t.Logf("%-30s %d paragraphs, nothing to compare with", name, len(parsed.Blocks))
			continue
		}
		compared++
		got := unspaced(parsed.Blocks)
		found := 0
		for _, w := range want {
			if strings.Contains("\n"+strings.Join(got, "\n")+"\n", "\n"+w+"\n") {
				found++
			}
		}
		same := strings.Join(got, "") == strings.Join(want, "")
		t.Logf("%-30s %d paragraphs, %d of %d as in the original; all characters the same: %v", name, len(got), found, len(want), same)
		if float64(found) < minParagraphs*float64(len(want)) || !same {
			t.Errorf("%s is not read as its original", name)
		}
	}
	if compared == 0 {
		t.Error("nothing was compared")
	}
}

// original returns the paragraphs that a PDF was made of, nil if nobody knows.
func original(t *testing.T, dir, name string) []string {
	t.Helper()
	for _, file := range []string{filepath.Join(dir, "pdf", name+".txt"), filepath.Join(dir, "docx", name+".docx")} {
		data, err := os.ReadFile(file)
		if err != nil {
			continue
		}
		parsed, err := Parse(file, data)
		if err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		return unspaced(parsed.Blocks)
	}
	return nil
}

// unspaced returns the texts of blocks without white space: typesetters set Han and
// digits apart, and none of that is in the original.
func unspaced(blocks []Block) []string {
	lines := make([]string, len(blocks))
	for i, b := range blocks {
		lines[i] = strings.Map(func(r rune) rune {
			if unicode.IsSpace(r) {
				return -1
			}
			return r
		}, b.Text)
	}
	return lines
}

func TestPDFSaysWhatIsUnread(t *testing.T) {
	for want, doc := range map[string]*pdf.Document{
		"":              {Pages: 3},
		"第 2、4 页是图片":    {Pages: 9, Scanned: []int{2, 4}},
		"10 页等 12 页是图片": {Pages: 99, Scanned: []int{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}},
		"）；有 3 个字符":     {Pages: 9, Scanned: []int{1}, Unmapped: 3},
	} {
		if got := unreadOfPDF(doc); !strings.Contains(got, want) || (got == "") != (want == "") {
			t.Errorf("%q, want %q in it", got, want)
		}
	}
}

func TestPDFErrorsAreTheReadersOwn(t *testing.T) {
	if _, err := Parse("通知.PDF", []byte("不是 PDF")); !errors.Is(err, ErrPDFBroken) {
		t.Errorf("%v, want %v", err, ErrPDFBroken)
	}
}
