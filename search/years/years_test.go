package years

import (
	"fmt"
	"strings"
	"testing"

	"cewen/search"
)

func TestAYearWithoutDocumentsIsAGapAndOneWithoutHitsAZero(t *testing.T) {
	sources := []Source{
		{"a", 2020, "省", 10_000}, {"b", 2020, "市", 5_000}, {"c", 2022, "省", 20_000}, {"d", 2023, "市", 5_000}, {"e", 0, "省", 9},
	}
	totals := []search.DocumentTotals{{ID: "a", Paragraphs: 2, Occurrences: 3}, {ID: "c", Paragraphs: 1, Occurrences: 1}, {ID: "e", Paragraphs: 9, Occurrences: 9}, {ID: "z", Occurrences: 5}}
	var got strings.Builder
	for _, s := range Count(sources, totals) {
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
	if Count(sources[4:], totals) != nil {
		t.Error("a series without years")
	}
}
