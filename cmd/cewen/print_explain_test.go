package main

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"cewen/search"
)

// Each piece of the index has its steps; a reader wants one of a name.
func TestStagesOfOneNameAreAddedUp(t *testing.T) {
	got := stagesByName([]search.ExplainStage{
		{Name: "candidates", Microseconds: 1},
		{Name: "verify", Microseconds: 10},
		{Name: "candidates", Microseconds: 2},
		{Name: "verify", Microseconds: 20},
		{Name: "collect", Microseconds: 5},
	})
	want := []search.ExplainStage{{Name: "candidates", Microseconds: 3}, {Name: "verify", Microseconds: 30}, {Name: "collect", Microseconds: 5}}
	if !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

func TestManyPartsAreCutShort(t *testing.T) {
	result := &search.Result{Explain: &search.Explain{Scope: "段"}}
	for i := range 100 {
		text := fmt.Sprintf("词%d", i)
		result.Terms = append(result.Terms, search.TermCount{Term: text})
		result.Explain.Parts = append(result.Explain.Parts, search.ExplainPart{Text: text, Grams: strings.Repeat("长", 1000)})
	}
	var b strings.Builder
	p := &resultPrinter{w: &b}
	if err := p.print(result, question{}); err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(b.String(), "…还有 70 个"); n != 2 {
		t.Errorf("cut short %d times, want 2:\n%s", n, b.String())
	}
	for line := range strings.Lines(b.String()) {
		if columns(line) > 200 {
			t.Errorf("a line of %d columns: %s", columns(line), line)
		}
	}
}
