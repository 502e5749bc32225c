package silence_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"cewen/search"
	"cewen/search/instrument"
	"cewen/search/instrument/instrumenttest"
	"cewen/search/silence"
)

var files = map[string]string{
	"山西省/2019年政府工作报告.md":     "# 2019年山西省政府工作报告\n\n没有。\n",
	"山西省/2021年政府工作报告.md":     "# 2021年山西省政府工作报告\n\n## 一、2020年工作回顾\n\n环保。\n\n## 二、2021年工作部署\n\n开局。\n",
	"山西省/太原市/2021年政府工作报告.md": "# 2021年太原市政府工作报告\n\n没有。\n",
}

func TestSilenceIsApartFromWhatIsNotHeld(t *testing.T) {
	c := instrumenttest.Corpus(t, files)
	got := instrumenttest.Run(t, c, &silence.Silence{Question: instrument.Question{Query: "环保"}})
	instrumenttest.Want(t, instrumenttest.Lines(t, got, "silence", "region", "year", "paragraphs"), "山西省 2019 2", "山西省/太原市 2021 2")
	instrumenttest.Want(
		t, instrumenttest.Lines(t, got, "coverage", "region", "year", "documents", "saying", "silent", "state"),
		"山西省 2019 1 0 1 未提", "山西省 2020 0 0 0 无文档", "山西省 2021 1 1 0 提到",
		"山西省/太原市 2019 0 0 0 无文档", "山西省/太原市 2020 0 0 0 无文档", "山西省/太原市 2021 1 0 1 未提",
	)
	instrumenttest.Want(t, got.Notes, "符合筛选条件的 3 篇文档里，2 篇未提；没有收录的报告不在其中，见 coverage 表")
}

func TestADocumentWithoutThePartAskedForIsNotSilent(t *testing.T) {
	c := instrumenttest.Corpus(t, files)
	got := instrumenttest.Run(t, c, &silence.Silence{Question: instrument.Question{Query: "环保", FilterValues: search.FilterValues{Role: []string{"部署"}}}})
	instrumenttest.Want(t, instrumenttest.Lines(t, got, "silence", "region", "year"), "山西省 2021")
	if !slices.ContainsFunc(got.Notes, func(n string) bool { return strings.Contains(n, "另有 2 篇文档没有所要的部分") }) {
		t.Errorf("%q", got.Notes)
	}
}

func TestBadParametersAreRefused(t *testing.T) {
	c := instrumenttest.Corpus(t, files)
	for _, x := range []*silence.Silence{{}, {Question: instrument.Question{Query: "环保"}, By: []string{"role"}}, {Question: instrument.Question{Query: "环保"}, By: []string{"document"}}} {
		if err := instrumenttest.Fails(t, c, x); !errors.Is(err, search.ErrBadRequest) {
			t.Error(err)
		}
	}
}
