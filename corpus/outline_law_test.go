package corpus

import (
	"strings"
	"testing"
)

// paths writes where each paragraph stands and how it begins.
func paths(d *Document) string {
	var b strings.Builder
	for _, p := range d.Paragraphs {
		if p.Kind != KindTitle {
			b.WriteString(strings.Join(WithLabel(d.SectionPath(p.Section), p.Label), "›") + "|" + string([]rune(p.Text)[:min(5, runes(p.Text, 5))]) + "\n")
		}
	}
	return b.String()
}

const full = "，全面加强各项工作，健全制度，落实责任，不断提高管理的能力和水平，确保取得实效。"

func TestOutlinesOfLawsAndOpinions(t *testing.T) {
	for _, c := range []struct{ rule, src, want string }{
		{
			"parts, chapters, sections and articles; the table of contents is none of them",
			"# 中华人民共和国校园法\n\n目　录\n\n第一编　总则\n\n第一章　规定\n\n第二编　分则\n\n第二章　罚则\n\n第一编　总则\n\n第一章　规定\n\n第一条　制定本法" + full +
				"\n\n第一节　学校\n\n第二条　学校应当：\n\n（一）保障安全；\n\n第二编　分则\n\n第二章　罚则\n\n第三条　责令改正" + full + "\n",
			"|目 录\n|第一编 总\n|第一章 规\n|第二编 分\n|第二章 罚\n" +
				"第一编 总则|第一编 总\n第一编 总则›第一章 规定|第一章 规\n第一编 总则›第一章 规定›第一条|第一条 制\n" +
				"第一编 总则›第一章 规定›第一节 学校|第一节 学\n第一编 总则›第一章 规定›第一节 学校›第二条|第二条 学\n第一编 总则›第一章 规定›第一节 学校›第二条|（一）保障\n" +
				"第二编 分则|第二编 分\n第二编 分则›第二章 罚则|第二章 罚\n第二编 分则›第二章 罚则›第三条|第三条 责\n",
		},
		{
			"一、（一）1.（1）① lie in each other",
			"# 关于校园的意见\n\n为了发展" + full + "\n\n一、要求\n\n（一）思想\n\n坚持发展" + full + "\n\n1.安全\n\n坚持安全" + full + "\n\n（1）人防\n\n坚持人防" + full +
				"\n\n①门卫\n\n坚持门卫" + full + "\n\n2.质量\n\n坚持质量" + full + "\n\n二、保障\n\n坚持保障" + full + "\n",
			"|为了发展，\n一、要求|一、要求\n一、要求›（一）思想|（一）思想\n一、要求›（一）思想|坚持发展，\n一、要求›（一）思想›1.安全|1.安全\n一、要求›（一）思想›1.安全|坚持安全，\n" +
				"一、要求›（一）思想›1.安全›（1）人防|（1）人防\n一、要求›（一）思想›1.安全›（1）人防|坚持人防，\n一、要求›（一）思想›1.安全›（1）人防›①门卫|①门卫\n一、要求›（一）思想›1.安全›（1）人防›①门卫|坚持门卫，\n" +
				"一、要求›（一）思想›2.质量|2.质量\n一、要求›（一）思想›2.质量|坚持质量，\n二、保障|二、保障\n二、保障|坚持保障，\n",
		},
		{
			"the number of an article, bold, stays with its text",
			"# 校园条例\n\n**第一章　总则**\n\n**第一条**　为了发展" + full + "\n\n**第二条**　本条例适用于校园" + full + "\n",
			"第一章 总则|第一章 总\n第一章 总则›第一条|第一条 为\n第一章 总则›第二条|第二条 本\n",
		},
		{
			"marked headings",
			"# 校园意见\n\n为了发展" + full + "\n\n## 总体要求\n\n坚持发展" + full + "\n\n### 原则\n\n坚持安全" + full + "\n",
			"|为了发展，\n总体要求|总体要求\n总体要求|坚持发展，\n总体要求›原则|原则\n总体要求›原则|坚持安全，\n",
		},
	} {
		d := mustRead(t, Input{Path: "x.md", Data: []byte(c.src)})
		if got := paths(d); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.rule, got, c.want)
		}
		checkDocument(t, d)
	}
}
