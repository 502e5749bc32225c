package commitment

import (
	"strings"

	"cewen/analysis/numeral"
)

// numberVerb reads a number whose things then do something: 12个贫困县摘帽.
func (e *entry) numberVerb() *draft {
	t := e.s.t
	ahead := t.cutRight(t.objectBefore(e.before), makes)
	if !e.before.empty() && !e.verb.empty() || !ahead.empty() && !names(t.of(ahead)) || e.quantities[0].End == e.item.to ||
		hasPrefix(t.of(e.before), "为", "对", "给", "向") || isOne(t, e.quantities[0]) && len(e.quantities) == 1 {
		return nil
	}
	from := e.quantities[0].Start
	if !ahead.empty() {
		from = ahead.from
	}
	if n := t.lex.final.ends(t.of(e.after)); n > 0 && n < e.after.to-e.after.from {
		v := part{e.after.to - n, e.after.to}
		for !v.empty() { // 投产 before 建成投产
			n := t.lex.final.ends(t.s[e.after.from:v.from])
			if n == 0 || v.from-n <= e.after.from {
				break
			}
			v.from -= n
		}
		object := t.cutRight(t.cutLeft(part{e.after.from, v.from}, leading), howDone)
		return &draft{span: part{from, e.after.to}, action: v, object: object, rule: RuleNumberVerb}
	}
	if !ahead.empty() {
		return nil
	}
	for i := e.quantities[0].End; i < e.item.to; i += sizeAt(t.s, i) {
		v := t.verbAt(i, e.item.to, middle)
		if v.empty() || t.begins[i] == 0 && i != 0 {
			continue
		}
		object := t.cutLeft(part{max(v.to, e.after.from), e.item.to}, leading)
		if object.empty() || strings.HasPrefix(t.of(v), "纳入") {
			object = t.cutRight(t.cutLeft(part{e.quantities[0].End, v.from}, leading), trailing, howDone)
		}
		return &draft{span: part{from, e.item.to}, action: v, object: object, rule: RuleNumberVerb, kind: e.share()}
	}
	return nil
}

// isOne tells 一名 and 一座, which count little where nothing is made of them.
func isOne(t *text, q numeral.Quantity) bool {
	return strings.HasPrefix(t.s[q.Start:], "一") && q.Value == numeral.Int(1)
}

// names tells a list of those that a number then counts: 东山、西山等3个机场开工.
func names(ahead string) bool {
	return (strings.Contains(ahead, "、") || strings.HasSuffix(ahead, "等")) && !hasPrefix(ahead, "为", "对", "在", "向", "给", "从", "把", "将", "以")
}

// makes stands before a number whose things then do something.
var makes = newSet([]string{"有", "再有", "使", "剩余", "其余", "剩余的"})

// howDone stands between these and what they do.
var howDone = newSet([]string{"将全部", "全部", "的", "将", "基本", "如期", "实现", "年内", "或部分", "实质性", "顺利", "全面", "提前", "陆续", "尽早", "尽快", "早日", "加快", "年底前", "正式", "及时", "按期", "按时", "要按期", "要", "要全部", "稳定", "当年", "全线", "动态", "持续动态"})

// share tells that a number that is a share makes a target.
func (e *entry) share() Type {
	if isRatio(e.quantities[0]) {
		return Target
	}
	return ""
}

// middle stands between those counted and what they get.
var middle = newSet([]string{"建有", "住上", "喝上", "用上", "通上", "走上", "享受", "得到", "参加", "纳入", "接入", "实现", "完成", "建成", "达到", "进入", "开通", "配备", "开展", "建立", "拥有", "通", "入驻"})

// forSomebody reads 为企业减负300亿元, 为2万名老人提供服务.
func (e *entry) forSomebody() *draft {
	t := e.s.t
	open := opensWith(t.of(e.item), []string{"为", "对", "给", "向", "在", "通过", "从", "按", "以", "帮助", "支持", "与", "由"})
	if open == 0 || !e.verb.empty() {
		return nil
	}
	for i := e.item.from + open; i < e.item.to; i += sizeAt(t.s, i) {
		if _, begins := t.begins[i]; !begins || e.inNumbers(i) {
			continue
		}
		v := t.action(i, e.item.to)
		if v.empty() || strings.HasPrefix(t.s[v.to:e.item.to], "的") || strings.HasSuffix(t.s[e.item.from:i], "的") || t.lex.adverb.has(t.of(v)) && t.of(v) != "启动" || e.leadsOn(v) {
			continue // 为城市发展提供: the verb behind it is what is done
		}
		return e.given(part{e.item.from + open, v.from}, v)
	}
	return nil
}

// leads are the verbs behind which a result may be what is promised: 推动5个项目开工.
var leads = newSet([]string{"推动", "推进", "促进", "促成", "加快", "加速", "促", "推"})

