package commitment

import (
	"regexp"
	"strings"

	"cewen/analysis/numeral"
)

// counted returns the quantities of a part that say how much is promised, without those
// that only tell things apart (亿元以上项目, 80万吨乙烯项目) or say how long, per what, and
// from where.
func (t *text) counted(p part) []numeral.Quantity {
	var list []numeral.Quantity
	all := t.in(p)
	for i, q := range all {
		if !t.counts(q, p) || t.isAttribute(all, i, p) || t.isStart(q, p) {
			continue
		}
		list = append(list, q)
	}
	return list
}

// in returns the quantities of a part, without those in brackets.
func (t *text) in(p part) []numeral.Quantity {
	var list []numeral.Quantity
	for _, q := range t.quantities {
		if q.Start < p.from || q.End > p.to || t.inBrackets(q.Start, p) {
			continue
		}
		list = append(list, q)
	}
	return list
}

func (t *text) inBrackets(at int, p part) bool {
	before := t.s[p.from:at]
	return strings.Count(before, "(") > strings.Count(before, ")") ||
		strings.Count(before, "“") > strings.Count(before, "”") && !strings.Contains(before[strings.LastIndex(before, "“"):], ",")
}

// counts tells whether a quantity can be the number of a promise.
func (t *text) counts(q numeral.Quantity, p part) bool {
	before, after := t.s[p.from:q.Start], t.s[q.UnitEnd:p.to]
	switch {
	case q.IsTime(), hasSuffix(before, "每", "海拔", "时速", "直径", "半径", "单机", "限高"), q.Unit == "番":
		return false
	case q.Unit == "类" && startsHan(t.s[q.Start:]) && q.Comparator == numeral.Equal, t.isName(q), q.Unit == "片" && strings.HasPrefix(after, "区"):
		return false // 九类人员
	case q.Unit == "":
		return q.Scaled && q.Value.Cmp(numeral.Int(1000)) >= 0 && !strings.HasPrefix(after, "的")
	}
	if strings.HasPrefix(t.s[q.Start:], "一") && q.Value == numeral.Int(1) && strings.Contains("个种项条场次类份张片道批轮套件支把块步", q.Unit) {
		return false
	}
	return !summary(t.s[q.Start:q.End], after) && !(startsHan(t.s[q.Start:q.End]) && placeName.MatchString(t.s[q.UnitEnd:]))
}

// isName tells a numeral that the dictionary knows as the start of a name: 八盘峡.
func (t *text) isName(q numeral.Quantity) bool {
	i, ok := t.begins[q.Start]
	if !ok || !startsHan(t.s[q.Start:]) || t.words[i].to < q.UnitEnd {
		return false
	}
	tag := t.words[i].tag
	return strings.HasPrefix(tag, "n") && len(t.of(t.words[i].part)) > len("三") || tag == "i"
}

// placeName goes on behind a numeral that begins the name of a place: 四道沙河, 三里屯街道.
var placeName = regexp.MustCompile(`^(?:沙|江|湾|家|岭|洼|屯|塘|堡|坝|峪|岔)?(?:河|沟|江|湖|桥|路|街|街道|村|镇|乡|屯|岭|湾|峡|源)(?:流域|综合|片区|大街|$|[,。、;治整改])`)

// summary tells a number of headings from one of things: 九个方面, 五项重点任务.
func summary(raw, after string) bool {
	if hasPrefix(after, "方面", "大方面", "大事", "事情") || after == "事" {
		return true
	}
	if strings.HasPrefix(raw, "两") && hasPrefix(after, "市场", "资源", "大局", "文明", "轮子", "手") {
		return true // 两个市场、两种资源
	}
	for _, w := range []string{"方面", "重点", "环节", "着力点", "关键", "要求", "原则", "抓手", "坚持", "阶段", "统筹", "突出", "确保", "提升", "转变", "新突破", "主攻", "大局", "更加", "一律", "不", "确立", "维护", "意识", "自信", "全面", "层面", "问题", "转型", "聚焦", "着力", "强化", "结合", "率先", "先行", "现代化", "文明", "建设一体", "满意", "代表", "有利于", "目标", "趋势"} {
		if strings.HasPrefix(after, w) && startsHan(raw) {
			return true
		}
	}
	for _, w := range []string{"工作", "重点工作", "任务", "重点任务", "举措", "措施", "建设", "改革", "制度", "政策", "行动", "内容", "要求"} {
		if strings.HasPrefix(after, w) && startsHan(raw) && (strings.HasSuffix(raw, "项") || strings.HasSuffix(raw, "个")) {
			return true
		}
	}
	return false
}

