package commitment

import (
	"regexp"
	"strings"

	"cewen/corpus"
)

// sentence is a sentence with what holds for all of its clauses.
type sentence struct {
	t *text
	part
	lead string
	// What was said in a clause of its own, or ahead of the first promise, and holds
	// for those that follow.
	strength Strength
	deadline part
	// before is the sentence that a semicolon parts from this one, and lists tells that
	// it is a list of targets that such a one announced (目标是:).
	before *sentence
	lists  bool
	// The promise before, whose verb or object the next may share.
	last *draft
	// The clause before, where it only names an indicator whose value the next tells.
	pending part
}

func (t *text) sentence(p part) *sentence {
	s := &sentence{t: t, part: p, strength: Plain}
	whole := t.of(p)
	if m := lead.FindStringSubmatch(whole); m != nil {
		s.lead = strings.TrimSpace(m[1])
	} else if m := ledBy.FindStringSubmatch(whole); m != nil {
		s.lead = strings.TrimSpace(m[1])
	}
	return s
}

// clause is a clause whose head has been read.
type clause struct {
	part              // what is left behind its head
	whole    part     // all of it
	strength Strength // "" if it says nothing
	deadline part
	verb     part // the verb that the head ended at; empty without one
	attitude bool // it says in what spirit, not what
}

// drafts returns the promises of a sentence.
func (s *sentence) drafts() []*draft {
	text := s.t.of(s.part)
	if strings.HasPrefix(text, "让我们") || glossary.MatchString(text) && !listsPromise(text) || quotedTerm.MatchString(text) ||
		tellsOfYearsBefore(text, s.t.passage.Year) {
		return nil
	}
	if role := s.t.passage.Role; role != corpus.RolePlan && role != corpus.RoleReview && !saysAhead(text, s.t.passage.Year) {
		return nil // neither plan nor review: precision first
	}
	if s.before != nil {
		s.lists = s.before.lists
	}
	var found []*draft
	for _, p := range s.t.clauses(s.part) {
		c := s.head(s.t.trim(p))
		ds := s.promises(&c)
		if !strings.HasPrefix(s.t.of(c.whole), "按") {
			s.pending = part{} // but 出口总额, 按同口径计算, 增长6%
		}
		if len(ds) == 0 {
			s.hold(c)
			continue
		}
		if !c.deadline.empty() {
			s.deadline = c.deadline
		}
		found = append(found, ds...)
	}
	return found
}

// listsPromise tells a list entry that ends with a colon from a note: only notes
// explain a term in quotation marks or brackets.
func listsPromise(text string) bool {
	return !strings.ContainsAny(text[:min(len(text), 12)], "“[［《【") && !strings.HasPrefix(text, "注")
}

// hold keeps what a clause without a promise says of those behind it.
func (s *sentence) hold(c clause) {
	text := s.t.of(c.whole)
	switch {
	case strings.Contains(text, "目标"):
		if strings.HasSuffix(text, "目标") || strings.HasSuffix(text, "目标是") || strings.HasSuffix(text, "目标为") || strings.HasSuffix(text, "是") {
			s.strength, s.lists = Aim, true
		}
		return // 今年…目标 says whose target it is, not until when
	case c.strength != "" && c.empty():
		s.strength = c.strength // 力争到2030年; 确保完成任务 speaks for itself alone
	}
	if !c.deadline.empty() {
		s.deadline = c.deadline
	}
	rest := c.part
	rest.from += opensWith(s.t.of(rest), changes) // 提高补助标准, 由120元增加到200元
	if object := s.t.indicator(rest); (c.verb.empty() || rest != c.part) && !c.attitude && s.t.lex.indicator.ends(s.t.of(object)) > 0 && s.t.lex.indicator.ends(text) > 0 {
		s.pending = object
	}
}

// head reads what a clause opens with: marks of a list, deadlines, how firm it is, whom
// it speaks of, adverbs; up to its verb.
func (s *sentence) head(whole part) clause {
	t, c := s.t, clause{part: whole, whole: whole}
	for !c.empty() {
		rest := t.of(c.part)
		n := s.headWord(&c, rest)
		if n == 0 {
			break
		}
		c.part = t.trim(part{c.from + n, c.to})
	}
	return c
}

