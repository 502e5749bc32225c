package server_test

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"cewen/corpus"
	"cewen/search"
	"cewen/search/query"
	"cewen/search/synonyms"
	"cewen/server"
)

// ask returns the answer of the API to parameters.
func (w *world) ask(v url.Values) search.Result {
	w.t.Helper()
	var result search.Result
	got := w.get("/api/v1/search?" + v.Encode())
	if got.StatusCode != http.StatusOK {
		w.t.Fatalf("%v: %d %s", v, got.StatusCode, got.body)
	}
	got.decode(w.t, &result)
	return result
}

// plans is a report with a part that looks back and one that plans.
func plans() *corpus.Document {
	d := report()
	d.Sections = []corpus.Section{{Title: "一、2021年工作回顾", Level: 1, Parent: -1}, {Title: "二、2022年工作部署", Level: 1, Parent: -1}}
	text := func(anchor string, kind corpus.ParagraphKind, section int, text string) corpus.Paragraph {
		return corpus.Paragraph{Anchor: anchor, Kind: kind, Section: section, Text: text}
	}
	d.Paragraphs = []corpus.Paragraph{
		text("head0001", corpus.KindHeading, 0, "一、2021年工作回顾"), text("text0001", corpus.KindText, 0, "新建3所公办幼儿园。碳达峰碳中和有序推进。"),
		text("head0002", corpus.KindHeading, 1, "二、2022年工作部署"), text("text0002", corpus.KindText, 1, "再新建5所公办幼儿园，落实双碳目标。"),
		text("text0003", corpus.KindText, 1, "落实双碳工作。"),
	}
	return d
}

func TestTheWholeLanguageIsRead(t *testing.T) {
	w := newWorld(t)
	w.put(plans(), other())
	for q, want := range map[string]search.Totals{
		"新建?所":          {Documents: 1, Paragraphs: 2, Occurrences: 2},
		"/新建[0-9]所/":    {Documents: 1, Paragraphs: 2, Occurrences: 2},
		"新建 THEN/6 幼儿园": {Documents: 1, Paragraphs: 2, Occurrences: 2},
		"新建 碳达峰 in:句":   {},
		"新建 碳达峰 in:段":   {Documents: 1, Paragraphs: 1, Occurrences: 2},
		"部分:部署 双碳":      {Documents: 1, Paragraphs: 2, Occurrences: 2},
		"地区:全国 高质量":     {Documents: 1, Paragraphs: 2, Occurrences: 2},
		"~双碳":           {Documents: 1, Paragraphs: 3, Occurrences: 3},
		`exact:"3所"`:    {Documents: 1, Paragraphs: 1, Occurrences: 1},
	} {
		if got := w.ask(url.Values{"q": {q}}).Totals; got != want {
			t.Errorf("%s: %+v, want %+v", q, got, want)
		}
	}
}

func TestRoleIsAFilterAndAFacet(t *testing.T) {
	w := newWorld(t)
	w.put(plans())
	got := w.ask(url.Values{"q": {"双碳 | 碳达峰"}, "role": {"plan"}, "facet": {"role"}})
	if got.Totals.Paragraphs != 2 || got.Hits[0].Role != corpus.RolePlan {
		t.Errorf("filtered: %+v", got.Totals)
	}
	if want := "[{回顾 {1 1 1}} {部署 {1 2 2}}]"; fmt.Sprint(got.Facets[search.FacetRole]) != want {
		t.Errorf("facet %v, want %s", got.Facets[search.FacetRole], want)
	}
	var counted struct {
		Counts []struct {
			Phrase string `json:"phrase"`
			search.Totals
		} `json:"counts"`
	}
	w.get("/api/v1/count?"+url.Values{"phrase": {"双碳"}, "role": {"回顾"}}.Encode()).decode(t, &counted)
	if counted.Counts[0].Paragraphs != 0 {
		t.Errorf("counted in the review: %+v", counted)
	}
}

func TestAFacetInUseCountsItsOtherValues(t *testing.T) {
	w := newWorld(t)
	w.put(report(), other())
	got := w.ask(url.Values{"q": {"发展 | 太忻"}, "year": {"2023"}, "facet": {"year", "level"}})
	if want := "map[level:[{国家 {1 2 3}}] year:[{2022 {1 2 3}} {2023 {1 2 3}}]]"; fmt.Sprint(got.Facets) != want {
		t.Errorf("%v, want %s", got.Facets, want)
	}
}

