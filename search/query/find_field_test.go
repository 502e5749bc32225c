package query

import (
	"testing"

	"cewen/corpus"
)

// bulletin is a document with a value in every field.
var bulletin = corpus.Metadata{
	Title: "太原市２０２２年政府工作報告", Region: "山西省/太原市", Level: corpus.LevelPrefecture, Year: 2022,
	Kind: "政府工作报告", Issuer: "太原市人民政府", Number: "并政发〔2022〕1号", Date: "2022-02-22",
}

// joint is one that several issued.
var joint = corpus.Metadata{Issuer: "教育部、财政部"}

func TestJointIssuersAreFoundEachByItself(t *testing.T) {
	checkFind(t, outlined(joint, "正文", "太忻"), []findTest{
		{"the first", "机关:教育部", all},
		{"another", "机关:财政部", all},
		{"all together", "机关:教育部、财政部", all},
		{"by a wildcard within one", "机关:财政?", all},
		{"by a wildcard over all", "机关:教育*财政部", all},
		{"one that is none of them", "机关:民政部", none},
		{"stated", "机关:无", none},
	})
}

// What the queries of the next tests find: the whole document, or nothing.
const all, none = "0:0 1:0", ""

func TestFieldsOfDocuments(t *testing.T) {
	checkFind(t, outlined(bulletin, "正文", "太忻"), []findTest{
		{"region", "地区:太原市", all},
		{"region as a path", "地区:山西省/太原市", all},
		{"region above", "地区:山西省", all},
		{"region beside it", "地区:大同市", none},
		{"region below", "地区:山西省/太原市/杏花岭区", none},
		{"region in full width", "地方：山西省／太原市", all},
		{"region with white space", `地区:"太 原市"`, all},
		{"not stated, where it is", "地区:无", none},
		{"level", "层级:市", all},
		{"level in English", "level:city", all},
		{"another level", "层级:省", none},
		{"one of several levels", "层级:省|市", all},
		{"year", "年:2022", all},
		{"year in a range", "年:2018..2022", all},
		{"year in an open range", "年:..2022", all},
		{"year outside a range", "年:2023..", none},
		{"one of several years", "年:2018,2022", all},
		{"kind", "文种:政府工作报告", all},
		{"kind is the whole kind", "文种:报告", none},
		{"kind with a wildcard", "文种:*報告", all},
		{"issuer", "机关:太原市人民政府", all},
		{"issuer with wildcards", "机关:??市*政府", all},
		{"issuer with too many characters", "机关:????市*", none},
		{"number with brackets of another shape", "文号:并政发[2022]1号", all},
		{"number with wildcards", "文号:并政发*1号", all},
		{"another number", "文号:并政发〔2022〕2号", none},
		{"title", "标题:太原", all},
		{"title, folded", "标题:2022年政府工作报告", all},
		{"title of either", "标题:大同|太原", all},
		{"title of all", "标题:(太原 报告)", all},
		{"title of all but", "标题:(太原 -大同)", all},
		{"title of all but what it has", "标题:(太原 -报告)", none},
		{"title with a wildcard", "标题:太原*报告", all},
		{"title by a regular expression", `标题:/^太原市\d{4}年/`, all},
		{"title by distance", "标题:(太原 NEAR/6 政府)", all},
		{"title by distance, too far", "标题:(太原 NEAR/5 政府)", none},
		{"title exactly", `标题:exact:"報告"`, all},
		{"title exactly otherwise", `标题:exact:"报告"`, none},
		{"what the text has, the title need not", "标题:太忻", none},
		{"date", "日期:2022-02-22", all},
		{"date of a month", "日期:2022-02", all},
		{"date of a year", "日期:2022", all},
		{"date in a range", "日期:2022-02-22..2022-03", all},
		{"date after a range", "日期:..2022-02-21", none},
		{"date before a range", "日期:2022-02-23..", none},
		{"not a field", "-年:2022", none},
		{"not another value", "-年:2021", all},
		{"both", "年:2022 层级:市", all},
		{"not both", "年:2022 层级:省", none},
		{"either field", "(年:2021 | 层级:市)", all},
		{"a field and a text", "年:2022 太忻", "1:1"},
		{"a field or a text", "年:2021 | 太忻", "1:1"},
		{"a field or a text, where the field holds", "年:2022 | 太忻", "0:0 1:1"},
		{"not both a field and a text", "-(年:2022 太忻)", "0:0"},
	})
}

