package testdata

import (
	"os"
	"path/filepath"
	"testing"
)

func TestModuleRootHoldsTheGoMod(t *testing.T) {
	if _, err := os.Stat(filepath.Join(moduleRoot(t), "go.mod")); err != nil {
		t.Fatal(err)
	}
}

func TestSharedIsBesideTheModule(t *testing.T) {
	dir := Shared(t)
	if got, want := filepath.Dir(dir), filepath.Dir(moduleRoot(t)); got != want {
		t.Errorf("Shared lies in %s, want %s", got, want)
	}
}
