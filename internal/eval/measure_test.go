package main

import (
	"math"
	"strings"
	"testing"
)

func TestRankIsThatOfTheFirstRightParagraph(t *testing.T) {
	right := map[string]bool{"b": true, "c": true}
	for _, test := range []struct {
		list string
		rank int
	}{
		{"", 0},
		{"a", 0},
		{"b a", 1},
		{"a c b", 2},
		{"a d e c", 4},
	} {
		if got := judgeList(strings.Fields(test.list), right); got.rank != test.rank {
			t.Errorf("%q: rank %d, want %d", test.list, got.rank, test.rank)
		}
	}
}

func TestFiguresAreMeansOverTheSet(t *testing.T) {
	rankers := []ranker{&cewen{}, &baseline{tokenizer: tokenizer{name: "words"}}}
	outcomes := [][]outcome{
		{{rank: 1}, {rank: 0}},
		{{rank: 2}, {rank: 0}},
		{{rank: 0}, {rank: 10}},
		{{rank: 4}, {rank: 0}},
	}
	all := summarize(set{name: "heading"}, rankers, outcomes)
	for i, want := range []figures{
		{set: "heading", ranker: "cewen", questions: 4, mrr: 1.75 / 4, recall: 0.75},
		{set: "heading", ranker: "words", questions: 4, mrr: 0.1 / 4, recall: 0.25},
	} {
		got := all[i]
		if got.set != want.set || got.ranker != want.ranker || got.questions != want.questions ||
			math.Abs(got.mrr-want.mrr) > 1e-9 || math.Abs(got.recall-want.recall) > 1e-9 {
			t.Errorf("got %+v, want %+v", got, want)
		}
	}
}
