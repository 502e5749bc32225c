package commitment

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"cewen/corpus/region"
)

func sizeAt(s string, at int) int {
	_, size := utf8.DecodeRuneInString(s[at:])
	return max(size, 1)
}

// unnumbered returns the promises of a clause without a number that counts.
func (s *sentence) unnumbered(c *clause) []*draft {
	if c.attitude {
		return nil
	}
	if d := s.keepsPace(c); d != nil {
		return []*draft{d}
	}
	if d := s.becomes(c); d != nil {
		return []*draft{d}
	}
	v, rest := c.verb, c.part
	if v.empty() {
		v = s.laterVerb(c)
		if v.empty() {
			return nil
		}
		rest.from = v.from
	}
	d := s.act(v, rest)
	if d == nil {
		return nil
	}
	return s.divide(d)
}

// laterVerb finds the verb of a clause that begins with for whom or where it is done:
// 在全省县市推行…, 事业单位全面实施….
func (s *sentence) laterVerb(c *clause) part {
	t := s.t
	const farthest = 60 // bytes
	prepositional := opensWith(t.of(c.part), []string{"对", "在", "为", "向", "与", "同", "给", "面向", "围绕"}) > 0
	from := c.from
	if strings.HasPrefix(t.of(c.part), "以") { // 以县为单位开展…, but not 以开放促改革
		i := strings.LastIndex(t.of(c.part), "为")
		if i < 0 {
			return part{}
		}
		from, prepositional = c.from+i, true
	}
	for i := from; i < c.to && i < from+farthest; i += sizeAt(t.s, i) {
		v := t.verbAt(i, c.to, t.lex.checkable)
		if v.empty() {
			continue
		}
		_, begins := t.begins[i]
		if t.lex.adverb.ends(t.s[c.from:i]) > 3 || prepositional && begins { // 全面实施 may be one word
			return v
		}
	}
	return part{}
}

// act reads a verb with an object that can be checked.
func (s *sentence) act(v, rest part) *draft {
	t := s.t
	object := t.cutLeft(t.trim(part{v.to, rest.to}), particles)
	if word := t.of(v); strings.HasPrefix(word, "建") && strings.HasPrefix(t.of(object), "起") {
		object.from += len("起") // 建立起制度
	}
	object = t.cutRight(object, joins, meanwhile)
	text := t.of(object)
	if open := strings.LastIndex(text, "("); open > 0 && strings.HasSuffix(text, ")") {
		text, object.to = text[:open], object.from+open
	}
	if runes(text) < 2 || hasPrefix(text, "并", "和", "、", "的") || endsAside(text) || strings.HasSuffix(text, "力度") {
		return nil
	}
	word := t.of(v)
	if done := t.result(object); leads.has(word) && !done.empty() {
		thing := t.cutRight(part{object.from, done.from}, howDone)
		if !s.isNamed(thing, text) {
			return nil
		}
		return &draft{span: part{object.from, done.to}, action: done, object: thing, kind: Project, rule: RuleBecomes}
	}
	first := t.of(t.verbAt(v.from, v.to, t.lex.verb))
	d := &draft{span: part{v.from, object.to}, action: v, object: object, rule: RuleCheckable}
	switch {
	case t.lex.checkable.has(word) || t.lex.checkable.has(first):
		if !t.lex.checkable.has(word) {
			word = first // 引进创新 is judged by 引进
		}
		if !s.checkable(word, text) {
			return nil
		}
	case t.lex.named.has(word):
		if !s.isNamed(object, text) {
			return nil
		}
		d.rule = RuleNamed
	default:
		return nil
	}
	d.kind = Measure
	if t.lex.builds(word, text) {
		d.kind = Project
	}
	return d
}

// meanwhile ends what is promised beside something else: 在建成大桥的同时.
var meanwhile = newSet([]string{"的同时", "同时"})