func TestFieldsThatAreNotStated(t *testing.T) {
	checkFind(t, outlined(corpus.Metadata{Title: "题"}, "甲", "乙"), []findTest{
		{"region", "地区:无", all},
		{"level", "层级:none", all},
		{"year", "年:未注明", all},
		{"kind", "文种:无", all},
		{"issuer", "机关:无", all},
		{"number", "文号:无", all},
		{"date", "日期:无", all},
		{"one of several", "年:2022,无", all},
		{"any kind covers no kind", "文种:*", all},
		{"some character does not", "文种:?*", none},
		{"any year", "年:1..", none},
		{"any date", "日期:1..", none},
		{"no region covers it", "地区:山西省", none},
		{"not a value", "-地区:山西省", all},
	})
}

// Where a document states a month or a year only, its first day counts.
func TestDatesThatAreNotWhole(t *testing.T) {
	for _, test := range []struct {
		date, query string
		want        bool
	}{
		{"2022-03", "日期:2022", true},
		{"2022-03", "日期:2022-03", true},
		{"2022-03", "日期:2022-03-01", true},
		{"2022-03", "日期:2022-03-02..", false},
		{"2022-03", "日期:..2022-03", true},
		{"2022-03", "日期:..2022-02", false},
		{"2022", "日期:2022-01", true},
		{"2022", "日期:2022-01-01", true},
		{"2022", "日期:2022-02..", false},
		{"2022", "日期:2021..2022", true},
		{"2022-02-28", "日期:2022-02-28..2022-02", true},
		{"2022-12-31", "日期:2022", true},
		{"2022-01-31", "日期:2022-01", true},
		{"", "日期:2022", false},
		{"", "日期:..2022", false},
	} {
		places := outlined(corpus.Metadata{Date: test.date}, "甲")
		if got := len(Find(parsed(t, test.query), places)) > 0; got != test.want {
			t.Errorf("%s finds a document of %q: %t", test.query, test.date, got)
		}
	}
}

func TestFieldsOfParts(t *testing.T) {
	checkFind(t, outlined(corpus.Metadata{}, sections...), []findTest{
		{"role", "部分:回顾", "1:0 2:0 3:0 4:0"},
		{"role in English, before a text", "role:plan 太忻", "7:1"},
		{"what is outside of all sections", "部分:其他", "0:0"},
		{"one of several roles", "部分:回顾|其他 太忻", "0:1 2:1 4:1"},
		{"not a role", "-部分:部署 太忻", "0:1 2:1 4:1"},
		{"a role or a text", "(部分:回顾 | 没有) -太忻", "1:0 3:0 8:1"},
		{"a heading right above", "章节:回顾 太忻", "2:1 4:1"},
		{"a heading further above", "章节:安排 章节:基金", "9:0 10:0"},
		{"any of the headings above", "章节:(安排 基金)", "9:0 10:0"},
		{"not one of the headings above", "章节:(安排 -基金)", "5:0 6:0 7:0 8:0"},
		{"a heading with a wildcard", `章节:"（?）发*展"`, "6:0 7:0 8:0"},
		{"a heading of either", "章节:回顾|基金 基金", "3:2 9:1 10:1"},
		{"a literal across headings", `章节:"安排（二）"`, ""},
		{"no heading above", "-章节:/./", "0:0"},
		{"not a chapter", "太忻 -章节:回顾", "0:1 7:1"},
		{"a role in a sentence", "太忻 发展 部分:部署 in:句", "7:2"},
		{"a chapter in a section", "太忻 没有 章节:安排 in:节", "7:1 8:1"},
		{"a chapter or a text in a section", "(章节:回顾 | 没有) 太忻 in:节", "2:1 4:1 7:1 8:1"},
	})
}
