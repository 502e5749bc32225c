package commitment

import (
	"errors"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"cewen/analysis/numeral"
	"cewen/corpus"
)

func TestConditionsAskOfOneCommitment(t *testing.T) {
	kindergartens := Commitment{
		Span: "新建公办幼儿园３所", Type: Project, Action: "新建、改扩建", Object: "公办幼儿园", Deadline: "到２０２５年底", Strength: Firm, Lead: "教育局",
		Quantities: []Quantity{{Raw: "３所", Value: 3, Unit: "所", Comparator: numeral.Equal}, {Value: 1080, Unit: "个", Comparator: numeral.AtLeast}},
	}
	fields := Commitment{Span: "高标准农田1.2万亩", Object: "高标准农田", Type: Target, Strength: Aim, Deadline: "二〇三五年", Quantities: []Quantity{{Value: 12000, Unit: "亩", Comparator: numeral.More}}}
	share := Commitment{Span: "5%—6%", Type: Target, Strength: Plain, Quantities: []Quantity{{Value: 5, Value2: 6, Unit: "%", Comparator: numeral.Range}}}
	for _, c := range []struct {
		of   *Commitment
		asks string // field:value|value …
		want bool
	}{
		{&kindergartens, "", true},
		{&kindergartens, "commitment:公办幼儿园3所", true},
		{&kindergartens, "commitment:民办|公办", true},
		{&kindergartens, "commitment:公办 commitment:民办", false},
		{&kindergartens, "action:新建 action:改扩建 object:幼儿园", true},
		{&kindergartens, "object:新建", false},
		{&kindergartens, "quantity:3所", true},
		{&kindergartens, "quantity:三所", true},
		{&kindergartens, "quantity:>=3所 action:新建", true},
		{&kindergartens, "quantity:>3所", false},
		{&kindergartens, "quantity:{>3}所", false},
		{&kindergartens, "quantity:2-5所 quantity:>1000个", true},
		{&kindergartens, "quantity:1000个以上", true},
		{&kindergartens, "quantity:>1000", true},
		{&kindergartens, "quantity:所", true},
		{&kindergartens, "quantity:亩", false},
		{&kindergartens, "unit:所", true},
		{&kindergartens, "unit:亩|个", true},
		{&kindergartens, "deadline:2025", true},
		{&kindergartens, "deadline:2025年底", true},
		{&kindergartens, "deadline:2026", false},
		{&kindergartens, "strength:确保", true},
		{&kindergartens, "strength:力争|硬", true},
		{&kindergartens, "strength:plain", false},
		{&kindergartens, "type:项目 lead:教育", true},
		{&kindergartens, "type:指标", false},
		{&fields, "quantity:1.2万亩", true},
		{&fields, "quantity:800公顷", true},
		{&fields, "quantity:>=1万亩 unit:万亩", true},
		{&fields, "unit:公顷", false},
		{&fields, "quantity:{}公顷", true},
		{&fields, "deadline:2035 strength:aim", true},
		{&fields, "deadline:2035年", true},
		{&share, "quantity:>=6%", true},
		{&share, "quantity:百分之五", true},
		{&share, "quantity:>6%", false},
	} {
		var asked Condition
		for part := range strings.FieldsSeq(c.asks) {
			name, values, _ := strings.Cut(part, ":")
			if err := asked.Add(corpus.Field(name), strings.Split(values, "|")...); err != nil {
				t.Fatal(err)
			}
		}
		if got := asked.Holds(c.of); got != c.want {
			t.Errorf("%s of %s: %v", c.asks, c.of.Span, got)
		}
	}
}

func TestConditionsThatCannotBeMeantAreRefused(t *testing.T) {
	for _, c := range [][2]string{
		{"quantity", "很多"},
		{"quantity", "1.2.3"},
		{"quantity", "3坨"},
		{"quantity", "99999999999999999999所"},
		{"quantity", "5-2个"},
		{"quantity", ">="},
		{"quantity", "{3所"},
		{"quantity", "9999999999999亿亿元"},
		{"unit", "坨"},
		{"unit", "3所"},
		{"strength", "大力"},
		{"type", "文件"},
		{"action", " "},
		{"region", "太原市"},
		{"commitment", ""},
	} {
		_, err := NewPart(corpus.Field(c[0]), c[1])
		if !errors.Is(err, ErrCondition) {
			t.Errorf("%s: %q: %v", c[0], c[1], err)
		}
	}
	if _, err := NewPart(FieldAction, make([]string, maxValues+1)...); !errors.Is(err, ErrCondition) {
		t.Error(err)
	}
}

func TestIDsLeadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`[一-十a-z]{2,20}`).Draw(t, "text")
		runes := []rune(text)
		start := rapid.IntRange(0, len(runes)-1).Draw(t, "start")
		end := rapid.IntRange(start+1, len(runes)).Draw(t, "end")
		c := &Commitment{Start: len(string(runes[:start])), End: len(string(runes[:end])), Span: string(runes[start:end])}
		id, from, to, err := SplitID(ID("k3v-a@b", text, c))
		if err != nil || id != "k3v-a@b" || from != start || to != end {
			t.Fatalf("%s %d-%d: %v", id, from, to, err)
		}
	})
	for _, id := range []string{"", "@1-2", "a", "a@", "a@1", "a@2-1", "a@1-1", "a@-1-2", "a@01-2", "a@1-2x", "a@+1-2"} {
		if _, _, _, err := SplitID(id); !errors.Is(err, ErrID) {
			t.Errorf("%q: %v", id, err)
		}
	}
}
