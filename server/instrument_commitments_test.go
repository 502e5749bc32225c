package server_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"cewen/corpus"
)

// plan is a report that promises.
func plan(t *testing.T) *corpus.Document {
	t.Helper()
	text := "# 2024年山西省政府工作报告\n\n## 一、2023年工作回顾\n\n新建公办幼儿园9所。\n\n## 二、2024年工作安排\n\n新建公办幼儿园3所，改造老旧小区99个。\n\n确保年底前建成高标准农田1.2万亩。\n"
	d, err := corpus.Read(corpus.Input{Path: "/山西省/2024年政府工作报告.md", Data: []byte(text)})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestThePageOfCommitments(t *testing.T) {
	w := newWorld(t, withWords)
	w.put(plan(t))
	for _, test := range []struct {
		asked  url.Values
		status int
		has    []string
		hasNot []string
	}{
		{nil, http.StatusOK, []string{"检索式", "动作", "期限"}, []string{"公办幼儿园3所"}},
		{url.Values{"action": {"新建"}}, http.StatusOK, []string{"新建公办幼儿园3所，改造老旧小区99个。", `href="/p/`, `href="/track?id=`, "format=csv", "共 1 行", `&amp;type=project"`}, []string{"公办幼儿园9所"}},
		{url.Values{"quantity": {"亩"}, "sort": {"-value"}}, http.StatusOK, []string{"建成高标准农田1.2万亩", "确保"}, []string{"老旧小区99个"}},
		{url.Values{"sort": {"value"}}, http.StatusBadRequest, []string{"按数量排序要先说清单位"}, nil},
		{url.Values{"q": {"没有这个说法"}}, http.StatusOK, []string{"共 0 行"}, []string{"公办幼儿园3所"}},
	} {
		got := w.get("/commitments?" + test.asked.Encode())
		if got.StatusCode != test.status {
			t.Errorf("%v: %d", test.asked, got.StatusCode)
		}
		for _, s := range test.has {
			if !strings.Contains(got.body, s) {
				t.Errorf("%v: no %q", test.asked, s)
			}
		}
		for _, s := range test.hasNot {
			if strings.Contains(got.body, s) {
				t.Errorf("%v: %q", test.asked, s)
			}
		}
	}
}
