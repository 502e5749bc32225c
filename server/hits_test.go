package server_test

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"cewen/corpus"
	"cewen/search"
)

// counted are totals wherever they are given.
type counted struct{ documents, paragraphs, occurrences int }

func numberIn(t *testing.T, text string) (n int) {
	if _, err := fmt.Sscan(strings.ReplaceAll(text, ",", ""), &n); err != nil {
		t.Fatalf("%q is no number", text)
	}
	return n
}

// onPage reads the totals of the search page, none where it finds nothing.
func onPage(t *testing.T, body string) counted {
	m := regexp.MustCompile(`命中 <b>([0-9,]+)</b> 段 · <b>([0-9,]+)</b> 篇(?: · <b>([0-9,]+)</b> 次)?`).FindStringSubmatch(body)
	if m == nil {
		return counted{}
	}
	c := counted{documents: numberIn(t, m[2]), paragraphs: numberIn(t, m[1])}
	if m[3] != "" {
		c.occurrences = numberIn(t, m[3])
	}
	return c
}

// inTable adds up a table of hits.
func inTable(t *testing.T, body string) counted {
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(body, "\ufeff"))).ReadAll()
	if err != nil || len(rows) == 0 || rows[0][0] != "document" || rows[0][13] != "occurrences" {
		t.Fatalf("%v in %q", err, body)
	}
	var c counted
	seen := map[string]bool{}
	for _, row := range rows[1:] {
		c.paragraphs++
		c.occurrences += numberIn(t, row[13])
		if !seen[row[0]] {
			seen[row[0]] = true
			c.documents++
		}
	}
	return c
}

// inLines adds up lines of hits.
func inLines(t *testing.T, body string) counted {
	var c counted
	seen := map[string]bool{}
	for line := range strings.Lines(body) {
		var h search.Hit
		if err := json.Unmarshal([]byte(line), &h); err != nil {
			t.Fatalf("%s: %v", line, err)
		}
		c.paragraphs++
		c.occurrences += h.Occurrences
		if !seen[h.Document.ID] {
			seen[h.Document.ID] = true
			c.documents++
		}
	}
	return c
}

func TestPageAPIAndExportsCountTheSame(t *testing.T) {
	w := newWorld(t)
	w.putDigests()
	filters := []string{"", "&year=2022", "&region=" + url.QueryEscape("山西省"), "&role=plan", "&year=2023..&level=" + url.QueryEscape("省"), "&kind=x"}
	for i, text := range []string{
		"发展", "新质生产力", "的", "养老 托育", "~双碳", "公办 | 民办", "发展 -高质量", "新建*所", "京津冀 NEAR/10 雄安", "in:篇 太原 山西", "/[0-9]+个/",
		"部分:部署 养老", "年:2022 建设", "甲乙丙丁", `exact:"％"`, "-发展", "地区:太原市", "一体化?经济区", "in:句 城市 更新",
	} {
		asked := "q=" + url.QueryEscape(text) + filters[i%len(filters)]
		var result search.Result
		w.get("/api/v1/search?limit=0&"+asked).decode(t, &result)
		want := counted{result.Totals.Documents, result.Totals.Paragraphs, result.Totals.Occurrences}
		for name, got := range map[string]counted{
			"page": onPage(t, w.get("/?"+asked).body), "page by document": onPage(t, w.get("/?group=document&"+asked).body),
			"CSV": inTable(t, w.get("/api/v1/hits?format=csv&"+asked).body), "JSONL": inLines(t, w.get("/api/v1/hits?"+asked).body),
		} {
			if got != want {
				t.Errorf("%s: the %s says %+v, the API %+v", asked, name, got, want)
			}
		}
	}
}

