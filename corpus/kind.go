package corpus

import (
	"strings"
)

// kindSuffixes are the endings of titles by which a document's kind (文种) is known,
// longer ones before those that they end with. The value is the kind. As the
// ending alone counts, 关于印发《…规划》的通知 is 通知.
var kindSuffixes = []struct{ suffix, kind string }{
	{"政府工作报告", workReport},
	{"工作报告", "报告"},
	{"调查报告", "报告"},
	{"报告", "报告"},
	{"规划纲要", "规划"},
	{"规划", "规划"},
	{"纲要", "纲要"},
	{"计划", "计划"},
	{"实施方案", "方案"},
	{"方案", "方案"},
	{"预案", "预案"},
	{"通知", "通知"},
	{"意见", "意见"},
	{"决定", "决定"},
	{"统计公报", "统计公报"},
	{"公报", "公报"},
	{"公告", "公告"},
	{"通告", "通告"},
	{"通报", "通报"},
	{"条例", "条例"},
	{"实施细则", "细则"},
	{"细则", "细则"},
	{"办法", "办法"},
	{"规定", "规定"},
	{"批复", "批复"},
	{"复函", "函"},
	{"的函", "函"},
	{"公函", "函"},
	{"答复", "答复"},
	{"决议", "决议"},
	{"命令", "命令"},
	{"令", "命令"},
	{"解释", "解释"},
	{"规则", "规则"},
	{"准则", "准则"},
	{"章程", "章程"},
	{"指示", "指示"},
	{"的请示", "请示"},
	{"讲话", "讲话"},
	{"议案", "议案"},
	{"会议纪要", "纪要"},
	{"纪要", "纪要"},
	{"措施", "措施"},
	{"要点", "要点"},
	{"修正案", "修正案"},
	{"解答", "解答"},
	{"规程", "规程"},
	{"的安排", "安排"},
	{"解读", "解读"},
	{"的建议", "建议"},
}

// otherKinds are kinds that tables of metadata name and titles do not end with.
var otherKinds = []string{"法律", "行政法规", "地方性法规", "司法解释", "部门规章", "函", "请示", "建议", "预案"}

// kindNamed returns s if it is the name of a kind, "" otherwise.
func kindNamed(s string) string {
	c := compact(s)
	if c == "令" {
		return "命令"
	}
	for _, k := range kindSuffixes {
		if c == k.kind {
			return c
		}
	}
	for _, k := range otherKinds {
		if c == k {
			return c
		}
	}
	return ""
}

// titleSuffix returns the kind that the ending of a title names, "" if none.
// What stands in brackets behind it (（草案）, （2022年1月24日…）) is passed over.
func titleSuffix(s string) string {
	c := plainTitle(s)
	for _, k := range kindSuffixes {
		if strings.HasSuffix(c, k.suffix) && shorter(c, maxTitle) && len(c) >= len("公告") {
			return k.kind
		}
	}
	if isLawName(c) {
		return "法律"
	}
	return ""
}

// isLawName tells the name of a law: 中华人民共和国统计法, 中华人民共和国民法典,
// 反分裂国家法. Other words end with 法 too (执法, 做法).
func isLawName(c string) bool {
	if strings.HasPrefix(c, "中华人民共和国") {
		return strings.HasSuffix(c, "法") || strings.HasSuffix(c, "法典")
	}
	for _, ending := range []string{"国家法", "基本法", "组织法", "驻军法", "选举法"} {
		if strings.HasSuffix(c, ending) && shorter(c, 30) {
			return true
		}
	}
	return false
}

// plainTitle is a title without its spaces between letters, book marks, footnote
// and what stands in brackets at its end.
func plainTitle(s string) string {
	c := compact(s)
	for {
		before := c
		c = cutBrackets(c, "（", "）")
		c = cutBrackets(c, "(", ")")
		c = cutBrackets(c, "[", "]")
		if c == before {
			break
		}
	}
	if inner, ok := strings.CutPrefix(c, "《"); ok {
		c = strings.TrimSuffix(inner, "》")
	}
	return strings.TrimSuffix(c, "》")
}

func cutBrackets(s, opening, closing string) string {
	if strings.HasSuffix(s, closing) {
		if i := strings.LastIndex(s, opening); i > 0 {
			return s[:i]
		}
	}
	return s
}
