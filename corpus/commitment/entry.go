package commitment

import (
	"regexp"
	"strings"

	"cewen/analysis/numeral"
)

// entry is an entry of a list: what stands before its numbers and what behind.
type entry struct {
	s             *sentence
	item          part
	verb          part // its own verb; empty without one
	shared        part // the verb that it shares
	before, after part
	quantities    []numeral.Quantity
	q             numeral.Quantity // the last of them
}

// read tries the forms one after another; the first that fits counts.
func (e *entry) read() *draft {
	for _, form := range []func() *draft{e.reach, e.led, e.verbObject, e.numberVerb, e.forSomebody, e.sharing, e.objectVerb, e.value, e.inner, e.carried, e.tagged} {
		if d := form(); d != nil {
			d.quantities = e.quantities
			return d
		}
	}
	return nil
}

// soft stands between a verb of reaching and its number and is part of neither.
var soft = newSet([]string{"不低于", "不少于", "不超过", "至少", "约", "近", "超", "超过", "突破", "逾", "大约", "接近", "高于", "低于", "省定", "国家规定的", "为", "了", "不高于", "不突破", "各", "全国", "平均", "上", "都", "不", "均", "再", "每人每年", "每人每月", "每人每天", "每人", "每年", "全省", "全市", "全区", "全州", "全县", "全社会", "目前"})

// groups are whose value it is, where the indicator was named before: 城镇提高200元、农村提高100元.
var groups = newSet([]string{"农村", "城镇", "城市", "乡村", "城乡", "农村人均", "城镇人均", "城市人均", "市区", "县城"})

// bounds are the comparators that act as verbs themselves.
var bounds = newSet([]string{"超过", "突破", "高于", "低于", "不低于", "不少于", "不超过", "超", "逾", "接近", "不突破", "不高于", "占"})

// weak verbs only lead to the indicator that reaches its value.
var weak = newSet([]string{"实现", "推动", "促进", "带动", "安排", "争取", "保持", "确保", "使", "稳定", "抓好", "加快", "推进", "把", "将", "力争", "完成", "保证", "支持", "引导", "让"})

// trailing is what the end of an indicator does not belong to.
var trailing = newSet([]string{"要", "将", "力争", "均", "分别", "再", "年均", "实际", "同比", "比上年", "预计", "全部", "达", "应", "累计", "也", "都", "必须", "进一步", "每年", "今年", "平均", "共", "共计", "总计", "合计", "总共", "一律", "可比", "新", "努力", "的", "、", "和", ",", "全年", "争取", "确保", "有望", "每50公斤", "至少", "约", "超", "基本", "总体", "由", "从", "名义", "不", "增速", "持续", "继续", "比", "较", "较上年", "当年", "每人每月", "每人每年", "每人每天", "年人均", "月人均", "普遍", "同口径", "总体上", "将要", "稳步", "逐步", "原则上", "拟", "可以", "能够", "获准", "却", "严格", "在现有基础上", "完成", "实现"})

var leading = newSet([]string{"的", "、", "和", "使", "把", "将", "其中", "全省", "全市", "全区", "全州", "全县", "我省", "我市", "我区", "力争", "各类新增", "实现", "确保", "今年", "全年", "在全省", "在全市", "要", "共计", "总计", "合计", "并", "让", "等", "以及", "及", "以上", "左右", "以内", "以下", "而", "但", "并且"})

// particles follow a verb and belong to it.
var particles = newSet([]string{"好", "了"})

// some stands where a number could.
var some = newSet([]string{"一批"})

// joins and and end what is cut in the middle of a list.
var (
	joins = newSet([]string{"的", "、"})
	and   = newSet([]string{"和"})
)