func TestAnExportIsHarmlessInASpreadsheet(t *testing.T) {
	w := newWorld(t)
	d := report()
	d.Title, d.Paragraphs[3].Text = `=HYPERLINK("http://x")`, "@SUM(太忻)"
	w.put(d)
	got := w.get("/api/v1/hits?format=csv&q=" + url.QueryEscape("太忻"))
	if !strings.HasPrefix(got.body, "\ufeffdocument,") || got.Header.Get("Content-Disposition") != `attachment; filename="cewen-hits.csv"` {
		t.Errorf("%s %q", got.Header, got.body[:20])
	}
	if !strings.Contains(got.body, `"'=HYPERLINK(`) || !strings.Contains(got.body, ",'@SUM(太忻),") || !strings.Contains(got.body, "http://example.com/p/") {
		t.Errorf("%s", got.body)
	}
	for _, bad := range []string{"format=xls", "q=(", "year=x", "limit=3", "cursor=x"} {
		if got := w.get("/api/v1/hits?" + bad); got.StatusCode != http.StatusBadRequest {
			t.Errorf("%s: %d", bad, got.StatusCode)
		}
	}
}

func TestDocumentsArePagedWithoutGapsInEveryOrder(t *testing.T) {
	w := newWorld(t)
	w.putDigests()
	undated := report()
	undated.Date, undated.Year, undated.Paragraphs[3].Text = "", 0, "发展发展发展"
	w.put(undated)
	for _, sort := range []string{"", "date", "-date"} {
		var seen []string
		target := "/?group=document&limit=3&sort=" + sort + "&q=" + url.QueryEscape("发展")
		total := onPage(t, w.get(target).body).documents
		for pages := 0; target != ""; pages++ {
			got := w.get(target)
			if got.StatusCode != 200 || pages > total {
				t.Fatalf("%s: %d", target, got.StatusCode)
			}
			for _, m := range regexp.MustCompile(`<h3><a href="/d/([a-z0-9]+)`).FindAllStringSubmatch(got.body, -1) {
				seen = append(seen, m[1])
			}
			next := regexp.MustCompile(`rel="next" href="([^"]+)"`).FindStringSubmatch(got.body)
			target = ""
			if next != nil {
				target = strings.ReplaceAll(next[1], "&amp;", "&")
			}
		}
		different := map[string]bool{}
		for _, id := range seen {
			different[id] = true
		}
		if len(seen) != total || len(different) != total || total < 5 {
			t.Errorf("order %q: %d documents on the pages, %d different, %d in all", sort, len(seen), len(different), total)
		}
		if i := strings.Index(strings.Join(seen, " "), ""); sort != "" && i == 0 && seen[len(seen)-1] != w.put(undated)[0] {
			t.Errorf("order %q: the document without a date is not the last", sort)
		}
	}
	for _, cursor := range []string{"x", "bnVsbA", "e30"} {
		if got := w.get("/?group=document&q=a&cursor=" + cursor); got.StatusCode != http.StatusBadRequest {
			t.Errorf("cursor %s: %d", cursor, got.StatusCode)
		}
	}
	if got := w.get("/?group=x&q=a"); got.StatusCode != http.StatusBadRequest {
		t.Errorf("another grouping: %d", got.StatusCode)
	}
}

func TestWhereNothingMatchesThePageSaysWhatWould(t *testing.T) {
	w := newWorld(t)
	w.put(report(), other())
	for name, c := range map[string]struct {
		target string
		want   string
	}{
		"a filter keeps it back":      {asked("太忻一体化") + "&year=2023", "去掉筛选条件就有 年份 2023 命中 2 段、1 篇"},
		"only all filters do":         {asked("太忻一体化") + "&year=2023&kind=x", "去掉筛选条件就有 全部筛选条件 命中 2 段、1 篇"},
		"one part is nowhere":         {asked("太忻 乌有"), "各部分单独检索 太忻 命中 2 段、1 篇 乌有 没有"},
		"another character":           {asked("太忻一体划"), "相近而有的写法 太忻一体? 命中 2 段、1 篇"},
		"a part of it":                {asked("示范太忻一体化城市"), "相近而有的写法 太忻一体化 命中 2 段、1 篇"},
		"in other characters":         {asked(`exact:"太忻一體化"`), "相近而有的写法 太忻一体化 命中 2 段、1 篇"},
		"one that looks like a sign?": {asked(`"太忻\?一体化"`), ""},
	} {
		t.Run(name, func(t *testing.T) {
			got := w.get(c.target)
			text := visible(strings.ReplaceAll(strings.ReplaceAll(got.body, "<li>", " "), "<ul>", " "))
			if got.StatusCode != 200 || !strings.Contains(text, c.want) {
				t.Errorf("%d: no %q in %s", got.StatusCode, c.want, text)
			}
		})
	}
}