// startsHan tells whether a number is written in characters.
func startsHan(raw string) bool { return raw != "" && raw[0] >= 0x80 }

// isAttribute tells a quantity that describes the thing that another one counts, or
// that a project is named by.
func (t *text) isAttribute(all []numeral.Quantity, i int, p part) bool {
	q := all[i]
	before, after := t.s[p.from:q.Start], t.s[q.End:p.to]
	family, _ := numeral.Family(q.Unit)
	if strings.HasSuffix(q.Unit, "元") {
		family = "金额" // dollars, too
	}
	if strings.HasSuffix(before, "总投资") || strings.HasSuffix(before, "总投资约") {
		return false
	}
	if i > 0 && family == "金额" && q.Comparator != numeral.Equal && countsThings(all[i-1]) && sizeOf.MatchString(t.s[all[i-1].End:q.Start]) {
		return true // 10个年产值30亿元以上、5个10亿元以上的企业
	}
	if family == "金额" || family == "比率" || family == "质量" {
		if of, ok := strings.CutPrefix(after, "的"); ok && (strings.Contains(of, "标准") || family != "比率" && opensNoun(of)) || ok && family != "比率" && of != "" && of[0] < 0x80 {
			return !strings.Contains(of, "投资") || len(all) > i+1
		}
		if family == "金额" && (q.Comparator != numeral.Equal || startsHan(t.s[q.Start:q.End])) && isThing(after) {
			return true // 超100亿元企业
		}
	}
	if !isCapacity(q.Unit, family) || after == "" || !isHanText(after) {
		return false
	}
	if strings.HasPrefix(after, "级") {
		return true
	}
	named := strings.HasSuffix(after, "项目") || strings.HasSuffix(after, "工程") || strings.Contains(after, "等") ||
		strings.Contains(after, "项目") || strings.Contains(after, "工程") || strings.Contains(after, "装置") || strings.Contains(after, "生产线") || strings.Contains(after, "基地") || strings.Contains(after, "机组") || strings.Contains(after, "电站")
	return named || family == "千伏"
}

// sizeOf stands between what is counted and its size.
var sizeOf = regexp.MustCompile(`^(?:年?(?:主营业务|销售|营业)?收入|年?(?:总|工业)?产值|营收|投资|总投资额?|年?纳税|税收|年?交易额)?(?:超过?|达到?)?$`)

func isCapacity(unit, family string) bool {
	switch {
	case family == "质量", family == "功率", family == "体积", unit == "千伏", unit == "千伏安", strings.HasPrefix(unit, "吨/"), unit == "平方米":
		return true
	}
	return false
}

// isThing tells whether a text begins with what sizes are told of.
func isThing(after string) bool {
	for _, w := range []string{"企业", "项目", "产业", "集群", "园区", "县", "工程", "龙头", "开发区", "级", "产业集群", "旗舰", "领军", "大户", "园"} {
		if strings.HasPrefix(after, w) {
			return true
		}
	}
	return false
}

func opensNoun(s string) bool { return s != "" && isHanText(s) }

func isHanText(s string) bool { return s != "" && s[0] >= 0xe4 && s[0] <= 0xe9 }

// moreStarts are values beside the one that an indicator comes from: 1700元、1500元分别.
var moreStarts = regexp.MustCompile(`^(?:月|年)?(?:以上|左右)?(?:[、和][\d.]+[万亿]?(?:元|%|‰|个百分点|个|人|公里|亩)?)*(?:以上|左右)?(?:分别)?`)

// isStart tells the value that an indicator comes from: 由12.8%提高到15%.
func (t *text) isStart(q numeral.Quantity, p part) bool {
	before, after := t.s[p.from:q.Start], t.s[q.End:p.to]
	i := max(strings.LastIndex(before, "由"), strings.LastIndex(before, "从"))
	if i < 0 || runes(before[i:]) > 14 {
		return false
	}
	after = after[len(moreStarts.FindString(after)):]
	for _, w := range []string{"提高", "增加", "提升", "降低", "降到", "降至", "下降", "上升", "扩大", "增至", "减少", "到", "至", "上调", "延长", "缩短", "发展"} {
		if strings.HasPrefix(after, w) {
			return true
		}
	}
	return false
}
