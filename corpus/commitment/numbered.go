package commitment

import (
	"strings"

	"cewen/analysis/numeral"
)

// promises returns what a clause promises.
func (s *sentence) promises(c *clause) []*draft {
	if s.isPast(c, s.t.passage) {
		return nil
	}
	var found []*draft
	if len(s.t.counted(c.part)) > 0 {
		if c.attitude {
			return nil
		}
		found = s.numbered(c)
	} else {
		found = s.unnumbered(c)
	}
	for _, d := range found {
		s.complete(d, c)
		s.last = d
	}
	return found
}

// complete adds what the sentence and the clause say of all of their promises.
func (s *sentence) complete(d *draft, c *clause) {
	d.t, d.lead, d.deadline = s.t, s.lead, c.deadline
	if d.strength == "" {
		d.strength = c.strength
	}
	if d.deadline.empty() {
		if from, to := deadlineWithin(s.t.of(c.part)); to > from {
			d.deadline = part{c.from + from, c.from + to}
		}
	}
	if d.deadline.empty() {
		d.deadline = s.deadline
	} else {
		s.deadline = d.deadline
	}
	if d.strength == "" {
		d.strength = s.strengthWithin(part{c.from, d.span.to})
	}
	if d.strength == "" {
		d.strength = s.strength
	}
	if d.strength == Plain || d.strength == "" {
		d.strength = s.exploring(d)
	}
	if d.kind == "" {
		d.kind = d.classify()
	}
	if s.lists && d.kind == Target && d.strength == Plain {
		d.strength = Aim
	}
}

// strengthWithin reads how firm a promise is behind its subject: 增速力争达到6%.
func (s *sentence) strengthWithin(p part) Strength {
	for _, w := range []struct {
		word  string
		means Strength
	}{{"力争", Aim}, {"争取", Aim}, {"确保", Firm}, {"必须", Firm}, {"务必", Firm}} {
		if strings.Contains(s.t.of(p), w.word) {
			return w.means
		}
	}
	return ""
}

// exploring tells promises to find something out from those to do it.
func (s *sentence) exploring(d *draft) Strength {
	if strings.HasPrefix(s.t.of(d.action), "争创") {
		return Aim
	}
	if opensWith(s.t.of(d.action), []string{"研究", "谋划", "探索", "筹备"}) > 0 {
		return Explore
	}
	for _, w := range []string{"试点", "前期", "探索"} {
		if strings.Contains(s.t.of(d.span), w) && !strings.Contains(s.t.of(d.span), "试点示范") && !strings.Contains(s.t.of(d.span), "试点城市") &&
			!strings.Contains(s.t.of(d.span), "试验区") {
			return Explore
		}
	}
	return Plain
}

// numbered returns the promises of a clause with numbers: one for each entry of a list.
func (s *sentence) numbered(c *clause) []*draft {
	var found []*draft
	if s.divides(c) || strings.HasSuffix(s.t.of(c.part), "力度") {
		return nil // 加大对3个县的扶持力度 says how, not what
	}
	shared := c.verb
	for i, item := range s.t.items(c.part) {
		v := shared
		if i > 0 {
			v = s.ownVerb(item)
		}
		var d *draft
		switch {
		case i == 0:
			d = s.entry(item, v, part{})
		case !v.empty():
			d = s.entry(item, v, part{})
			shared = v
		default:
			d = s.entry(item, part{}, shared)
		}
		if d == nil && i == 0 && v.empty() {
			d = s.sought(c, item)
		}
		if d == nil {
			continue
		}
		if i == 0 && shared.empty() && d.rule == RuleVerbObject {
			shared = d.action // 市区建设公园2个、停车场3处
		}
		found = append(found, d)
		s.last = d
		if rest := s.behind(d, item); rest != nil {
			found = append(found, rest)
		}
	}
	return found
}

// divides adds the numbers of 其中大型的8个 to the promise that they divide.
func (s *sentence) divides(c *clause) bool {
	qs := s.t.counted(c.part)
	if s.last == nil || !strings.HasPrefix(s.t.of(c.whole), "其中") || !strings.HasSuffix(s.t.s[c.from:qs[0].Start], "的") {
		return false
	}
	s.last.quantities = append(s.last.quantities, qs...)
	s.last.span.to = qs[len(qs)-1].End
	return true
}

// ownVerb is the verb that an entry of a list begins with although it might share the
// one before.
func (s *sentence) ownVerb(item part) part {
	v := s.t.action(item.from, item.to)
	for v.empty() && item.from < item.to {
		n := s.t.lex.adverb.opens(s.t.of(item))
		if n == 0 {
			return part{item.from, item.from}
		}
		item.from += n
		v = s.t.action(item.from, item.to)
	}
	if first := s.t.verbAt(v.from, item.to, s.t.lex.own); first.empty() && !strings.HasPrefix(s.t.of(v), "新") {
		return part{v.from, v.from}
	}
	return v
}

