package bench

import (
	"math"
	"strings"
	"testing"

	"cewen/search"
)

func TestTablesAreMarkdown(t *testing.T) {
	var b strings.Builder
	err := WriteMarkdown(&b, []Table{
		{Title: "甲", Note: "说明。", Header: []string{"名", "数"}, Rows: [][]string{{"a | b", "1"}}, Texts: []int{0}},
		{Title: "乙", Header: []string{"数"}},
	})
	const want = "## 甲\n\n说明。\n\n| 名 | 数 |\n| --- | --: |\n| a \\| b | 1 |\n\n## 乙\n\n| 数 |\n| --: |\n"
	if err != nil || b.String() != want {
		t.Errorf("%q, %v, want %q", b.String(), err, want)
	}
}

func TestFiguresHaveThreeDigitsThatCount(t *testing.T) {
	for f, want := range map[float64]string{0: "0", 0.0391: "0.039", 0.996: "1.00", 9.96: "10.0", 45.67: "45.7", 99.9: "100", 1234.5: "1234"} {
		if got := Number(f); got != want {
			t.Errorf("%v is %q, want %q", f, got, want)
		}
	}
}

func TestAGoalIsReachedOnItsOwnSide(t *testing.T) {
	for _, c := range []struct {
		goal Goal
		want bool
	}{
		{Goal{Least: 20, Reached: 20}, true},
		{Goal{Least: 20, Reached: 19.9}, false},
		{Goal{Most: 1.5, Reached: 1.4}, true},
		{Goal{Most: 1.5, Reached: 1.6}, false},
		{Goal{Most: 1.5, Reached: math.NaN()}, false},
	} {
		if got := c.goal.OK(); got != c.want {
			t.Errorf("%+v: %t", c.goal, got)
		}
	}
}

func TestGoalsAreHeldToTheCasesTheyName(t *testing.T) {
	small := Figures{Report: &Report{
		Corpus: Corpus{TextBytes: 50e6},
		Cases: []Case{
			{Class: rareClass, Condition: withFacets.name, Times: Times{P50: 0.1}, AfterScan: 0.4, Scan: 40, Faster: 400},
			{Class: commonestClass, Condition: byDate.name, Times: Times{P50: 4}},
			{Class: commonestClass, Condition: byDate.name, Page: 100, Times: Times{P50: 6}, FirstPage: 4},
		},
		Clients: []Load{{Clients: 1}, {Clients: 32, Gain: 1.6, Times: Times{P50: 10, P99: 50}}},
		Disk:    []Part{{Name: IndexPart, Ratio: 1.7}, {Name: sumPart, Ratio: 3.6}},
	}}
	want := map[string]float64{
		"rare phrase, totals and 4 facets, against the scan": 400, "the same by the answers right after a scan": 100,
		"page 100 against page 1, by date": 1.5, "32 clients, answers a second against one": 1.6, "32 clients, p99 against p50": 5,
		"directory / text": 3.6, "index / text": 1.7,
	}
	for _, g := range small.Goals() {
		if w, ok := want[g.Name]; ok && g.Reached != w {
			t.Errorf("%s: %v, want %v", g.Name, g.Reached, w)
		}
		delete(want, g.Name)
	}
	if len(want) > 0 {
		t.Errorf("no such goals: %v", want)
	}
	grown := []Grown{
		{Small: Case{Times: Times{P50: 0.1}, Totals: search.Totals{Paragraphs: 4}}, Large: Case{Times: Times{P50: 0.13}, Totals: search.Totals{Paragraphs: 4}}},
		{Small: Case{Times: Times{P50: 2}, Totals: search.Totals{Paragraphs: 100}}, Large: Case{Times: Times{P50: 6}, Totals: search.Totals{Paragraphs: 200}}},
	}
	rows := GoalTable("x", small.Growth(Figures{Report: &Report{}}, grown)).Rows
	if len(rows) != 2 || rows[0][2] != "1.30 x" || rows[0][3] != "yes" || rows[1][2] != "1.50 x" || rows[1][3] != "not reached" {
		t.Errorf("%q", rows)
	}
	if rows := GoalTable("x", small.Goals()).Rows; rows[2][2] != "not measured" || rows[2][3] != "not reached" {
		t.Errorf("%q", rows[2])
	}
}