// reach reads an indicator that reaches its value: 城镇化率达到65%.
func (e *entry) reach() *draft {
	t := e.s.t
	p := e.before
	if i := max(strings.LastIndex(t.of(p), "由"), strings.LastIndex(t.of(p), "从")); i >= 0 {
		if from := t.fromValue(part{p.from + i, e.quantities[0].Start}); from {
			p.to = p.from + i
			return e.reached(part{p.from, p.to}, t.reachBetween(part{p.from, e.quantities[0].Start}))
		}
	}
	if len(e.quantities) == 1 {
		p = part{e.item.from, e.q.Start}
	}
	bare := t.cutRight(t.trim(p), soft)
	if n := t.lex.reach.ends(t.of(bare)); n > 0 {
		v := part{bare.to - n, bare.to}
		return e.reached(part{bare.from, v.from}, v)
	}
	p = t.trim(p)
	if n := bounds.ends(t.of(p)); n > 0 {
		v := part{p.to - n, p.to}
		return e.reached(part{p.from, v.from}, v)
	}
	return nil
}

// fromValue tells whether 由 opens a change of values.
func (t *text) fromValue(p part) bool {
	for _, q := range t.in(p) {
		if t.isStart(q, p) {
			return true
		}
	}
	return t.reachBetween(p).to > p.from && strings.ContainsAny(t.of(p), "0123456789")
}

// reachBetween is the verb of reaching that a part ends with.
func (t *text) reachBetween(p part) part {
	p = t.cutRight(t.trim(p), soft)
	n := t.lex.reach.ends(t.of(p))
	return part{p.to - n, p.to}
}

// reached makes a draft of an indicator and its verb, or nothing where the verb before
// it is what is promised (新增科技企业超1000家).
func (e *entry) reached(subject, v part) *draft {
	t := e.s.t
	if e.verb.to > v.from && !e.verb.empty() {
		return nil // 改造提升25个
	}
	if t.lex.light.has(t.of(e.shared)) && !isRatio(e.q) && !comesTo(t.of(v)) {
		return nil
	}
	if !e.verb.empty() && e.verb.from <= subject.from {
		if t.lex.light.has(t.of(e.verb)) && !isRatio(e.q) && !comesTo(t.of(v)) {
			return nil // 完成森林抚育提升200万亩
		}
		relative := comesTo(t.of(v)) && strings.Contains(t.of(part{e.verb.to, v.from}), "的") // 开通公交的乡镇达650个
		if !relative && (bounds.has(t.of(v)) && !weak.has(t.of(e.verb)) || !isRatio(e.q) && !weak.has(t.of(e.verb))) {
			return nil
		}
		if weak.has(t.of(e.verb)) {
			subject.from = e.verb.to
		}
	}
	if v.from < e.item.from || v.to == v.from {
		return nil
	}
	if after := e.noun(part{}); e.verb.empty() && !after.empty() && !comesTo(t.of(v)) && countsThings(e.q) && t.lex.own.has(t.of(v)) {
		return e.acted(v, v.from, RuleVerbObject) // 各县完成20个村的改造
	}
	object := t.indicator(subject)
	if n := len(comparison.FindString(t.of(object))); n > 0 {
		object = t.indicator(part{object.from + n, object.to})
	}
	if runes(t.of(object)) == 1 {
		object = part{} // 就要上升10%
	}
	if object.empty() && !e.s.pending.empty() {
		object = e.s.pending
	}
	if object.empty() || e.s.last != nil && t.of(e.s.last.action) == t.of(v) && groups.has(strings.TrimSuffix(t.of(object), "年人均")) {
		if !e.after.empty() || e.s.last == nil || !isHanText(t.s[v.from:]) {
			return nil
		}
		return e.sameObject(v)
	}
	if !e.shared.empty() && bounds.has(t.of(v)) && !isRatio(e.q) {
		return nil // 高新技术企业超300家 behind a shared verb
	}
	return &draft{span: part{object.from, e.q.End}, action: v, object: object, kind: Target, rule: RuleReach}
}

// comparison tells what a value is compared with, ahead of its verb: 比2015年.
var comparison = regexp.MustCompile(`^(?:分别|均)?(?:(?:比|较)(?:\d{4}年|上年|去年|“?十[一二三四]五”?(?:期)?末)(?:同期)?|在\p{Han}{1,4}(?:年)?的?基础上|(?:扣除|剔除)\p{Han}{2,6}因素(?:后)?|按可比价格?(?:计算)?)`)

