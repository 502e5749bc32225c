package format

import (
	"encoding/base64"
	"errors"
	"fmt"
	"mime/quotedprintable"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	xunicode "golang.org/x/text/encoding/unicode"
	"pgregory.net/rapid"
)

// printedLines are the texts of the blocks of a page.
func printedLines(t *testing.T, page string) []string {
	t.Helper()
	p, err := Parse("a.htm", []byte(page))
	if err != nil {
		t.Fatalf("%q: %v", page, err)
	}
	checkBlocks(t, p.Blocks)
	var lines []string
	for _, b := range p.Blocks {
		lines = append(lines, describe(b))
	}
	return lines
}

func TestElementsPrint(t *testing.T) {
	for _, c := range []struct {
		rule, page string
		want       []string
	}{
		{"entities", "<p>&ldquo;一村一品&rdquo;&nbsp;&mdash;&mdash;R&amp;D &#x4e00;</p>", []string{"“一村一品” ——R&D 一"}},
		{"source wrapped between Han characters", "<p>新质\n  生产力 GDP\n增长</p>", []string{"新质生产力 GDP 增长"}},
		{"source wrapped between elements", "<p><span>新质\n</span><span>\n生产力</span></p>", []string{"新质生产力"}},
		{"spaces on a line stay", "<p>市长 王小明</p>", []string{"市长 王小明"}},
		{"br in a heading", "<h1>一<br>二</h1>", []string{"#1 一", "#1 二"}},
		{"bold by weight, and not", `<p style="font-weight:700">甲</p><p style="FONT-WEIGHT: bold">乙</p><b><p style="font-weight:normal">丙</p></b>`, []string{"* 甲", "* 乙", "丙"}},
		{"large and centred", `<p align="center" style="font-size:22px">甲</p><p align="center" style="font-size:14px">乙</p><p style="font-size:22px">丙</p>`, []string{"* 甲", "乙", "丙"}},
		{"center element", `<center><font size="+2">甲</font></center>`, []string{"* 甲"}},
		{"numbers of lists", `<ol start="3"><li>甲</li><li>4.乙</li></ol><ol style="list-style:none"><li>丙</li></ol><ol type="a"><li>丁</li></ol>`, []string{"3. 甲", "4.乙", "- 丙", "- 丁"}},
		{"nested lists", `<ul><li>甲<ul><li>乙</li></ul></li><li>丙</li></ul>`, []string{"- 甲", "- 乙", "- 丙"}},
		{"controls print nothing", `<p>甲<input value="乙"><select><option>丙</option></select><button>丁</button></p>`, []string{"甲"}},
		{"an image separates lines, not words", `<p>甲<img src="a.gif" alt="乙">丙</p>`, []string{"甲丙"}},
		{"a table without td", `<table>甲<tr><td>乙</td><td>丙</td></tr></table>`, []string{"甲", "| 乙 | 丙"}},
		{"a table of one column is text", `<table border="1"><tr><td>甲</td></tr><tr><td>乙</td></tr></table>`, []string{"甲", "乙"}},
		{"a table in a table", `<table><tr><td><table><tr><td>甲</td><td>乙</td></tr></table></td><td>丙</td></tr></table>`, []string{"| 甲 | 乙", "丙"}},
		{"cells with lines, rows in parts", `<table><thead><tr><th>项</th><th>额</th></tr></thead><tbody><tr><td><p>甲</p><p>乙</p></td><td></td></tr></tbody></table>`, []string{"| 项 | 额", "| 甲 乙 |"}},
		{"nothing closed", `<div><p>甲<p>乙<table><tr><td>丙<td>丁`, []string{"甲", "乙", "| 丙 | 丁"}},
		{"no element at all", "甲乙丙", []string{"甲乙丙"}},
		{"frames", `<html><frameset><frame src="a"></frameset><noframes>甲</noframes></html>`, nil},
	} {
		if c.want == nil {
			if _, err := Parse("a.html", []byte(c.page)); !errors.Is(err, ErrEmpty) {
				t.Errorf("%s: %v", c.rule, err)
			}
			continue
		}
		if got := printedLines(t, c.page); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.rule, got, c.want)
		}
	}
}

