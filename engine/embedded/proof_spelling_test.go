package embedded_test

import (
	"reflect"
	"testing"

	"cewen/search"
	"cewen/search/query"
	"cewen/search/synonyms"
)

// spelledOperators are pairs that differ in more than their texts.
func spelledOperators() [][2]string {
	return [][2]string{
		{"新建*所", "新建＊所"},
		{"新建?所", "新建？所"},
		{"养老 NEAR/5 机构", "養老　ＮＥＡＲ／５　機構"},
		{"养老 THEN/5 机构", "养老 then5 机构"},
		{"(养老 | 托育) 服务", "（養老｜托育）服務"},
		{"养老 托育", "养老 ａｎｄ 托育"},
		{"发展 -经济", "發展 －經濟"},
		{`/新建\d+所/`, `／新建\d+所／`},
		{`/[A-Z]{3}\d/`, `/[ａ-ｚ]{3}\d/`},
		{`/[^，]养老/`, `/[^,]養老/`},
		{"地区:山西省 养老", "region：山西省　養老"},
		{"年:2018..2024 托育", "年份：２０１８年～２０２４年　托育"},
		{"日期:2022-01..2022-03", "日期:2022年1月至2022年3月"},
		{"文种:政府*报告 太忻", "文种：政府＊報告　太忻"},
		{`exact:"养老"`, `精确：“养老”`},
		{"~双碳", "～雙碳"},
		{"养老 托育 in:句", "范围：句子　养老　托育"},
	}
}

func testSpelling(t *testing.T, l *library, size extent) {
	d := newDrawer(l, *seed)
	for _, pair := range spelledOperators() {
		checkSame(t, l, pair[0], pair[1])
	}
	pairs, withHits := make(map[string]int), make(map[string]int)
	for i := range size.pairs {
		w := ways()[i%len(ways())]
		plain, other := d.pair(t, w)
		pairs[w.name]++
		if checkSame(t, l, plain, other) > 0 {
			withHits[w.name]++
		}
	}
	for _, w := range ways() {
		t.Logf("%-22s  %d pairs, %d with hits", w.name, pairs[w.name], withHits[w.name])
		if withHits[w.name]*2 < pairs[w.name] {
			t.Errorf("%s: only %d of %d pairs find anything", w.name, withHits[w.name], pairs[w.name])
		}
	}
}

// checkSame wants two spellings to have the same answer and returns the number of
// hits.
func checkSame(t *testing.T, l *library, plain, other string) int {
	t.Helper()
	want, got := l.ask(t, plain), l.ask(t, other)
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%q finds %.300v, %q %.300v", other, *got, plain, *want)
	}
	return want.Totals.Paragraphs
}

// ask returns the answer to a query without what depends on how it is spelled.
func (l *library) ask(t *testing.T, asked string) *search.Result {
	t.Helper()
	e, err := query.Parser{Synonyms: synonyms.Builtin()}.Parse(asked)
	if err != nil {
		t.Fatalf("parse %s: %v", asked, err)
	}
	r, err := l.searcher().Search(t.Context(), search.Request{
		Expr: e, Facets: search.Facets(), Sort: search.SortNewest, Limit: search.DefaultLimit,
	})
	if err != nil {
		t.Fatalf("search %s: %v", asked, err)
	}
	r.Query, r.Next, r.Related = "", "", nil
	for i := range r.Terms {
		r.Terms[i].Term = ""
	}
	return r
}
