package main

import (
	"fmt"
	"strconv"

	"cewen/search"
)

// explain prints how an answer was come by.
func (p *resultPrinter) explain(e *search.Explain) {
	if e == nil {
		return
	}
	p.printf("\n检索过程（范围：%s）\n", e.Scope)
	p.explainParts(e.Parts)
	p.columns("  ", [][]string{
		{"索引里的段落", strconv.Itoa(e.Records)},
		{"候选", strconv.Itoa(e.Candidates)},
		{"读原文核对", strconv.Itoa(e.Verified)},
		{"符合", strconv.Itoa(e.Matched)},
	})
	p.printf("\n")
	rows := [][]string{{"步骤", "毫秒"}}
	for _, s := range stagesByName(e.Stages) {
		const microsecondsPerMillisecond = 1000
		rows = append(rows, []string{stageTitle(s.Name), fmt.Sprintf("%.2f", float64(s.Microseconds)/microsecondsPerMillisecond)})
	}
	p.columns("  ", rows)
}

// explainParts prints the parts of a query with what the index was asked for each.
func (p *resultPrinter) explainParts(parts []search.ExplainPart) {
	if len(parts) == 0 {
		return
	}
	rows := [][]string{{"各部分", "候选", "索引条件"}}
	const grams = 2 // the column of text
	for _, part := range parts[:min(maxTermsShown, len(parts))] {
		rows = append(rows, []string{plain(shown(part.Text)), strconv.Itoa(part.Candidates), plain(shown(part.Grams))})
	}
	p.columns("  ", rows, grams)
	if rest := len(parts) - maxTermsShown; rest > 0 {
		p.printf("  …还有 %d 个，--json 全部列出\n", rest)
	}
	p.printf("\n")
}

// stagesByName adds up the steps of one name, which each piece of the index has.
func stagesByName(stages []search.ExplainStage) []search.ExplainStage {
	var sums []search.ExplainStage
	at := make(map[string]int)
	for _, s := range stages {
		i, ok := at[s.Name]
		if !ok {
			i = len(sums)
			at[s.Name] = i
			sums = append(sums, search.ExplainStage{Name: s.Name})
		}
		sums[i].Microseconds += s.Microseconds
	}
	return sums
}

// stageTitle names a step to the reader.
func stageTitle(name string) string {
	switch name {
	case "candidates":
		return "查索引"
	case "verify":
		return "读原文核对"
	case "collect":
		return "汇总"
	case "rank":
		return "排序"
	case "hits":
		return "取出段落"
	}
	return name
}
