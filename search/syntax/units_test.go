package syntax

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"cewen/corpus"
	"cewen/search"
	"cewen/search/query"
)

// example is a document on which the units of in: are shown.
const example = `# 某县2022年工作要点

## 一、养老

养老服务扩容。托育另行安排。

养老和托育一起办。

## 二、教育

托育机构增加。

## 三、医疗

养老床位增加。

### （一）托育

托育试点。
`

func examplePlaces(t *testing.T) (*corpus.Document, []query.Place) {
	t.Helper()
	d, err := corpus.Read(corpus.Input{Path: "example.md", Data: []byte(example)})
	if err != nil {
		t.Fatal(err)
	}
	return d, search.Places(d)
}

// unitText is the example, its paragraphs numbered.
func unitText(t *testing.T) string {
	d, _ := examplePlaces(t)
	var b strings.Builder
	b.WriteString("| | Section | Paragraph |\n|---|---|---|\n")
	for i, p := range d.Paragraphs {
		b.WriteString(row(fmt.Sprint(i+1), strings.Join(d.SectionPath(p.Section), " › "), p.Text))
	}
	return b.String()
}

func unitsTable(t *testing.T) string {
	_, places := examplePlaces(t)
	var b strings.Builder
	b.WriteString("| Query | in:句 | in:段 | in:节 | in:篇 |\n|---|---|---|---|---|\n")
	for _, q := range []string{"养老 托育", "养老 -托育", "-养老 -托育", "章节:医疗 养老 托育", "养老 | 教育"} {
		cells := []string{code(q)}
		for _, unit := range []string{"句", "段", "节", "篇"} {
			cells = append(cells, hits(query.Find(parse(t, "in:"+unit+" "+q), places)))
		}
		b.WriteString(row(cells...))
	}
	return b.String()
}

// hits lists paragraphs with their occurrences.
func hits(found []query.Found) string {
	var list []string
	for _, f := range found {
		list = append(list, fmt.Sprintf("%d (%d)", f.Paragraph+1, f.Occurrences))
	}
	if list == nil {
		return "none"
	}
	return strings.Join(list, ", ")
}

// What the text around the table says of it.
func TestUnitsAreAsSaid(t *testing.T) {
	_, places := examplePlaces(t)
	for q, want := range map[string][]int{
		"养老 托育":                {3, 4},
		"养老 托育 in:句":           {4},
		"养老 托育 in:节":           {2, 3, 4}, // the heading belongs to its section
		"养老 托育 in:篇":           {2, 3, 4, 6, 8, 9, 10},
		"章节:医疗 养老 托育 in:节":     nil, // a section ends where the one inside it begins
		"章节:医疗 养老 托育 in:篇":     {8, 9, 10},
		"养老 -托育 in:篇":          nil,
		"-养老 -托育 in:节":         {1}, // what stands before the first heading is a unit
		"-新质生产力 in:篇":          {1, 2, 3, 4, 5, 6, 7, 8, 9, 10},
		"(养老 | 章节:教育) 托育":      {3, 4, 6},
		"养老 | 年:2022":          {1, 2, 3, 4, 5, 6, 7, 8, 9, 10},
		"(章节:教育 托育) | 养老 in:节": {2, 3, 4, 6, 8},
	} {
		var got []int
		for _, f := range query.Find(parse(t, q), places) {
			got = append(got, f.Paragraph+1)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: hits %v, not %v", q, got, want)
		}
	}
}