// items cuts a clause into the entries of its list, a counted quantity or more in each.
func (t *text) items(p part) []part {
	var list []part
	qs, from := t.counted(p), p.from
	for i := 1; i < len(qs); i++ {
		cut, next, ok := t.border(qs[i-1], qs[i])
		if !ok {
			continue
		}
		list = append(list, part{from, cut})
		from = next
	}
	return append(list, part{from, p.to})
}

// joints stand between the entries of a list.
var joints = []string{"、", "以及", "和", "及", "与", "或", "/"}

// border finds where one entry ends and the next begins: at the joint directly before
// the second quantity or directly behind the first, else at the one that a verb
// follows, else at the last one.
func (t *text) border(a, b numeral.Quantity) (cut, next int, ok bool) {
	between := t.s[a.End:b.Start]
	if strings.Trim(between, " ") == "" {
		return 0, 0, false
	}
	if family, _ := numeral.Family(a.Unit); family == "金额" && !t.verbAt(a.End, b.Start, t.lex.own).empty() {
		return a.End, a.End, true // 投入3亿元新建学校5所
	}
	last := -1
	for i := a.End; i < b.Start; {
		n := opensWith(t.s[i:b.Start], joints)
		if n == 0 || t.quoted(a.End, i) || n < 6 && !t.isJoint(i, n) {
			i += sizeAt(t.s, i)
			continue
		}
		switch {
		case i == a.End && i+n == b.Start:
			return 0, 0, false // 分别提高30元和5元
		case i == a.End:
			return i, i + n, true
		case i+n == b.Start:
			return i, i + n, true
		case !t.verbAt(i+n, b.Start, t.lex.own).empty() && strings.HasPrefix(t.s[i:], "、"):
			return i, i + n, true
		}
		last = i
		i += n
	}
	if last < 0 {
		return 0, 0, false
	}
	return last, last + opensWith(t.s[last:], joints), true
}

// isJoint tells 和 the joint from a character of a word.
func (t *text) isJoint(at, n int) bool {
	if strings.HasPrefix(t.s[at:], "、") {
		return true
	}
	_, begins := t.begins[at]
	return begins && t.ends[at+n]
}

func (t *text) quoted(from, at int) bool {
	between := t.s[from:at]
	return strings.Count(between, "“") > strings.Count(between, "”") || strings.Count(between, "(") > strings.Count(between, ")")
}

func opensWith(s string, words []string) int {
	for _, w := range words {
		if strings.HasPrefix(s, w) {
			return len(w)
		}
	}
	return 0
}

// entry reads one entry with its quantities: v is its own verb, shared the one that it
// shares with an entry before.
func (s *sentence) entry(item, v, shared part) *draft {
	t := s.t
	item = t.trim(item)
	qs := t.counted(item)
	if len(qs) == 0 || endsAside(t.of(item)) {
		return nil
	}
	if n := len(qs); n == 2 && startsHan(t.s[qs[0].Start:]) && countsThings(qs[0]) && !countsThings(qs[1]) &&
		v.empty() && !t.reachBetween(part{qs[0].End, qs[1].Start}).empty() && !t.joined(qs[0], qs[1]) {
		qs = qs[1:] // 三项保险参保率稳定在97%
	}
	e := entry{s: s, item: item, verb: v, shared: shared, quantities: qs, q: qs[len(qs)-1]}
	e.before = t.trim(part{item.from, qs[0].Start})
	e.after = t.trim(part{e.q.End, item.to})
	if !v.empty() && v.from >= qs[0].Start {
		e.verb = part{v.from, v.from}
	}
	return e.read()
}

// sought reads what is to be got from others: 争取中央资金2亿元. Whether they give it is
// theirs to decide.
func (s *sentence) sought(c *clause, item part) *draft {
	const verb = "争取"
	if c.from != item.from || !strings.HasSuffix(s.t.s[c.whole.from:c.from], verb) {
		return nil
	}
	d := s.entry(part{c.from - len(verb), item.to}, part{c.from - len(verb), c.from}, part{})
	if d == nil || d.object.empty() || d.object.from >= d.quantities[0].Start || d.kind == Target {
		return nil
	}
	d.strength = Explore
	return d
}

// joined tells whether a joint parts two quantities.
func (t *text) joined(a, b numeral.Quantity) bool {
	return strings.ContainsAny(t.s[a.End:b.Start], "、,")
}

// endsAside tells what is only named as done by then: 在完成5个试点的基础上.
func endsAside(text string) bool {
	for _, w := range []string{"基础上", "过程中", "前提下", "情况下"} {
		if strings.Contains(text, "的"+w) || strings.HasSuffix(text, w) {
			return true
		}
	}
	return false
}

// behind reads an act behind the money for it: 拿出3亿元改造供水管网.
func (s *sentence) behind(d *draft, item part) *draft {
	if d.span.to >= item.to || d.rule != RuleVerbObject && d.rule != RuleReach {
		return nil
	}
	rest := s.t.trim(part{d.span.to, item.to})
	v := s.t.action(rest.from, rest.to)
	if v.empty() {
		return nil
	}
	return s.act(v, rest)
}
