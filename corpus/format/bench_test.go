package format

import (
	"os"
	"path/filepath"
	"testing"

	"cewen/internal/testdata"
)

// BenchmarkParse reads the real files of each format: MB/s are those of the files,
// text-MB/s those of what they print, in UTF-8.
func BenchmarkParse(b *testing.B) {
	dir := testdata.Shared(b)
	for _, c := range []struct{ name, pattern string }{
		{"markdown", "reports/国务院/*.md"},
		{"gb18030", "formats/gbk/*.txt"},
		{"html", "formats/html/*.html"},
		{"docx", "formats/docx/*.docx"},
		{"doc", "formats/doc/*.doc"},
		{"pdf", "formats/pdf/*.pdf"},
	} {
		files, err := filepath.Glob(filepath.Join(dir, c.pattern))
		if err != nil || len(files) == 0 {
			b.Fatalf("%s: %d files, %v", c.pattern, len(files), err)
		}
		b.Run(c.name, func(b *testing.B) { benchmarkFiles(b, files) })
	}
}

func benchmarkFiles(b *testing.B, files []string) {
	b.Helper()
	contents, size, text := map[string][]byte{}, 0, 0
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			b.Fatal(err)
		}
		p, err := Parse(file, data)
		if err != nil {
			b.Fatalf("%s: %v", file, err)
		}
		for _, block := range p.Blocks {
			text += len(block.Text)
		}
		contents[file], size = data, size+len(data)
	}
	b.SetBytes(int64(size))
	for b.Loop() {
		for file, data := range contents {
			if _, err := Parse(file, data); err != nil {
				b.Fatal(err)
			}
		}
	}
	b.ReportMetric(float64(text)*float64(b.N)/1e6/b.Elapsed().Seconds(), "text-MB/s")
}