// results are what comes of a thing that is led there.
var results = newSet([]string{"建成并投入使用", "建成并投入运行", "建成并投入运营", "建成并投用", "投入运行", "开工", "开工建设", "建成", "投产", "竣工", "通车", "投用", "投运", "达产", "达效", "运营", "开业", "启用", "复工", "完工", "完工投用", "交付", "交付使用", "并网", "并网发电", "建成投产", "建成投用", "建成投运", "建成运营", "建成通车", "建成使用", "投入使用", "投入运营", "投产达效", "竣工投产", "竣工投用", "竣工验收", "开园", "通航", "通水", "首飞"})

// result is the verb that a part ends with, behind what it is said of.
func (t *text) result(p part) part {
	v := part{p.to, p.to}
	for {
		n := results.ends(t.s[p.from:v.from])
		if n == 0 || n >= v.from-p.from {
			return v
		}
		v.from -= n
	}
}

// led reads what a thing is led to: 推动5个项目开工.
func (e *entry) led() *draft {
	t := e.s.t
	if e.verb.empty() || !leads.has(t.of(e.verb)) || e.after.empty() {
		return nil
	}
	v := t.result(e.after)
	if v.empty() {
		return nil
	}
	from := t.cutLeft(part{e.verb.to, e.q.Start}, leading).from
	object := t.cutRight(t.cutLeft(part{e.after.from, v.from}, leading), howDone)
	return &draft{span: part{from, v.to}, action: v, object: object, rule: RuleNumberVerb}
}

// leadsOn tells whether the verb behind another is what is done: 为城市发展提供.
func (e *entry) leadsOn(v part) bool {
	if hasPrefix(e.s.t.of(v), "进行", "开展", "实施", "实行") {
		return false // 对河道进行综合整治
	}
	next := e.s.t.action(v.to, e.item.to)
	return !next.empty() && e.s.t.of(next) != "免费"
}

func (e *entry) inNumbers(at int) bool {
	for _, q := range e.quantities {
		if q.Start <= at && at < q.End {
			return true
		}
	}
	return false
}

// given makes a draft of a verb behind those whom it is for.
func (e *entry) given(whom, v part) *draft {
	t := e.s.t
	if v.from > e.q.Start { // 为2万名老人提供服务
		object := t.cutLeft(part{v.to, e.item.to}, leading)
		if object.empty() {
			return nil
		}
		return &draft{span: e.item, action: v, object: object, rule: RuleFor}
	}
	d := e.acted(v, v.from, RuleFor)
	if d != nil && d.object.empty() {
		d.object, d.span.from = t.trim(whom), e.item.from
	}
	return d
}

// carried reads an entry that shares the verb of the clause before: 畜用暖棚2000栋.
func (e *entry) carried() *draft {
	last := e.s.last
	if last == nil || !e.verb.empty() || !e.after.empty() || last.rule != RuleVerbObject && last.rule != RuleShared ||
		!countsThings(e.q) || last.quantities == nil ||
		opensWith(e.s.t.of(e.item), []string{"为", "对", "给", "向", "在"}) > 0 {
		return nil
	}
	if before := e.s.t.objectBefore(e.before); runes(e.s.t.of(before)) < 2 || strings.HasPrefix(e.s.t.tagAt(before.from), "v") {
		return nil
	}
	return e.acted(last.action, e.s.t.cutLeft(e.item, leading).from, RuleShared)
}

// objectVerb reads an object before its verb: 草原修复治理11万亩.
func (e *entry) objectVerb() *draft {
	t := e.s.t
	p := t.cutRight(e.before, trailing, soft)
	v := part{p.to, p.to}
	for {
		n := t.lex.act.ends(t.s[p.from:v.from])
		if n == 0 || n == v.from-p.from && v.from == p.to {
			break
		}
		if _, begins := t.begins[v.from-n]; !begins && (n <= len("建") || v.to > v.from || v.from-n-p.from < len("河道")) {
			break // the dictionary has 棚户区改造 as one word
		}
		v.from -= n
	}
	object := t.indicator(part{p.from, v.from})
	if v.empty() || object.empty() || !e.after.empty() || isRatio(e.q) || hasPrefix(t.of(object), "在", "对", "向", "为") {
		return nil
	}
	return &draft{span: part{object.from, e.q.End}, action: v, object: object, rule: RuleObjectVerb}
}

