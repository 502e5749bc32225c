package commitment

import (
	"errors"
	"testing"

	"cewen/analysis"
	"cewen/analysis/numeral"
	"cewen/corpus"
)

// asked is a condition as users write its parts.
type asked struct{ text, action, object, quantity, deadline, strength, kind string }

func (a asked) condition(t *testing.T) *Condition {
	t.Helper()
	c := &Condition{Action: analysis.Fold(a.action), Object: analysis.Fold(a.object), Deadline: analysis.Fold(a.deadline)}
	var err error
	if a.text != "" {
		c.Texts = []string{analysis.Fold(a.text)}
	}
	if a.quantity != "" {
		err = errors.Join(err, c.ParseQuantity(a.quantity))
	}
	if a.strength != "" {
		s, bad := ParseStrength(a.strength)
		c.Strength, err = s, errors.Join(err, bad)
	}
	if a.kind != "" {
		k, bad := ParseType(a.kind)
		c.Type, err = k, errors.Join(err, bad)
	}
	if err != nil {
		t.Fatalf("%+v: %v", a, err)
	}
	return c
}

func TestConditionHolds(t *testing.T) {
	schools := &Commitment{
		Span: "新建公办幼儿园12所", Type: Project, Action: "新建", Object: "公办幼儿园", Deadline: "到2025年底", Strength: Firm,
		Quantities: []Quantity{{Raw: "12所", Value: 12, Unit: "所", Comparator: numeral.Equal}},
	}
	fields := &Commitment{
		Span: "建成高标准农田1.5万亩以上", Type: Project, Action: "建成", Object: "高标准农田", Strength: Plain,
		Quantities: []Quantity{{Raw: "1.5万亩以上", Value: 15000, Unit: "亩", Comparator: numeral.AtLeast}},
	}
	third := &Commitment{Span: "压减三分之一", Action: "压减", Quantities: []Quantity{{Raw: "三分之一", Value: 1.0 / 3}}}
	for _, test := range []struct {
		asked asked
		of    *Commitment
		want  bool
	}{
		{asked{}, schools, true},
		{asked{text: "公办幼儿园"}, schools, true},
		{asked{text: "小学"}, schools, false},
		{asked{action: "新建", object: "幼儿园", quantity: ">=3所", deadline: "2025", strength: "确保", kind: "项目"}, schools, true},
		{asked{action: "改造"}, schools, false},
		{asked{quantity: "12"}, schools, true},
		{asked{quantity: "十二所"}, schools, true},
		{asked{quantity: "<12所"}, schools, false},
		{asked{quantity: "2-20所"}, schools, true},
		{asked{quantity: "所"}, schools, true},
		{asked{quantity: "个"}, schools, false},
		{asked{strength: "力争"}, schools, false},
		{asked{kind: "指标"}, schools, false},
		{asked{deadline: "2025"}, fields, false},
		{asked{quantity: ">=1000公顷"}, fields, true}, // 15,000 亩 are 1,000 公顷
		{asked{quantity: ">1000公顷"}, fields, false},
		{asked{quantity: "1.5万亩"}, fields, true},
		{asked{quantity: ">=1万亩"}, fields, true},
		{asked{quantity: "<1"}, third, true},
		{asked{quantity: ">0"}, third, true},
	} {
		if got := test.asked.condition(t).Holds(test.of); got != test.want {
			t.Errorf("%+v of %s: %v", test.asked, test.of.Span, got)
		}
	}
}

func TestBadConditionsAreRefused(t *testing.T) {
	c := new(Condition)
	_, kind := ParseType("工程")
	_, strength := ParseStrength("大力")
	for name, err := range map[string]error{
		"kind": kind, "strength": strength, "nothing": c.ParseQuantity(" "), "no number": c.ParseQuantity(">=所"),
		"too large": c.ParseQuantity("9223372036854775807万亿元"),
	} {
		if !errors.Is(err, ErrCondition) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestIDsNameAPlaceInCharacters(t *testing.T) {
	printed := "今年，新建公办幼儿园12所。"
	c := &Commitment{Start: len("今年，"), End: len("今年，新建公办幼儿园12所")}
	id := ID("doc-x-p3", printed, c)
	if id != "doc-x-p3@3-13" {
		t.Error(id)
	}
	if paragraph, from, to, ok := SplitID(id); !ok || paragraph != "doc-x-p3" || from != 3 || to != 13 {
		t.Error(paragraph, from, to, ok)
	}
	for _, bad := range []string{"", "@", "a", "a@", "@1-2", "a@1", "a@2-2", "a@3-2", "a@-1-2", "a@x-y", "a@1-2-3", "a@1-99999999999999999999"} {
		if _, _, _, ok := SplitID(bad); ok {
			t.Errorf("%q is taken for an ID", bad)
		}
	}
}

func TestDocumentsWithoutPartsArePlans(t *testing.T) {
	d := &corpus.Document{Sections: []corpus.Section{{Title: "一", Role: corpus.RoleOther}}, Paragraphs: []corpus.Paragraph{
		{Kind: corpus.KindTitle, Section: corpus.NoSection, Text: "报告"}, {Kind: corpus.KindText, Section: 0, Text: "新建"},
	}}
	if _, ok := PassageOf(d, 0); ok {
		t.Error("a title promises something")
	}
	if p, ok := PassageOf(d, 1); !ok || p.Role != corpus.RolePlan || p.Text != "新建" {
		t.Errorf("%+v", p)
	}
	d.Sections = append(d.Sections, corpus.Section{Title: "二", Role: corpus.RoleReview})
	if p, _ := PassageOf(d, 1); p.Role != corpus.RoleOther {
		t.Errorf("%+v", p)
	}
}
