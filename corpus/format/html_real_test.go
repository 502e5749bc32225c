package format

import (
	"bytes"
	"encoding/csv"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cewen/internal/testdata"

	"golang.org/x/net/html"
)

// A saved page prints what the element holds that has the document: every
// character, in order, once, and nothing of the site around it.
func TestTextAccuracyOfSavedPages(t *testing.T) {
	files, _ := filepath.Glob(filepath.Join(testdata.Shared(t), "formats", "html", "*.html"))
	if len(files) < 20 {
		t.Fatalf("%d saved pages, want 20 and more", len(files))
	}
	exact := 0
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		p, err := Parse(file, data)
		if err != nil {
			t.Errorf("%s: %v", file, err)
			continue
		}
		want := elementText(t, data, "UCAP-CONTENT", "zoomcon")
		unknown, err := Parse(file, renamed(data))
		if err != nil || !samePrint(t, file+", as an unknown site", unknown.Blocks, want) || !samePrint(t, file, p.Blocks, want) {
			continue
		}
		if word := siteWord(compactText(p.Blocks)); word != "" {
			t.Errorf("%s prints %q of its site", filepath.Base(file), word)
		}
		exact++
		t.Logf("%4d blocks, %d metadata  %s", len(p.Blocks), len(p.Table), filepath.Base(file))
	}
	t.Logf("%d of %d pages exact", exact, len(files))
}

// siteWord returns a word that sites print around documents, of those that are in
// text, and what scripts and styles are made of.
func siteWord(text string) string {
	for _, word := range []string{
		"网站地图", "网站标识码", "ICP备", "公网安备", "版权所有", "联系我们", "设为首页", "加入收藏", "当前位置", "扫一扫", "分享到", "打印本页", "关闭窗口",
		"责任编辑", "我要纠错", "相关稿件", "相关链接", "上一篇", "下一篇", "字号：", "function(", "var", "document.", "{", "}", "<",
	} {
		if strings.Contains(text, word) {
			return word
		}
	}
	return ""
}

// renamed takes the names away by which the element with the document is known.
func renamed(data []byte) []byte {
	for _, name := range []string{"UCAP-CONTENT", "zoomcon", "ucapcontent", "article-content-body", "article-content"} {
		data = bytes.ReplaceAll(data, []byte(name), []byte("x-1"))
	}
	return data
}

func samePrint(t *testing.T, name string, blocks []Block, want string) bool {
	t.Helper()
	got := strings.ReplaceAll(compactText(blocks), "|", "")
	want = strings.ReplaceAll(want, "|", "")
	if got == want {
		return true
	}
	at := commonPrefix(got, want)
	t.Errorf("%s: %d bytes printed, want %d; differ at %q, want %q", filepath.Base(name), len(got), len(want), clipped(got[at:]), clipped(want[at:]))
	return false
}

func commonPrefix(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

func clipped(s string) string { return s[:min(len(s), 90)] }

// elementText is the text of the first element with one of the ids, without
// white space.
func elementText(t *testing.T, data []byte, ids ...string) string {
	t.Helper()
	doc, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	var walk func(n *html.Node, inside bool)
	walk = func(n *html.Node, inside bool) {
		if n.Data == "script" || n.Data == "style" {
			return
		}
		for _, id := range ids {
			inside = inside || attribute(n, "id") == id
		}
		if inside && n.Type == html.TextNode {
			b.WriteString(strings.Join(strings.FieldsFunc(n.Data, blank), ""))
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c, inside)
		}
	}
	walk(doc, false)
	return b.String()
}

// The table of metadata that gov.cn prints above a document is read whole.
func TestSavedPagesMetadata(t *testing.T) {
	shared := testdata.Shared(t)
	file, err := os.Open(filepath.Join(shared, "gold", "state_council_html.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	r := csv.NewReader(file)
	r.Comma, r.LazyQuotes = '\t', true
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	labels := map[string]string{
		"title": "标题", "issuer": "发文机关", "doc_number": "发文字号", "index_number": "索引号", "topic": "主题分类",
		"date": "成文日期", "publication_date": "发布日期",
	}
	right, all := map[string]int{}, 0
	for _, row := range rows[1:] {
		data, err := os.ReadFile(filepath.Join(shared, row[0]))
		if err != nil {
			t.Fatal(err)
		}
		p, err := Parse(row[0], data)
		if err != nil {
			t.Fatal(err)
		}
		all++
		for i, column := range rows[0] {
			label := labels[column]
			if label == "" {
				continue
			}
			got := tableValue(p, label)
			if strings.HasSuffix(column, "date") {
				got = strings.NewReplacer("年", "-", "月", "-", "日", "").Replace(got)
			}
			if got == row[i] {
				right[label]++
			} else {
				t.Errorf("%s: %s is %q, want %q", filepath.Base(row[0]), label, got, row[i])
			}
		}
	}
	t.Logf("right of %d pages: %v", all, right)
}

func tableValue(p *Parsed, key string) string {
	for _, kv := range p.Table {
		if kv.Key == key {
			return kv.Value
		}
	}
	return ""
}
