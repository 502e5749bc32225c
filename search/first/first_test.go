package first_test

import (
	"strings"
	"testing"

	"cewen/corpus"
	"cewen/search"
	"cewen/search/first"
	"cewen/search/instrument"
	"cewen/search/instrument/instrumenttest"
)

// report is a report of a place with a text.
func report(region corpus.Region, level corpus.Level, year int, date, text string) *corpus.Document {
	path := string(region) + date + strings.Repeat("年", year%100) + text
	return &corpus.Document{
		Metadata:   corpus.Metadata{Title: string(region), Region: region, Level: level, Year: year, Date: date},
		Source:     corpus.Source{Path: "/" + path, SHA256: path},
		Paragraphs: []corpus.Paragraph{{Anchor: "a", Kind: corpus.KindText, Section: corpus.NoSection, Text: "开头。"}, {Anchor: "b", Kind: corpus.KindText, Section: corpus.NoSection, Text: text}},
	}
}

func TestPlacesComeInTheOrderOfFirstUse(t *testing.T) {
	c := instrumenttest.Of(
		t,
		report("全国", corpus.LevelNational, 2021, "2021-03-05", "首提双碳。"),
		report("全国", corpus.LevelNational, 2022, "2022-03-05", "再提双碳、双碳。"),
		report("山西省", corpus.LevelProvince, 2021, "2021-01-20", "没有。"),
		report("山西省", corpus.LevelProvince, 2022, "2022-01-17", "双碳。"),
		report("山西省/太原市", corpus.LevelPrefecture, 2022, "", "双碳。"),
		report("山西省/忻州市", corpus.LevelPrefecture, 2022, "2022-04-11", "双碳双碳。"),
		report("河北省", corpus.LevelProvince, 2020, "2020-01-17", "没有。"),
		report("河北省", corpus.LevelProvince, 2023, "2023-01-17", "还是没有。"),
		report("湖北省", corpus.LevelProvince, 0, "", "双碳。"),
	)
	got := instrumenttest.Run(t, c, &first.First{Question: instrument.Question{Query: "双碳"}})
	instrumenttest.Want(
		t, instrumenttest.Lines(t, got, "first", "order", "region", "year", "date", "years_after_first", "silent_before", "held_since", "occurrences", "text"),
		"1 全国 2021 2021-03-05 0 0 2021 1 首提双碳。", "2 山西省 2022 2022-01-17 1 1 2021 1 双碳。",
		"3 山西省/忻州市 2022 2022-04-11 1 0 2022 2 双碳双碳。", "4 山西省/太原市 2022  1 0 2022 1 双碳。",
	)
	instrumenttest.Want(
		t, instrumenttest.Lines(t, got, "spread", "year", "level", "new", "so_far", "held_so_far"),
		"2021 国家 1 1 1", "2021 省 0 0 2", "2021 市 0 0 0", "2022 国家 0 1 1", "2022 省 1 1 2", "2022 市 2 2 2",
		"2023 国家 0 1 1", "2023 省 0 1 2", "2023 市 0 2 2",
	)
	instrumenttest.Want(t, instrumenttest.Lines(t, got, "unused", "region", "documents", "held_since", "held_until"), "河北省 2 2020 2023")
	instrumenttest.Want(t, got.Notes, "1 篇有命中的文档没有注明年份和日期，排不出先后，没有列入")
}

func TestWithoutAUseAllAreUnused(t *testing.T) {
	c := instrumenttest.Of(t, report("山西省", corpus.LevelProvince, 2021, "", "没有。"))
	got := instrumenttest.Run(t, c, &first.First{Question: instrument.Question{Query: "双碳"}})
	instrumenttest.Want(t, instrumenttest.Lines(t, got, "first", "region"))
	instrumenttest.Want(t, instrumenttest.Lines(t, got, "spread", "year"))
	instrumenttest.Want(t, instrumenttest.Lines(t, got, "unused", "region"), "山西省")
}

func TestAQueryIsNeeded(t *testing.T) {
	c := instrumenttest.Of(t, report("山西省", corpus.LevelProvince, 2021, "", "没有。"))
	for _, f := range []*first.First{{}, {Question: instrument.Question{Query: "(双碳"}}, {Question: instrument.Question{Query: "x", FilterValues: search.FilterValues{Role: []string{"附录"}}}}} {
		_ = instrumenttest.Fails(t, c, f)
	}
}