// headWord returns the length of the next word of a head; 0 at its end.
func (s *sentence) headWord(c *clause, rest string) int {
	lex := s.t.lex
	if m := listMark.FindString(rest); m != "" && c.from == c.whole.from {
		return len(m)
	}
	if n := deadlineAt(rest); n > 0 && !ofAnother(rest[n:]) {
		if c.deadline.empty() || !sure.MatchString(s.t.of(c.deadline)) {
			c.deadline = part{c.from, c.from + n}
		}
		return n
	}
	if n := s.strengthWord(c, rest); n > 0 {
		return n
	}
	if n := lex.attitude.opens(rest); n > 0 && c.from == c.whole.from {
		c.attitude = true
		return 0
	}
	v := s.t.action(c.from, c.to)
	if !v.empty() && !s.leadsTo(v, c.to) {
		c.verb = v
		return 0
	}
	if n := lex.subject.opens(rest); n > 0 && s.t.ends[c.from+n] && !nameGoesOn(rest[n:]) && (wholePlace(rest[:n]) || s.acts(c.from+n, c.to)) {
		return n
	}
	if n := lex.adverb.opens(rest); n > 0 && (s.t.ends[c.from+n] || n > 3) && !opensName(rest) && !fromNumber.MatchString(rest) {
		return n
	}
	if strings.HasPrefix(rest, "地") && s.t.tagAt(c.from) == "uv" {
		return len("地") // 积极稳妥地
	}
	if n := len(manner.FindString(rest)); n > 0 && s.acts(c.from+n, c.to) {
		return n
	}
	if n := opensWith(rest, trying); n > 0 && c.from+n < c.to && !s.t.action(c.from+n, c.to).empty() {
		c.strength = Explore
		return n
	}
	return 0
}

// fromNumber opens a change of values: 由人均80元提高到100元.
var fromNumber = regexp.MustCompile(`^由\p{Han}{0,4}\d`)

// manner tells how each of many is treated: “一企一策”推进.
var manner = regexp.MustCompile(`^“?(?:一\p{Han}{1,2}一\p{Han}{1,2}|点对点|面对面|手把手|以\p{Han}{1,2}促\p{Han}{1,2}|有\p{Han}{2}(?:、有\p{Han}{2})*地?)”?`)

// trying are the verbs of finding out that stand before the one that is tried.
var trying = []string{"积极探索", "探索", "试点", "研究", "谋划", "筹备"}

// opensName tells whether what looks like an adverb begins a name: 基本医疗保险.
func opensName(rest string) bool {
	return opensWith(rest, []string{"全社会", "基本公共", "基本医疗", "基本养老", "基本生活", "基本农田", "基本药物", "重点项目", "重点工程", "重点企业", "巩固率", "深度贫困", "创新能力", "创新型", "创新主体", "创新平台", "初步设计"}) > 0
}

// ofAnother tells whether a deadline is part of a name or of a comparison: 今年的,
// 2020年基础上.
func ofAnother(rest string) bool {
	for _, w := range []string{"的", "来", "以来", "基础上", "经济社会发展", "国民经济", "是", "政府工作", "计划是", "计划的", "行动", "规划", "中央一号", "以上", "多"} {
		if strings.HasPrefix(rest, w) {
			return true
		}
	}
	return false
}

// wholePlace tells a subject that only says where: 全省, 我市.
func wholePlace(subject string) bool {
	return strings.HasPrefix(subject, "全") || strings.HasPrefix(subject, "我") || strings.HasPrefix(subject, "同") || strings.HasPrefix(subject, "其中")
}

// acts tells whether a verb or what leads to one follows a subject.
func (s *sentence) acts(at, to int) bool {
	rest := s.t.of(s.t.trim(part{at, to}))
	lex := s.t.lex
	return deadlineAt(rest) > 0 || lex.firm.opens(rest) > 0 || lex.aim.opens(rest) > 0 || lex.adverb.opens(rest) > 0 ||
		!s.t.action(at, to).empty()
}

