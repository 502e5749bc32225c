package corpus

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestMarkers(t *testing.T) {
	for s, want := range map[string]marker{
		"一、回顾": hanMarker, "十二、建设": hanMarker, "（一）加快": hanParenMarker, "(三) 推进": hanParenMarker, "1.加快": arabicMarker,
		"1. 加快": arabicMarker, "12、加快": arabicMarker, "3．加快": arabicMarker, "（1）加快": arabicParenMarker, "2）加快": arabicParenMarker,
		"三 、安排": hanMarker, "五）环境": hanParenMarker, "①加快": circledMarker, "第三章 总则": chapterMarker, "第一节　规划": sectionMarker, "第十二条 国家": articleMarker, "第一编 总则": partMarker,
		"第二部分 任务": partMarker, "第一，坚持": ordinalMarker, "一是加快": nthMarker,
		"2022年": noMarker, "3.5亿元": noMarker, "一年来": noMarker, "第三产业": noMarker, "（草案）": noMarker, "十分重视": noMarker, "": noMarker, "第": noMarker,
	} {
		got, length := readMarker(s)
		if got != want || (got == noMarker) != (length == 0) || length > len(s) {
			t.Errorf("readMarker(%q) = %d, %d; want kind %d", s, got, length, want)
		}
	}
}

// show writes a document as an outline: titles in 《》, headings behind as many #
// as they are deep, everything else as it is.
func show(doc *Document) []string {
	var lines []string
	for _, p := range doc.Paragraphs {
		switch p.Kind {
		case KindTitle:
			lines = append(lines, "《"+p.Text+"》")
		case KindHeading:
			lines = append(lines, strings.Repeat("#", doc.Sections[p.Section].Level)+" "+p.Text)
		case KindTable:
			lines = append(lines, "| "+p.Text)
		default:
			lines = append(lines, p.Text)
		}
	}
	return lines
}

const (
	long  = "全市上下认真贯彻落实中央和省委决策部署，坚持稳中求进工作总基调，统筹推进改革发展稳定各项工作，经济社会发展取得新的成绩。"
	other = "持续深化重点领域改革，不断优化营商环境，大力培育市场主体，着力保障和改善民生，社会大局保持和谐稳定，人民生活持续改善。"
)