func TestSuggestionsComeFromWhatIsHeld(t *testing.T) {
	w := newWorld(t)
	w.put(report(), other())
	for q, want := range map[string]string{
		"太原":      `{"from":0,"suggestions":[{"text":"太原市","kind":"region","documents":1},{"text":"太原市2022年政府工作报告","kind":"title","documents":1}]}`,
		"养老 経":    `{"from":3,"suggestions":[]}`,
		"养老 -太原市": `{"from":4,"suggestions":[{"text":"太原市2022年政府工作报告","kind":"title","documents":1}]}`,
		"回":       `{"from":0,"suggestions":[{"text":"回顾","kind":"heading","documents":1},{"text":"回乡创业","kind":"synonym"}]}`,
		"":        `{"from":0,"suggestions":[]}`, "(": `{"from":1,"suggestions":[]}`,
	} {
		got := w.get("/api/v1/suggest?q=" + url.QueryEscape(q))
		if got.StatusCode != 200 || want != "" && strings.TrimSpace(got.body) != want {
			t.Errorf("%q: %d %s", q, got.StatusCode, got.body)
		}
	}
	if got := w.get("/api/v1/suggest?q=" + url.QueryEscape("~双")); !strings.Contains(got.body, `"kind":"synonym"`) {
		t.Errorf("%s", got.body)
	}
}

func TestACitationNamesSourceAndPlace(t *testing.T) {
	w := newWorld(t)
	id := w.put(report())[0]
	place := corpus.ParagraphID(id, "text0001")
	for target, want := range map[string]string{
		"/cite/" + id:    "太原市人民政府. 太原市2022年政府工作报告[R/OL]. (2022-04-11)[",
		"/cite/" + place: "“加快太忻一体化经济区建设，太忻一体化全面起势。”",
		"/api/v1/cite/" + place + "?format=quote": "http://example.com/p/" + place,
		"/api/v1/cite/" + id + "?format=bibtex":   "@techreport{cewen-" + id,
		"/api/v1/cite/" + id + "?format=ris":      "TY  - RPRT",
		"/api/v1/cite/" + id:                      "[R/OL]",
	} {
		if got := w.get(target); got.StatusCode != 200 || !strings.Contains(got.body, want) {
			t.Errorf("%s: %d, no %s in %s", target, got.StatusCode, want, got.body)
		}
	}
	for target, status := range map[string]int{"/cite/x": 404, "/cite/" + id + "-x": 404, "/api/v1/cite/" + id + "?format=doc": 400, "/api/v1/cite/" + id + "?x=1": 400} {
		if got := w.get(target); got.StatusCode != status {
			t.Errorf("%s: %d", target, got.StatusCode)
		}
	}
}

func TestThePagesSpeakEnglishToThoseWhoWantIt(t *testing.T) {
	w := newWorld(t)
	id := w.put(report())[0]
	chosen := w.get("/language?to=en&back=" + url.QueryEscape(asked("太忻")))
	if chosen.StatusCode != http.StatusSeeOther || chosen.Header.Get("Location") != asked("太忻") || !strings.Contains(chosen.Header.Get("Set-Cookie"), "HttpOnly; SameSite=Lax") {
		t.Fatalf("%d %v", chosen.StatusCode, chosen.Header)
	}
	inEnglish := func(r *http.Request) { r.Header.Set("Cookie", "cewen-language=en") }
	for target, want := range map[string]string{
		asked("太忻"): "Found 2 paragraphs · 1 documents · 3 occurrences", "/d/" + id + "?q=x": "Not in this document: x", "/help": "What “exact” means", "/x": "There is no such page", "/cite/" + id: "Back to the text",
	} {
		got := w.get(target, inEnglish)
		if !strings.Contains(visible(got.body), want) || !strings.Contains(got.body, `<html lang="en">`) || got.Header.Get("Vary") != "Cookie" {
			t.Errorf("%s: no %q in %s", target, want, visible(got.body))
		}
	}
	if got := w.get("/language?to=fr&back=//evil"); got.Header.Get("Location") != "/" || !strings.Contains(got.Header.Get("Set-Cookie"), "zh-CN") {
		t.Errorf("%v", got.Header)
	}
}