func TestExplainIsThereWhereItWasAskedFor(t *testing.T) {
	w := newWorld(t)
	w.put(report())
	for v, want := range map[string]bool{"": false, "false": false, "true": true} {
		if got := w.ask(url.Values{"q": {"太忻"}, "explain": {v}}); (got.Explain != nil) != want {
			t.Errorf("explain=%s: %+v", v, got.Explain)
		}
	}
}

func TestSynonymsAreListedAsWritten(t *testing.T) {
	list, err := synonyms.Parse(strings.NewReader("双碳 = 碳达峰碳中和\n放管服 = 简政放权 | 优化服务\n"), "x")
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		list query.Synonyms
		want string
	}{
		"a list": {list, `{"entries":[{"name":"双碳","variants":["碳达峰碳中和"]},{"name":"放管服","variants":["简政放权","优化服务"]}]}`},
		"none":   {nil, `{"entries":[]}`},
	} {
		w := newWorld(t, func(c2 *server.Config) { c2.Parser.Synonyms = c.list })
		if got := w.get("/api/v1/synonyms"); got.StatusCode != http.StatusOK || strings.TrimSpace(got.body) != c.want {
			t.Errorf("%s: %d %s", name, got.StatusCode, got.body)
		}
	}
}

func TestMistakesAreShownInTheirPlace(t *testing.T) {
	w := newWorld(t)
	id := w.put(report())[0]
	for q, bad := range map[string]string{
		"太忻 /新(建/":     "(",
		"太忻 省份:山西":     "省份",
		"太忻 in:章 忻州":   "in:章",
		"太忻 年:abc":     "年:abc",
		"太忻 地区:朝阳区":    "地区:朝阳区",
		"太忻 ~双谈":       "~双谈",
		"太忻 NEAR/十 基金": "NEAR/十",
		`太忻 exact:""`:  `exact:""`,
	} {
		got := w.get("/api/v1/search?" + url.Values{"q": {q}}.Encode())
		var f failure
		got.decode(t, &f)
		if got.StatusCode != http.StatusBadRequest || f.Error.Code != "bad_query" || f.Error.Hint == "" || f.Error.Offset == nil {
			t.Errorf("%s: %s", q, got.body)
			continue
		}
		runes := []rune(q)
		if at := string(runes[*f.Error.Offset : *f.Error.Offset+*f.Error.Length]); !strings.Contains(at, bad) {
			t.Errorf("%s: the mistake is at %q, want %q", q, at, bad)
		}
		for _, page := range []string{asked(q), "/d/" + id + "?" + url.Values{"q": {q}}.Encode()} {
			if text := visible(w.get(page).body); !strings.Contains(text, f.Error.Message) || !strings.Contains(text, f.Error.Hint) {
				t.Errorf("%s at %s: %s", q, page, text)
			}
		}
	}
}

func TestASearchThatTakesTooLongIsGivenUp(t *testing.T) {
	w := newWorld(t, func(c *server.Config) { c.Searcher.Budget = 20 * time.Millisecond })
	w.engine.fail = func(ctx context.Context) error {
		<-ctx.Done()
		return fmt.Errorf("scan: %w", ctx.Err())
	}
	got := w.get("/api/v1/search?q=a")
	want := `{"error":{"code":"budget","message":"检索超过 0.02 秒，已停止","hint":"请把检索式写得更具体，或加上年份、地区等筛选条件"}}`
	if got.StatusCode != http.StatusServiceUnavailable || strings.TrimSpace(got.body) != want || !json.Valid([]byte(got.body)) {
		t.Errorf("%d %s", got.StatusCode, got.body)
	}
	page := w.get("/?q=a*b")
	if text := visible(page.body); page.StatusCode != http.StatusServiceUnavailable || !strings.Contains(text, "请把检索式写得更具体") || !strings.Contains(page.body, `value="a*b"`) {
		t.Errorf("%d %s", page.StatusCode, text)
	}
}