func TestOutline(t *testing.T) {
	for _, c := range []struct {
		rule string
		src  []string // paragraphs
		want []string
	}{
		{
			"marked headings nest",
			[]string{"# 标题", "## 甲", long, "### 乙", long, "## 丙", long},
			[]string{"《标题》", "# 甲", long, "## 乙", long, "# 丙", long},
		},
		{
			"bold and bracketed nest in the order seen",
			[]string{"**一、工作回顾**", long, "**（一）经济**", long, "**（二）社会**", long, "**二、安排**", long},
			[]string{"# 一、工作回顾", long, "## （一）经济", long, "## （二）社会", long, "# 二、安排", long},
		},
		{
			"bare numbers nest",
			[]string{"一、回顾", "（一）经济", long, "1.工业", long, "2.农业", long, "二、安排", long},
			[]string{"# 一、回顾", "## （一）经济", long, "### 1.工业", long, "### 2.农业", long, "# 二、安排", long},
		},
		{
			"numbers keep their natural order though the lower comes first",
			[]string{"（一）经济", long, "一、回顾", long, "（二）社会", long},
			[]string{"## （一）经济", long, "# 一、回顾", long, "## （二）社会", long},
		},
		{
			"an unnumbered part holds numbers",
			[]string{"**过去五年工作回顾**", "一、经济", long, "二、社会", long, "**今后五年的目标任务**", "一、发展", long, "二、民生", long},
			[]string{"# 过去五年工作回顾", "## 一、经济", long, "## 二、社会", long, "# 今后五年的目标任务", "## 一、发展", long, "## 二、民生", long},
		},
		{
			"chapters, sections, articles",
			[]string{"第一章 总则", "第一条 " + long, "第二章 规划", "第一节 编制", "第二条 " + long},
			[]string{"# 第一章 总则", "第一条 " + long, "# 第二章 规划", "## 第一节 编制", "第二条 " + long},
		},
		{
			"a numbered paragraph is no heading",
			[]string{"（一）多措并举稳住基本盘，经济运行稳中向好。强化调度。", "（二）" + long},
			[]string{"（一）多措并举稳住基本盘，经济运行稳中向好。强化调度。", "（二）" + long},
		},
		{
			"a bold sentence that opens a paragraph stays in it",
			[]string{"**强化监管。**" + long, "**加快创新**。" + long},
			[]string{"强化监管。" + long, "加快创新。" + long},
		},
		{
			"a bold numbered heading run into its text is parted from it",
			[]string{"**一、2011年工作回顾** " + long},
			[]string{"# 一、2011年工作回顾", long},
		},
		{"a bold numbered sentence is a heading", []string{"**（一）加强建设。**", long}, []string{"# （一）加强建设。", long}},
		{"a bold paragraph is text", []string{"**" + long + other + "**", "**甲乙。丙丁。**"}, []string{long + other, "甲乙。丙丁。"}},
		{"an address is text", []string{"**各位代表：**", long}, []string{"各位代表：", long}},
		{"a list of short numbered lines is text", []string{long, "1.粮食产量", "2.财政收入", "3.就业人数", other}, []string{long, "1.粮食产量", "2.财政收入", "3.就业人数", other}},
		{"an unmarked short line between paragraphs", []string{long, "经济总量跃上新台阶", long}, []string{long, "# 经济总量跃上新台阶", long}},
		{"a table", []string{long, "| 指标 | 值 |\n|---|---|\n| 增速 | 5% |"}, []string{long, "| 指标 | 值", "| 增速 | 5%"}},
		{"list items are text", []string{long, "- 一、回顾\n- 二、安排", other}, []string{long, "一、回顾", "二、安排", other}},
		{
			"a table of contents is text",
			[]string{"目录", "一、回顾", "二、安排", "一、回顾", long, "二、安排", long},
			[]string{"目录", "一、回顾", "二、安排", "# 一、回顾", long, "# 二、安排", long},
		},
		{"the annex is outermost", []string{"**一、回顾**", long, "**（一）经济**", long, "**名词解释**", long}, []string{"# 一、回顾", long, "## （一）经济", long, "# 名词解释", long}},
		{"a short line that the next goes on with is none", []string{long, "我省在卫生保健工作中已经有", "15个市县达标，比上年增加。" + long}, []string{long, "我省在卫生保健工作中已经有", "15个市县达标，比上年增加。" + long}},
		{"a heading broken after a comma", []string{long, "五、加强道德教育和法制建设，", "为改革创造良好的环境", long}, []string{long, "# 五、加强道德教育和法制建设，为改革创造良好的环境", long}},
	} {
		doc := mustRead(t, Input{Path: "x.md", Data: []byte(strings.Join(c.src, "\n\n"))})
		checkDocument(t, doc)
		if diff := cmp.Diff(c.want, show(doc)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.rule, diff)
		}
	}
}

