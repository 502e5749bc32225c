// Package reports reads the shared reports for tests that draw from them or go through all.
package reports

import (
	"os"
	"path/filepath"
	"testing"

	"cewen/corpus"
	"cewen/internal/testdata"
)

// Files lists the reports of folders (市/太原市), of all folders where none is named. The
// test is skipped where no reports are shared, and fails where a folder has none.
func Files(t testing.TB, folders ...string) []string {
	t.Helper()
	if len(folders) == 0 {
		folders = []string{filepath.Join("*", "*")}
	}
	var files []string
	for _, folder := range folders {
		found, err := filepath.Glob(filepath.Join(testdata.Shared(t), "reports", folder, "*.md"))
		if err != nil || len(found) == 0 {
			t.Fatalf("%s: no reports: %v", folder, err)
		}
		files = append(files, found...)
	}
	return files
}

// Read reads a report as it would be imported.
func Read(t testing.TB, file string) *corpus.Document {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	d, err := corpus.Read(corpus.Input{Path: file, Data: data})
	if err != nil {
		t.Fatal(err)
	}
	return d
}
