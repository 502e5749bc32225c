package panel_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"cewen/corpus/store"
	"cewen/search"
	"cewen/search/instrument"
	"cewen/search/instrument/instrumenttest"
	"cewen/search/panel"
)

var files = map[string]string{
	"山西省/2019年政府工作报告.md":     "# 2019年山西省政府工作报告\n\n环保，环保督察。\n\n环保。\n",
	"山西省/2021年政府工作报告.md":     "# 2021年山西省政府工作报告\n\n## 一、2020年工作回顾\n\n治理污染。\n\n## 二、2021年工作部署\n\n抓好環保督察，减排。\n",
	"山西省/太原市/2021年政府工作报告.md": "# 2021年太原市政府工作报告\n\n什么也没说。\n",
}

func TestAReportWithoutMentionIsZeroAndNoReportIsEmpty(t *testing.T) {
	c := instrumenttest.Corpus(t, files)
	got := instrumenttest.Run(t, c, &panel.Panel{List: "环保\n环保督察", By: []string{"region,year"}})
	instrumenttest.Want(t, instrumenttest.Lines(t, got, "panel", "phrase", "region", "year", "occurrences", "paragraphs", "documents", "all_documents"),
		"环保 山西省 2019 3 2 1 1", "环保 山西省 2020 - - - -", "环保 山西省 2021 1 1 1 1",
		"环保 山西省/太原市 2019 - - - -", "环保 山西省/太原市 2020 - - - -", "环保 山西省/太原市 2021 0 0 0 1",
		"环保督察 山西省 2019 1 1 1 1", "环保督察 山西省 2020 - - - -", "环保督察 山西省 2021 1 1 1 1",
		"环保督察 山西省/太原市 2019 - - - -", "环保督察 山西省/太原市 2020 - - - -", "环保督察 山西省/太原市 2021 0 0 0 1",
	)
	instrumenttest.Want(t, instrumenttest.Lines(t, got, "coverage", "region", "year", "documents", "held"),
		"山西省 2019 1 有", "山西省 2020 0 无", "山西省 2021 1 有", "山西省/太原市 2019 0 无", "山西省/太原市 2020 0 无", "山西省/太原市 2021 1 有")
	if len(got.Notes) != 1 || !strings.Contains(got.Notes[0], "6 格里有 3 格没有文档") {
		t.Errorf("notes %q", got.Notes)
	}
}

func TestDenominatorsAreThoseOfTheCell(t *testing.T) {
	c := instrumenttest.Corpus(t, map[string]string{"山西省/2020.md": "# 2020年报告\n\n推进ABC项目，抓好环保。\n"})
	got := instrumenttest.Run(t, c, &panel.Panel{List: "环保", By: []string{"year"}})
	instrumenttest.Want(t, instrumenttest.Lines(t, got, "panel", "all_paragraphs", "characters", "han_characters", "words", "per_10k_characters", "per_10k_han"),
		fmt.Sprint("2 20 11 8 ", 10000.0/20, " ", 10000.0/11))
	got = instrumenttest.Run(t, c, &panel.Panel{List: "环保", By: []string{"year"}, NoWords: true})
	if slices.Contains(got.Tables[0].Columns, "words") {
		t.Error("words are counted")
	}
}

// Numbers of words come from the store if it has those of the dictionaries in use; an
// audit cuts the text again, and finds what is wrong in them.
func TestWordsAreTakenFromTheStoreAndCheckedByAnAudit(t *testing.T) {
	c := instrumenttest.Corpus(t, map[string]string{"山西省/2020.md": "# 2020年报告\n\n推进ABC项目，抓好环保。\n"})
	words, err := c.Words()
	if err != nil {
		t.Fatal(err)
	}
	p := &panel.Panel{List: "环保", By: []string{"year"}}
	counted := func() string {
		return instrumenttest.Lines(t, instrumenttest.Run(t, c, p), "panel", "words")[0]
	}
	keep := func(fingerprint string, counts ...int) {
		if err := c.Store.KeepWordCounts(fingerprint, map[store.Ordinal][]int{1: counts}); err != nil {
			t.Fatal(err)
		}
	}
	if got := counted(); got != "8" {
		t.Errorf("cut: %s", got)
	}
	keep("other dictionaries", 40, 50)
	if got := counted(); got != "8" {
		t.Errorf("numbers of other dictionaries were used: %s", got)
	}
	keep(words.Fingerprint(), 40, 50)
	if got := counted(); got != "90" {
		t.Errorf("what is kept was not used: %s", got)
	}
	audit, err := instrument.AuditAnswer(context.Background(), c, p, instrumenttest.Run(t, c, p))
	if err != nil || audit.OK() {
		t.Errorf("an audit did not find what is wrong: %+v, %v", audit, err)
	}
}