func TestTitles(t *testing.T) {
	for _, c := range []struct {
		rule, src string
		want      []string // the head as shown
		title     string
	}{
		{"marked", "# 关于加快发展的意见\n\n" + long, []string{"《关于加快发展的意见》"}, "关于加快发展的意见"},
		{
			"bold before the meeting", "**政府工作报告**\n——2022年1月20日在山西省第十三届人民代表大会第六次会议上\n\n省长 蓝佛安\n\n各位代表：\n\n" + long,
			[]string{"《政府工作报告》", "——2022年1月20日在山西省第十三届人民代表大会第六次会议上", "省长 蓝佛安", "各位代表："},
			"政府工作报告",
		},
		{
			"run together with the meeting", "政府工作报告 ——1998年4月23日在海南省第二届人民代表大会第一次会议上\n\n" + long,
			[]string{"《政府工作报告》", "——1998年4月23日在海南省第二届人民代表大会第一次会议上"},
			"政府工作报告",
		},
		{"spaced out", "**政**  **府**  **工**  **作**  **报**  **告**\n\n市长 耿彦波\n\n" + long, []string{"《政 府 工 作 报 告》", "市长 耿彦波"}, "政府工作报告"},
		{
			"date in brackets", "政府工作报告（2022年1月24日在吉林省第十三届人民代表大会第五次会议上 省长 韩俊）\n\n" + long,
			[]string{"《政府工作报告（2022年1月24日在吉林省第十三届人民代表大会第五次会议上 省长 韩俊）》"},
			"政府工作报告",
		},
		{
			"spaces in it, run together with the meeting", "关于海南省国民经济和社会发展 第十一个五年规划纲要的报告 ——2006年1月16日在海南省第三届人民代表大会第四次会议上\n\n" + long,
			[]string{"《关于海南省国民经济和社会发展 第十一个五年规划纲要的报告》", "——2006年1月16日在海南省第三届人民代表大会第四次会议上"},
			"关于海南省国民经济和社会发展 第十一个五年规划纲要的报告",
		},
		{
			"a bold name is no title", "——2016年1月12日在包头市第十四届人民代表大会第四次会议上\n\n**杜学军**\n\n各位代表：\n\n" + long,
			[]string{"——2016年1月12日在包头市第十四届人民代表大会第四次会议上", "杜学军", "各位代表："},
			"工作笔记",
		},
		{
			"broken over two lines", "**关于海南省国民经济和社会发展**\n\n**第十一个五年规划纲要的报告**\n\n——2006年1月16日在海南省第三届人民代表大会第四次会议上\n\n" + long,
			[]string{"《关于海南省国民经济和社会发展第十一个五年规划纲要的报告》", "——2006年1月16日在海南省第三届人民代表大会第四次会议上"},
			"关于海南省国民经济和社会发展第十一个五年规划纲要的报告",
		},
		{
			"title and subtitle", "**1981年政府工作报告**\n**当前的经济形势和今后的方针**\n——1981年11月30日在第五届全国人民代表大会第四次会议上\n\n" + long,
			[]string{"《1981年政府工作报告》", "《当前的经济形势和今后的方针》", "——1981年11月30日在第五届全国人民代表大会第四次会议上"},
			"1981年政府工作报告",
		},
		{"first line", "抢抓机遇 推动发展\n\n" + long, []string{"《抢抓机遇 推动发展》"}, "抢抓机遇 推动发展"},
		{"none printed: the front matter", "---\ntitle: 某市规划\n---\n" + long, nil, "某市规划"},
		{"none anywhere: the first heading", long + "\n\n## 总体要求\n\n" + long, nil, "总体要求"},
		{"none at all: the file", long, nil, "工作笔记"},
	} {
		doc := mustRead(t, Input{Path: "d/工作笔记.md", Data: []byte(c.src)})
		got := show(doc)
		if diff := cmp.Diff(c.want, append([]string(nil), got[:min(len(c.want), len(got))]...)); diff != "" || doc.Title != c.title {
			t.Errorf("%s: title %q, want %q (-want +got):\n%s", c.rule, doc.Title, c.title, diff)
		}
		for _, p := range doc.Paragraphs[min(len(c.want), len(got)):] {
			if p.Kind == KindTitle {
				t.Errorf("%s: %q is a title too", c.rule, p.Text)
			}
		}
	}
}