// builds tells whether something is built or made.
func (l *lexicon) builds(verb, object string) bool {
	switch verb {
	case "建成", "新建", "改建", "扩建", "改扩建", "续建", "迁建", "建设", "开工建设", "开工", "建成投用", "建成投产", "兴建", "修建", "构建", "打造", "推进", "推动", "加快", "加速", "抓好", "做好", "启动建设", "规划建设":
		return !strings.HasSuffix(object, "改革") && !strings.HasSuffix(object, "提升工程") && !strings.HasSuffix(object, "重组")
	case "启动", "实施", "完成":
		return hasSuffix(object, "建设", "改造任务", "建设任务", "前期工作") || verb == "完成" && hasSuffix(object, "项目", "工程")
	}
	return false
}

// slogan is a way of working that is called by a number: “三个突破”.
var slogan = regexp.MustCompile(`^“[一二两三四五六七八九十]个[^”]{1,6}”$`)

// checkable tells whether it could be checked that a verb was done to an object.
func (s *sentence) checkable(verb, object string) bool {
	lex := s.t.lex
	quoted := strings.HasSuffix(object, "”") || strings.HasSuffix(object, "》")
	for _, w := range []string{"战略", "一批", "各类", "一系列", "各项", "若干", "相关", "小康社会", "现代化", "更多", "更加", "更大", "各种", "有关", "全年目标", "目标任务", "强省", "强市", "积极的", "稳健的", "精品力作", "系列"} {
		if strings.Contains(object, w) && !(quoted && strings.Contains(object[strings.LastIndex(object, "“")+1:], w)) {
			return false
		}
	}
	head := lex.heads.ends(object) > 0 && !hasSuffix(object, "社会", "机会", "控制", "环节", "季节") || quoted
	if object == "产业政策" || runes(object) <= 2 && lex.heads.has(object) || hasSuffix(object, "周年", "胜地", "名城", "具体措施", "有效措施") || slogan.MatchString(object) {
		return false
	}
	switch verb {
	case "制定":
		return head || strings.HasSuffix(object, "政策措施")
	case "推行", "实行":
		return !hasSuffix(object, "治理", "指导", "整治")
	case "实施", "组织实施", "启动实施", "试行", "进行", "推广", "布局":
		return head && !strings.HasSuffix(object, "制度建设") && !strings.HasSuffix(object, "建设") && !strings.HasSuffix(object, "体系")
	case "开展", "组织开展":
		return hasSuffix(object, "行动", "试点", "普查", "筛查", "工程", "评估", "计划", "健康管理", "评价", "试验", "创建工作", "招标", "清查", "大赛", "培训计划", "督察", "审计", "服务年", "活动年", "改革", "改革试点", "活动周", "专题教育", "主题教育", "学习教育", "教育实践活动", "考核") ||
			quoted || strings.HasSuffix(object, "活动") && strings.Contains(object, "“")
	case "建立", "建立完善", "设置", "搭建":
		return hasSuffix(object, "基金", "平台", "中心", "基地", "名录", "台账", "清单", "数据库", "联盟", "机构", "试验区", "库", "公司", "制度", "目录", "信息系统", "委员会", "办公室", "研究院", "实验室", "园区", "保护区", "市场", "体系") &&
			(!strings.HasSuffix(object, "体系") || strings.Contains(object, "担保") || strings.Contains(object, "保险")) && !strings.Contains(object, "现代企业制度")
	case "完成":
		return !hasSuffix(object, "目标", "各项任务", "目标任务", "下达任务", "下达的任务", "年度任务", "使命", "重任", "工作任务") || strings.Contains(object, "三年")
	case "实现":
		return hasSuffix(object, "全覆盖", "通车", "清零", "投产", "全部脱贫", "达标", "并网", "通水", "通航", "零就业家庭动态清零", "村村通", "即时结算", "直接结算", "省级统筹", "市级统筹", "摘帽", "脱贫", "开工", "全面消除", "贯通", "互联互通", "联网", "运营", "竣工", "上市", "“零”的突破", "零突破", "通高速", "通高铁", "通公交", "翻番", "翻一番")
	case "建成", "全面建成":
		return !hasSuffix(object, "社会", "省", "强国", "高地", "体系", "格局", "国家", "强区", "城市", "框架", "阵地", "前沿") || hasSuffix(object, "支线")
	case "争创", "创建", "申报":
		return head || hasSuffix(object, "县", "区", "市", "基地", "单位")
	case "改造", "恢复", "推出", "开放", "评估", "引进", "进入", "跻身", "取消", "免除":
		return head || verb == "评估" || verb == "取消" || verb == "免除" || strings.HasSuffix(object, "情况")
	case "办好", "举办", "承办", "筹办", "召开":
		return head || hasSuffix(object, "赛事", "活动", "会议", "峰会", "年会", "运", "会")
	}
	return true
}

