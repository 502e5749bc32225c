package corpus

import (
	"strings"
	"testing"
)

// labelled writes the label of each paragraph before its text, cut short.
func labelled(d *Document) string {
	var b strings.Builder
	for _, p := range d.Paragraphs {
		b.WriteString(p.Label + "|" + string([]rune(p.Text)[:min(4, runes(p.Text, 4))]) + "\n")
	}
	return strings.TrimSpace(b.String())
}

func TestEveryParagraphOfAnArticleBearsItsNumber(t *testing.T) {
	for _, c := range []struct{ rule, src, want string }{
		{
			"paragraphs, points and chapters", "# 校园安全条例\n\n第一章 总则\n\n第一条　为了安全，制定本条例。\n\n第二条　学校应当：\n\n（一）检查；\n\n（二）登记。\n\n第二款的话也属于第二条。\n\n第二章 管理\n\n第三条　县级以上人民政府负责。\n",
			"|校园安全\n|第一章 \n第一条|第一条 \n第二条|第二条 \n第二条|（一）检\n第二条|（二）登\n第二条|第二款的\n|第二章 \n第三条|第三条",
		},
		{
			"no space behind the number", "# 管理办法\n\n第一条为了规范管理，制定本办法。\n\n第二条规定的事项，由本局负责，适用于全市。\n\n第十条规定的事项，由本局负责。\n",
			"|管理办法\n第一条|第一条为\n第一条|第二条规\n第一条|第十条规",
		},
		{
			"articles put in later, Arabic numbers", "# 管理办法\n\n第十二条之一　本条是后来加的。\n\n第13条　本条用数字。\n\n第一百二十条　本条最后。\n",
			"|管理办法\n第十二条之一|第十二条\n第13条|第13条\n第一百二十条|第一百二",
		},
		{
			"the signature belongs to no article", "# 管理办法\n\n第一条　本办法自公布之日起施行。\n\n2018年11月6日\n",
			"|管理办法\n第一条|第一条 \n|2018",
		},
		{
			"another document begins anew", "# 甲办法\n\n第一条　甲。\n\n## 附则\n\n本办法由甲局解释，自公布之日起施行。\n",
			"|甲办法\n第一条|第一条 \n|附则\n|本办法由",
		},
		{
			"what is quoted is no article", "# 关于修改办法的决定\n\n一、第三条修改为：\n\n“第三条　本条是新的。”\n",
			"|关于修改\n|一、第三\n|“第三条",
		},
	} {
		if got := labelled(mustRead(t, Input{Path: "x.md", Data: []byte(c.src)})); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.rule, got, c.want)
		}
	}
}

func TestThePathOfAParagraphEndsWithItsArticle(t *testing.T) {
	for _, c := range []struct {
		path  []string
		label string
		want  string
	}{
		{[]string{"第二章 管理"}, "第三条", "第二章 管理 › 第三条"},
		{nil, "第三条", "第三条"},
		{[]string{"第二章 管理"}, "", "第二章 管理"},
		{[]string{"第二章 管理", "第三条 罚则"}, "第三条", "第二章 管理 › 第三条 罚则"},
	} {
		if got := strings.Join(WithLabel(c.path, c.label), " › "); got != c.want {
			t.Errorf("%q with %q: %q, want %q", c.path, c.label, got, c.want)
		}
	}
}

func TestNumeralsWithPlaces(t *testing.T) {
	for s, want := range map[string]int{
		"一": 1, "十": 10, "十二": 12, "二十": 20, "二十三条": 23, "一百": 100, "一百零三": 103, "一百一十": 110, "一百二十条之一": 120,
		"一千二百六十": 1260, "12": 12, "１２": 12, "一二三": 123, "〇": 0, "条": 0, "": 0, "九千九百九十九": 9999, "123456789": 0,
	} {
		if got, n := readNumeral(s); got != want || n > len(s) {
			t.Errorf("readNumeral(%q) = %d, %d, want %d", s, got, n, want)
		}
	}
}
