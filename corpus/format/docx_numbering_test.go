package format

import (
	"fmt"
	"strings"
	"testing"
)

func abstractNum(id int, levels ...string) string {
	return fmt.Sprintf(`<w:abstractNum w:abstractNumId="%d">%s</w:abstractNum>`, id, strings.Join(levels, ""))
}

func wLevel(i int, format, text string, more ...string) string {
	return fmt.Sprintf(`<w:lvl w:ilvl="%d"><w:start w:val="1"/><w:numFmt w:val="%s"/><w:lvlText w:val="%s"/>%s</w:lvl>`, i, format, text, strings.Join(more, ""))
}

func wNum(id, abstract int, more ...string) string {
	return fmt.Sprintf(`<w:num w:numId="%d"><w:abstractNumId w:val="%d"/>%s</w:num>`, id, abstract, strings.Join(more, ""))
}

func numbered(id, level int, text string) string {
	return wProps(fmt.Sprintf(`<w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr>`, level, id), wR(text))
}

func TestDocxNumbersArePrinted(t *testing.T) {
	const none = `<w:suff w:val="nothing"/>`
	law := abstractNum(0, wLevel(0, "chineseCountingThousand", "第%1条", `<w:suff w:val="space"/>`), wLevel(1, "japaneseCounting", "（%2）"), wLevel(2, "decimal", "%3.", none))
	tests := []struct{ name, numbering, body, want string }{
		{
			"levels restart below their parents", law + wNum(1, 0),
			numbered(1, 0, "甲") + numbered(1, 1, "乙") + numbered(1, 1, "丙") + numbered(1, 2, "丁") + numbered(1, 0, "戊") + numbered(1, 1, "己"),
			"第一条 甲\n（一）乙\n（二）丙\n1.丁\n第二条 戊\n（一）己\n",
		},
		{
			"numbers go on behind other paragraphs", law + wNum(1, 0),
			numbered(1, 0, "甲") + wP("插入") + numbered(1, 0, "乙"), "第一条 甲\n插入\n第二条 乙\n",
		},
		{
			"lists of one kind share their count", law + wNum(1, 0) + wNum(2, 0),
			numbered(1, 0, "甲") + numbered(2, 0, "乙"), "第一条 甲\n第二条 乙\n",
		},
		{
			"an override starts afresh, once", law + wNum(1, 0) + wNum(2, 0, `<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>`),
			numbered(1, 0, "甲") + numbered(2, 0, "乙") + numbered(2, 0, "丙"), "第一条 甲\n第五条 乙\n第六条 丙\n",
		},
		{
			"an override with a level of its own", law + wNum(1, 0, `<w:lvlOverride w:ilvl="0">`+wLevel(0, "decimal", "%1、")+`</w:lvlOverride>`),
			numbered(1, 0, "甲"), "1、甲\n",
		},
		{
			"a level that never restarts", abstractNum(0, wLevel(0, "decimal", "%1"), wLevel(1, "decimal", "%2", `<w:lvlRestart w:val="0"/>`)) + wNum(1, 0),
			numbered(1, 0, "甲") + numbered(1, 1, "乙") + numbered(1, 0, "丙") + numbered(1, 1, "丁"), "1 甲\n1 乙\n2 丙\n2 丁\n",
		},
		{
			"numbers of all levels", abstractNum(0, wLevel(0, "chineseCounting", "%1、"), wLevel(1, "decimal", "%1.%2", `<w:isLgl/>`)) + wNum(1, 0),
			numbered(1, 0, "甲") + numbered(1, 1, "乙"), "一、甲\n1.1 乙\n",
		},
		{
			"a level without its parent", abstractNum(0, wLevel(0, "decimal", "%1"), wLevel(1, "decimal", "%1.%2")) + wNum(1, 0),
			numbered(1, 1, "乙"), "1.1 乙\n",
		},
		{
			"bullets", abstractNum(0, wLevel(0, "bullet", "●")) + wNum(1, 0), numbered(1, 0, "甲"), "- 甲\n",
		},
		{
			"no number", law + wNum(1, 0), numbered(0, 0, "甲") + numbered(9, 0, "乙"), "甲\n乙\n",
		},
		{
			"a format for older versions", abstractNum(0, `<w:lvl w:ilvl="0"><w:start w:val="3"/><mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001"/></mc:Choice><mc:Fallback><w:numFmt w:val="decimalZero"/></mc:Fallback></mc:AlternateContent><w:lvlText w:val="%1"/></w:lvl>`) + wNum(1, 0),
			numbered(1, 0, "甲"), "03 甲\n",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { wantDocx(t, docxParts(tt.body, partNumbering, tt.numbering), tt.want) })
	}
}

func TestDocxNumbersOfStyles(t *testing.T) {
	styles := `<w:style w:type="paragraph" w:styleId="t"><w:name w:val="条"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="k"><w:name w:val="款"/><w:basedOn w:val="t"/></w:style>`
	numbering := abstractNum(0, wLevel(0, "chineseCounting", "第%1条"), wLevel(1, "chineseCounting", "（%2）", `<w:pStyle w:val="k"/>`)) + wNum(1, 0)
	body := wProps(`<w:pStyle w:val="t"/>`, wR("甲")) + wProps(`<w:pStyle w:val="k"/>`, wBold("乙。")+wR("丙")) + wProps(`<w:pStyle w:val="t"/><w:numPr><w:numId w:val="0"/></w:numPr>`, wR("丁"))
	wantDocx(t, docxParts(body, partStyles, styles, partNumbering, numbering), "第一条 甲\n*（一）乙。*丙\n丁\n")
}

func TestNumberFormats(t *testing.T) {
	for _, c := range []struct {
		format numberFormat
		n      int
		want   string
	}{
		{"decimal", 12, "12"},
		{"chineseCountingThousand", 10, "十"},
		{"chineseCountingThousand", 12, "十二"},
		{"chineseCountingThousand", 20, "二十"},
		{"chineseCountingThousand", 105, "一百零五"},
		{"chineseCountingThousand", 110, "一百一十"},
		{"chineseCountingThousand", 1010, "一千零一十"},
		{"chineseCountingThousand", 12345, "12345"},
		{"chineseLegalSimplified", 12, "壹拾贰"},
		{"ideographDigital", 2024, "二〇二四"},
		{"ideographTraditional", 3, "丙"},
		{"ideographTraditional", 11, "11"},
		{"decimalEnclosedCircle", 10, "⑩"},
		{"decimalEnclosedCircleChinese", 51, "51"},
		{"decimalEnclosedParen", 2, "⑵"},
		{"decimalEnclosedFullstop", 3, "⒊"},
		{"ideographEnclosedCircle", 4, "㊃"},
		{"decimalFullWidth", 15, "１５"},
		{"decimalZero", 7, "07"},
		{"decimalZero", 17, "17"},
		{"numberInDash", 3, "- 3 -"},
		{"upperRoman", 1994, "MCMXCIV"},
		{"lowerRoman", 4, "iv"},
		{"upperLetter", 26, "Z"},
		{"lowerLetter", 28, "bb"},
		{"none", 1, ""},
		{"whatever", 5, "5"},
		{"chineseCounting", 0, "0"},
		{"lowerRoman", -1, "-1"},
	} {
		if got := c.format.number(c.n); got != c.want {
			t.Errorf("%s %d is %q, want %q", c.format, c.n, got, c.want)
		}
	}
}
