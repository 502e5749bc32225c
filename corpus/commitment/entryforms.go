package commitment

import "strings"

// numberVerb reads a number whose things then do something: 12个贫困县摘帽.
func (e *entry) numberVerb() *draft {
	t := e.s.t
	ahead := t.cutRight(t.objectBefore(e.before), makes)
	if !e.before.empty() && !e.verb.empty() || !ahead.empty() || e.quantities[0].End == e.item.to {
		return nil
	}
	from := e.quantities[0].Start
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
	for i := e.quantities[0].End; i < e.item.to; i += sizeAt(t.s, i) {
		v := t.verbAt(i, e.item.to, middle)
		if v.empty() || t.begins[i] == 0 && i != 0 {
			continue
		}
		object := t.cutLeft(part{max(v.to, e.after.from), e.item.to}, leading)
		if object.empty() {
			object = t.cutRight(t.cutLeft(part{e.quantities[0].End, v.from}, leading), trailing)
		}
		return &draft{span: part{from, e.item.to}, action: v, object: object, rule: RuleNumberVerb, kind: e.share()}
	}
	return nil
}

// makes stands before a number whose things then do something.
var makes = newSet([]string{"有", "再有", "使"})

// howDone stands between these and what they do.
var howDone = newSet([]string{"将全部", "全部", "的", "将", "基本", "如期", "实现", "年内", "或部分"})

// share tells that a number that is a share makes a target.
func (e *entry) share() Type {
	if isRatio(e.quantities[0]) {
		return Target
	}
	return ""
}

// middle stands between those counted and what they get.
var middle = newSet([]string{"建有", "住上", "喝上", "用上", "通上", "走上", "享受", "得到", "参加", "纳入", "接入", "实现", "完成", "建成", "达到", "开通", "配备", "开展", "建立", "拥有", "通", "入驻"})

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
		if v.empty() || strings.HasPrefix(t.s[v.to:e.item.to], "的") || t.lex.adverb.has(t.of(v)) || !t.action(v.to, e.item.to).empty() {
			continue // 为城市发展提供: the verb behind it is what is done
		}
		return e.given(part{e.item.from + open, v.from}, v)
	}
	return nil
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
		if _, begins := t.begins[v.from-n]; !begins {
			break
		}
		v.from -= n
	}
	object := t.indicator(part{p.from, v.from})
	if v.empty() || object.empty() || !e.after.empty() || isRatio(e.q) {
		return nil
	}
	return &draft{span: part{object.from, e.q.End}, action: v, object: object, rule: RuleObjectVerb}
}

// value reads an indicator that its value follows: 城镇新增就业5万人.
func (e *entry) value() *draft {
	t := e.s.t
	object := t.indicator(t.cutRight(e.before, soft))
	if object.empty() || !e.after.empty() || !e.verb.empty() {
		return nil
	}
	if t.lex.indicator.ends(t.of(object)) == 0 && t.lex.final.ends(t.of(object)) == 0 {
		return nil
	}
	if t.s[object.from:object.to] == "其中" || strings.Contains(t.of(object), "的") && strings.Contains(t.of(object), "是") {
		return nil
	}
	return &draft{span: part{object.from, e.q.End}, object: object, kind: Target, rule: RuleValue}
}

// tells are verbs of telling, which promise nothing although they take a number.
var tells = newSet([]string{"提出", "概括", "概括为", "包括", "涉及", "综合利用", "统筹利用", "突出", "体现", "把握", "处理", "处理好"})

// tagged reads a verb that only the dictionary knows: 巡修堤坝40公里.
func (e *entry) tagged() *draft {
	t := e.s.t
	v := part{e.before.from, e.before.from}
	for v.to < e.before.to && strings.HasPrefix(t.tagAt(v.to), "v") {
		v.to = t.words[t.begins[v.to]].to
	}
	if v.empty() || runes(t.of(v)) < 2 || runes(t.of(v)) > 6 || t.lex.attitude.has(t.of(v)) || tells.has(t.of(v)) || tells.opens(t.of(v)) > 0 || !countsThings(e.q) ||
		strings.HasSuffix(t.of(e.before), "的") || strings.HasPrefix(t.of(e.after), "的") {
		return nil
	}
	d := e.acted(v, v.from, RuleTaggedVerb)
	if d == nil || d.object.empty() {
		return nil
	}
	return d
}