func TestHTMLGapsAndIndents(t *testing.T) {
	p, err := Parse("a.html", []byte("<p>　　甲<br>乙<br><br>丙</p><p style='text-indent:2em'>丁</p><div>&nbsp; &nbsp;戊</div><div style='text-indent:0px'>己</div>"))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, b := range p.Blocks {
		got = append(got, fmt.Sprint(b.Text, b.Gap, b.Indent))
	}
	want := []string{"甲true true", "乙false false", "丙true false", "丁true true", "戊true true", "己true false"}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestHTMLLeads(t *testing.T) {
	p, err := Parse("a.html", []byte(`<ol><li><b>甲。</b>乙</li></ol><p>丙<b>丁</b></p><p><b>戊</b> <b>己</b>庚</p>`))
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{"1. 甲。", "", "戊 己"} {
		if b := p.Blocks[i]; b.Text[:b.Lead] != want {
			t.Errorf("%q opens bold with %q, want %q", b.Text, b.Text[:b.Lead], want)
		}
	}
}

const charsetPage = `<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset=%s"><title>通知</title></head><body><p>%s</p></body></html>`

// Whatever a page declares, it reads as it was written.
func TestDeclarationsMayLie(t *testing.T) {
	simple, traditional := "县人民政府决定，加强水利建设。", "縣政府決定，加強水利建設與社會福利。"
	for name, c := range map[string]struct {
		set  encoding.Encoding
		text string
	}{
		"UTF-8": {encoding.Nop, simple}, "UTF-8, mark": {xunicode.UTF8BOM, simple},
		"GBK": {simplifiedchinese.GBK, simple}, "GB18030": {simplifiedchinese.GB18030, simple + "𠮷"}, "Big5": {traditionalchinese.Big5, traditional},
		"UTF-16LE": {xunicode.UTF16(xunicode.LittleEndian, xunicode.IgnoreBOM), simple}, "UTF-16BE, mark": {xunicode.UTF16(xunicode.BigEndian, xunicode.UseBOM), simple},
	} {
		for _, declared := range []string{"utf-8", "gb2312", "GBK", "gb18030", "big5", "iso-8859-1", "utf-16", "x-unknown", ""} {
			data := encode(t, c.set, fmt.Sprintf(charsetPage, declared, c.text))
			p, err := Parse("a.html", data)
			if err != nil || len(p.Blocks) != 1 || p.Blocks[0].Text != c.text {
				t.Errorf("%s declared as %q: %v, %v", name, declared, p, err)
			}
		}
	}
}

func TestDeclarationDecidesForRareText(t *testing.T) {
	text := "赵钱孙鄢" // names alone: too rare for statistics
	data := encode(t, simplifiedchinese.GBK, fmt.Sprintf(charsetPage, "gb2312", text))
	if p, err := Parse("a.html", data); err != nil || p.Blocks[len(p.Blocks)-1].Text != text {
		t.Errorf("%v, %v", p, err)
	}
}

func TestBrokenBytesOfPages(t *testing.T) {
	long := strings.Repeat("县人民政府决定，加强水利建设。", 40)
	for name, set := range map[string]encoding.Encoding{"UTF-8": encoding.Nop, "GBK": simplifiedchinese.GBK} {
		few := encode(t, set, fmt.Sprintf(charsetPage, name, long))
		few = append(few, "<p>\xff</p>"...)
		if p, err := Parse("a.html", few); err != nil || p.Blocks[0].Text != long {
			t.Errorf("%s: one broken byte: %v", name, err)
		}
		many := append(few, strings.Repeat("\xff\xfe ", 100)...)
		if _, err := Parse("a.html", many); !errors.Is(err, ErrEncoding) {
			t.Errorf("%s: a hundred broken bytes: %v", name, err)
		}
	}
}

func TestPagesRefused(t *testing.T) {
	for _, c := range []struct {
		name string
		data []byte
		want error
	}{
		{"Japanese", encode(t, japanese.ShiftJIS, "<meta charset=shift_jis><p>この報告書は昨年の成果をまとめたものである。</p>"), ErrEncoding},
		{"Korean", encode(t, korean.EUCKR, "<meta charset=euc-kr><p>정부는 올해 주민의 복지를 높이기 위하여 노력한다.</p>"), ErrEncoding},
		{"Russian", encode(t, charmap.Windows1251, "<meta charset=windows-1251><p>Правительство представило отчёт.</p>"), ErrEncoding},
		{"a Word file", []byte("PK\x03\x04\x14\x00\x06\x00"), ErrNotText},
		{"an old Word file", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), ErrNotText},
		{"a script alone", []byte("<script>document.write('甲')</script>"), ErrEmpty},
		{"nothing", nil, ErrEmpty},
		{"millions of tags", []byte(strings.Repeat("<br>", maxFlatTags+1)), ErrPageTooLarge},
	} {
		if _, err := Parse("a.html", c.data); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", c.name, err, c.want)
		}
	}
}

