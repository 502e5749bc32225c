package corpus

import (
	"strings"
	"testing"
)

// outlined makes a document of lines such as "回2 ·一、2011年工作回顾": the role that is
// expected and the rule of AssignRoles that gives it, 0 for none; then a dot for
// each level further in; then the heading.
func outlined(kind string, year int, lines string) (d *Document, want []string) {
	d = &Document{Metadata: Metadata{Kind: kind, Year: year, Title: "关于" + kind}}
	var open []int // the last section of each level
	for _, l := range strings.Split(strings.TrimSpace(lines), "\n") {
		expected, heading, _ := strings.Cut(strings.TrimSpace(l), " ")
		title := strings.TrimLeft(heading, "·")
		level := strings.Count(heading[:len(heading)-len(title)], "·")
		parent := NoSection
		if level > 0 {
			parent = open[level-1]
		}
		open = append(open[:level], len(d.Sections))
		d.Sections = append(d.Sections, Section{Title: title, Level: level + 1, Parent: parent})
		want = append(want, expected)
	}
	return d, want
}

// short is a verdict as outlined writes it.
func short(v verdict) string {
	rule := "0"
	if v.reason != reasonNone {
		rule = string(v.reason[0])
	}
	return string([]rune(string(v.role))[:1]) + rule
}

