package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"cewen/internal/bench/harness"
)

// example are reports of two places and thirty years, each line of text different.
func example(t *testing.T) *corpus {
	t.Helper()
	var reports []*report
	for year := 1995; year < 2025; year++ {
		for _, place := range []string{"山西省", "浙江省"} {
			text := fmt.Sprintf("# %s%d年政府工作报告\n", place, year)
			for i := range 30 {
				text += fmt.Sprintf("%d年%s第%d项工作是%s，依此把各项事情办好，让群众得到看得见的实惠，并向社会报告结果。\n", year-1, place, i, constant)
			}
			r, err := newReport(fmt.Sprintf("省自治区/%s/%d.md", place, year), text)
			if err != nil {
				t.Fatal(err)
			}
			reports = append(reports, r)
		}
	}
	slices.SortStableFunc(reports, func(a, b *report) int { return a.year - b.year })
	return newCorpus(reports)
}

func texts(t *testing.T, c *corpus, k int) map[string]string {
	t.Helper()
	all := make(map[string]string)
	if err := c.copy(k, func(file, text string) error {
		if all[file] != "" {
			t.Errorf("copy %d has %s twice", k, file)
		}
		all[file] = text
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return all
}

func TestACopyHasEveryParagraphOnceElsewhere(t *testing.T) {
	c := example(t)
	first, third := texts(t, c, 0), texts(t, c, 3)
	if len(first) != 60 || len(third) != 60 {
		t.Fatalf("%d and %d reports", len(first), len(third))
	}
	for i := range 30 {
		item := fmt.Sprintf("第%d项工作", i)
		a := strings.Count(strings.Join(slices.Collect(maps.Values(first)), ""), item)
		b := strings.Count(strings.Join(slices.Collect(maps.Values(third)), ""), item)
		if a != 60 || b != 60 {
			t.Errorf("%s: %d times, in the copy %d", item, a, b)
		}
	}
}

func TestACopyIsOfAnotherPlaceAndYear(t *testing.T) {
	c := example(t)
	m := newMove(c.reports[0], "浙江省", 2000) // from 山西省, 1995
	if got := m.text("1994年山西省和山西各地；2034年以前"); got != "1999年浙江省和浙江各地；2035年以前" {
		t.Error(got)
	}
	for file, text := range texts(t, c, 1) {
		year := file[len(file)-len("2024.md") : len(file)-len(".md")]
		place := strings.Split(file, "/")[2]
		if !strings.HasPrefix(text, "# "+place+year+"年") {
			t.Errorf("%s begins with %.60s", file, text)
		}
	}
}

func TestOnePhraseIsInTheFirstCopyAlone(t *testing.T) {
	c := example(t)
	for k := range len(others) + 1 {
		n := strings.Count(strings.Join(slices.Collect(maps.Values(texts(t, c, k))), ""), constant)
		if want := map[bool]int{true: 1800, false: 0}[k == 0]; n != want {
			t.Errorf("copy %d: %d times, not %d", k, n, want)
		}
	}
}

// Documents with a fifth of their lines in common would be told as near-duplicates of a
// similarity that real reports do not have.
func TestCopiesAreOtherDocuments(t *testing.T) {
	c := example(t)
	first := texts(t, c, 0)
	for file, text := range texts(t, c, 2) {
		lines := strings.Split(text, "\n")
		for other, original := range first {
			same := 0
			for _, l := range lines[1:] {
				if l != "" && strings.Contains(original, l) {
					same++
				}
			}
			if same > 6 {
				t.Errorf("%s has %d of 30 lines of %s", file, same, other)
			}
		}
	}
}

func TestScalesAreRead(t *testing.T) {
	if got, err := readScales("1, 16"); err != nil || !slices.Equal(got, []int{1, 16}) {
		t.Error(got, err)
	}
	for _, bad := range []string{"", "0", "17", "x"} {
		if _, err := readScales(bad); err == nil {
			t.Errorf("%q was read", bad)
		}
	}
}

func TestTheRarePhraseIsTheOneOfTheFirstCopy(t *testing.T) {
	if got := harness.Queries().Rare; got != constant {
		t.Errorf("%s, not %s", got, constant)
	}
}
