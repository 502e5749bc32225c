package syntax

import (
	"strconv"
	"strings"
	"testing"

	"cewen/corpus"
	"cewen/search/query"
)

// values are examples of what fields are compared with: stated is what a document
// states.
var values = []struct {
	name, value, stated string
	want                bool
	why                 string
}{
	{"地区", "山西省", "山西省/太原市/杏花岭区", true, "all below it"},
	{"地区", "太原", "山西省/太原市", true, "the short name"},
	{"地区", "太原市", "山西省", false, "not what lies above it"},
	{"地区", "全国", "山西省", false, "全国 is the central government, not all places"},
	{"层级", "区县", "县", true, "other names of levels"},
	{"年", "2018..2024", "2024", true, "both ends included"},
	{"年", "2018..2024,2016", "2016", true, "a list; ， and 、 part it too"},
	{"年", "无", "", true, "not stated"},
	{"日期", "2022-03", "2022-03-31", true, "all of the month"},
	{"日期", "2022-03-01..2022-03-31", "2022-03", true, "a month counts as its first day"},
	{"日期", "2022-03-02..2022-03-31", "2022-03", false, ""},
	{"日期", "..2022年6月", "2022-06-30", true, "an open end; 年, 月, 日, / and . are read like -"},
	{"文种", "工作", "政府工作报告", false, "the whole value is compared"},
	{"文种", "*工作*", "政府工作报告", true, "with wildcards"},
	{"文种", "政府工作?报", "政府工作简报", true, ""},
	{"机关", "國務院", "国务院", true, "folded"},
	{"文号", "国办发(2023)15号", "国办发〔2023〕15号", true, "〔 〕 [ ] ( ) 【 】 are alike"},
	{"文号", "国办发〔2023〕*", "国办发〔2023〕15号", true, ""},
	{"标题", "太原", "太原市2022年政府工作报告", true, "text anywhere in it"},
	{"标题", "无", "", false, "is looked for as text"},
}

func valuesTable() string {
	var b strings.Builder
	b.WriteString("| Condition | Document states | | |\n|---|---|---|---|\n")
	for _, v := range values {
		answer := "no"
		if v.want {
			answer = "yes"
		}
		b.WriteString(row(code(v.name+":"+v.value), v.stated, answer, plain(v.why)))
	}
	return b.String()
}

func TestValuesAreComparedAsSaid(t *testing.T) {
	for _, v := range values {
		m := stating(t, v.name, v.stated)
		title := query.Text{Folded: m.Title, Original: func() string { return m.Title }}
		got := query.HoldsFor(parse(t, v.name+":"+v.value), &query.Place{Meta: m, Title: title})
		if got != v.want {
			t.Errorf("%s:%s, document states %q: %t", v.name, v.value, v.stated, got)
		}
	}
}

// stating is the metadata of a document that states one value.
func stating(t *testing.T, name, value string) *corpus.Metadata {
	t.Helper()
	m := new(corpus.Metadata)
	switch name {
	case "地区":
		m.Region = corpus.Region(value)
	case "层级":
		m.Level = corpus.Level(value)
	case "年":
		m.Year, _ = strconv.Atoi(value) // 0 is not stated
	case "日期":
		m.Date = value
	case "文种":
		m.Kind = value
	case "机关":
		m.Issuer = value
	case "文号":
		m.Number = value
	case "标题":
		m.Title = value
	default:
		t.Fatalf("no field %s", name)
	}
	return m
}
