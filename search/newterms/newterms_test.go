package newterms_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"cewen/search"
	"cewen/search/instrument"
	"cewen/search/instrument/instrumenttest"
	"cewen/search/newterms"
)

// files are reports of two places and three years; 太忻一体化 is new in 2022.
func files() map[string]string {
	files := make(map[string]string)
	for year := 2020; year <= 2022; year++ {
		for _, place := range []string{"山西省", "山西省/太原市"} {
			text := "坚持高质量发展，推动高质量发展。要高质量发展，更高质量发展。"
			if year == 2022 {
				text += "\n\n建设太忻一体化经济区，加快太忻一体化经济区布局。太忻一体化经济区起步。服务太忻一体化，融入太忻一体化。"
			}
			files[fmt.Sprintf("%s/%d年政府工作报告.md", place, year)] = fmt.Sprintf("# %s%d年政府工作报告\n\n%s\n", place[strings.LastIndex(place, "/")+1:], year, text)
		}
	}
	return files
}

func TestWhatIsFrequentAndWasNotThereIsNew(t *testing.T) {
	c := instrumenttest.Corpus(t, files())
	n := &newterms.NewTerms{In: 2022}
	got := instrumenttest.Run(t, c, n)
	instrumenttest.Want(t, instrumenttest.Lines(t, got, "newterms", "term", "occurrences", "documents", "before_occurrences", "first_year", "longer"),
		"太忻一体化 10 2 0 2022 太忻一体化经济区")
	instrumenttest.Want(t, instrumenttest.Lines(t, got, "years", "term", "year", "occurrences", "documents"), "太忻一体化 2022 10 2")
	instrumenttest.Want(t, instrumenttest.Lines(t, got, "levels", "level", "occurrences"), "省 5", "市 5")
	if link := got.Tables[0].Rows[0][7].(string); !strings.Contains(link, "year=2022") {
		t.Errorf("link %s", link)
	}
	audit, err := instrument.AuditAnswer(context.Background(), c, n, got)
	if err != nil || !audit.OK() {
		t.Errorf("%+v, %v", audit, err)
	}
}

func TestWhatWasRareBeforeIsNewOnlyIfItMayBe(t *testing.T) {
	texts := files()
	texts["河北省/2019年政府工作报告.md"] = "# 2019年政府工作报告\n\n" + strings.Repeat("别的什么。", 400) + "太忻一体化。\n"
	c := instrumenttest.Corpus(t, texts)
	terms := func(n newterms.NewTerms) []string {
		return instrumenttest.Lines(t, instrumenttest.Run(t, c, &n), "newterms", "term", "before_occurrences")
	}
	instrumenttest.Want(t, terms(newterms.NewTerms{In: 2022}), "太忻一体化 1")
	if slices.Contains(terms(newterms.NewTerms{In: 2022, Rare: -1}), "太忻一体化 1") {
		t.Error("what was said before is new")
	}
	instrumenttest.Want(t, terms(newterms.NewTerms{In: 2022, Rare: -1, Since: 2020}), "太忻一体化 0")
}

func TestBadParametersAreRefused(t *testing.T) {
	c := instrumenttest.Corpus(t, files())
	for _, n := range []*newterms.NewTerms{
		{},
		{In: 22},
		{In: 2030},
		{In: 2020},
		{In: 2022, Since: 2022},
		{In: 2022, Min: -1},
		{In: 2022, Rare: 2},
		{In: 2022, Limit: 5001},
		{In: 2022, FilterValues: search.FilterValues{Year: []string{"2022"}}},
		{In: 2022, FilterValues: search.FilterValues{Region: []string{"海南省"}}},
	} {
		if err := instrumenttest.Fails(t, c, n); !errors.Is(err, search.ErrBadRequest) {
			t.Errorf("%+v: %v", n, err)
		}
	}
}