func TestRolesOfWorkReports(t *testing.T) {
	for _, c := range []struct {
		rule, lines string
		year        int
	}{
		{"review, plan, and the government itself", `
			回2 一、2022年工作回顾
			部2 二、2023年工作安排
			部5 三、加强政府自身建设`, 2023},
		{"five years back, five ahead, one ahead", `
			回2 一、过去五年工作回顾
			部2 二、今后五年的目标任务
			部2 三、2018年重点工作`, 2018},
		{"subsections are what their section is", `
			回2 一、过去一年工作回顾
			回3 ·（一）经济稳中有进
			回3 ·（二）落实重大任务
			部2 二、今年工作安排
			部3 ·（一）稳住工业
			部3 ··1. 改造园区
			部3 ·（二）取得脱贫新成效`, 2019},
		{"parts without numbers", `
			回2 2024年工作回顾
			部2 2025年工作安排
			部5 加强政府自身建设
			其1 名词解释`, 2025},
		{"topics follow a review", `
			回2 一、1995年工作回顾
			部5 二、保持农业稳定增长
			部5 三、搞活国有企业
			部5 四、关心群众生活`, 1996},
		{"topics follow an aim", `
			回2 一、“十五”时期发展回顾
			部2 二、“十一五”的奋斗目标
			部5 三、优化产业结构
			部3 ·（一）壮大装备制造
			部5 四、建设和谐社会`, 2006},
		{"a year without a noun", `
			回2 一、2013年主要工作
			部2 二、2014年主要工作`, 2014},
		{"years in Han numerals", `
			回2 一九八九年的工作
			部2 一九九〇年的工作`, 1990},
		{"years in full width", `
			回2 ２００５年的政府工作
			部2 ２００６年的政府工作`, 2006},
		{"spaced out", `
			回2 一、 2015年工作回 顾
			部2 二、 2016年工作　安　排`, 2016},
		{"plans done are a review", `
			回2 一、2012年目标任务完成情况
			部2 二、2013年目标任务`, 2013},
		{"a five-year plan done", `
			回2 一、“十二五”规划胜利完成
			部2 二、“十三五”目标任务
			部2 三、做好2016年工作`, 2016},
		{"years with achievements", `
			回2 一、2020年主要工作和“十三五”发展成就
			部2 二、“十四五”主要目标任务
			部2 三、2021年工作重点`, 2021},
		{"both in one heading", `
			其2 一、1998年工作回顾和1999年总体要求
			部5 二、扩大国内需求
			部5 三、整顿财税秩序`, 1999},
		{"both in one heading, told apart below", `
			其2 一、1998年回顾与1999年打算
			回2 ·（一）1998年工作回顾
			部2 ·（二）1999年总体要求
			部5 ·（三）几个关系
			部5 二、扩大国内需求`, 1999},
		{"the plan came to lie below the review", `
			回2 2023年工作回顾
			回3 ·一、工业回升
			部2 ·2024年总体安排
			部3 ··一、抓项目
			部3 ·加强自身建设`, 2024},
		{"the plan came to lie below and is named by its year", `
			回2 2001年工作回顾
			部2 ·关于2002年的政府工作
			部3 ··一、调整结构
			部3 ·转变作风`, 2002},
		{"a review inside the plan", `
			回2 一、去年工作回顾
			部2 二、“十二五”规划
			回2 ·（一）“十一五”回顾
			部3 ·（二）空间布局`, 2011},
		{"a review opens without a word", `
			回4 一、经济社会发展迈出新步伐
			回3 ·（一）农业连年丰收
			部2 二、扎实做好2007年工作
			部3 ·（一）壮大县域经济`, 2007},
		{"a review opens, a topic comes before the plan", `
			回4 一、迎难而上，稳住了大局
			部5 二、认清形势，坚定信心
			部2 三、2009年工作安排`, 2009},
		{"a review opens with last year and this", `
			回4 一、关于去年和今年前四个月工作
			部2 二、关于今年后八个月的重点工作`, 2020},
		{"a review tells of results and nothing says plan", `
			回4 一、奋勇争先，各项事业取得新成就
			部5 二、开放创新，建设现代化强省
			部5 三、执政为民，建设满意政府`, 2012},
		{"the five years that were", `
			回4 一、开拓前进的五年
			部5 二、再上一个新台阶`, 2003},
		{"results may not be what the first part is to bring", `
			其0 一、努力推动改革取得新突破
			其0 二、着力改善民生`, 2010},
		{"the headings of the parts are lost, numbers begin anew", `
			回4 一、工业效益明显提高
			回4 二、城乡面貌改变
			回4 三、群众收入增加
			部5 一、调整产业结构
			部5 二、发展社会事业`, 2004},
		{"the heading of the review alone is lost", `
			回4 （一）结构调整步伐加快
			回4 （二）社会事业进步
			部2 二、对下届政府工作的建议
			部3 ·（一）加快城市化`, 2002},
		{"no numbers begin anew, so only the first part is the review", `
			回4 一、开局良好
			部5 二、抓住机遇
			部2 三、2006年工作安排`, 2006},
		{"numbers that begin anew behind the plan do not reach before it", `
			回4 一、开局良好
			部2 二、2006年工作安排
			部5 一、抓落实`, 2006},
		{"a time below it does not make the first part anything else", `
			回4 一、迈出新步伐
			回3 ·（一）去年的农业
			部2 二、2012年工作安排`, 2012},
		{"a review below the first part is the review", `
			其0 一、国内形势
			回2 ·（一）2011年工作回顾
			部2 二、2012年工作安排`, 2012},
		{"a review in the glossary is not the review", `
			回4 一、迈出新步伐
			部2 二、2012年工作安排
			其1 名词解释
			其1 一、2011年工作回顾`, 2012},
		{"the review comes later", `
			其0 一、关于疫情防控
			回2 二、关于2019年工作
			部2 三、关于2020年重点工作安排`, 2020},
		{"called after the year reviewed", `
			回2 一、关于2015年工作
			部2 二、关于2016年工作安排`, 2015},
		{"topics alone", `
			其0 一、关于工业
			其0 二、关于农业
			其0 三、关于文教`, 1957},
		{"numbers alone", `
			其0 一
			其0 二`, 1960},
		{"a plan opens", `
			部2 一、今后五年的任务
			部5 二、基本建设
			部3 ·第一，规模`, 1988},
		{"before 1978 position tells nothing", `
			回2 一、去年的工作
			其0 二、基本建设
			部2 三、今年的任务
			其0 四、国家的政治生活`, 1957},
		{"nor does it of the first part", `
			其0 一、取得新成就
			部2 二、今年的任务`, 1977},
		{"since 1978 it does", `
			回4 一、取得新成就
			部2 二、今年的任务`, 1978},
		{"the second part was not recognised", `
			回2 一、2004年工作回顾`, 2005},
		{"the first part was not recognised", `
			部2 二、2006年主要目标和任务
			部5 三、转变职能`, 2006},
		{"foreign affairs", `
			回2 一、1991年工作回顾
			部5 二、深化改革
			其5 三、关于国际形势和外交工作
			部5 四、推进统一大业`, 1992},
		{"a plan for foreign affairs says so", `
			回2 一、1991年工作回顾
			部2 二、今年外交工作安排`, 1992},
		{"an attachment with a list of promises", `
			回2 一、2020年工作回顾
			部2 二、2021年工作安排
			其1 附件1
			部2 2021年十件民生实事
			部5 一、新建公园
			其1 附件2
			其1 有关说明`, 2021},
		{"a glossary ordered by the report", `
			回2 一、2014年工作回顾
			部2 二、2015年工作安排
			其1 《政府工作报告》释义
			其1 一、2014年工作回顾
			其1 二、2015年工作安排`, 2015},
		{"what lies in a glossary", `
			回2 一、2014年工作回顾
			其1 名词注释
			其1 ·2015年工作安排`, 2015},
		{"problems belong to the review", `
			回2 一、2010年工作回顾
			回3 ·（一）主要成绩
			回3 ·（二）困难和不足
			部2 二、2011年工作打算`, 2011},
		{"experience of years", `
			回2 一、四年来的主要体会
			部2 二、下一步工作打算`, 1987},
		{"first of all", `
			回2 首先报告2001年的工作。
			部5 一、扩大内需
			部5 二、增加农民收入`, 2002},
		{"announced by verbs", `
			回2 一、回顾2023年，我们爬坡过坎
			部2 二、展望2024年，我们乘势而上
			部5 三、肩负使命，建设人民满意政府`, 2024},
		{"the year is not known", `
			回2 一、过去一年工作回顾
			部2 二、新的一年工作安排`, 0},
		{"the year is not known and words do not tell", `
			其0 一、2012年的工作
			其0 二、2013年的工作`, 0},
		{"a title in print became a heading", `
			其0 某省政府工作报告
			回2 ·一、2008年工作回顾
			部2 ·二、2009年工作安排
			部5 ·三、改进作风`, 2009},
		{"the aim of a plan that the year lies in", `
			回2 一、2022年工作回顾
			部2 二、2023年主要目标任务
			部5 三、推进“十四五”重大工程`, 2023},
		{"a review under which the next year is named", `
			回2 一、2021年工作回顾
			回3 ·（一）为2022年打下基础
			部2 二、2022年工作安排`, 2022},
	} {
		d, want := outlined(workReport, c.year, c.lines)
		checkVerdicts(t, c.rule, d, want)
	}
}

