package commitment

import (
	"regexp"
	"strconv"
	"strings"

	"cewen/corpus"
)

// mayPromise is a quick look at whether a paragraph is worth reading: it is longer
// than a heading and, where it is not of a plan, says something of what is to come.
func mayPromise(folded string, p Passage) bool {
	const shortest = 5 // characters
	switch {
	case runes(folded) < shortest:
		return false
	case p.Role == corpus.RoleReview:
		return turnsAhead(folded)
	case p.Role != corpus.RolePlan:
		return saysAhead(folded, p.Year)
	}
	return true
}

// saysAhead tells whether a sentence says of itself that it speaks of what is to come.
func saysAhead(sentence string, year int) bool {
	for _, w := range []string{"将", "力争", "确保", "必须", "务必", "年底前", "年内", "要", "争取", "计划", "目标"} {
		if strings.Contains(sentence, w) {
			return true
		}
	}
	return year > 0 && strings.Contains(sentence, "到"+strconv.Itoa(year))
}

// isPast tells a clause that reports, compares or states; in a section of review all do
// that do not turn to the future.
func (s *sentence) isPast(c *clause, p Passage) bool {
	t := s.t
	whole := t.of(c.whole)
	if p.Role == corpus.RoleReview && !turnsAhead(whole) {
		return true
	}
	for _, w := range []string{"比", "同比", "较", "是", "即", "也是", "指"} {
		compares := hasSuffix(w, "比", "较") && !s.pending.empty() // 用水量, 比上年下降6%
		if strings.HasPrefix(whole, w) && !compares {
			return true
		}
	}
	for _, w := range []string{"去年", "上年", "过去", "一年来", "年来", "现已", "近年来", "荣获", "被评为", "目前", "现有", "已", "累计已", "截至", "以来", "成为", "即将", "先后", "尚有", "仍有", "还有"} {
		i := strings.Index(whole, w)
		if _, begins := t.begins[c.whole.from+i]; i >= 0 && begins && !strings.Contains(whole, "比"+w) && !strings.Contains(whole, "较"+w) && !strings.Contains(whole, "早已") &&
			!strings.HasSuffix(whole[:i], "由") && !strings.HasSuffix(whole[:i], "从") &&
			!(w == "成为" && hasSuffix(whole[:i], "发展", "建设", "打造", "提升")) {
			return true
		}
	}
	return done.MatchString(whole) || tellsOfYearBefore(whole, p.Year) || !c.verb.empty() && strings.HasPrefix(t.s[c.verb.to:], "了")
}

// done is a number of what has come about: 增加了3万人.
var done = regexp.MustCompile(`了(?:近|约|超过?|大约)?(?:\d|[一二三四五六七八九十百千]+(?:点|万|亿|个|家|项|倍|成))`)

// era is a span of years: 从1985年到1988年.
var era = regexp.MustCompile(`从(?:\d{4}|[一二][九〇零]..)年到(\d{4}|[一二][九〇零]..)年`)

// tellsOfYearsBefore tells a sentence on a span of years that has ended.
func tellsOfYearsBefore(sentence string, year int) bool {
	m := era.FindStringSubmatch(sentence)
	if m == nil || year == 0 {
		return false
	}
	of, err := strconv.Atoi(hanYear.Replace(m[1]))
	return err == nil && of < year
}

// hanYear writes the digits of a year.
var hanYear = strings.NewReplacer("〇", "0", "零", "0", "一", "1", "二", "2", "三", "3", "四", "4", "五", "5", "六", "6", "七", "7", "八", "8", "九", "9")

// dated is a year in which something is said to happen.
var dated = regexp.MustCompile(`[于在](\d{4})年`)

// tellsOfYearBefore tells a clause on a year before that of its document: 于2011年开通.
func tellsOfYearBefore(clause string, year int) bool {
	m := dated.FindStringSubmatch(clause)
	if m == nil {
		return false
	}
	of, err := strconv.Atoi(m[1])
	return err == nil && of < year
}

// turnsAhead tells whether a clause of a review speaks of what is to come.
func turnsAhead(clause string) bool {
	for _, w := range []string{"将全部", "将于", "将达到", "将建成", "将实现", "将完成", "将投入", "年底前将", "明年将"} {
		if strings.Contains(clause, w) {
			return true
		}
	}
	return false
}
