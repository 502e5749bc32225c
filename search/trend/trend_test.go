package trend_test

import (
	"errors"
	"testing"

	"cewen/search"
	"cewen/search/instrument"
	"cewen/search/instrument/instrumenttest"
	"cewen/search/trend"
)

var files = map[string]string{
	"山西省/2019年政府工作报告.md":     "# 2019年山西省政府工作报告\n\n环保，环保。\n",
	"山西省/2021年政府工作报告.md":     "# 2021年山西省政府工作报告\n\n环保。\n\n环保。\n",
	"山西省/太原市/2021年政府工作报告.md": "# 2021年太原市政府工作报告\n\n没有。\n",
}

func TestHitsByYearAndLevel(t *testing.T) {
	c := instrumenttest.Corpus(t, files)
	got := instrumenttest.Run(t, c, &trend.Trend{Question: instrument.Question{Query: "环保"}})
	instrumenttest.Want(
		t, instrumenttest.Lines(t, got, "trend", "year", "level", "occurrences", "paragraphs", "documents", "all_paragraphs", "all_documents", "share"),
		"2019 省 2 1 1 2 1 1", "2019 市 - - - - - -", "2020 省 - - - - - -", "2020 市 - - - - - -",
		"2021 省 2 2 1 3 1 1", "2021 市 0 0 0 2 1 0",
	)
	got = instrumenttest.Run(t, c, &trend.Trend{Question: instrument.Question{Query: "环保"}, By: []string{"province"}})
	instrumenttest.Want(t, instrumenttest.Lines(t, got, "trend", "province", "occurrences", "share"), "山西省 4 0.6666666666666666")
}

func TestBadParametersAreRefused(t *testing.T) {
	c := instrumenttest.Corpus(t, files)
	for _, x := range []*trend.Trend{{}, {Question: instrument.Question{Query: "环保"}, By: []string{"role"}}, {Question: instrument.Question{Query: "环保"}, By: []string{"month"}}} {
		if err := instrumenttest.Fails(t, c, x); !errors.Is(err, search.ErrBadRequest) {
			t.Error(err)
		}
	}
}