func hasPrefix(s string, starts ...string) bool { return opensWith(s, starts) > 0 }

func hasSuffix(s string, ends ...string) bool {
	for _, e := range ends {
		if strings.HasSuffix(s, e) {
			return true
		}
	}
	return false
}

// works are what a project builds.
var works = newSet([]string{"号线", "一期", "二期", "三期", "四期", "机场", "高铁", "高速", "铁路", "地铁", "轻轨", "轨道交通", "大桥", "隧道", "水库", "电站", "核电", "港", "码头", "航道", "医院", "大学", "学院", "博物馆", "图书馆", "科技馆", "体育场", "体育馆", "体育中心", "大剧院", "枢纽", "灌区", "引水", "调水", "输变电", "特高压", "管道", "热电", "产业园", "基地", "装置", "国道", "省道", "工程", "项目", "研究院", "实验室", "生活圈", "跨境经济合作区", "试验区", "自贸区", "新区", "服务网", "廊道", "运河"})

// isNamed tells whether an object is a project by its name, and no kind of project.
func (s *sentence) isNamed(at part, object string) bool {
	if !hasSuffix(object, "建设", "工程", "项目", "前期工作", "进度", "落地", "改造", "相关工作", "建设工程", "重组", "基地", "服务网", "生活圈", "试点工作", "试点", "投产", "达产", "改扩建", "扩建", "开工", "实施", "二期", "一期", "前期准备工作", "扩能", "整治工程", "示范区", "试验区") {
		return false
	}
	for _, w := range []string{"一批", "各类", "一系列", "基础设施", "体系", "队伍", "制度", "机制", "文明", "能力", "环境", "作风", "法治", "政府", "文化建设", "政权", "诚信", "信息化", "城镇化", "社区建设", "新农村", "党风", "民主", "信用", "标准化", "人才"} {
		if strings.Contains(object, w) && !strings.Contains(object, "等一批") && !strings.Contains(object, "等重") {
			return false
		}
	}
	quoted := strings.Contains(object, "“")
	if quoted && hasSuffix(object, "试点", "试点工作", "工程", "基地", "服务网") || strings.HasSuffix(object, "生活圈") {
		return true
	}
	if acronym.MatchString(object) && hasSuffix(object, "示范基地", "示范区", "试验区", "先行区", "平台", "项目") {
		return true
	}
	return works.within(object) && (quoted || s.t.isProper(at)) && specific(object)
}

// acronym is a name of letters.
var acronym = regexp.MustCompile(`[a-z]{3,}`)

// isProper tells whether something is called by where it is, by whose it is or by its
// number.
func (t *text) isProper(p part) bool {
	for at := p.from; at < p.to; {
		n, ok := t.begins[at]
		if !ok {
			at += sizeAt(t.s, at)
			continue
		}
		if t.isPlace(n) {
			return true
		}
		at = t.words[n].to
	}
	for _, w := range []string{"号线", "一期", "二期", "三期", "国家", "省博物馆", "省图书馆", "省科技馆"} {
		if strings.Contains(t.of(p), w) {
			return true
		}
	}
	return strings.HasPrefix(t.of(p), "省") || strings.HasPrefix(t.of(p), "市")
}

// isPlace tells whether a word is a place or names somebody. The dictionary takes rivers
// for people (霍林河) and some prefectures for things (酒泉).
func (t *text) isPlace(n int) bool {
	w := t.words[n]
	switch w.tag {
	case "ns", "nt":
		return true
	case "nr":
		return runes(t.of(w.part)) > 2
	case "n", "nz", "j":
		return region.ShortPrefix(t.s[w.from:w.to]) == t.of(w.part)
	}
	return false
}

