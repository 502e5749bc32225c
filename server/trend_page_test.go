package server_test

import (
	"encoding/xml"
	"html"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"cewen/corpus"
)

func TestEachPointOfATrendLeadsToExactlyItsHits(t *testing.T) {
	w := newWorld(t)
	w.putDigests()
	for _, target := range []string{
		"/trend?q=" + url.QueryEscape("高质量发展") + "&measure=occurrences",
		"/trend?q=" + url.QueryEscape("高质量发展") + "&q=" + url.QueryEscape("新质生产力") + "&measure=occurrences",
		"/trend?measure=occurrences&by=region&q=" + url.QueryEscape("发展"),
		"/trend?measure=occurrences&by=level&year=2023..&region=" + url.QueryEscape("山西省/太原市") + "&region=" + url.QueryEscape("浙江省") + "&q=" + url.QueryEscape("发展"),
		"/trend?measure=occurrences&by=region&region=" + url.QueryEscape("山西省/太原市") + "&q=" + url.QueryEscape("发展"),
	} {
		got := w.get(target)
		cells := regexp.MustCompile(`<td><a href="([^"]+)">([0-9,]+)</a></td>`).FindAllStringSubmatch(got.body, -1)
		if got.StatusCode != 200 || len(cells) < 2 {
			t.Fatalf("%s: %d, %d cells", target, got.StatusCode, len(cells))
		}
		for _, cell := range cells {
			if found := onPage(t, w.get(html.UnescapeString(cell[1])).body); found.occurrences != numberIn(t, cell[2]) {
				t.Errorf("%s: %s leads to %d occurrences at %s", target, cell[2], found.occurrences, cell[1])
			}
		}
	}
}

func TestATrendTellsGapsFromZeros(t *testing.T) {
	w := newWorld(t)
	later := other()
	later.Year, later.Date, later.Source.SHA256 = 2025, "2025-03-05", strings.Repeat("e", 64)
	later.Source.Path = "/x/2025.md"
	w.put(report(), later)
	got := w.get("/api/v1/chart?format=csv&q=" + url.QueryEscape("太忻一体化"))
	for _, want := range []string{"太忻一体化,,2022,1,", ",1,2,3,", "太忻一体化,,2023,0,,,,,,\n", "太忻一体化,,2025,1,"} {
		if !strings.Contains(got.body, want) {
			t.Errorf("no %q in %s", want, got.body)
		}
	}
	page := w.get("/trend?q=" + url.QueryEscape("太忻一体化"))
	if text := visible(page.body); !strings.Contains(text, "没有文件") || !strings.Contains(text, "太忻一体化市2022-04-11太原市2022年政府工作报告") {
		t.Errorf("%s", text)
	}
	if n := strings.Count(page.body, "<polyline"); n != 0 {
		t.Errorf("%d lines drawn across a gap", n)
	}
}

