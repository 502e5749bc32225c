package server_test

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"cewen/corpus"
	"cewen/search/track"
)

// tracked puts two reports of a city that never said this, and returns their IDs.
func tracked(t *testing.T, w *world) (plan, review string) {
	t.Helper()
	read := func(year, text string) *corpus.Document {
		d, err := corpus.Read(corpus.Input{Path: "/太原市/" + year + ".md", Data: []byte("# " + year + "年太原市人民政府工作报告\n\n" + text)})
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	ids := w.put(
		read("2021", "## 一、2020年工作回顾\n\n过去一年，上下一心。\n\n## 二、2021年工作安排\n\n新建公办幼儿园3所，完成99个老旧小区改造。建成体育公园4座。\n"),
		read("2022", "## 一、2021年工作回顾\n\n建成公办幼儿园5所，新增学位2100个。完成83个老旧小区改造。\n\n## 二、2022年工作安排\n\n新建公办幼儿园6所。\n"),
	)
	return ids[0], ids[1]
}

func TestTrackPagePutsPlanBesideReview(t *testing.T) {
	w := newWorld(t, withWords)
	plan, review := tracked(t, w)
	got := w.get("/track?id=" + plan)
	if got.StatusCode != http.StatusOK {
		t.Fatalf("%d %s", got.StatusCode, visible(got.body))
	}
	for _, want := range []string{
		`<mark>新建公办幼儿园3所</mark>，完成99个老旧小区改造。`, `建成公办幼儿园<mark>5所</mark>，新增学位2100个。`, `承诺 3所，报告 5所，多 2所`,
		`完成<mark>83个</mark>老旧小区改造。`, `承诺 99个，报告 83个，少 16个`, `没有找到：2022 年的报告里没有足够相近的句子。这不等于没有做。`,
		track.Caution, `有线索 2`, `没有找到 1`, `没有收录 0`, `href="/d/` + review + `"`, `/api/v1/track?format=csv&amp;id=` + plan,
	} {
		if !strings.Contains(got.body, want) {
			t.Errorf("no %s", want)
		}
	}
	if got := w.get("/track?id=" + review); !strings.Contains(got.body, "没有收录：库里没有 2023 年的报告") || strings.Contains(got.body, "没有找到：") {
		t.Errorf("%s", visible(got.body))
	}
	one := regexp.MustCompile(`href="(/track\?id=[^"]*%40[^"]*|/track\?id=[^"]*@[^"]*)"`).FindStringSubmatch(got.body)
	if one == nil {
		t.Fatal("no link to one promise")
	}
	if got := w.get(one[1]); got.StatusCode != http.StatusOK || strings.Count(got.body, `class="promise"`) != 1 || !strings.Contains(got.body, track.Caution) {
		t.Errorf("%s: %d %s", one[1], got.StatusCode, visible(got.body))
	}
	got = w.get("/track?state=" + url.QueryEscape(string(track.Nothing)) + "&id=" + plan)
	if strings.Count(got.body, `class="promise"`) != 1 || !strings.Contains(got.body, "<mark>建成体育公园4座</mark>") {
		t.Errorf("%s", visible(got.body))
	}
}

func TestTrackPageOfAnyID(t *testing.T) {
	w := newWorld(t, withWords)
	plan, _ := tracked(t, w)
	if got := w.get("/track"); got.StatusCode != http.StatusOK || !strings.Contains(got.body, track.Caution) {
		t.Errorf("%d", got.StatusCode)
	}
	for _, id := range []string{"x", plan + "@", plan + "-00000000@0-9", "<script>alert(1)</script>", strings.Repeat("长", 500), "\x00", "\xff", "../d/" + plan, "'\"&"} {
		got := w.get("/track?id=" + url.QueryEscape(id))
		if got.StatusCode != http.StatusBadRequest || strings.Contains(got.body, "<script>alert") || !strings.Contains(got.body, `role="alert"`) {
			t.Errorf("%.30q: %d", id, got.StatusCode)
		}
		got = w.get("/api/v1/track?id=" + url.QueryEscape(id))
		var f failure
		got.decode(t, &f)
		if got.StatusCode != http.StatusBadRequest || f.Error.Code != "bad_request" {
			t.Errorf("%.30q: %d %s", id, got.StatusCode, got.body)
		}
	}
	for _, from := range []string{"-5", "99", "x", "9223372036854775807", "99999999999999999999"} {
		if got := w.get("/track?id=" + plan + "&from=" + from); got.StatusCode != http.StatusOK {
			t.Errorf("from %s: %d", from, got.StatusCode)
		}
	}
}

func TestTrackPageInEnglish(t *testing.T) {
	w := newWorld(t, withWords)
	plan, _ := tracked(t, w)
	got := w.do(http.MethodGet, "/track?id="+plan, nil, func(r *http.Request) { r.AddCookie(&http.Cookie{Name: "cewen-language", Value: "en"}) })
	for _, want := range []string{"Evidence for you to judge, not a verdict", "more by 2所", `<blockquote lang="zh-CN">`, "Nothing found: no sentence"} {
		if !strings.Contains(got.body, want) {
			t.Errorf("no %s in %s", want, visible(got.body))
		}
	}
}

func TestTrackByAPI(t *testing.T) {
	w := newWorld(t, withWords)
	plan, _ := tracked(t, w)
	got := w.get("/api/v1/track?audit=true&id=" + plan)
	for _, want := range []string{`"name":"track"`, `"name":"promises"`, `"name":"reports"`, `"different":0`, track.Caution, `"没有找到"`} {
		if !strings.Contains(got.body, want) {
			t.Errorf("no %s in %s", want, got.body)
		}
	}
}

func TestADocumentWithAPlanLeadsToItsReview(t *testing.T) {
	w := newWorld(t, withWords)
	plan, _ := tracked(t, w)
	if got := w.get("/d/" + plan); !strings.Contains(got.body, `href="/track?id=`+plan+`"`) {
		t.Error("no link")
	}
}