func TestRolesOfOtherDocuments(t *testing.T) {
	for _, c := range []struct{ rule, kind, lines string }{
		{"rules of law have none", "条例", `
			其0 第一章 总则
			其0 第二章 职责
			其0 ·第五条 年度任务的确定
			其0 第三章 法律责任`},
		{"a notice with tasks", "通知", `
			其0 一、总体要求
			部2 二、重点任务
			部3 ·（一）摸清底数
			部3 ·（二）2022年的做法
			其0 三、组织保障`},
		{"a plan with its predecessor", "规划", `
			其0 第一章 发展基础
			回2 ·第一节 上期规划执行情况
			其0 ·第二节 面临形势
			其0 第二章 主要目标
			部2 第三章 主要任务`},
		{"summary and plan of an office", "总结", `
			回2 一、2021年工作总结
			回3 ·（一）案件增加
			部2 二、2022年工作计划
			其0 三、其他事项`},
		{"position tells nothing", "意见", `
			回2 一、工作回顾
			其0 二、加快发展现代农业
			其1 附件
			其1 清单`},
		{"about a work report", "意见：落实《政府工作报告》的意见", `
			其0 一、开局良好
			部2 二、重点工作
			其0 三、督查`},
	} {
		d, want := outlined(c.kind, 2022, c.lines)
		checkVerdicts(t, c.rule, d, want)
	}
}

func TestTheReportOfAnotherBodyIsAWorkReport(t *testing.T) {
	d, want := outlined("常务委员会工作报告", 2022, `
		回2 一、过去一年的主要工作
		部2 二、今年工作安排
		部5 三、加强自身建设`)
	checkVerdicts(t, "by its title", d, want)
}

func checkVerdicts(t *testing.T, rule string, d *Document, want []string) {
	t.Helper()
	for i, v := range judgeRoles(d) {
		if got := short(v); got != want[i] {
			t.Errorf("%s: %s: %s (%s), want %s", rule, d.Sections[i].Title, got, v.reason, want[i])
		}
	}
}
