package server_test

import (
	"fmt"
	"html"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	nethtml "golang.org/x/net/html"

	"cewen/corpus"
	"cewen/indexer"
)

// visible is the text of a page without its markup.
func visible(body string) string {
	text := regexp.MustCompile(`(?s)<[^>]*>`).ReplaceAllString(body, "")
	return html.UnescapeString(strings.Join(strings.Fields(text), " "))
}

// links are the addresses of a page under a prefix, as a browser asks for them.
func links(body, prefix string) []string {
	var found []string
	for _, m := range regexp.MustCompile(`<a [^>]*href="([^"]*)"`).FindAllStringSubmatch(body, -1) {
		if href := encoded(html.UnescapeString(m[1])); strings.HasPrefix(href, prefix) {
			found = append(found, href)
		}
	}
	return found
}

// encoded escapes what an address may not hold on the wire.
func encoded(address string) string {
	var b strings.Builder
	for _, c := range []byte(address) {
		if c < utf8.RuneSelf {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}

func asked(q string) string { return "/?" + url.Values{"q": {q}}.Encode() }

func TestSearchPageSaysWhatTheAnswerIs(t *testing.T) {
	w := newWorld(t)
	w.put(report(), other())
	for name, c := range map[string]struct {
		target string
		status int
		want   []string // in the visible text
		not    []string
	}{
		"nothing asked":    {"/", 200, []string{"收录 2 篇文档、9 个段落，2022–2023 年", "新质生产力 | 高质量发展", "~双碳", "检索语法"}, []string{"命中"}},
		"hits":             {asked("太忻一体化"), 200, []string{"命中 2 段 · 1 篇 · 3 次", "一、回顾 › （一）经济", "表格", "本段 2 次", "太原市"}, []string{"相关段落", "摘编，非官方文本"}},
		"a digest":         {asked("数字经济"), 200, []string{"摘编，非官方文本"}, nil},
		"filters only":     {"/?year=2022", 200, []string{"命中 7 段 · 1 篇", "年份 2022"}, []string{"次用时"}},
		"no hits":          {asked("太忻示范城市群"), 200, []string{"没有段落与检索式匹配", "没有完全匹配；以下段落用词相近，不计入命中。"}, []string{"命中 0"}},
		"no hits filtered": {asked("太忻一体化") + "&year=2023", 200, []string{"没有段落在这些筛选条件下与检索式匹配"}, nil},
		"beyond the end":   {asked("太忻一体化") + "&cursor=50", 200, []string{"命中 2 段", "这一页没有更多命中", "回到第一页"}, nil},
		"malformed":        {asked("养老 (托育"), 400, []string{"左括号没有配上右括号", "养老 (托育"}, []string{"命中"}},
		"canonical":        {asked("太忻  AND 一体化"), 200, []string{"太忻 AND 一体化 按 太忻 一体化 检索"}, nil},
		"bad filter":       {"/?q=a&year=abc", 400, []string{"年份"}, nil},
		"unknown document": {"/d/nothing", 404, []string{"404", "没有这篇文档"}, nil},
		"unknown page":     {"/nothing", 404, []string{"404", "没有这个页面"}, nil},
		"unknown place":    {"/p/nothing", 404, []string{"404"}, nil},
		"too long":         {asked(strings.Repeat("长", 3000)), 414, []string{"网址超过 8 KiB"}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			got := w.get(c.target)
			if got.StatusCode != c.status {
				t.Errorf("status %d, want %d", got.StatusCode, c.status)
			}
			text := visible(got.body)
			for _, want := range c.want {
				if !strings.Contains(text, want) {
					t.Errorf("no %q in %s", want, text)
				}
			}
			for _, not := range c.not {
				if strings.Contains(text, not) {
					t.Errorf("%q in %s", not, text)
				}
			}
			if !strings.Contains(got.body, `name="q"`) || !strings.Contains(got.body, `<html lang="zh-CN">`) {
				t.Error("a page without a search box")
			}
		})
	}
}

func TestSearchPageMarksThePlaceOfAMistake(t *testing.T) {
	w := newWorld(t)
	got := w.get(asked("养老 (托育"))
	if !strings.Contains(got.body, `养老 <mark class="bad">(</mark>托育`) {
		t.Errorf("%s", got.body)
	}
}

func TestSearchPageLinksKeepTheState(t *testing.T) {
	w := newWorld(t)
	w.put(report(), other())
	got := w.get("/?q=%E5%8F%91%E5%B1%95&region=%E5%85%A8%E5%9B%BD&sort=-date&limit=1&utm_source=x")
	for _, want := range []string{
		`href="/?cursor=1&amp;limit=1&amp;q=发展&amp;region=全国&amp;sort=-date"`, // next
		`href="/?limit=1&amp;q=发展&amp;sort=-date" title="去掉这个条件"`,
		`href="/?limit=1&amp;q=发展&amp;region=全国&amp;sort=-date&amp;year=2023"`,
		`<input type="hidden" name="region" value="全国">`,
		`aria-current="true">最新</a>`,
	} {
		if !strings.Contains(got.body, want) {
			t.Errorf("no %s", want)
		}
	}
	if strings.Contains(got.body, "utm_source") {
		t.Error("a parameter of somebody else is passed on")
	}
}

func TestSearchPageTellsOfAnIndexBehind(t *testing.T) {
	w := newWorld(t)
	w.put(report())
	w.engine.unranked = true
	for want, p := range map[string]indexer.Progress{
		"词典正在载入，暂按日期排序":      {},
		"还有 1,200 项变更正在编入索引": {Position: 1, Target: 1201},
		"索引正在重建：3 / 10 篇":    {Rebuilding: true, Done: 3, Total: 10},
		"索引已停止更新":            {Error: "open /secret"},
	} {
		w.indexer.progress.Store(&p)
		if text := visible(w.get(asked("太忻")).body); !strings.Contains(text, want) || strings.Contains(text, "secret") {
			t.Errorf("no %q in %s", want, text)
		}
	}
}

func TestDocumentPageMarksTheTextAsPrinted(t *testing.T) {
	w := newWorld(t)
	d := report()
	d.Paragraphs[3].Text = "加快太 忻 一 體 化經濟區建設，太忻一体化全面起势。"
	id := w.put(d)[0]
	got := w.get("/d/" + id + "?q=" + url.QueryEscape("太忻一体化"))
	for _, want := range []string{
		`<h1 id="p-title001">太原市2022年政府工作报告`, `<h2 id="p-head0001">`, `<h3 id="p-head0002">`,
		`<p id="p-text0001">加快<mark id="hit-1">太 忻 一 體 化</mark>經濟區建設，<mark id="hit-2">太忻一体化</mark>全面起势。`,
		`<tr id="p-row00002" class="has-hits"><td><mark id="hit-3">太忻一体化</mark>项目</td><td>12个</td>`,
		`<span class="hop-n">1–2</span><a href="#hit-3" title="下一处">`,
		`<a href="#hit-2" title="上一处">`, `本篇标出 <b>3</b> 处`,
		`<a href="#p-head0001"><span>一、回顾</span> <span class="count">3`,
		`href="https://example.gov.cn/1"`, `2022 <small>正文</small>`,
	} {
		if !strings.Contains(got.body, want) {
			t.Errorf("no %s in %s", want, got.body)
		}
	}
	if plain := w.get("/d/" + id); strings.Contains(plain.body, "<mark") || strings.Contains(plain.body, "本篇标出") {
		t.Error("marks without a query")
	}
	if broken := w.get("/d/" + id + "?q=("); broken.StatusCode != 200 || !strings.Contains(broken.body, `class="bad"`) {
		t.Errorf("a broken query: %d", broken.StatusCode)
	}
}

func TestAPermanentLinkLeadsToThePlace(t *testing.T) {
	w := newWorld(t)
	id := w.put(report())[0]
	got := w.get("/p/" + corpus.ParagraphID(id, "text0001") + "?q=" + url.QueryEscape("太忻"))
	if want := "/d/" + id + "?q=%E5%A4%AA%E5%BF%BB#p-text0001"; got.StatusCode != http.StatusFound || got.Header.Get("Location") != want {
		t.Errorf("%d %s, want %s", got.StatusCode, got.Header.Get("Location"), want)
	}
	if got := w.get("/p/" + corpus.ParagraphID(id, "nothing0")); got.StatusCode != http.StatusNotFound {
		t.Errorf("a place that is not there: %d", got.StatusCode)
	}
}

// attacks are texts that must show as they are, wherever they come from.
func attacks() []string {
	return []string{
		`<script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `' onmouseover='alert(1)`, `</title><script>alert(1)</script>`,
		`javascript:alert(1)`, `{{.Title}}`, `<svg/onload=alert(1)>`, `</textarea><blink>`, "\u2028<marquee>\u2029", `&lt;script&gt;`,
	}
}

func TestTextIsNeverMarkup(t *testing.T) {
	for i, attack := range attacks() {
		w := newWorld(t)
		d := report()
		d.Title, d.Issuer, d.Number, d.Speaker, d.Kind = attack, attack, attack, attack, attack
		d.Region, d.Level = corpus.Region(attack), corpus.Level(attack)
		d.Source.URL, d.Source.Path = attack, "/x/"+attack
		d.Sections[0].Title = attack
		d.Paragraphs[3].Text = "甲乙" + attack + "丙丁"
		d.Paragraphs[5].Text = attack + " | " + attack
		id := w.put(d)[0]
		literal := `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(attack) + `"`
		targets := []string{
			asked(literal), asked("甲乙"), asked(attack), "/d/" + id, "/d/" + id + "?q=" + url.QueryEscape(literal), "/d/" + url.PathEscape(attack),
			"/?q=a&region=" + url.QueryEscape(attack), "/?q=a&kind=" + url.QueryEscape(attack), "/?q=a&year=" + url.QueryEscape(attack),
			"/?q=a&cursor=" + url.QueryEscape(attack), "/?q=a&role=" + url.QueryEscape(attack), asked(attack) + "&explain=true",
			asked("甲乙 | "+literal) + "&explain=true", "/d/" + id + "?role=" + url.QueryEscape(attack) + "&q=a", "/p/" + url.PathEscape(attack),
			asked("甲乙") + "&group=document", "/cite/" + id, "/coverage", "/audit?q=" + url.QueryEscape(literal),
			"/trend?q=" + url.QueryEscape(literal), "/trend?by=region&q=" + url.QueryEscape("甲乙"), "/trend?q=a&region=" + url.QueryEscape(attack),
		}
		for _, target := range targets {
			got := w.get(target)
			if got.StatusCode >= 500 {
				t.Errorf("attack %d at %s: %d", i, target, got.StatusCode)
			}
			for _, wrong := range aliens(t, got.body) {
				t.Errorf("attack %d comes alive at %s: %s", i, target, wrong)
			}
		}
	}
}

// aliens are the elements and attributes of a page that are none of ours.
func aliens(t *testing.T, body string) []string {
	t.Helper()
	ours := strings.Fields(`html head meta title link script body a header div span form label input button p main h1 h2 h3 h4 h5
		section ul li details summary dl dt dd code strong mark nav aside article svg rect b small table caption thead tbody
		tr th td footer ol g path text circle polyline figure figcaption blockquote textarea time progress`)
	root, err := nethtml.Parse(strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	for n := range root.Descendants() {
		if n.Type != nethtml.ElementNode {
			continue
		}
		if !slices.Contains(ours, n.Data) {
			found = append(found, "<"+n.Data+">")
		}
		src := false
		for _, a := range n.Attr {
			src = src || a.Key == "src" && strings.HasPrefix(a.Val, "/assets/")
			address := a.Key == "href" || a.Key == "src" || a.Key == "action"
			if strings.HasPrefix(a.Key, "on") || a.Key == "style" ||
				address && !strings.HasPrefix(a.Val, "/") && !strings.HasPrefix(a.Val, "#") && !strings.HasPrefix(a.Val, "https://example.gov.cn/") {
				found = append(found, fmt.Sprintf("<%s %s=%q>", n.Data, a.Key, a.Val))
			}
		}
		if n.Data == "script" && !src {
			found = append(found, "an inline script")
		}
	}
	return found
}

func TestEveryAnswerCarriesTheSecurityHeaders(t *testing.T) {
	w := newWorld(t)
	id := w.put(report())[0]
	for _, target := range []string{
		"/", "/?q=a", "/?q=(", "/help", "/api/v1/synonyms", "/d/" + id, "/d/x", "/p/x", "/nothing", "/assets/layout/layout.css", "/assets/x/y", "/healthz", "/readyz",
		"/api/v1/search", "/api/v1/search?x=1", "/api/v1/count?phrase=a", "/api/v1/documents", "/api/v1/documents/" + id,
		"/api/v1/export", "/api/v1/stats", "/api/v1/rebuild", asked(strings.Repeat("长", 3000)),
	} {
		h := w.get(target).Header
		csp := h.Get("Content-Security-Policy")
		if !strings.Contains(csp, "default-src 'none'") || !strings.Contains(csp, "frame-ancestors 'none'") || strings.Contains(csp, "unsafe") {
			t.Errorf("%s: policy %q", target, csp)
		}
		for name, want := range map[string]string{
			"X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY", "Referrer-Policy": "no-referrer",
			"Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Resource-Policy": "same-origin",
		} {
			if h.Get(name) != want {
				t.Errorf("%s: %s is %q", target, name, h.Get(name))
			}
		}
	}
}

func TestPagesHoldNothingInline(t *testing.T) {
	w := newWorld(t)
	id := w.put(report())[0]
	for _, target := range []string{"/", "/help", asked("太忻"), asked("太忻 | 一体化") + "&explain=true", asked("("), "/d/" + id + "?q=a", "/nothing"} {
		body := w.get(target).body
		if found := regexp.MustCompile(`(?i)<style|\sstyle=|<script>|\son[a-z]+=|https?://[^"]*\.(css|js)`).FindString(body); found != "" {
			t.Errorf("%s holds %s", target, found)
		}
		for _, src := range regexp.MustCompile(`(?:href|src)="(/assets/[^"]+)"`).FindAllStringSubmatch(body, -1) {
			if got := w.get(html.UnescapeString(src[1])); got.StatusCode != 200 || !strings.Contains(got.Header.Get("Cache-Control"), "immutable") {
				t.Errorf("%s: %d %s", src[1], got.StatusCode, got.Header.Get("Cache-Control"))
			}
		}
	}
}

func TestTheLogDoesNotTellWhatIsLookedFor(t *testing.T) {
	w := newWorld(t)
	w.get(asked("秘密"))
	if log := w.log.String(); !strings.Contains(log, "path=/ status=200") || strings.Contains(log, fmt.Sprintf("%q", "秘密")) || strings.Contains(log, url.QueryEscape("秘密")) {
		t.Errorf("log: %s", log)
	}
}
