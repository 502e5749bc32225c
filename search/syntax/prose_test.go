package syntax

import (
	"reflect"
	"testing"

	"cewen/analysis"
	"cewen/corpus"
	"cewen/search/query"
)

// What the prose of the documentation says two queries to be.
func TestProseOnWriting(t *testing.T) {
	for _, claim := range []struct{ says, query, same string }{
		{"NEAR binds more than negation", "-甲 NEAR/3 乙", "-(甲 NEAR/3 乙)"},
		{"a field binds more than negation", "-年:2022|2023", "-(年:2022|2023)"},
		{"negation binds more than AND", "-甲 乙", "(-甲) 乙"},
		{"two negations cancel each other", "-NOT 甲", "甲"},
		{"a minus before white space is a word", "- 基金", `"-" 基金`},
		{"a quote ends a bare word", `放管服"改革"`, "放管服 改革"},
		{"a parenthesis ends a bare word", "放管服(改革)", "放管服 改革"},
		{"a bar ends a bare word", "放管服|改革", "放管服 | 改革"},
		{"white space alone asks for everything", " 　", ""},
		{"white space at the ends of stretches is dropped", `"新建 * 所"`, "新建*所"},
		{"a backslash in a bare word is one", `甲\乙`, `"甲\\乙"`},
		{"a bar with white space beside it is the operator", "年:2022 | 2023", `(年:2022) | "2023"`},
		{"values with white space stand in quotes", `机关:"某 机关"`, `机关:("某 机关")`},
		{"a range in other signs", "年:2018…2020", "年:2018..2020"},
		{"a number before a colon is no field", "8:30", `"8:30"`},
		{"seven letters before a colon are no field", "今年的总体要求:稳", `"今年的总体要求:稳"`},
		{"all of a name stands for its path", "地区:太原", "地区:山西省/太原市"},
	} {
		if got, want := parse(t, claim.query), parse(t, claim.same); got.String() != want.String() {
			t.Errorf("%s: %s is %s, not %s", claim.says, claim.query, got, want)
		}
	}
}

func TestProseOnSentences(t *testing.T) {
	for text, want := range map[string][]string{
		"一。二！三？四":     {"一。", "二!", "三?", "四"},
		"“一。”二":       {"“一。”", "二"},
		"一？！……二。）三":   {"一?!", "……二。)", "三"},
		"一. 二；三：四":    {"一. 二;三:四"},
		"一、养老":        {"一、养老"},
		"PM2.5是3.5。二": {"pm2.5是3.5。", "二"},
	} {
		var got []string
		folded := analysis.Fold(text)
		for s := range query.Sentences(folded) {
			got = append(got, folded[s.Start:s.End])
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s: sentences %q, not %q", text, got, want)
		}
	}
}

// Every field but those of text and of parts has a value for what is not stated.
func TestProseOnWhatIsNotStated(t *testing.T) {
	place := query.Place{Meta: new(corpus.Metadata)}
	for _, name := range []string{"地区", "层级", "年", "日期", "文种", "机关", "文号"} {
		for _, value := range []string{"无", "none", "未注明"} {
			if !query.HoldsFor(parse(t, name+":"+value), &place) {
				t.Errorf("%s:%s does not hold where it is not stated", name, value)
			}
		}
	}
	if mistake("部分:无", "").Error == nil {
		t.Error("部分:无 is read")
	}
}