// comparedTo tells at the end of an indicator what its value is compared with.
var comparedTo = regexp.MustCompile(`(?:比|较)(?:上年|去年|前年|上年同期|去年同期|\d{4}年|“?十[一二三四五]五”?期?末|全国平均水平)\p{Han}{0,4}$|在(?:\d{4}年|去年|上年|现有)\p{Han}{0,6}基础上\p{Han}{0,2}$`)

// comesTo tells a verb that a value must follow from one that may be part of a name.
func comesTo(verb string) bool {
	return strings.ContainsAny(verb, "到至达在超") || verb == "增长" || verb == "突破"
}

// sameObject is a promise on the object of the one before: 2008年新增70万亩, and a second
// value of its indicator: 进出口总额90亿元, 增长6%.
func (e *entry) sameObject(v part) *draft {
	last := e.s.last
	d := &draft{span: part{v.from, e.q.End}, action: v, object: last.object, rule: RuleVerbObject}
	switch {
	case e.s.t.of(last.action) == e.s.t.of(v):
		return d
	case last.kind == Target && len(last.quantities) > 0 && (isRatio(last.quantities[0]) != isRatio(e.q) || e.s.t.isChange(v, last)):
		d.kind, d.rule = Target, RuleReach
		return d
	}
	return nil
}

// isChange tells whether a verb tells by how much the indicator of a promise changes:
// 纯收入达到550元, 增加48元.
func (t *text) isChange(v part, last *draft) bool {
	switch t.of(v) {
	case "增加", "增长", "提高", "减少", "下降", "降低":
		return comesTo(t.of(last.action)) || last.action.empty()
	}
	return false
}

// indicator is the name of an indicator without what leads to it and to its verb.
func (t *text) indicator(p part) part {
	p = t.cutTrailing(t.trim(p))
	if m := comparedTo.FindStringIndex(t.of(p)); m != nil && m[0] > 0 {
		p.to = p.from + m[0]
	}
	if i := strings.Index(t.of(p), "每"); i > 0 && len(t.in(part{p.from + i, p.to})) > 0 {
		p.to = p.from + i
	}
	if from, to := deadlineWithin(t.of(p)); to > from && from > 0 && p.from+to == p.to {
		p.to = p.from + from
	} else if to > from && from == 0 {
		p.from += to
	}
	for _, w := range []string{"把", "使"} {
		if i := strings.Index(t.of(p), w); i >= 0 && i < 9 && !strings.HasPrefix(t.of(p)[i:], "使用") {
			p.from += i + len(w)
		}
	}
	return t.cutLeft(t.cutTrailing(t.trim(p)), leading)
}

// cutTrailing cuts what does not belong to an indicator off its end; 人均 and 占比 do.
func (t *text) cutTrailing(p part) part {
	for {
		n := trailing.ends(t.of(p))
		if n == 0 || strings.HasSuffix(t.of(p), "人均") || strings.HasSuffix(t.of(p), "占比") {
			return p
		}
		p = t.trim(part{p.from, p.to - n})
	}
}

func isRatio(q numeral.Quantity) bool {
	family, _ := numeral.Family(q.Unit)
	return family == "比率" || family == "百分点" || q.Unit == "倍"
}

// verbObject reads a verb with its object and number, in either order.
func (e *entry) verbObject() *draft {
	if e.verb.empty() {
		return nil
	}
	return e.acted(e.verb, e.verb.from, RuleVerbObject)
}

// sharing reads an entry that shares the verb of the one before.
func (e *entry) sharing() *draft {
	if e.shared.empty() {
		return nil
	}
	return e.acted(e.shared, e.item.from, RuleShared)
}