// value reads an indicator that its value follows: 城镇新增就业5万人.
func (e *entry) value() *draft {
	t := e.s.t
	object := t.indicator(t.cutRight(e.before, soft))
	if object.empty() || !e.after.empty() || !e.verb.empty() || isOne(t, e.q) {
		return nil
	}
	if d := e.striven(object); d != nil {
		return d
	}
	if t.lex.indicator.ends(t.of(object)) == 0 && t.lex.final.ends(t.of(object)) == 0 && !(strings.Contains(t.of(object), "新增就业") && (e.q.Unit == "人" || e.q.Unit == "个")) {
		return nil
	}
	if n := opensWith(t.of(object), changes); n > 0 && n < object.to-object.from {
		v := part{object.from, object.from + n} // 降低税率1个百分点
		return &draft{span: part{v.from, e.q.End}, action: v, object: part{v.to, object.to}, kind: Target, rule: RuleVerbObject}
	}
	if t.s[object.from:object.to] == "其中" || strings.Contains(t.of(object), "的") && strings.Contains(t.of(object), "是") {
		return nil
	}
	return &draft{span: part{object.from, e.q.End}, object: object, kind: Target, rule: RuleValue}
}

// striven reads an act behind a subject and, most often, a word of strength:
// 机场建设力争完成投资20亿元.
func (e *entry) striven(p part) *draft {
	t := e.s.t
	if i := strings.LastIndex(t.of(p), "完成"); i > 0 && p.from+i+len("完成") < p.to {
		v := part{p.from + i, p.from + i + len("完成")}
		return e.acted(v, v.from, RuleVerbObject)
	}
	for _, w := range []string{"力争", "争取", "确保", "务必"} {
		i := strings.Index(t.of(p), w)
		if i <= 0 {
			continue
		}
		rest := t.cutLeft(part{p.from + i + len(w), p.to}, t.lex.adverb)
		v := t.action(rest.from, rest.to)
		if v.empty() || v.to == p.to {
			return nil
		}
		return e.acted(v, v.from, RuleVerbObject)
	}
	return nil
}

// changes are verbs of reaching that may stand before the indicator.
var changes = []string{"降低", "提高", "减轻", "缩短", "削减", "提升"}

// inner reads a verb and its object behind the one that acts: 各城区建设公园3个.
func (e *entry) inner() *draft {
	t := e.s.t
	if !e.verb.empty() || !countsThings(e.q) || e.before.empty() || hasPrefix(t.of(e.before), "由", "从") {
		return nil
	}
	const farthest = 36 // bytes: what acts is named briefly
	for i := e.before.from; i < e.before.to && i-e.before.from <= farthest; i += sizeAt(t.s, i) {
		n, begins := t.begins[i]
		if !begins || i == e.before.from || n == 0 {
			continue
		}
		if tag := t.words[n-1].tag; !t.lex.adverb.has(t.of(t.words[n-1].part)) && (tag == "" || !strings.ContainsRune("nrmqsftbj", rune(tag[0]))) {
			return nil
		}
		v := t.action(i, e.before.to)
		noun := t.words[n].tag == "vn" && !hasPrefix(t.s[v.to:], "项目", "工程", "任务", "资金", "用地", "面积", "工作", "试点", "示范", "企业", "网点", "点", "站", "基地", "机构", "规模")
		if t.words[n].tag != "v" && !noun && !strings.HasPrefix(t.s[i:], "新建") || v.empty() || t.verbAt(v.from, v.to, t.lex.own).empty() {
			continue
		}
		if t.objectBefore(part{v.to, e.before.to}).empty() && e.after.empty() || hasPrefix(t.s[v.to:], "的", "等", "、", "和") {
			return nil
		}
		return e.acted(v, v.from, RuleVerbObject)
	}
	return nil
}

// tells are verbs of telling, which promise nothing although they take a number.
var tells = newSet([]string{"提出", "概括", "概括为", "包括", "涉及", "综合利用", "统筹利用", "突出", "体现", "把握", "处理", "处理好", "遵守", "执行", "贯彻", "贯彻落实", "坚守", "恪守", "尚有", "仍有", "还有", "共有", "怀有", "不让", "在建", "采取", "综合", "激发", "现有", "拥有", "具有", "成为", "作为", "面临", "达成", "实现", "赢得", "过好"})

// tagged reads a verb that only the dictionary knows: 巡修堤坝40公里.
func (e *entry) tagged() *draft {
	t := e.s.t
	v := part{e.before.from, e.before.from}
	for v.to < e.before.to && strings.HasPrefix(t.tagAt(v.to), "v") {
		v.to = t.words[t.begins[v.to]].to
	}
	if v.empty() || runes(t.of(v)) < 2 || runes(t.of(v)) > 6 || t.lex.attitude.has(t.of(v)) || tells.has(t.of(v)) || tells.opens(t.of(v)) > 0 || !countsThings(e.q) || isOne(t, e.q) ||
		strings.HasSuffix(t.of(e.before), "的") || strings.HasPrefix(t.of(e.after), "的") {
		return nil
	}
	d := e.acted(v, v.from, RuleTaggedVerb)
	if d == nil || d.object.empty() {
		return nil
	}
	return d
}
