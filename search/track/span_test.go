package track

import (
	"testing"

	"cewen/corpus"
	"cewen/corpus/commitment"
)

func TestSpanOfAPromise(t *testing.T) {
	report := corpus.Metadata{Year: 2021, Kind: "政府工作报告", Title: "政府工作报告"}
	for _, c := range []struct {
		name     string
		meta     corpus.Metadata
		path     []string
		sentence string
		deadline string
		last     int
	}{
		{"of the year", report, []string{"二、2021年工作安排"}, "新建学校3所。", "", 2022},
		{"of the next five years, by its heading", report, []string{"二、今后五年的目标任务"}, "新建学校30所。", "", 2026},
		{"by the innermost heading", report, []string{"二、今后五年的目标任务和今年工作", "（一）2021年重点工作"}, "新建学校3所。", "", 2022},
		{"of this year, under the next five years", report, []string{"二、“十四五”时期主要目标"}, "今年新建学校3所。", "", 2022},
		{"by its sentence", report, []string{"二、工作安排"}, "今后五年，新建学校30所。", "", 2026},
		{"by the end of a plan", report, nil, "“十四五”期末，覆盖率达到95%。", "", 2026},
		{"a plan that is only named", report, []string{"二、2021年工作安排"}, "编制“十四五”规划。", "", 2022},
		{"until a year", report, []string{"二、2021年工作安排"}, "到2023年，新建学校9所。", "到2023年", 2024},
		{"until this year", report, nil, "到2021年底，新建学校3所。", "到2021年底", 2022},
		{"until a year far away", report, nil, "到2035年，基本实现现代化。", "到2035年", 2026},
		{"of a plan of five years", corpus.Metadata{Year: 2021, Kind: "规划", Title: "教育发展规划"}, nil, "新建学校30所。", "", 2026},
	} {
		d := &corpus.Document{Metadata: c.meta}
		first, last := span(d, c.path, c.sentence, &commitment.Commitment{Deadline: c.deadline})
		if first != 2022 || last != c.last {
			t.Errorf("%s: %d to %d, want to %d", c.name, first, last, c.last)
		}
	}
}

func TestReportsOfTheSamePlaceAndKind(t *testing.T) {
	of := corpus.Metadata{Year: 2021, Kind: "政府工作报告", Region: "山西省/太原市", Level: corpus.LevelPrefecture}
	with := func(change func(*corpus.Metadata)) *corpus.Document {
		m := of
		m.Year = 2022
		change(&m)
		return &corpus.Document{Metadata: m}
	}
	d := &corpus.Document{Metadata: of}
	for name, c := range map[string]struct {
		d    *corpus.Document
		want bool
	}{
		"the next":           {with(func(*corpus.Metadata) {}), true},
		"the same year":      {with(func(m *corpus.Metadata) { m.Year = 2021 }), false},
		"the year before":    {with(func(m *corpus.Metadata) { m.Year = 2020 }), false},
		"six years later":    {with(func(m *corpus.Metadata) { m.Year = 2027 }), false},
		"another place":      {with(func(m *corpus.Metadata) { m.Region = "山西省/大同市" }), false},
		"the place above":    {with(func(m *corpus.Metadata) { m.Region = "山西省" }), false},
		"another level":      {with(func(m *corpus.Metadata) { m.Level = corpus.LevelProvince }), false},
		"another kind":       {with(func(m *corpus.Metadata) { m.Kind = "规划" }), false},
		"a digest of report": {with(func(m *corpus.Metadata) { m.Kind = "工作报告摘编" }), false},
	} {
		if got := reports(d, c.d); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
	for _, kind := range []string{"规划", "工作报告摘编"} {
		plan := &corpus.Document{Metadata: of}
		plan.Kind = kind
		if !reports(plan, with(func(*corpus.Metadata) {})) {
			t.Errorf("%s is not reviewed in work reports", kind)
		}
	}
}

func TestAnAverageOverAYearIsNotOfSeveral(t *testing.T) {
	for text, want := range map[string]bool{
		"PM2.5年均浓度降至31微克/立方米。": false, "地区生产总值年均增长7%。": true, "五年来，新建学校30所。": true, "2019年新建学校3所。": false,
	} {
		if got := backSeveral.MatchString(text); got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
}

func TestSeveralYearsByTheInnermostHeading(t *testing.T) {
	for heading, want := range map[string]bool{
		"一、过去五年的工作":         true,
		"一、“十三五”时期经济社会发展成就": true,
		"一、2020年工作回顾":       false,
		"一、过去一年的工作":         false,
		"（一）经济发展":           true, // as the heading around it
	} {
		if got := severalYears([]string{"一、本届政府工作", heading}, backSeveral); got != want {
			t.Errorf("%s: %v", heading, got)
		}
	}
}
