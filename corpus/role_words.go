package corpus

import "strings"

// noun is what the last word of a heading names.
type noun int

const (
	noNoun noun = iota
	reviewNoun
	planNoun
	annexNoun // perhaps: see isAnnex
)

// lastWords are the last words of headings, of two characters each. Headings
// are noun phrases: what stands last says what the section is, and 2022年目标任务
// 完成情况 is a review whatever stands before.
var lastWords = map[string]noun{
	"回顾": reviewNoun, "总结": reviewNoun, "小结": reviewNoun, "体会": reviewNoun, "估计": reviewNoun,

	"安排": planNoun, "部署": planNoun, "任务": planNoun, "要求": planNoun, "目标": planNoun, "重点": planNoun,
	"建议": planNoun, "思路": planNoun, "打算": planNoun, "举措": planNoun, "措施": planNoun,
	"对策": planNoun, "展望": planNoun, "意见": planNoun, "设想": planNoun, "构想": planNoun, "考虑": planNoun,
	"取向": planNoun, "计划": planNoun, "方针": planNoun, "规划": planNoun, "蓝图": planNoun, "愿景": planNoun,
	"实事": planNoun, "指标": planNoun,

	"解释": annexNoun, "注释": annexNoun, "释义": annexNoun, "说明": annexNoun,
}

// doneStates and keyWork are last words that need the one before them.
var doneStates = []string{"完成情况", "执行情况", "进展情况", "落实情况", "实施情况"}

const keyWork = "重点工作"

// readNoun reads the last word of a plain heading.
func readNoun(t string) noun {
	word := t[max(0, len(t)-len("回顾")):]
	switch {
	case word == "情况" && endsWithAny(t, doneStates):
		return reviewNoun
	case word == "工作" && strings.HasSuffix(t, keyWork), word == "思想" && strings.HasSuffix(t, "指导思想"):
		return planNoun
	case strings.HasPrefix(t, "附"):
		return annexNoun
	}
	return lastWords[word]
}

// Words before the last one that change what it says.
var (
	// lookBack makes both of a plan: 2021年工作回顾和2022年任务.
	lookBack = []string{"回顾", "总结", "完成情况", "执行情况", "成就和", "成绩和"}
	// achieved makes a result of a plan: 目标任务全面完成, 实现“十五”目标.
	achieved = []string{"完成", "实现", "达到", "超额"}
)

// plainHeading is a heading without its number, spaces, closing punctuation and
// what stands in brackets at its end.
func plainHeading(title string) string {
	_, length := readMarker(title)
	t := title[length:]
	if strings.Contains(t, " ") || strings.Contains(t, "　") {
		t = compact(t)
	}
	return cutBrackets(strings.TrimRight(t, sentenceEnds), "（", "）")
}

var (
	// resultWords tell that something was achieved, …
	resultWords = []string{
		"取得", "成就", "成绩", "成效", "进展", "步伐", "台阶", "良好", "开局", "历程", "明显", "显著",
		"保持了", "完成了", "实现了", "的一年", "的五年",
	}
	// … unless these say that it is to be.
	intentWords = []string{
		"努力", "奋力", "全力", "大力", "争取", "力争", "确保", "推动", "推进", "促进", "着力", "加大", "更大",
		"新征程", "形势", "，要", "必须",
	}
)

// tellsResults tells that a heading speaks of what was achieved: 克难奋进，经济社会
// 发展取得新成就. Plans are headed alike (以改革取得新成效), so it is only believed of
// the first part of a report.
func tellsResults(heading string) bool {
	return holdsAny(heading, resultWords) && !holdsAny(heading, intentWords)
}

func endsWithAny(s string, endings []string) bool {
	for _, e := range endings {
		if strings.HasSuffix(s, e) {
			return true
		}
	}
	return false
}
