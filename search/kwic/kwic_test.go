package kwic_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"cewen/search"
	"cewen/search/instrument"
	"cewen/search/instrument/instrumenttest"
	"cewen/search/kwic"
	"cewen/search/query"
)

var files = map[string]string{
	"山西省/2021年政府工作报告.md": "# 2021年山西省政府工作报告\n\n## 一、2020年工作回顾\n\n开展Ａ类试点，试点试点都办成了。\n\n## 二、2021年工作部署\n\n扩大试点范围。\n",
	"太原市/2022年政府工作报告.md": "# 2022年太原市政府工作报告\n\n推广試點经验，把试 点经验用起来。\n",
}

func cells(t *instrument.Tables, columns ...int) []string {
	var lines []string
	for _, row := range t.Tables[0].Rows {
		var line []string
		for _, c := range columns {
			line = append(line, fmt.Sprint(row[c]))
		}
		lines = append(lines, strings.Join(line, "|"))
	}
	return lines
}

func TestEveryOccurrenceIsARowAsPrinted(t *testing.T) {
	c := instrumenttest.Corpus(t, files)
	got := cells(instrumenttest.Run(t, c, &kwic.KWIC{Question: instrument.Question{Query: "试点"}, Left: 5, Right: 5}), 0, 1, 2, 5, 9)
	want := []string{
		"推广|試點|经验，把试|2022|其他", "點经验，把|试 点|经验用起来|2022|其他",
		"开展Ａ类|试点|，试点试点|2021|回顾", "Ａ类试点，|试点|试点都办成|2021|回顾", "试点，试点|试点|都办成了。|2021|回顾",
		"扩大|试点|范围。|2021|部署",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestOrders(t *testing.T) {
	c := instrumenttest.Corpus(t, files)
	for order, want := range map[string][]string{
		kwic.SortOldest: {"2021", "2021", "2021", "2021", "2022", "2022"},
		kwic.SortLeft:   {"推广", "扩大", "开展Ａ类", "點经验，把", "试点，试点", "Ａ类试点，"},
		kwic.SortRight:  {"范围。", "经验，把试", "经验用起来", "试点都办成", "都办成了。", "，试点试点"},
		kwic.SortRegion: {"山西省", "山西省", "山西省", "山西省", "山西省/太原市", "山西省/太原市"},
	} {
		column := map[string]int{kwic.SortOldest: 5, kwic.SortLeft: 0, kwic.SortRight: 2, kwic.SortRegion: 3}[order]
		got := cells(instrumenttest.Run(t, c, &kwic.KWIC{Question: instrument.Question{Query: "试点"}, Left: 5, Right: 5, Sort: order}), column)
		if order == kwic.SortLeft || order == kwic.SortRight {
			slices.Sort(got)
			slices.Sort(want)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: got %q, want %q", order, got, want)
		}
	}
	rows := instrumenttest.Run(t, c, &kwic.KWIC{Question: instrument.Question{Query: "试点"}, Sort: kwic.SortRight}).Tables[0].Rows
	if !slices.IsSortedFunc(rows, func(a, b []any) int { return strings.Compare(a[2].(string), b[2].(string)) }) {
		t.Errorf("rows are not in the order of what stands behind: %v", rows)
	}
}

func TestPartsOfAQueryAreRowsOfTheirOwn(t *testing.T) {
	c := instrumenttest.Corpus(t, files)
	got := cells(instrumenttest.Run(t, c, &kwic.KWIC{Question: instrument.Question{Query: "年:2021 (扩大试点 | 试点范围) -新区"}}), 1)
	if want := []string{"扩大试点", "试点范围"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestAddressesBeginWithTheBase(t *testing.T) {
	c := instrumenttest.Corpus(t, files)
	row := instrumenttest.Run(t, c, &kwic.KWIC{Question: instrument.Question{Query: "扩大试点"}, Base: "http://host/"}).Tables[0].Rows[0]
	if row[12] != "http://host/p/"+row[11].(string) {
		t.Errorf("link %v of paragraph %v", row[12], row[11])
	}
}

func TestBadParametersAreRefused(t *testing.T) {
	c := instrumenttest.Corpus(t, files)
	for name, k := range map[string]*kwic.KWIC{
		"no query":      {},
		"nothing found": {Question: instrument.Question{Query: "年:2021"}},
		"only not":      {Question: instrument.Question{Query: "-试点"}},
		"narrow":        {Question: instrument.Question{Query: "试点"}, Left: 4},
		"wide":          {Question: instrument.Question{Query: "试点"}, Right: 201},
		"order":         {Question: instrument.Question{Query: "试点"}, Sort: "size"},
		"filter":        {Question: instrument.Question{Query: "试点", FilterValues: search.FilterValues{Level: []string{"乡"}}}},
	} {
		if err := instrumenttest.Fails(t, c, k); !errors.Is(err, search.ErrBadRequest) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := instrumenttest.Fails(t, c, &kwic.KWIC{Question: instrument.Question{Query: "(试点"}}); !errors.Is(err, query.ErrSyntax) {
		t.Error(err)
	}
}
