package format

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	xunicode "golang.org/x/text/encoding/unicode"
)

// show writes blocks compactly: kind, level, marks, text.
func show(blocks []Block) []string {
	var lines []string
	for _, b := range blocks {
		kind := [...]string{"", "#", "bold ", "- ", "| "}[b.Kind]
		if b.Level > 1 {
			kind = strings.Repeat("#", b.Level)
		}
		if b.Kind == Heading {
			kind += " "
		}
		text := b.Text
		if b.Lead > 0 {
			text = "[" + text[:b.Lead] + "]" + text[b.Lead:]
		}
		lines = append(lines, kind+text)
	}
	return lines
}

func TestMarkdownPrints(t *testing.T) {
	for _, c := range []struct {
		rule, src string
		want      []string
	}{
		{"heading", "## 一、回顾\n正文", []string{"## 一、回顾", "正文"}},
		{"heading closed", "## 回顾 ##", []string{"## 回顾"}},
		{"heading without a space before Han", "##一、回顾", []string{"## 一、回顾"}},
		{"one # without a space is text", "#1机组投产", []string{"#1机组投产"}},
		{"bold heading", "# **政府工作报告**", []string{"# 政府工作报告"}},
		{"underlined with =", "政府工作报告\n====", []string{"# 政府工作报告"}},
		{"a line above --- is no heading", "正文\n---\n正文", []string{"正文", "正文"}},
		{"bold line", "**一、回顾**", []string{"bold 一、回顾"}},
		{"bold in pieces", "**政**  **府**", []string{"bold 政 府"}},
		{"bold closes after punctuation before Han", "**强化监管。**各部门要", []string{"[强化监管。]各部门要"}},
		{"bold opened and closed lines later", "**一、回顾\n\n正文\n\n（一）建设**", []string{"bold 一、回顾", "正文", "bold （一）建设"}},
		{"bold closed and opened at once", "**政府****工作**报告", []string{"[政府工作]报告"}},
		{"unpaired bold mark", "1.收入:**包括上划", []string{"1.收入:包括上划"}},
		{"emphasis", "是 *重点* 也是*难点*。", []string{"是 重点 也是*难点*。"}},
		{"lone star", "注：带*的为约束性指标", []string{"注：带*的为约束性指标"}},
		{"power and mask", "2**3和138****1234", []string{"2**3和138****1234"}},
		{"numbers of lists", "1. 加快\n2. 推进\n3) 完成", []string{"1. 加快", "2. 推进", "3) 完成"}},
		{"a year is no list", "2013. 年", []string{"2013. 年"}},
		{"list items", "- 一、回顾\n* 二\n+ 三", []string{"- 一、回顾", "- 二", "- 三"}},
		{"dashes of Chinese lists", "——经济平稳增长。\n─ 二", []string{"——经济平稳增长。", "─ 二"}},
		{"ideographic indent is no code", "　　正文\n\n    正文", []string{"正文", "正文"}},
		{"quote", "> 〔注〕产量\n>> 二", []string{"〔注〕产量", "二"}},
		{"subscript tag", "PM<sub>2.5</sub>浓度", []string{"PM2.5浓度"}},
		{"subscript mark", "PM_2.5、PM_{10}和CO_2、NO_x，MY_FILE_2", []string{"PM2.5、PM10和CO2、NOx，MY_FILE_2"}},
		{"blanks to fill in", "____年__月 snake_case_name", []string{"____年__月 snake_case_name"}},
		{"underscore emphasis", "__重点__ _难点_", []string{"重点 难点"}},
		{"strike and tilde", "~~删去~~3~5年", []string{"删去3~5年"}},
		{"code", "`代码 **x**` 与 `93", []string{"代码 **x** 与 `93"}},
		{"a fence names a language at most", "```go\n# 行\n```\n```各位", []string{"# 行", "```各位"}},
		{"fence keeps text", "```\n# 行\n```\n正文", []string{"# 行", "正文"}},
		{"comment over lines", "前<!-- 图\n\n片 -->后", []string{"前后"}},
		{"comment never closed", "前<!-- 后", []string{"前<!-- 后"}},
		{"image", "![图片](a.png)\n前![图](图/一.png)后", []string{"前后"}},
		{"link keeps its text", "见[通知](http://a.cn/b_(c).html)。", []string{"见通知。"}},
		{"footnote in brackets is no link", "产业[6](注)", []string{"产业[6](注)"}},
		{"bare link line", "http://a.cn/b\n\n<https://a.cn>\n见 http://a.cn", []string{"见 http://a.cn"}},
		{"link definition", "[1]: http://a.cn", nil},
		{"footnote", "报告[^1]\n[^1]: 刊印", []string{"报告[1]", "[1] 刊印"}},
		{"entities", "2006&mdash;2020 R&D &ldquo;一&rdquo; &#20013;", []string{"2006—2020 R&D “一” 中"}},
		{"tag breaks", "一<br>二</p><p>三", []string{"一", "二", "三"}},
		{"heading tag", "<h2>回顾</h2>\n<b>粗</b>", []string{"## 回顾", "bold 粗"}},
		{"what only looks like a tag", "a<b且c>d，<决定>，x<y", []string{"a<b且c>d，<决定>，x<y"}},
		{"script", "一<script>\nvar 二\n</script>", []string{"一"}},
		{"escape", `5\*3 \# a\b`, []string{`5*3 # a\b`}},
		{"rule", "* * *\n***\n___\n正文", []string{"正文"}},
		{"table", "| 指标 | 值 |\n|---|:--:|\n| 增速 |  5%\\|6% |\n\n正文", []string{"| 指标 | 值", "| 增速 | 5%|6%", "正文"}},
		{"table without outer pipes", "指标 | 值\n--- | ---\n增速 | 5%\n\n甲|乙", []string{"| 指标 | 值", "| 增速 | 5%", "甲|乙"}},
		{
			"HTML table", "<table><caption>表</caption><tr><th>指标</th><th>值</th></tr>\n<tr><td>增速</td><td>5<b>%</b></td></tr></table>\n正文",
			[]string{"| 表", "| 指标 | 值", "| 增速 | 5%", "正文"},
		},
		{"white space", " 龚　　正 \u00a0 市长\t", []string{"龚 正 市长"}},
		{"zero width alone is nothing", "\u200b\n\ufeff", nil},
	} {
		if diff := cmp.Diff(c.want, show(markdownBlocks(c.src))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.rule, diff)
		}
	}
}