func TestGroupsAndOverlap(t *testing.T) {
	c := instrumenttest.Corpus(t, files)
	list := "环境 = 环保 | 环保督察 | 污染\n气候 = 减排"
	for _, test := range []struct {
		rows, overlap string
		columns       []string
		want          []string
	}{
		{panel.ByGroup, panel.Each, []string{"group", "occurrences", "paragraphs", "documents"}, []string{"环境 7 4 2", "气候 1 1 1"}},
		{panel.ByGroup, panel.Longest, []string{"group", "occurrences", "paragraphs", "documents"}, []string{"环境 5 4 2", "气候 1 1 1"}},
		{panel.ByPhrase, panel.Longest, []string{"phrase", "group", "occurrences"}, []string{"环保 环境 2", "环保督察 环境 2", "污染 环境 1", "减排 气候 1"}},
	} {
		got := instrumenttest.Run(t, c, &panel.Panel{List: list, By: []string{"province"}, Rows: test.rows, Overlap: test.overlap})
		instrumenttest.Want(t, instrumenttest.Lines(t, got, "panel", test.columns...), test.want...)
	}
}

func TestRoles(t *testing.T) {
	c := instrumenttest.Corpus(t, files)
	got := instrumenttest.Run(t, c, &panel.Panel{List: "环保督察\n污染", By: []string{"role"}, FilterValues: search.FilterValues{Region: []string{"山西省"}, Year: []string{"2021"}, Level: []string{"省"}}})
	instrumenttest.Want(t, instrumenttest.Lines(t, got, "panel", "phrase", "role", "occurrences", "all_documents"),
		"环保督察 回顾 0 1", "环保督察 部署 1 1", "环保督察 其他 0 1", "污染 回顾 1 1", "污染 部署 0 1", "污染 其他 0 1")
	got = instrumenttest.Run(t, c, &panel.Panel{List: "污染", By: []string{"region,year"}, FilterValues: search.FilterValues{Role: []string{"回顾"}}})
	instrumenttest.Want(t, instrumenttest.Lines(t, got, "panel", "region", "year", "occurrences"), "山西省 2021 1")
}

func TestYearsAskedForAndNotHeldAreEmpty(t *testing.T) {
	c := instrumenttest.Corpus(t, files)
	got := instrumenttest.Run(t, c, &panel.Panel{List: "环保", By: []string{"year"}, FilterValues: search.FilterValues{Year: []string{"2018..2020"}}})
	instrumenttest.Want(t, instrumenttest.Lines(t, got, "panel", "year", "occurrences"), "2018 -", "2019 3", "2020 -")
	got = instrumenttest.Run(t, c, &panel.Panel{List: "环保", By: []string{"year"}, FilterValues: search.FilterValues{Year: []string{"1980..1990"}}})
	if len(got.Tables[0].Rows) != 0 || !slices.ContainsFunc(got.Notes, func(n string) bool { return strings.Contains(n, "没有符合筛选条件的文档") }) {
		t.Errorf("%+v", got)
	}
}

func TestDocuments(t *testing.T) {
	c := instrumenttest.Corpus(t, files)
	got := instrumenttest.Run(t, c, &panel.Panel{List: "环保", By: []string{"year", "region", "document", "title"}})
	instrumenttest.Want(t, instrumenttest.Lines(t, got, "panel", "year", "title", "occurrences"),
		"2019 2019年山西省政府工作报告 3", "2021 2021年山西省政府工作报告 1", "2021 2021年太原市政府工作报告 0")
}

func TestTheSameAgainIsTheSame(t *testing.T) {
	c := instrumenttest.Corpus(t, files)
	p := panel.Panel{List: "环保\n污染\n减排", By: []string{"region,year"}}
	first := instrumenttest.Run(t, c, &p)
	again := instrumenttest.Run(t, c, &p)
	if audit, err := instrument.Compared(first, again); err != nil || !audit.OK() || audit.Rows == 0 {
		t.Errorf("%+v, %v", audit, err)
	}
	if audit, err := instrument.AuditAnswer(context.Background(), c, &p, first); err != nil || !audit.OK() {
		t.Errorf("%+v, %v", audit, err)
	}
}

func TestBadParametersAreRefused(t *testing.T) {
	c := instrumenttest.Corpus(t, files)
	by := []string{"year"}
	for name, p := range map[string]*panel.Panel{
		"no list":       {By: by},
		"no dimension":  {List: "环保"},
		"unknown":       {List: "环保", By: []string{"city"}},
		"twice":         {List: "环保", By: []string{"year,year"}},
		"title alone":   {List: "环保", By: []string{"title"}},
		"overlap":       {List: "环保", By: by, Overlap: "shortest"},
		"no groups":     {List: "环保", By: by, Rows: panel.ByGroup},
		"regex":         {List: "/环.保/", By: by},
		"unknown level": {List: "环保", By: by, FilterValues: search.FilterValues{Level: []string{"乡"}}},
	} {
		if err := instrumenttest.Fails(t, c, p); !errors.Is(err, search.ErrBadRequest) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
