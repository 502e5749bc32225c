package batch_test

import (
	"errors"
	"strings"
	"testing"

	"cewen/search"
	"cewen/search/batch"
	"cewen/search/instrument/instrumenttest"
)

var files = map[string]string{
	"山西省/2021年政府工作报告.md": "# 2021年山西省政府工作报告\n\n养老、托育，养老。\n\n托育。\n",
	"山西省/2022年政府工作报告.md": "# 2022年山西省政府工作报告\n\n养老。\n",
}

func TestARowAQueryAndEveryHit(t *testing.T) {
	c := instrumenttest.Corpus(t, files)
	got := instrumenttest.Run(t, c, &batch.Batch{List: "养老\n\n养老 and 托育\n没有的词\n", Hits: true})
	instrumenttest.Want(
		t, instrumenttest.Lines(t, got, "batch", "line", "query", "understood", "documents", "paragraphs", "occurrences"),
		"1 养老 养老 2 2 3", "3 养老 and 托育 养老 托育 1 1 3", "4 没有的词 没有的词 0 0 0",
	)
	instrumenttest.Want(
		t, instrumenttest.Lines(t, got, "hits", "line", "year", "occurrences", "text"),
		"1 2022 1 养老。", "1 2021 2 养老、托育，养老。", "3 2021 3 养老、托育，养老。",
	)
	got = instrumenttest.Run(t, c, &batch.Batch{List: "name,query\n老,养老\n", FilterValues: search.FilterValues{Year: []string{"2022"}}})
	instrumenttest.Want(t, instrumenttest.Lines(t, got, "batch", "name", "occurrences"), "老 1")
	if len(got.Tables) != 1 {
		t.Error("hits are given that nobody asked for")
	}
}

func TestOneQueryThatCannotBeReadStopsAll(t *testing.T) {
	c := instrumenttest.Corpus(t, files)
	err := instrumenttest.Fails(t, c, &batch.Batch{List: "养老\n(养老\n年:二〇\n"})
	if !errors.Is(err, search.ErrBadRequest) || !strings.Contains(err.Error(), "第 2 行：左括号没有配上右括号") || !strings.Contains(err.Error(), "第 3 行") {
		t.Error(err)
	}
	if err := instrumenttest.Fails(t, c, &batch.Batch{}); !errors.Is(err, search.ErrBadRequest) {
		t.Error(err)
	}
}