func TestATrendAnswersBadInputAndDrawsAnyText(t *testing.T) {
	w := newWorld(t)
	w.put(report())
	for target, status := range map[string]int{
		"/trend": 200, "/trend?q=(": 400, "/trend?q=a&measure=x": 400, "/trend?q=a&by=kind": 400, "/trend?q=a&q=b&by=level": 400, "/trend?q=a&year=x": 400,
		"/trend?q=1&q=2&q=3&q=4&q=5&q=6&q=7": 400, "/api/v1/chart": 200, "/api/v1/chart?format=svg": 400, "/api/v1/chart?format=xls&q=a": 400, "/api/v1/chart?x=1": 400,
	} {
		if got := w.get(target); got.StatusCode != status {
			t.Errorf("%s: %d", target, got.StatusCode)
		}
	}
	for _, attack := range attacks() {
		q := url.QueryEscape(`"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(attack) + `"`)
		drawing := w.get("/api/v1/chart?format=svg&q=" + q)
		if err := xml.Unmarshal([]byte(drawing.body), new(struct{ XMLName xml.Name })); drawing.StatusCode != 200 || err != nil || strings.Contains(drawing.body, "<script") {
			t.Errorf("%q: %d %v", attack, drawing.StatusCode, err)
		}
		for _, target := range []string{"/trend?q=" + q, "/audit?q=" + q} {
			for _, wrong := range aliens(t, w.get(target).body) {
				t.Errorf("%q comes alive at %s: %s", attack, target, wrong)
			}
		}
	}
}

func TestAnAuditPutsTheTextBesideTheIndex(t *testing.T) {
	w := newWorld(t)
	w.put(report(), other())
	got := w.get("/audit?q=" + url.QueryEscape("太忻一体化 | 数字") + "&year=2022")
	if text := visible(got.body); got.StatusCode != 200 || strings.Count(text, "段2篇1次3") != 2 || !strings.Contains(text, "完全一致") || !strings.Contains(text, "年份 2022") {
		t.Errorf("%d %s", got.StatusCode, text)
	}
	var a struct {
		Query        string
		Index, Text  struct{ Documents, Paragraphs, Occurrences int }
		IndexSeconds float64 `json:"index_seconds"`
		TextSeconds  float64 `json:"text_seconds"`
		Agree        bool
	}
	w.get("/api/v1/audit?q="+url.QueryEscape("太忻")).decode(t, &a)
	if !a.Agree || a.Index != a.Text || a.Index.Occurrences != 3 {
		t.Errorf("%+v", a)
	}
	hard := w.get("/audit?q=" + url.QueryEscape("太 NEAR/9 忻 NEAR/9 体"))
	if !strings.Contains(visible(hard.body), "逐段读原文太费时") {
		t.Errorf("%s", visible(hard.body))
	}
	for target, status := range map[string]int{"/audit": 200, "/audit?q=(": 400, "/audit?q=a&year=x": 400, "/api/v1/audit?q=(": 400, "/api/v1/audit?limit=3": 400} {
		if got := w.get(target); got.StatusCode != status {
			t.Errorf("%s: %d", target, got.StatusCode)
		}
	}
}

func TestAnAuditShowsWhereTheIndexIsWrong(t *testing.T) {
	w := newWorld(t)
	w.put(report(), other())
	w.engine.blind = true
	got := w.get("/audit?q=" + url.QueryEscape("太忻"))
	if text := visible(got.body); !strings.Contains(text, "不一致") || strings.Contains(text, "完全一致") {
		t.Errorf("%s", text)
	}
}

func TestTheHoldingsShowPlacesYearsAndGaps(t *testing.T) {
	w := newWorld(t)
	early, late := report(), report()
	early.Year, early.Source.SHA256, early.Source.Path = 2019, strings.Repeat("7", 64), "/x/2019.md"
	late.Region, late.Source.SHA256, late.Source.Path = "", strings.Repeat("8", 64), "/x/8.md"
	late.Year, late.Date = 0, ""
	w.put(report(), early, late)
	got := w.get("/coverage")
	text := visible(strings.ReplaceAll(got.body, "</td>", " "))
	for _, want := range []string{"收录 3 篇文档", "太原市2 2 1缺缺1", "未注明1", "市 3 篇"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in %s", want, text)
		}
	}
	for _, href := range links(got.body, "/?region") {
		if found := w.get(href); found.StatusCode != 200 {
			t.Errorf("%s: %d", href, found.StatusCode)
		}
	}
	if empty := newWorld(t).get("/coverage"); empty.StatusCode != 200 || !strings.Contains(visible(empty.body), "还没有文档") {
		t.Error("nothing held")
	}
}

func TestPagesOfAPlaceKnowTheYearsAround(t *testing.T) {
	w := newWorld(t)
	var ids []string
	for i, year := range []int{2019, 2022, 2023} {
		d := report()
		d.Year, d.Title, d.Source.SHA256, d.Source.Path = year, d.Title+string(rune('甲'+i)), strings.Repeat(string(rune('1'+i)), 64), "/x/"+string(rune('1'+i))
		d.Kind, d.Level, d.Region = "政府工作报告", corpus.LevelPrefecture, "山西省/太原市"
		ids = append(ids, w.put(d)[0])
	}
	got := w.get("/d/" + ids[1])
	for _, want := range []string{`<a rel="prev" href="/d/` + ids[0] + `"`, `<a rel="next" href="/d/` + ids[2] + `"`} {
		if !strings.Contains(got.body, want) {
			t.Errorf("no %s", want)
		}
	}
}
