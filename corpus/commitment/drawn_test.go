package commitment

import (
	"cmp"
	"encoding/json"
	"math/rand"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"cewen/corpus"
	"cewen/internal/reports"
)

// drawnLine is what is drawn to be judged: a sentence, or a commitment in its paragraph.
type drawnLine struct {
	ID   string `json:"id"`
	File string `json:"file"`
	Part string `json:"part"`
	Text string `json:"text"`
	// Commitments is left to the reader where sentences are drawn.
	Commitments []Commitment `json:"commitments"`
}

// TestDrawn prints sentences to annotate (CEWEN_DRAW=sentences) or commitments to judge
// (CEWEN_DRAW=commitments) of the shared reports, CEWEN_DRAW_N of them by the seed
// CEWEN_DRAW_SEED. Nothing is found in the sentences, so that they are annotated by
// reading alone.
func TestDrawn(t *testing.T) {
	what := os.Getenv("CEWEN_DRAW")
	if what == "" {
		t.Skip("NOT COVERED: sentences and commitments are drawn for judging by hand only where CEWEN_DRAW says which")
	}
	number := func(name, otherwise string) int {
		n, err := strconv.Atoi(cmp.Or(os.Getenv(name), otherwise))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		return n
	}
	random := rand.New(rand.NewSource(int64(number("CEWEN_DRAW_SEED", "1"))))
	files := reports.Files(t)
	out := json.NewEncoder(os.Stdout)
	out.SetEscapeHTML(false)
	for drawn := 0; drawn < number("CEWEN_DRAW_N", "50"); {
		lines := linesOf(t, files[random.Intn(len(files))], what == "commitments")
		if len(lines) == 0 {
			continue
		}
		line := lines[random.Intn(len(lines))]
		line.ID = strconv.Itoa(drawn)
		if err := out.Encode(line); err != nil {
			t.Fatal(err)
		}
		drawn++
	}
}

// linesOf lists what can be drawn of a report.
func linesOf(t *testing.T, file string, found bool) []drawnLine {
	t.Helper()
	d := reports.Read(t, file)
	var lines []drawnLine
	for i := range d.Paragraphs {
		paragraph := d.Paragraphs[i]
		if paragraph.Kind == corpus.KindHeading || paragraph.Kind == corpus.KindTitle {
			continue
		}
		p := Passage{Text: paragraph.Text, Role: d.Role(paragraph.Section), Year: d.Year}
		line := drawnLine{File: filepath.Join(filepath.Base(filepath.Dir(file)), filepath.Base(file)), Part: "plan", Text: p.Text}
		if p.Role == corpus.RoleReview {
			line.Part = "review"
		} else if p.Role != corpus.RolePlan && !found {
			continue
		}
		if found {
			for _, c := range finder(t).Find(p) {
				line.Commitments = []Commitment{c}
				lines = append(lines, line)
			}
			continue
		}
		for _, text := range strings.SplitAfter(p.Text, "。") {
			if n := utf8.RuneCountInString(text); n > 12 && n < 250 {
				line.Text = text
				lines = append(lines, line)
			}
		}
	}
	return lines
}
