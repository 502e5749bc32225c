package server

import (
	"slices"

	"cewen/search"
)

// explainView says how an answer was come by.
type explainView struct {
	Scope   string
	Records int
	Parts   []search.ExplainPart
	Steps   []explainStep
}

// explainStep is a step of a search with what is left after it.
type explainStep struct {
	Label      string
	Left, Took phrase
}

// anyGrams is how a plan says that the index cannot narrow a part down.
const anyGrams = "*"

// newExplainView lays out how an answer was come by, nil where nobody asked.
func newExplainView(e *search.Explain) *explainView {
	if e == nil {
		return nil
	}
	v := &explainView{Scope: e.Scope, Records: e.Records, Parts: slices.Clone(e.Parts)}
	for i, p := range v.Parts {
		if p.Grams == anyGrams {
			v.Parts[i].Grams = ""
		}
	}
	for _, s := range sumStages(e.Stages) {
		v.Steps = append(v.Steps, newExplainStep(e, s))
	}
	return v
}

// sumStages adds up the steps of one name: each piece of the index has its own.
func sumStages(stages []search.ExplainStage) []search.ExplainStage {
	var sums []search.ExplainStage
	for _, s := range stages {
		i := slices.IndexFunc(sums, func(sum search.ExplainStage) bool { return sum.Name == s.Name })
		if i < 0 {
			sums = append(sums, s)
		} else {
			sums[i].Microseconds += s.Microseconds
		}
	}
	return sums
}

func newExplainStep(e *search.Explain, s search.ExplainStage) explainStep {
	step := explainStep{Label: s.Name, Took: ph("%.2f 毫秒", float64(s.Microseconds)/1000)}
	switch s.Name {
	case "candidates":
		step.Label, step.Left = "查索引", ph("候选 %s 段", number(e.Candidates))
	case "verify":
		step.Label, step.Left = "读原文核对", ph("读了 %s 段", number(e.Verified))
	case "collect":
		step.Label, step.Left = "汇总", ph("命中 %s 段", number(e.Matched))
	case "rank":
		step.Label = "排序"
	case "hits":
		step.Label = "取出本页段落"
	}
	return step
}
