package commitments_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"cewen/corpus/commitment"
	"cewen/search"
	"cewen/search/commitments"
	"cewen/search/instrument"
	"cewen/search/instrument/instrumenttest"
)

var files = map[string]string{
	"山西省/2024年政府工作报告.md":     "# 2024年山西省政府工作报告\n\n## 一、2023年工作回顾\n\n新建公办幼儿园9所。\n\n## 二、2024年工作安排\n\n新建公办幼儿园3所，改造老旧小区99个。确保年底前建成高标准农田1.2万亩。\n\n力争到2026年森林覆盖率达到30%以上。\n",
	"山西省/太原市/2024年政府工作报告.md": "# 2024年太原市政府工作报告\n\n## 一、2023年工作回顾\n\n成绩很大。\n\n## 二、2024年工作安排\n\n新建公办幼儿园5所。\n\n建成高标准农田700公顷。\n",
	"山西省/2022年政府工作报告.md":     "# 2022年山西省政府工作报告\n\n## 一、2021年工作回顾\n\n成绩很大。\n\n## 二、2022年工作安排\n\n新建公办幼儿园4所，改造老旧小区20个。\n",
}

func asked(q string, change func(*commitments.Commitments)) *commitments.Commitments {
	i := &commitments.Commitments{Question: instrument.Question{Query: q}}
	if change != nil {
		change(i)
	}
	return i
}

func TestWhatIsListedAndInWhichOrder(t *testing.T) {
	c := instrumenttest.Corpus(t, files)
	for _, test := range []struct {
		name   string
		query  string
		change func(*commitments.Commitments)
		want   []string
	}{
		{"newest first, no review", "公办幼儿园", func(i *commitments.Commitments) { i.Action = []string{"新建"} }, []string{"3所 2024", "5所 2024", "4所 2022"}},
		{"a query chooses paragraphs", "森林", nil, []string{"30%以上 2024"}},
		{"largest of a family", "", func(i *commitments.Commitments) { i.Quantity, i.Sort = "亩", commitments.SortLargest }, []string{"1.2万亩 2024", "700公顷 2024"}},
		{"smallest of a family", "", func(i *commitments.Commitments) { i.Quantity, i.Sort = "公顷", commitments.SortSmallest }, []string{"700公顷 2024", "1.2万亩 2024"}},
		{"a number", "", func(i *commitments.Commitments) { i.Quantity = ">=4所" }, []string{"5所 2024", "4所 2022"}},
		{"a deadline", "", func(i *commitments.Commitments) { i.Deadline = []string{"2026", "年内"} }, []string{"1.2万亩 2024", "30%以上 2024"}},
		{"words of a deadline", "", func(i *commitments.Commitments) { i.Deadline = []string{"年底", "2030"} }, []string{"1.2万亩 2024"}},
		{"a place", "", func(i *commitments.Commitments) { i.Region = []string{"太原市"}; i.Object = "幼儿" }, []string{"5所 2024"}},
	} {
		got := instrumenttest.Run(t, c, asked(test.query, test.change))
		if lines := instrumenttest.Lines(t, got, "commitments", "raw", "year"); !slices.Equal(lines, test.want) {
			t.Errorf("%s: %q, want %q", test.name, lines, test.want)
		}
	}
}

func TestQuestionsThatCannotBeAnswered(t *testing.T) {
	c := instrumenttest.Corpus(t, files)
	for _, change := range []func(*commitments.Commitments){
		func(i *commitments.Commitments) { i.Sort = commitments.SortLargest },
		func(i *commitments.Commitments) { i.Type = []string{"wish"} },
		func(i *commitments.Commitments) { i.Quantity = "很多" },
	} {
		if err := instrumenttest.Fails(t, c, asked("", change)); !errors.Is(err, search.ErrBadRequest) {
			t.Error(err)
		}
	}
}

// Whatever is asked: the totals are those of the rows, each value of a facet counts what
// is listed when it is asked for instead, and an audit finds the same.
func TestLawFacetsAreTheTotalsOfWhatTheyChoose(t *testing.T) {
	c := instrumenttest.Corpus(t, files)
	words, err := c.Words()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Store.KeepCommitments(t.Context(), commitment.NewFinder(words)); err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(rt *rapid.T) {
		some := func(label string, values ...string) []string {
			return rapid.SliceOfNDistinct(rapid.SampledFrom(values), 0, 2, rapid.ID[string]).Draw(rt, label)
		}
		i := asked(rapid.SampledFrom([]string{"", "幼儿园", "建成 | 改造", "部分:部署 新建"}).Draw(rt, "query"), func(i *commitments.Commitments) {
			i.Type, i.Action = some("type", "project", "target"), some("action", "新建", "改造", "建成")
			i.Unit, i.Strength = some("unit", "所", "个", "亩"), some("strength", "firm", "plain", "aim")
			i.Year, i.Region = some("year", "2022", "2024"), some("region", "山西省", "山西省/太原市")
		})
		got := instrumenttest.Run(t, c, i)
		if total := totals(t, got); total != counted(t, got) {
			rt.Fatalf("totals %s, rows %s", total, counted(t, got))
		}
		if audit, err := instrument.AuditAnswer(context.Background(), c, i, got); err != nil || !audit.OK() {
			rt.Fatalf("audit: %+v, %v", audit, err)
		}
		for _, line := range instrumenttest.Lines(t, got, "facets", "facet", "value", "commitments", "paragraphs", "documents") {
			f := strings.Fields(line)
			other := *i
			switch commitments.FacetName(f[0]) {
			case commitments.FacetType:
				other.Type = f[1:2]
			case commitments.FacetAction:
				other.Action = f[1:2]
			case commitments.FacetUnit:
				other.Unit = f[1:2]
			case commitments.FacetStrength:
				other.Strength = f[1:2]
			case commitments.FacetDeadline:
				other.Deadline = f[1:2]
			case commitments.FacetRegion:
				other.Region = f[1:2]
			case commitments.FacetYear:
				other.Year = f[1:2]
			case commitments.FacetLevel:
				other.Level = f[1:2]
			}
			if total := totals(t, instrumenttest.Run(t, c, &other)); total != strings.Join(f[2:], " ") {
				rt.Fatalf("%s: asked for alone %s", line, total)
			}
		}
	})
}

func totals(t *testing.T, a *instrument.Tables) string {
	return instrumenttest.Lines(t, a, "totals", "commitments", "paragraphs", "documents")[0]
}

// counted counts the rows of an answer.
func counted(t *testing.T, a *instrument.Tables) string {
	seen := [3]map[string]bool{{}, {}, {}}
	for i, column := range []string{"id", "paragraph", "document"} {
		for _, v := range instrumenttest.Lines(t, a, "commitments", column) {
			seen[i][v] = true
		}
	}
	return fmt.Sprint(len(seen[0]), len(seen[1]), len(seen[2]))
}
