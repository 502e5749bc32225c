package corpus

import (
	"testing"

	"cewen/internal/testdata"
)

// BenchmarkReadReport reads a report of our own words, from bytes to a document.
func BenchmarkReadReport(b *testing.B) {
	in := Input{Path: "报告/2024.md", Data: []byte(testdata.Report(24, 200))}
	b.SetBytes(int64(len(in.Data)))
	b.ReportAllocs()
	for b.Loop() {
		d, err := Read(in)
		if err != nil || len(d.Paragraphs) < 200 {
			b.Fatalf("%d paragraphs, %v", len(d.Paragraphs), err)
		}
	}
}