func TestGapsAndIndents(t *testing.T) {
	got := markdownBlocks("一\n二\n\n　　三\n---\n四\n")
	want := []Block{{Text: "一", Gap: true}, {Text: "二"}, {Text: "三", Gap: true, Indent: true}, {Text: "四", Gap: true}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestPlainTextStands(t *testing.T) {
	p, err := Parse("a.TXT", []byte("　　**一**\r\n\r\n# 二\r1. 三"))
	if err != nil {
		t.Fatal(err)
	}
	want := []Block{{Text: "**一**", Gap: true, Indent: true}, {Text: "# 二", Gap: true}, {Text: "1. 三"}}
	if diff := cmp.Diff(want, p.Blocks); diff != "" {
		t.Error(diff)
	}
}

func TestFrontMatter(t *testing.T) {
	for _, c := range []struct {
		rule, src string
		want      []KeyValue
		blocks    int
	}{
		{"YAML", "---\ntitle: 报告\nyear: 2022\ndate: 2022-01-05\n---\n正文", []KeyValue{{"title", "报告"}, {"year", "2022"}, {"date", "2022-01-05"}}, 1},
		{"byte order mark", "\ufeff---\ntitle: 报告\n---\n正文", []KeyValue{{"title", "报告"}}, 1},
		{"list", "---\nsource:\n- http://a.cn\n- http://b.cn\n---\n正文", []KeyValue{{"source", "http://a.cn"}, {"source", "http://b.cn"}}, 1},
		{"broken YAML", "---\ntitle: \"报告\ndate: [\n---\n正文", []KeyValue{{"title", "报告"}, {"date", "["}}, 1},
		{"full-width colon", "---\n标题：报告\n年份：2022\n---\n正文", []KeyValue{{"标题", "报告"}, {"年份", "2022"}}, 1},
		{"colon in the value", "---\ntitle: 报告: 下\n---\n正文", []KeyValue{{"title", "报告: 下"}}, 1},
		{"a rule is no front matter", "---\n各位代表，现在报告工作\n---\n正文", nil, 2},
		{"never closed", "---\ntitle: 报告\n正文", nil, 2},
		{"empty", "---\n---\n正文", nil, 1},
	} {
		p, err := Parse("a.md", []byte(c.src))
		if err != nil {
			t.Errorf("%s: %v", c.rule, err)
			continue
		}
		if diff := cmp.Diff(c.want, p.FrontMatter); diff != "" || len(p.Blocks) != c.blocks {
			t.Errorf("%s: %d blocks, want %d; front matter (-want +got):\n%s", c.rule, len(p.Blocks), c.blocks, diff)
		}
	}
}

const sampleText = "各位代表：现在，我代表市人民政府向大会报告工作，请予审议。\n一、二〇〇六年工作回顾\n"

func TestEncodings(t *testing.T) {
	gb, _ := simplifiedchinese.GB18030.NewEncoder().Bytes([]byte(sampleText))
	le, _ := xunicode.UTF16(xunicode.LittleEndian, xunicode.UseBOM).NewEncoder().Bytes([]byte(sampleText))
	be, _ := xunicode.UTF16(xunicode.BigEndian, xunicode.UseBOM).NewEncoder().Bytes([]byte(sampleText))
	for name, data := range map[string][]byte{
		"UTF-8": []byte(sampleText), "UTF-8 with mark": []byte("\ufeff" + sampleText),
		"UTF-16LE": le, "UTF-16BE": be, "GB18030": gb,
	} {
		p, err := Parse("a.md", data)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		} else if got := p.Blocks[1].Text; got != "一、二〇〇六年工作回顾" {
			t.Errorf("%s: %q", name, got)
		}
	}
}

func TestRefusals(t *testing.T) {
	euckr, _ := korean.EUCKR.NewEncoder().Bytes([]byte("정부는 올해 주민의 복지를 높이기 위하여 노력한다."))
	broken := sampleText + sampleText[:len(sampleText)-2] + sampleText
	for _, c := range []struct {
		rule, name string
		data       []byte
		want       error
		says       string
	}{
		{"extension", "a.exe", []byte("x"), ErrUnsupported, "a.exe"},
		{"no extension", "README", []byte("x"), ErrUnsupported, "README"},
		{"empty", "a.md", nil, ErrEmpty, ""},
		{"only marks", "a.md", []byte("---\ntitle: 报告\n---\n<!-- 无 -->\n![图](a.png)\n"), ErrEmpty, ""},
		{"binary magic", "a.md", []byte("%PDF-1.7 x"), ErrNotText, ""},
		{"NUL", "a.txt", []byte("一\n二\x00"), ErrNotText, "第 2 行"},
		{"broken UTF-8", "a.md", []byte(broken), ErrEncoding, "第 4 行"},
		{"Korean", "a.md", euckr, ErrEncoding, "第 1 行（第 1 字节）"},
		{"too large", "a.md", make([]byte, MaxFileSize+1), ErrTooLarge, "64 MB"},
	} {
		_, err := Parse(c.name, c.data)
		if !errors.Is(err, c.want) || !strings.Contains(fmt.Sprint(err), c.says) {
			t.Errorf("%s: %v, want %v saying %q", c.rule, err, c.want, c.says)
		}
	}
}
