package server_test

import (
	"net/http"
	"net/url"
	"strings"
	"sync"
	"testing"

	"cewen/analysis"
	"cewen/server"
)

// loadedWords loads the words once for all tests that count them.
var loadedWords = sync.OnceValues(func() (*analysis.Words, error) { return analysis.LoadWords(nil) })

func withWords(c *server.Config) { c.Words = loadedWords }

func posted(w *world, target string, v url.Values) answer {
	return w.do(http.MethodPost, target, strings.NewReader(v.Encode()), withType("application/x-www-form-urlencoded"))
}

func TestPagesOfInstrumentsAnswer(t *testing.T) {
	w := newWorld(t, withWords)
	w.put(report(), other())
	for target, want := range map[string][]string{
		"/research":                         {"语境", "面板", "批量", "首次", "未提", "新提法", "对照", "走势"},
		"/kwic?q=太忻&left=5&sort=date":       {"共 3 行", "加快太忻一体化经济", "/api/v1/kwic?format=csv&amp;left=5&amp;q=%E5%A4%AA%E5%BF%BB&amp;sort=date&amp;table=kwic", `-text0001">太忻</a>`},
		"/panel?list=太忻%0A发展&by=year":       {"共 4 行", "词表", `<textarea id="f-list" name="list" rows="6" spellcheck="false" required aria-describedby="h-list">太忻` + "\n发展</textarea>"},
		"/batch?list=太忻%0A\"高质量 发展\"":       {"共 2 行"},
		"/first?q=发展":                       {"先后", "逐年传开", `<meter min="0" max="1" value="1" aria-hidden="true">`, `<a href="/trend?q=%E5%8F%91%E5%B1%95">走势</a>`},
		"/silence?q=太忻":                     {"没有说的文件", "2023年国务院政府工作报告"},
		"/newterms?in=2023&min=2":           {"新提法", "共 "},
		"/compare?a=山西省/太原市@2022&b=全国@2023": {"逐段", "新增", "删去"},
		"/kwic":                   {"算出来"},
		"/panel?by=role":          {`<option value="role" selected>部分</option>`},
		"/panel?by=kind":          {`<option value="kind" selected>kind</option>`},
		"/kwic?region=甲&region=乙": {`value="甲"`, `value="乙"`, "<details open>"},
	} {
		path, query, _ := strings.Cut(target, "?")
		v, err := url.ParseQuery(query)
		if err != nil {
			t.Fatal(err)
		}
		got := w.get(path + "?" + v.Encode())
		if got.StatusCode != http.StatusOK {
			t.Errorf("%s: %d %s", target, got.StatusCode, visible(got.body))
		}
		for _, s := range want {
			if !strings.Contains(got.body, s) && !strings.Contains(visible(got.body), s) {
				t.Errorf("%s has no %s:\n%s", target, s, visible(got.body))
			}
		}
	}
}

// What is wrong is told on the page, with what was filled in.
func TestPagesOfInstrumentsTellWhatIsWrong(t *testing.T) {
	w := newWorld(t)
	w.put(report())
	for target, want := range map[string]string{
		"/kwic?q=(太忻":                             "左括号没有配上右括号",
		"/kwic?q=太忻&left=3":                       "5",
		"/kwic?q=太忻&left=x":                       "要是整数",
		"/panel?list=/环.保/&by=year&no_words=true": "第 1 行",
		"/batch?list=太忻%0A(":                      "第 2 行",
		"/compare?a=山西省@1949&b=全国@2023":           "没有收录 山西省 1949 年的文档",
		"/first?q=太忻&level=乡":                     "乡",
	} {
		path, query, _ := strings.Cut(target, "?")
		v, err := url.ParseQuery(query)
		if err != nil {
			t.Fatal(err)
		}
		got := w.get(path + "?" + v.Encode())
		if got.StatusCode != http.StatusBadRequest || !strings.Contains(visible(got.body), want) || !strings.Contains(got.body, `id="asks"`) {
			t.Errorf("%s: %d %s", target, got.StatusCode, visible(got.body))
		}
	}
}

// A short list becomes an address; a long one is answered at once, its file too.
func TestListsOfAnyLengthAreTaken(t *testing.T) {
	w := newWorld(t)
	w.put(report())
	got := posted(w, "/panel", url.Values{"list": {"太忻\r\n公办\r\n"}, "by": {"year"}, "no_words": {"true"}, "region": {""}})
	if at := got.Header.Get("Location"); got.StatusCode != http.StatusSeeOther || at != "/panel?by=year&list=%E5%A4%AA%E5%BF%BB%0A%E5%85%AC%E5%8A%9E&no_words=true" {
		t.Errorf("%d %s", got.StatusCode, at)
	}
	long := strings.Repeat("从来没有人说过的话", 20)
	var list strings.Builder
	for i := range 100 {
		list.WriteString(long[:3*(60+i)] + "\r\n")
	}
	list.WriteString("太忻")
	v := url.Values{"list": {list.String()}, "by": {"year"}, "no_words": {"true"}}
	got = posted(w, "/panel", v)
	if got.StatusCode != http.StatusOK || !strings.Contains(visible(got.body), "共 101 行") || !strings.Contains(got.body, `<button type="submit" form="asks" name="file" value="panel">`) {
		t.Errorf("%d %s", got.StatusCode, visible(got.body))
	}
	v.Set("file", "panel")
	got = posted(w, "/panel", v)
	if got.StatusCode != http.StatusOK || !strings.HasPrefix(got.body, "\ufeffphrase,year,") || strings.Count(got.body, "\n") != 102 || !strings.Contains(got.body, "\n太忻,2022,3,") {
		t.Errorf("%d %.300s", got.StatusCode, got.body)
	}
}

func TestRewordedParagraphsShowWhatChanged(t *testing.T) {
	w := newWorld(t)
	a, b := report(), report()
	b.Source.Path, b.Source.SHA256, b.Year = "b", strings.Repeat("c", 64), 2023
	b.Paragraphs[6].Text = "新建9所公办幼儿园。"
	ids := w.put(a, b)
	got := w.get("/compare?changes=true&a=" + ids[0] + "&b=" + ids[1])
	for _, want := range []string{`新建<del>3</del>所公办幼儿园。`, `新建<ins>9</ins>所公办幼儿园。`, `<tr class="reworded">`} {
		if !strings.Contains(got.body, want) {
			t.Errorf("no %s in %s", want, visible(got.body))
		}
	}
}
