package trend

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"cewen/corpus"
	"cewen/search"
	"cewen/search/cells"
	"cewen/search/instrument"
)

func source(id string, year int, level corpus.Level, characters int) Source {
	d := &corpus.Document{ID: id, Metadata: corpus.Metadata{Year: year, Level: level}}
	return Source{instrument.Head{Document: d, Paragraphs: 2}, characters}
}

func TestAYearWithoutDocumentsIsAGapAndOneWithoutHitsAZero(t *testing.T) {
	sources := []Source{
		source("a", 2020, "省", 10_000), source("b", 2020, "市", 5_000), source("c", 2022, "省", 20_000), source("d", 2023, "市", 5_000), source("e", 0, "省", 9),
	}
	hits := map[string]search.Totals{
		"a": {Documents: 1, Paragraphs: 2, Occurrences: 3}, "c": {Documents: 1, Paragraphs: 1, Occurrences: 1},
		"e": {Documents: 1, Paragraphs: 9, Occurrences: 9}, "z": {Documents: 1, Occurrences: 5},
	}
	counts, err := Count([]cells.Dimension{cells.Year, cells.Level}, sources, nil, hits)
	if err != nil {
		t.Fatal(err)
	}
	var got strings.Builder
	for _, s := range counts.Series() {
		fmt.Fprintf(&got, "%s %d:", s.Group, s.Total().Occurrences)
		for _, p := range s.Points {
			fmt.Fprintf(&got, " %d=%d/%.1f/%.0f%%/%v", p.Year, p.Occurrences, p.PerTenThousand(), p.Share(), p.Gap())
		}
		got.WriteString("\n")
	}
	want := "省 4: 2020=3/3.0/100%/false 2021=0/0.0/0%/true 2022=1/0.5/100%/false 2023=0/0.0/0%/true\n" +
		"市 0: 2020=0/0.0/0%/false 2021=0/0.0/0%/true 2022=0/0.0/0%/true 2023=0/0.0/0%/false\n"
	if got.String() != want {
		t.Errorf("%s\nwant %s", got.String(), want)
	}
	undated, err := Count([]cells.Dimension{cells.Year}, sources[4:], nil, hits)
	if err != nil || undated.Series() != nil {
		t.Errorf("a series without years, or %v", err)
	}
}

func TestOneSeriesIsTheSumOfItsGroups(t *testing.T) {
	sources := []Source{source("a", 2020, "省", 10), source("b", 2020, "市", 5), source("c", 2022, "", 20)}
	hits := map[string]search.Totals{"a": {Documents: 1, Paragraphs: 2, Occurrences: 3}, "c": {Documents: 1, Paragraphs: 1, Occurrences: 1}}
	all, err := Count([]cells.Dimension{cells.Year}, sources, nil, hits)
	if err != nil {
		t.Fatal(err)
	}
	apart, err := Count([]cells.Dimension{cells.Year, cells.Level}, sources, nil, hits)
	if err != nil {
		t.Fatal(err)
	}
	sums := make([]Point, 3)
	for _, s := range apart.Series() {
		for i, p := range s.Points {
			sums[i].Year = p.Year
			sums[i].Held += p.Held
			sums[i].Characters += p.Characters
			sums[i].Add(p.Totals)
		}
	}
	if got := all.Series(); len(got) != 1 || !slices.Equal(got[0].Points, sums) {
		t.Errorf("%+v, by level %+v", got, sums)
	}
}
