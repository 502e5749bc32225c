// Package testdata finds the data that tests share but the project does not
// hold: real reports and their gold answers, in a folder "shared" beside the
// module. Where that folder is missing such tests are skipped, and say so.
package testdata

import (
	"os"
	"path/filepath"
	"testing"
)

// Shared returns the path of the folder "shared" beside the module root. It
// skips the test or benchmark when there is no such folder; what the test
// covers is then not covered by anything.
func Shared(t testing.TB) string {
	t.Helper()
	root := moduleRoot(t)
	dir := filepath.Join(filepath.Dir(root), "shared")
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		t.Skipf("NOT COVERED: %s needs the folder ../shared beside the module root, which is missing", t.Name())
	}
	return dir
}

// moduleRoot is the nearest folder above the working directory (the package
// under test) that holds a go.mod.
func moduleRoot(t testing.TB) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatalf("find module root: %v", err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			t.Fatal("find module root: no go.mod above the working directory")
		}
		dir = parent
	}
}