func TestAddressOfPage(t *testing.T) {
	const at = "https://www.qinghe.example.cn/a.html"
	for name, head := range map[string]string{
		"saved by a browser":    "<!-- saved from url=(0036)" + at + " --><html>",
		"saved by SingleFile":   "<html><!--\n Page saved with SingleFile \n url: " + at + " \n saved date: Mon\n-->",
		"canonical":             `<html><head><link rel="canonical" href="` + at + `"></head>`,
		"Open Graph":            `<html><head><meta property="og:url" content="` + at + `"></head>`,
		"browser before others": "<!-- saved from url=(0036)" + at + ` --><html><head><link rel="canonical" href="https://other.example.cn/"></head>`,
	} {
		p, err := Parse("a.html", []byte(head+"<body><p>正文。</p>"))
		if err != nil || !slices.Contains(p.FrontMatter, KeyValue{"url", at}) {
			t.Errorf("%s: %v, %v", name, p, err)
		}
	}
}

func webArchive(t *testing.T, transfer, page string) []byte {
	t.Helper()
	var body strings.Builder
	switch transfer {
	case "quoted-printable":
		w := quotedprintable.NewWriter(&body)
		w.Write([]byte(page))
		w.Close()
	case "base64":
		body.WriteString(base64.StdEncoding.EncodeToString([]byte(page)))
	default:
		body.WriteString(page)
	}
	return []byte("From: <Saved by Blink>\r\nSnapshot-Content-Location: https://www.qinghe.example.cn/a.html\r\nMIME-Version: 1.0\r\n" +
		"Content-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"--b--\"\r\n\r\n\r\n" +
		"----b--\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n" +
		"----b--\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: " + transfer + "\r\nContent-Location: https://www.qinghe.example.cn/a.html\r\n\r\n" +
		body.String() + "\r\n----b----\r\n")
}