// acted makes a draft of a verb and what it acts on.
func (e *entry) acted(v part, from int, rule Rule) *draft {
	t := e.s.t
	if hasPrefix(t.s[v.to:], "成为", "成一") {
		return nil // what it shall be like
	}
	before := e.before
	if v.to > before.from && v.to <= before.to {
		before = part{v.to, before.to}
	}
	before = t.objectBefore(before)
	after := e.noun(before)
	object, to := before, e.q.End
	if !after.empty() && (before.empty() || countsThings(e.q) || strings.HasSuffix(t.of(before), "等")) {
		object, to = after, after.to
	}
	if total := t.of(before); strings.HasSuffix(total, "总投资") && !after.empty() {
		object, to = after, after.to // 实施总投资1亿元的…项目
	}
	if family, _ := numeral.Family(e.q.Unit); object.empty() && rule == RuleShared || t.of(v) == "落实" && family != "金额" {
		return nil
	}
	last := e.s.last
	if object.empty() && last != nil && (t.of(last.action) == t.of(v) || t.of(v) == "净增" && t.of(last.action) == "新增") {
		object = last.object // 2008年新增70万亩
	}
	if object.empty() && last != nil && last.kind == Target && t.isChange(v, last) {
		object = last.object // 纯收入达到550元, 增加48元
	}
	if rule == RuleShared {
		from = t.cutLeft(part{from, to}, leading).from
	}
	return &draft{span: part{from, to}, action: v, object: object, rule: rule}
}

// objectBefore is the object before a number.
func (t *text) objectBefore(p part) part {
	p = t.cutRight(t.trim(p), trailing, soft)
	if i := strings.LastIndex(t.of(p), "超"); i > 0 && p.from+i+3 >= p.to {
		p.to = p.from + i
	}
	p = t.cutLeft(p, leading)
	if strings.HasPrefix(t.of(p), "每") {
		return part{p.to, p.to} // 给予每人1万元
	}
	return t.cutLeft(p, particles, some)
}

// noun is what stands behind the number and belongs to it, up to a verb.
func (e *entry) noun(before part) part {
	t := e.s.t
	p := t.cutLeft(e.after, leading)
	if open := strings.LastIndex(t.of(p), "("); open >= 0 && strings.HasSuffix(t.of(p), ")") {
		p.to = p.from + open
	}
	if m := spentOn.FindString(t.of(p)); m != "" && before.empty() {
		return t.cutRight(part{p.from + len(m), p.to}, joins, and) // 安排3亿元用于学校建设
	}
	if family, _ := numeral.Family(e.q.Unit); family == "金额" && before.empty() && strings.HasPrefix(t.tagAt(p.from), "p") {
		return part{} // 拿出3亿元为老人…
	}
	if p.empty() || !isHanText(t.of(p)) && !strings.HasPrefix(t.of(p), "“") && !strings.HasPrefix(t.of(p), "《") && !asciiWord(t.of(p)) {
		return part{}
	}
	for _, w := range []string{"加快建设", "建成投产", "建成投用", "用于", "实施“", ",", "落地建设", "开工建设", "竣工投产", "投产", "支持", "鼓励", "撬动"} {
		if i := strings.Index(t.of(p), w); i > 0 {
			p.to = p.from + i
		} else if i == 0 {
			return part{}
		}
	}
	if family, _ := numeral.Family(e.q.Unit); family == "金额" {
		if v := t.verbAt(p.from, p.to, t.lex.verb); !v.empty() && v.to < p.to && !before.empty() {
			return part{}
		}
	}
	return t.cutRight(p, joins, and)
}

// spentOn stands between money and what it is for.
var spentOn = regexp.MustCompile(`^(?:主要|全部|重点|专项|统筹)?(?:用于|投入到|投向)(?:支持|开展)?`)

func asciiWord(s string) bool {
	return s != "" && (s[0] >= 'a' && s[0] <= 'z' || s[0] >= '0' && s[0] <= '9')
}

// countsThings tells whether a number counts things or people, which its noun follows,
// and is no sum, measure or share of what stands before.
func countsThings(q numeral.Quantity) bool {
	family, _ := numeral.Family(q.Unit)
	switch family {
	case "金额", "比率", "百分点", "质量":
		return false
	}
	return true
}
