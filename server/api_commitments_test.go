package server_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"cewen/search/commitments"
)

func TestCommitmentsAreListedPageByPage(t *testing.T) {
	w := newWorld(t, withWords)
	w.put(plan(t))
	var all []string
	v := url.Values{"limit": {"1"}, "facet": {"type", "unit"}}
	for {
		var list commitments.List
		w.get("/api/v1/commitments?"+v.Encode()).decode(t, &list)
		if list.Totals != (commitments.Totals{Commitments: 3, Paragraphs: 2, Documents: 1}) || len(list.Listed) != 1 || list.From != len(all) {
			t.Fatalf("%+v", list)
		}
		if len(list.Facets) != 2 || list.Facets[commitments.FacetType][0].Commitments != 3 || len(list.Years) != 1 || len(list.Regions) != 1 {
			t.Errorf("%+v", list)
		}
		r := list.Listed[0]
		all = append(all, r.Span)
		if got := r.Paragraph.Text[r.Start:r.End]; got != r.Span || r.URL != "/p/"+r.Paragraph.ID || r.Document == "" || r.Year != 2024 || r.Region != "山西省" {
			t.Errorf("%+v", r)
		}
		if w.get(r.URL).StatusCode != http.StatusFound {
			t.Error(r.URL)
		}
		if list.Next == "" {
			break
		}
		v.Set("cursor", list.Next)
	}
	if got := strings.Join(all, "|"); got != "新建公办幼儿园3所|改造老旧小区99个|建成高标准农田1.2万亩" {
		t.Error(got)
	}
}

func TestCommitmentsInOtherForms(t *testing.T) {
	w := newWorld(t, withWords)
	w.put(plan(t))
	for _, test := range []struct {
		asked url.Values
		kind  string
		has   []string
	}{
		{url.Values{"q": {"动作:新建 数量:>=3所"}}, "application/json", []string{
			`"query":"动作:新建 数量:>=3所","totals":{"commitments":1,"paragraphs":1,"documents":1}`,
			`"type":"project","action":"新建","object":"公办幼儿园","quantities":[{"raw":"3所","value":3,"unit":"所","comparator":"="}],"deadline":"","lead":"","strength":"plain","rule":"verb-object-number"`,
		}},
		{url.Values{"limit": {"0"}, "type": {"指标"}}, "application/json", []string{`"commitments":[],"facets"`, `{"value":"project","commitments":3,`}},
		{url.Values{"format": {"jsonl"}, "unit": {"亩"}}, "application/jsonl", []string{`"quantities":[{"raw":"1.2万亩","value":12000,"unit":"亩"`, `"paragraph":{"id":"`, `"deadline":"年底前"`, `"strength":"firm"`}},
		{url.Values{"format": {"csv"}}, "text/csv", []string{",新建公办幼儿园3所,project,新建,公办幼儿园,3所,3,,所,'=,"}},
		{url.Values{"format": {"csv"}, "table": {"years"}}, "text/csv", []string{"year,level,commitments,documents\n2024,省,3,1\n"}},
		{url.Values{"format": {"tables"}, "audit": {"true"}}, "application/json", []string{`{"name":"commitments","columns":["id","number"`, `"record":{"instrument":"commitments"`, `"different":0`}},
	} {
		got := w.get("/api/v1/commitments?" + test.asked.Encode())
		if got.StatusCode != http.StatusOK || !strings.HasPrefix(got.Header.Get("Content-Type"), test.kind) {
			t.Errorf("%v: %d %s %s", test.asked, got.StatusCode, got.Header.Get("Content-Type"), got.body)
		}
		for _, s := range test.has {
			if !strings.Contains(got.body, s) {
				t.Errorf("%v: no %s in\n%s", test.asked, s, got.body)
			}
		}
	}
	for _, wrong := range []string{"sort=value", "quantity=x", "facet=x", "limit=1000", "cursor=x", "format=csv&limit=1", "audit=true", "typ=x", "q=(", "q=数量:x", "document=x", "type=x"} {
		if got := w.get("/api/v1/commitments?" + wrong); got.StatusCode != http.StatusBadRequest || !strings.Contains(got.body, `"message":"`) {
			t.Errorf("%s: %d %s", wrong, got.StatusCode, got.body)
		}
	}
}
