package sample

import (
	"strings"
	"testing"

	"cewen/corpus"
)

func TestDigestsAreWholeAndSayWhatTheyAre(t *testing.T) {
	const minFiles, minParagraphs = 12, 20
	files := Files()
	if len(files) < minFiles {
		t.Errorf("%d digests, want at least %d", len(files), minFiles)
	}
	for _, f := range files {
		t.Run(f.Path, func(t *testing.T) {
			d, err := corpus.Read(corpus.Input{Path: f.Path, Data: f.Data})
			if err != nil {
				t.Fatal(err)
			}
			if len(d.Paragraphs) < minParagraphs || len(d.Sections) == 0 {
				t.Errorf("%d paragraphs in %d sections, want at least %d in some", len(d.Paragraphs), len(d.Sections), minParagraphs)
			}
			if !strings.HasSuffix(d.Title, "（摘编）") || !strings.Contains(d.Kind, "摘编") {
				t.Errorf("title %q, kind %q: both must say 摘编", d.Title, d.Kind)
			}
			if d.Region == "" || d.Level == "" || d.Year == 0 {
				t.Errorf("metadata is missing: %+v", d.Metadata)
			}
		})
	}
}

func TestSeveralDigestsSpeakOfTheTaixinZone(t *testing.T) {
	const want = 4
	got := 0
	for _, f := range Files() {
		if strings.Contains(string(f.Data), "太忻一体化") {
			got++
		}
	}
	if got < want {
		t.Errorf("太忻一体化 is in %d digests, want at least %d", got, want)
	}
}

func TestPathsNameTheSample(t *testing.T) {
	seen := make(map[string]bool)
	for _, f := range Files() {
		if !strings.HasPrefix(f.Path, "sample/") || seen[f.Path] {
			t.Errorf("path %q: want sample/NAME, each once", f.Path)
		}
		seen[f.Path] = true
	}
}
