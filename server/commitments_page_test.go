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
	id := w.put(plan(t))[0]
	for _, test := range []struct {
		asked  url.Values
		status int
		has    []string
		hasNot []string
	}{
		{nil, http.StatusOK, []string{
			`aria-current="page">承诺</a>`, "3 条承诺，在 1 篇文件的 2 段里", `>新建公办幼儿园3所</a><span class="near">，改造老旧小区99个。`,
			"<p><mark>新建公办幼儿园3所</mark>，改造老旧小区99个。</p>", `href="/p/` + id, `href="/track?id=` + id, "format=csv", "format=jsonl",
			`<link rel="alternate" type="application/atom+xml" href="/feed/commitments">`, "/commitments?action=改造", "第 1—3 条", `aria-sort="descending"`,
		}, []string{"公办幼儿园9所", "上一页", "数量（"}},
		{url.Values{"action": {"新建"}}, http.StatusOK, []string{"新建公办幼儿园3所", `href="/commitments">`, "action=新建&amp;action=改造"}, []string{">改造老旧小区99个</a>"}},
		{url.Values{"q": {"动作:改造 数量:>=50个"}}, http.StatusOK, []string{"1 条承诺", ">改造老旧小区99个</a>", "数量（个）", "sort=-value"}, []string{">新建公办幼儿园3所</a>"}},
		{url.Values{"quantity": {"亩"}, "sort": {"-value"}}, http.StatusOK, []string{"建成高标准农田1.2万亩", "确保", "sort=value", `<li><a href="/commitments" title="去掉这个条件">`}, []string{">改造老旧小区99个</a>", `name="sort"`}},
		{url.Values{"document": {id}}, http.StatusOK, []string{"2024年山西省政府工作报告 <span aria-hidden"}, nil},
		{url.Values{"from": {"2"}}, http.StatusOK, []string{"第 3—3 条", `rel="prev" href="/commitments"`}, []string{">新建公办幼儿园3所</a>"}},
		{url.Values{"sort": {"value"}}, http.StatusBadRequest, []string{"按数量排序要先说清单位"}, nil},
		{url.Values{"q": {"数量:很多"}}, http.StatusBadRequest, []string{"请写成 3所"}, nil},
		{url.Values{"q": {"幼儿园"}}, http.StatusOK, []string{"2 条承诺", "/commitments?q=承诺%3A%28幼儿园%29"}, nil},
		{url.Values{"q": {"没有这个说法"}}, http.StatusOK, []string{"0 条承诺", "没有这样的承诺"}, []string{"公办幼儿园3所"}},
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

func TestEveryPageLeadsToCommitments(t *testing.T) {
	w := newWorld(t, withWords)
	id := w.put(plan(t))[0]
	for _, target := range []string{"/", "/?q=%E6%96%B0%E5%BB%BA", "/d/" + id, "/trend", "/coverage", "/research", "/kwic", "/help", "/import", "/audit", "/track", "/cite/" + id, "/nowhere"} {
		if got := w.get(target); !strings.Contains(got.body, `<a href="/commitments"`) {
			t.Error(target)
		}
	}
}

// The charts count what is listed: by year and level, and by place with those in it.
func TestChartsOfCommitments(t *testing.T) {
	w := newWorld(t, withWords)
	text := "# 2026年太原市政府工作报告\n\n## 一、2026年工作安排\n\n新建公办幼儿园7所，改造老旧小区8个。改造农村公路9条。\n"
	later, err := corpus.Read(corpus.Input{Path: "/山西省/太原市/2026年政府工作报告.md", Data: []byte(text)})
	if err != nil {
		t.Fatal(err)
	}
	w.put(plan(t), later)
	got := w.get("/commitments")
	for _, s := range []string{
		"<title>省 2024：3 条，收录 1 篇</title>", "<title>市 2026：3 条，收录 1 篇</title>", `href="/commitments?level=省&amp;year=2024"`,
		`<span class="place">山西省</span>`, `<span class="place">太原市</span>`, `<rect width="100" height="6"/></svg><b>6`, `<rect width="50" height="6"/></svg><b>3`,
	} {
		if !strings.Contains(got.body, s) {
			t.Errorf("no %q", s)
		}
	}
	if strings.Contains(got.body, "<title>省 2025") {
		t.Error("a year of which nothing is held is no zero")
	}
}