// specific tells whether an object is one thing that has a name: it is quoted, a
// numbered line or stage, or longer than kinds of things are.
func specific(object string) bool {
	if strings.Contains(object, "“") || strings.Contains(object, "号线") || strings.Contains(object, "期") {
		return true
	}
	for _, w := range []string{"重点工程", "重大工程", "重点项目", "重大项目", "骨干工程", "民生工程", "示范工程", "农村公路", "中小河流", "病险水库", "高标准", "配套", "新一代", "重点水利", "生态工程", "水利工程", "网络"} {
		if strings.Contains(object, w) && !strings.Contains(object, "等") {
			return false
		}
	}
	const shortest = 8 // characters: 国家应急产业示范基地, 西安地铁二号线工程进度
	return runes(object) >= shortest && (strings.Contains(object, "国家") || strings.Contains(object, "等") || strings.Contains(object, "以") || works.within(object))
}

// becomes reads a named project that gets somewhere: …等项目建成投运.
func (s *sentence) becomes(c *clause) *draft {
	t := s.t
	if !c.verb.empty() {
		return nil
	}
	v := part{c.to, c.to}
	for {
		n := t.lex.final.ends(t.s[c.from:v.from])
		if n == 0 || n >= v.from-c.from {
			break
		}
		v.from -= n
	}
	object := t.indicator(t.cutRight(t.indicator(part{c.from, v.from}), howDone))
	text := t.of(object)
	if v.empty() || runes(text) < 4 || !works.within(text) && !strings.Contains(text, "“") || strings.Contains(text, "一批") {
		return nil
	}
	switch t.of(v) {
	case "就业", "增收", "落地", "受益", "开放", "运行", "搬迁", "前期工作", "见效", "同步", "翻番":
		return nil
	}
	return &draft{span: part{object.from, v.to}, action: v, object: object, kind: Project, rule: RuleBecomes}
}

// keepsPace reads targets without a number: 居民收入增长与经济增长同步, 收入翻番.
func (s *sentence) keepsPace(c *clause) *draft {
	t := s.t
	text := t.of(c.part)
	for _, w := range []string{"基本保持同步", "保持同步", "保持基本同步", "基本同步", "同步增长", "同步", "翻一番", "翻番", "翻两番", "完成国家下达目标", "完成国家下达任务"} {
		before, ok := strings.CutSuffix(text, w)
		if !ok {
			continue
		}
		v := part{c.to - len(w), c.to}
		if strings.HasPrefix(w, "完成") {
			v.to = v.from + len("完成")
		}
		end := len(before)
		for _, joint := range []string{"与", "和", "跟"} {
			if i := strings.LastIndex(before, joint); i >= 0 && strings.Contains(before[i:], "经济") {
				end = i
			}
		}
		object := t.indicator(part{c.from, c.from + end})
		if object.empty() && s.last != nil && end == 0 {
			return &draft{span: part{c.from, c.to}, action: v, object: s.last.object, kind: Target, rule: RuleKeepsPace}
		}
		if t.lex.indicator.ends(t.of(object)) == 0 && !strings.HasSuffix(t.of(object), "增长") || object.empty() {
			return nil
		}
		return &draft{span: part{object.from, c.to}, action: v, object: object, kind: Target, rule: RuleKeepsPace}
	}
	return nil
}

// divide makes two of 实施A工程和B工程.
func (s *sentence) divide(d *draft) []*draft {
	t := s.t
	object := t.of(d.object)
	n := t.lex.heads.ends(object)
	if n == 0 || strings.HasSuffix(object, "等"+object[len(object)-n:]) {
		return []*draft{d}
	}
	head := object[len(object)-n:]
	for _, joint := range []string{head + "和", head + "、", head + "以及"} {
		i := strings.Index(object, joint)
		if i <= 0 || strings.Count(object[:i], "“") != strings.Count(object[:i], "”") {
			continue
		}
		first, second := *d, *d
		first.object.to = d.object.from + i + len(head)
		first.span.to = first.object.to
		second.object.from = d.object.from + i + len(joint)
		second.span.from = second.object.from
		return append([]*draft{&first}, s.divide(&second)...)
	}
	return []*draft{d}
}