func TestWebArchives(t *testing.T) {
	page := fmt.Sprintf(charsetPage, "utf-8", "县人民政府决定，加强水利建设。")
	for _, transfer := range []string{"quoted-printable", "base64", "8bit", "binary"} {
		p, err := Parse("a.mht", webArchive(t, transfer, page))
		if err != nil || len(p.Blocks) != 1 || p.Blocks[0].Text != "县人民政府决定，加强水利建设。" || !slices.Contains(p.FrontMatter, KeyValue{"url", "https://www.qinghe.example.cn/a.html"}) {
			t.Errorf("%s: %v, %v", transfer, p, err)
		}
	}
	for name, data := range map[string]string{
		"nothing": "", "no header": "<html><p>甲</p>", "no page": "MIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\n甲",
		"boundary missing": "Content-Type: multipart/related\r\n\r\n甲", "endless": "Content-Type: multipart/related; boundary=b\r\n\r\n" + strings.Repeat("--b\r\nContent-Type: multipart/related; boundary=b\r\n\r\n", 5000),
	} {
		if _, err := Parse("a.mhtml", []byte(data)); !errors.Is(err, ErrWebArchive) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Pages made to exhaust are read in bounded time, and lose no text.
func TestHostilePages(t *testing.T) {
	for name, page := range map[string]string{
		"nesting":            strings.Repeat("<div>", 100_000) + "甲",
		"nested tables":      strings.Repeat("<table><tr><td>", 30_000) + "甲",
		"many tags":          strings.Repeat("<p>", maxTags+1) + "甲",
		"open formatting":    strings.Repeat("<b><i><font color=a>", 50_000) + "甲",
		"misnested":          strings.Repeat("<a><p><b>", 20_000) + "甲",
		"closing tags":       strings.Repeat("</p></br>", 30_000) + "甲",
		"attributes":         "<p " + strings.Repeat("a=1 ", 500_000) + ">甲</p>",
		"classes":            "<p class='" + strings.Repeat("nav-share ", 300_000) + "'>甲。</p>",
		"styles":             "<p style='" + strings.Repeat("color:red;", 300_000) + "'>甲</p>",
		"named chrome":       strings.Repeat("<div class=nav>甲。", 500) + strings.Repeat("<br>乙", 30_000),
		"labels":             strings.Repeat("索引号：", 200_000) + "甲",
		"short lines":        strings.Repeat("<p>发布时间：", 30_000) + "甲",
		"cells":              "<table><tr>" + strings.Repeat("<td>甲", 50_000),
		"numbered list":      "<ol>" + strings.Repeat("<li>甲", 20_000),
		"entities":           strings.Repeat("&nbsp;&amp;", 300_000) + "甲",
		"unclosed comment":   "甲<!--" + strings.Repeat("-", 1<<20),
		"unclosed script":    "甲<script>" + strings.Repeat("<", 1<<20),
		"document in titles": "<title>" + strings.Repeat("甲", 1<<20) + "</title>" + strings.Repeat("<h1>甲乙丙丁戊</h1>", 10_000),
	} {
		begin := time.Now()
		p, err := Parse("a.html", []byte(page))
		if err != nil || !strings.Contains(compactText(p.Blocks), "甲") {
			t.Errorf("%s: %v", name, err)
		}
		if took := time.Since(begin); took > 20*time.Second {
			t.Errorf("%s took %v", name, took)
		} else {
			t.Logf("%-20s %8.1f MB %8v", name, float64(len(page))/1e6, took.Round(time.Millisecond))
		}
	}
}

// A page that no tree is made of prints line by line.
func TestFlatPages(t *testing.T) {
	deep := strings.Repeat("<div>", 600) + "<style>隐</style><p>　　甲<br>乙</p>" + "<script>隐</script><table><tr><td>丙</td></tr></table>"
	if got, want := printedLines(t, deep), []string{"甲", "乙", "丙"}; !slices.Equal(got, want) {
		t.Errorf("nested: %q, want %q", got, want)
	}
	if got := printedLines(t, strings.Repeat("甲<br>", maxTags+1)); len(got) != maxTags+1 || got[maxTags] != "甲" {
		t.Errorf("many tags: %d lines, want %d", len(got), maxTags+1)
	}
}

// What a page without a site around it prints survives, in order, whatever its
// elements; what is hidden does not come.
func TestHanSurvivesAnyElements(t *testing.T) {
	piece := rapid.SampledFrom([]string{
		"各位", "代表", "。", "一、", "（一）", "县政府", "<p>", "</p>", "<div>", "</div>", "<br>", "<b>", "</b>", "<span style='font-weight:bold'>", "</span>", "<h2>", "</h2>",
		"<ul><li>", "</li></ul>", "<ol><li>", "</ol>", "<center>", "</center>", "<font size=5>", "</font>", "&nbsp;", "　　", "\n", " ", "<sub>", "</sub>", "<hr>", "<img>",
		"<pre>", "</pre>", "<!-- 注 -->", "<script>隐</script>", "<style>隐</style>", "2022年", "<td>", "</td>", "&", "<", ">",
	})
	rapid.Check(t, func(t *rapid.T) {
		pieces := rapid.SliceOfN(piece, 0, 60).Draw(t, "pieces")
		var want strings.Builder
		want.WriteString("正")
		for _, p := range pieces {
			if !strings.HasPrefix(p, "<!") && !strings.HasPrefix(p, "<sc") && !strings.HasPrefix(p, "<sty") {
				want.WriteString(han(p))
			}
		}
		src := "<body><p>正" + strings.Join(pieces, "")
		p, err := Parse("a.html", []byte(src))
		if err != nil {
			t.Fatalf("%q: %v", src, err)
		}
		checkBlocks(t, p.Blocks)
		if got := han(compactText(p.Blocks)); got != want.String() {
			t.Fatalf("%q prints %q, want %q", src, got, want.String())
		}
	})
}

func FuzzHTML(f *testing.F) {
	for _, c := range layoutCases() {
		f.Add(false, []byte(c.page))
	}
	f.Add(false, []byte("<table><tr><td>索引号：<td>甲<tr><td>标题<table></table>"))
	f.Add(false, []byte("<dl><dt>文号：<dd>甲<p>发文机关： 文号：<ol start=-1><li>乙"))
	f.Add(true, []byte("Content-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n<p>甲\n--b--"))
	f.Fuzz(func(t *testing.T, archive bool, data []byte) {
		name := "a.html"
		if archive {
			name = "a.mht"
		}
		p, err := Parse(name, data)
		if err != nil {
			return
		}
		checkBlocks(t, p.Blocks)
		for _, kv := range append(p.FrontMatter, p.Table...) {
			if kv.Key == "" || kv.Value == "" || !utf8.ValidString(kv.Key+kv.Value) || strings.ContainsAny(kv.Key+kv.Value, "\n\r") {
				t.Errorf("metadata %q", kv)
			}
		}
	})
}