// nameGoesOn tells whether a subject is the start of a longer name: 国家级, 省级以上.
func nameGoesOn(rest string) bool {
	for _, w := range []string{"补助", "补贴", "标准", "级", "以上", "、", "和", "重点", "生产总值", "博物", "图书", "人民医院", "体育", "属", "直", "内", "外", "老"} {
		if strings.HasPrefix(rest, w) {
			return true
		}
	}
	return false
}

// strengthWord reads how firm a promise is.
func (s *sentence) strengthWord(c *clause, rest string) int {
	lex := s.t.lex
	switch {
	case lex.firm.opens(rest) > 0:
		c.strength = Firm
		if strings.HasPrefix(rest, "全面完成") {
			return len("全面")
		}
		if n := lex.firm.opens(rest); strings.HasSuffix(rest[:n], "完成") || strings.HasSuffix(rest[:n], "实现") {
			return n - len("完成")
		}
		return lex.firm.opens(rest)
	case lex.aim.opens(rest) > 0:
		n := lex.aim.opens(rest)
		c.strength = Aim
		if strings.HasPrefix(rest, "争取") && s.t.of(part{c.from + n, c.to}) == "" {
			return 0
		}
		if strings.HasSuffix(rest[:n], "实现") {
			return n - len("实现")
		}
		return n
	}
	return 0
}

// leadsTo tells whether a verb only leads to the verb behind it: 加快建设, 推动实施.
func (s *sentence) leadsTo(v part, to int) bool {
	word := s.t.of(v)
	if !s.t.lex.adverb.has(word) {
		return false
	}
	next := s.t.action(v.to, to)
	if next.empty() || s.t.of(next) == "发展" {
		return false
	}
	return true
}

// action reads the verb at a place, several in a row as one: 新建、改造, 改造提升.
func (t *text) action(at, to int) part {
	v := t.verbAt(at, to, t.lex.verb)
	if n := opensWith(t.s[at:to], []string{"新建", "新增", "改造"}); v.empty() && n > 0 && n < to-at && !hasPrefix(t.s[at+n:], "区", "筑", "设", "率", "县", "值", "长", "成") {
		v = part{at, at + n} // the dictionary cuts 新建户用沼气池 behind 户
	}
	if v.empty() {
		if strings.HasPrefix(t.s[at:to], "新") || strings.HasPrefix(t.s[at:to], "再") {
			if next := t.verbAt(at+len("新"), to, t.lex.act); !next.empty() && runes(t.of(next)) > 1 {
				return t.goOn(part{at, next.to}, to)
			}
		}
		return v
	}
	if runes(t.of(v)) == 1 && !t.ends[v.to] || hasPrefix(t.s[v.to:to], "量", "率", "额") ||
		t.of(v) == "开发" && hasPrefix(t.s[v.to:to], "区", "园区") {
		return part{at, at}
	}
	if t.of(v) == "新建" && strings.HasPrefix(t.s[v.to:to], "建筑") {
		return part{at, at} // what is acted on, and no act
	}
	return t.goOn(v, to)
}

// goOn takes in the verbs that follow directly, or behind 、 和 与 或.
func (t *text) goOn(v part, to int) part {
	if !t.lex.act.has(t.of(v)) && !strings.HasPrefix(t.of(v), "新") || t.lex.light.has(t.of(v)) || t.lex.alone.has(t.of(v)) {
		return v
	}
	for {
		at := v.to
		for _, joint := range []string{"、", "和", "与", "及", "或", "并"} {
			if strings.HasPrefix(t.s[at:to], joint) {
				at += len(joint)
				break
			}
		}
		next := t.verbAt(at, to, t.lex.act)
		word := t.of(next)
		if next.empty() || t.lex.alone.has(word) || runes(word) < 2 || next.to == to || t.lex.light.has(word) ||
			strings.HasPrefix(t.s[next.to:to], "的") {
			return v
		}
		v.to = next.to
	}
}
