package synonyms

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cewen/analysis"
	"cewen/corpus"
	"cewen/internal/testdata"
)

// TestBuiltinKeepsItsRules holds the list to what its head says. That a line has
// no phrase twice and none that folds to nothing, Parse sees to; here the phrases
// of several lines are taken together.
func TestBuiltinKeepsItsRules(t *testing.T) {
	entries := Builtin().Entries()
	if len(entries) < 120 {
		t.Errorf("%d entries", len(entries))
	}
	names := map[string]bool{"": true}
	for _, e := range entries {
		if folded := analysis.Fold(e.Name); names[folded] {
			t.Errorf("the name %q stands on two lines, or folds to nothing", e.Name)
		} else {
			names[folded] = true
		}
		for _, phrase := range e.phrases() {
			variants, _ := Builtin().Lookup(phrase)
			checkApart(t, phrase, variants)
		}
	}
}

// checkApart wants none of the variants to be part of another, themselves
// included: it would find nothing more and count twice.
func checkApart(t *testing.T, phrase string, variants []string) {
	t.Helper()
	if len(variants) < 2 {
		t.Errorf("%q leads to %q", phrase, variants)
	}
	for i, a := range variants {
		for j, b := range variants {
			if i != j && strings.Contains(analysis.Fold(a), analysis.Fold(b)) {
				t.Errorf("%q leads to %q, which holds %q", phrase, a, b)
			}
		}
	}
}

// TestBuiltinIsSaidInReports looks for every phrase in real reports: every
// variant is said in one, and of every entry two phrases are.
func TestBuiltinIsSaidInReports(t *testing.T) {
	text := readReports(t, filepath.Join(testdata.Shared(t), "reports"))
	entries, names, variants := Builtin().Entries(), 0, 0
	for _, e := range entries {
		said := 0
		if strings.Contains(text, analysis.Fold(e.Name)) {
			names++
			said++
		}
		for _, variant := range e.Variants {
			if !strings.Contains(text, analysis.Fold(variant)) {
				t.Errorf("%s: no report says %q", e.Name, variant)
				continue
			}
			variants++
			said++
		}
		if said < 2 {
			t.Errorf("%s: reports say %d of its phrases", e.Name, said)
		}
	}
	t.Logf("%d entries; reports say %d of their names and %d variants", len(entries), names, variants)
}

// readReports returns the folded paragraphs of all reports, a line each.
func readReports(t *testing.T, dir string) string {
	t.Helper()
	var text strings.Builder
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".md" {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		doc, err := corpus.Read(corpus.Input{Path: path, Data: data})
		if err != nil {
			return err
		}
		for _, p := range doc.Paragraphs {
			text.WriteString(analysis.Fold(p.Text) + "\n")
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return text.String()
}
