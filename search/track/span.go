package track

import (
	"regexp"
	"strconv"
	"strings"

	"cewen/corpus"
	"cewen/corpus/commitment"
)

// longestPlan is how many reports review a plan of several years: one for each of its
// five years.
const longestPlan = 5

var (
	// aheadSeveral is a heading of what is promised for several years.
	aheadSeveral = regexp.MustCompile(`(今后|未来)的?(五|5|几|三|3|四|4)年|[五5三3]年(内|规划|计划)|十[一二三四五六七]五["”’]?(时期|期间|末|规划|发展|经济|主要)|到["“‘]?十[一二三四五六七]五|本届政府`)
	// saidSeveral says so in a sentence: a plan that is only named there (编制“十四五”规划) does
	// not.
	saidSeveral = regexp.MustCompile(`(今后|未来)的?(五|5|几|三|3|四|4)年|[五5三3]年内|十[一二三四五六七]五["“”’]?(规划)?期?末|本届政府任期`)
	// backSeveral says that what is reported is of several years.
	backSeveral = regexp.MustCompile(`(过去|这|近|前)的?(五|5|几|三|3|四|4)年|[五四三几543]年(来|间|累计)|年均(实际)?(增|下降|递|提高|新|减|上升|上涨|超过|投)|十[一二三四五六七]五|本届政府|届政府|与(五|5)年前|(二|2)0\d\d[-—至到]20\d\d年`)
	// oneYear says of which year it is.
	oneYear  = regexp.MustCompile(`(20\d\d|19\d\d|二[○〇零]..)年|今年|本年|明年|去年|上年|上一年|(过去|刚刚过去)的?(的)?(一|1)年|一年来|全年|预计|初步核算`)
	byTheEnd = regexp.MustCompile(`(20\d\d)年`)
)

// ahead are words of sentences that speak of what is to come.
var ahead = strings.Fields("预期目标 预期指标 力争 争取 务必 今年 明年 今后")

// speaksAhead tells whether a sentence of a year's report speaks of what is to come.
func speaksAhead(sentence string, year int) bool {
	return holdsAny(sentence, ahead) || strings.Contains(sentence, strconv.Itoa(year)+"年")
}

// severalYears tells which of two is said by the innermost heading that says anything:
// that it is of several years, or of one.
func severalYears(path []string, several *regexp.Regexp) bool {
	for i := len(path) - 1; i >= 0; i-- {
		if oneYear.MatchString(path[i]) {
			return false
		}
		if several.MatchString(path[i]) {
			return true
		}
	}
	return false
}

// span tells in which years' reports a promise is reviewed, from the first to the last.
func span(d *corpus.Document, path []string, sentence string, c *commitment.Commitment) (first, last int) {
	first, last = d.Year+1, d.Year+1
	if m := byTheEnd.FindStringSubmatch(c.Deadline); m != nil {
		year, _ := strconv.Atoi(m[1]) // four digits
		return first, max(first, min(year+1, d.Year+longestPlan))
	}
	plan := strings.HasSuffix(d.Kind, "规划") || strings.Contains(d.Title, "五年规划")
	if plan || saidSeveral.MatchString(sentence) || !oneYear.MatchString(sentence) && severalYears(path, aheadSeveral) {
		last = d.Year + longestPlan
	}
	return first, last
}

// workReport is the kind of document in which governments report on what was promised
// the year before, whatever kind promised it.
const workReport = "政府工作报告"

// reports tells whether a document is one in which promises of another are reviewed: a
// later one of the same place and of the same kind, or a work report.
func reports(of, d *corpus.Document) bool {
	if of.Region != d.Region || of.Level != d.Level || d.Year <= of.Year || d.Year > of.Year+longestPlan {
		return false
	}
	return d.Kind == of.Kind || d.Kind == workReport
}