func TestBrokenParagraphsJoin(t *testing.T) {
	for _, c := range []struct {
		rule, a, b string
		joined     bool
	}{
		{"a word is cut that the text writes elsewhere", "建设乡村。完成新时代美丽宜居示范村建设，再创建3个新时代美丽", "宜居示范村。持续推进整治。", true},
		{"after a comma", "全市园区落户项目。累计20个，", "总投资301亿元。文昌路建成通车。", true},
		{"before punctuation", "发挥综合效益。努力实现山川秀美", "。", true},
		{"between a verb and its figure", "水利建设提速。完成投资", "348亿元，居全国第一。", true},
		{"between a figure and its unit", "教育发展。在校生总人数约 138", "万人，占全省的人口的比例提高。", true},
		{"after a percentage", "结构优化。非公经济比重上升到35%", "左右。继续推进改革。", true},
		{"in a chemical name", "治理空气。全年 PM", "2.5年均浓度下降4%。", true},
		{"after a function word", "农民合作。引导农民创办各类合作组织和", "中介组织。创新体制。", true},
		{"a full stop was forgotten", "结果很好。向关心支持我省发展的各界人士表示衷心的感谢", "在肯定成绩的同时，我们也看到问题。", false},
		{"the paragraph is closed", "发展很快。", "宜居示范村。", false},
		{"a heading", "经济总量跃上新台阶", "宜居示范村。持续推进。", false},
		{"a numbered paragraph follows", "持续繁荣。销售额增长18.2%", "（二）推进战略实施。成效显著。", false},
		{"a dash follows", "持续繁荣。销售额增长18.2%", "——推进战略实施。", false},
		{"an address follows", "任务繁重，使命光荣。我们要努力，", "各位代表！让我们团结奋斗。", false},
		{"a year opens a paragraph", "促进要素流动。做好工作建议", "2003年，是贯彻落实的第一年。", false},
		{"a heading run on to the end", "请提出意见。一、2003年工作的回顾", "刚刚过去的2003年不平凡。", false},
		{"a signature", "特此通知。抄送有关", "2003年1月5日", false},
		{"an annex", "开创新的局面。详见，", "附件：名单", false},
	} {
		src := "开头一段的文字说明情况。\n\n" + c.a + "\n\n" + c.b + "\n\n最后一段的文字。"
		doc := mustRead(t, Input{Path: "x.md", Data: []byte(src)})
		joined := false
		for _, p := range doc.Paragraphs {
			joined = joined || strings.Contains(compact(p.Text), compact(c.a+c.b))
		}
		if joined != c.joined {
			t.Errorf("%s: joined %v, want %v: %q", c.rule, joined, c.joined, show(doc))
		}
	}
}

func TestHardWrappedTextIsUnwrapped(t *testing.T) {
	var src strings.Builder
	text := strings.Repeat(strings.ReplaceAll(long, "。", "，"), 3) + "完毕。"
	for range 3 {
		src.WriteString("　　")
		rs := []rune(text)
		for at, width := 0, 30; at < len(rs); width = 32 {
			n := min(width, len(rs)-at)
			fmt.Fprintln(&src, string(rs[at:at+n]))
			at += n
		}
	}
	doc := mustRead(t, Input{Path: "x.txt", Data: []byte(src.String())})
	if diff := cmp.Diff([]string{text, text, text}, show(doc)); diff != "" {
		t.Error(diff)
	}
}

// Joining and parting lines never changes, loses or reorders what is printed.
func TestOutlineKeepsTheText(t *testing.T) {
	piece := rapid.SampledFrom([]string{
		"一、回顾", "（一）经济", "1.工业", "**二、安排**", "## 三", "各位代表：", "2022年1月5日", "市长 张三", "政府工作报告", "目录", "发展，", "建设。",
		"29", "万元", "。", "——要点", "第一章 总则", "第一条 为了", "附件", long, "新时代美丽", "宜居示范村。", "**一、甲** 乙丙", "| 一 | 二 |",
	})
	gap := rapid.SampledFrom([]string{"\n", "\n\n", "\n\n　　"})
	rapid.Check(t, func(t *rapid.T) {
		var src strings.Builder
		for range rapid.IntRange(1, 40).Draw(t, "lines") {
			src.WriteString(piece.Draw(t, "line") + gap.Draw(t, "gap"))
		}
		doc, err := Read(Input{Path: "x.md", Data: []byte(src.String())})
		if err != nil {
			t.Fatal(err)
		}
		if got, want := documentHan(doc), onlyHan(src.String()); got != want {
			t.Fatalf("%q became %q", want, got)
		}
		for i, s := range doc.Sections {
			if s.Parent >= i || s.Parent >= 0 && doc.Sections[s.Parent].Level >= s.Level {
				t.Fatalf("section %d is %+v of %+v", i, s, doc.Sections)
			}
		}
	})
}
