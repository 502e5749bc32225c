package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestGoldenFiguresAreReadAsTheyWereWritten(t *testing.T) {
	path := filepath.Join(t.TempDir(), "figures.golden")
	all := []figures{
		{set: "report name", ranker: "cewen", mrr: 0.98765, recall: 1},
		{set: "report name", ranker: "words", mrr: 0.25, recall: 0.5},
	}
	if err := writeGolden(path, all); err != nil {
		t.Fatal(err)
	}
	golden, err := readGolden(path)
	if err != nil {
		t.Fatal(err)
	}
	if len(golden) != 2 {
		t.Errorf("%d lines, want 2", len(golden))
	}
	got := golden[key{"report name", "cewen"}]
	if got.mrr != 0.99 || got.recall != 1 {
		t.Errorf("got %+v", got)
	}
}

func TestGoldenFileThatIsDamagedIsRefused(t *testing.T) {
	for _, line := range []string{"heading", "heading\tcewen\t0.5", "heading\tcewen\tbest\t1", "heading\tcewen\t1\tall"} {
		path := filepath.Join(t.TempDir(), "figures.golden")
		if err := os.WriteFile(path, []byte(goldenHead+line+"\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		if golden, err := readGolden(path); err == nil {
			t.Errorf("%q: read as %v", line, golden)
		}
	}
}

func TestCewenHasToBeAheadAndNotBehindItself(t *testing.T) {
	golden := map[key]figures{{"heading", ours}: {mrr: 0.90, recall: 0.95}}
	for _, test := range []struct {
		name        string
		mrr, recall float64 // of cewen
		other       figures
		want        []string // parts of the complaints, in order
	}{
		{"ahead", 0.91, 0.95, figures{mrr: 0.8, recall: 0.9}, nil},
		{"a query or two less is let pass", 0.895, 0.945, figures{mrr: 0.8, recall: 0.9}, nil},
		{"as good as can be is ahead", 1, 1, figures{mrr: 1, recall: 1}, nil},
		{"a tie is not", 0.92, 0.96, figures{mrr: 0.92, recall: 0.9}, []string{"MRR 0.920 is not ahead of words"}},
		{"behind in recall", 0.92, 0.96, figures{mrr: 0.9, recall: 0.97}, []string{"recall@10 0.960 is not ahead"}},
		{"fallen", 0.88, 0.93, figures{mrr: 0.8, recall: 0.9}, []string{"MRR fell from 0.90 to 0.880", "recall@10 fell"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			other := test.other
			other.set, other.ranker = "heading", "words"
			all := []figures{{set: "heading", ranker: ours, mrr: test.mrr, recall: test.recall}, other}
			var complaints []string
			for _, err := range []error{checkAhead(all), checkGolden(all, golden)} {
				if err != nil {
					complaints = append(complaints, strings.Split(err.Error(), "\n")...)
				}
			}
			if len(complaints) != len(test.want) {
				t.Fatalf("complaints %q, want %q", complaints, test.want)
			}
			for i, want := range test.want {
				if !strings.Contains(complaints[i], want) {
					t.Errorf("complaint %q, want %q", complaints[i], want)
				}
			}
		})
	}
}

func TestSetWithoutGoldenFiguresIsNamed(t *testing.T) {
	all := []figures{{set: "new", ranker: ours, mrr: 1, recall: 1}}
	if err := checkGolden(all, nil); err == nil || !strings.Contains(err.Error(), "-update") {
		t.Errorf("got %v", err)
	}
}
