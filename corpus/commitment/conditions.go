package commitment

import (
	"slices"
	"strings"

	"cewen/analysis"
	"cewen/analysis/numeral"
	"cewen/corpus"
)

// textTest asks for a text in a field.
type textTest struct {
	field corpus.Field
	// texts are folded; one of them must stand there.
	texts []string
}

func newTextTest(field corpus.Field, folded string) test {
	t := textTest{field, []string{folded}}
	if year := strings.TrimSuffix(folded, "年"); field == FieldDeadline && isYear(year) {
		for _, zero := range []string{"〇", "零", "○"} {
			t.texts = append(t.texts, analysis.Fold(inCharacters(year, zero))+strings.TrimPrefix(folded, year))
		}
	}
	return t
}

func (t textTest) holds(c *Commitment) bool {
	folded := analysis.Fold(t.of(c))
	return slices.ContainsFunc(t.texts, func(text string) bool { return strings.Contains(folded, text) })
}

func (t textTest) of(c *Commitment) string {
	switch t.field {
	case FieldAction:
		return c.Action
	case FieldObject:
		return c.Object
	case FieldDeadline:
		return c.Deadline
	case FieldLead:
		return c.Lead
	default:
		return c.Span
	}
}

func isYear(s string) bool {
	return len(s) == len("2025") && !strings.ContainsFunc(s, func(r rune) bool { return r < '0' || r > '9' })
}

// inCharacters writes the digits of a year one by one.
func inCharacters(year, zero string) string {
	digits := []string{zero, "一", "二", "三", "四", "五", "六", "七", "八", "九"}
	var b strings.Builder
	for _, d := range year {
		b.WriteString(digits[d-'0'])
	}
	return b.String()
}

// quantityTest asks for a number in a unit and those of its family; in any if unit is
// empty.
type quantityTest struct {
	numeral.Condition
	unit string
}

const quantityHint = "请写成 3所、>=3所、2-5个、1000亩以上 或 >=3"

func newQuantityTest(value, folded string) (test, error) {
	fail := func(message string) (test, error) { return nil, &ConditionError{message, quantityHint} }
	if inside, unit, ok := strings.Cut(strings.TrimPrefix(folded, "{"), "}"); ok && folded[0] == '{' {
		folded = inside + unit
	}
	if asked, ok := wholeQuantity(folded); ok {
		return asked, nil
	}
	number, unit := cutNumber(folded)
	condition, err := numeral.ParseCondition(number)
	if err != nil {
		return fail(err.Error())
	}
	name, rest := numeral.CutUnit(unit)
	if rest != "" {
		return fail("“" + value + "”里的“" + unit + "”不是能识别的单位")
	}
	if condition, name, err = condition.In(name); err != nil {
		return fail(err.Error())
	}
	return quantityTest{condition, name}, nil
}

// wholeQuantity reads what is written as texts have it: 3所, 1000亩以上, 百分之三.
func wholeQuantity(folded string) (quantityTest, bool) {
	q, ok := numeral.At(folded, 0)
	if !ok || q.End != len(folded) {
		return quantityTest{}, false
	}
	c := numeral.Condition{Comparator: q.Comparator, Value: q.Value, Value2: q.Value2}
	if c.Comparator == numeral.About {
		c.Comparator = numeral.Equal
	}
	return quantityTest{c, q.Unit}, true
}

// cutNumber cuts a condition with its unit between the two: the longest beginning that
// is a condition is one.
func cutNumber(folded string) (condition, unit string) {
	for end := len(folded); end > 0; end-- {
		if _, err := numeral.ParseCondition(folded[:end]); err != nil {
			continue
		}
		unit := strings.TrimSpace(folded[end:])
		if strings.HasPrefix(unit, ".") || unit != "" && '0' <= unit[0] && unit[0] <= '9' {
			return folded, "" // a number that is none: 1.2.3
		}
		return folded[:end], unit
	}
	if name, rest := numeral.CutUnit(folded); name != "" && rest == "" {
		return "", folded
	}
	return folded, ""
}

func (t quantityTest) holds(c *Commitment) bool {
	return slices.ContainsFunc(c.Quantities, func(q Quantity) bool {
		exact, ok := q.Exact()
		unit := t.unit
		if unit == "" {
			unit = exact.Unit
		}
		return ok && t.Condition.Holds(exact, unit)
	})
}

// Exact returns the quantity with exact numbers, to compare and convert it; its places
// are 0. It is false for a number that does not fit.
func (q *Quantity) Exact() (numeral.Quantity, bool) {
	value, ok := numeral.FromFloat(q.Value)
	value2, fits := numeral.FromFloat(q.Value2)
	return numeral.Quantity{Value: value, Value2: value2, Unit: q.Unit, Comparator: q.Comparator}, ok && fits
}

// unitTest asks for a unit as it is written.
type unitTest string

func newUnitTest(value, folded string) (test, error) {
	name, rest := numeral.CutUnit(folded)
	if name == "" || rest != "" {
		return nil, &ConditionError{"“" + value + "”不是能识别的单位", "请写一个单位，例如 亩、所、万元、%"}
	}
	_, name, err := numeral.Condition{}.In(name)
	if err != nil {
		return nil, &ConditionError{err.Error(), "请去掉“万”“亿”"}
	}
	return unitTest(analysis.Fold(name)), nil
}

func (t unitTest) holds(c *Commitment) bool {
	return slices.ContainsFunc(c.Quantities, func(q Quantity) bool { return analysis.Fold(q.Unit) == string(t) })
}

// strengthTest asks for a strength.
type strengthTest Strength

// strengthNames are what the strengths are asked for by, the canonical one first.
var strengthNames = map[Strength][]string{
	Firm:    {"确保", "坚决", "必须", "务必", "硬", "硬性", "firm"},
	Aim:     {"力争", "争取", "努力", "预期", "aim"},
	Explore: {"探索", "试点", "研究", "谋划", "explore"},
	Plain:   {"一般", "普通", "plain"},
}

func newStrengthTest(value, folded string) (test, error) {
	for strength, names := range strengthNames {
		if slices.Contains(names, folded) {
			return strengthTest(strength), nil
		}
	}
	return nil, &ConditionError{"力度“" + value + "”不存在", "可用 确保、力争、探索、一般"}
}

func (t strengthTest) holds(c *Commitment) bool { return c.Strength == Strength(t) }

// typeTest asks for a type.
type typeTest Type

// typeNames are what the types are asked for by, the canonical one first.
var typeNames = map[Type][]string{
	Project: {"项目", "project"},
	Target:  {"指标", "目标", "target"},
	Measure: {"举措", "措施", "measure"},
}

func newTypeTest(value, folded string) (test, error) {
	for kind, names := range typeNames {
		if slices.Contains(names, folded) {
			return typeTest(kind), nil
		}
	}
	return nil, &ConditionError{"类型“" + value + "”不存在", "可用 项目、指标、举措"}
}

func (t typeTest) holds(c *Commitment) bool { return c.Type == Type(t) }

// Name is the strength in Chinese; the strengths are asked for by the same names.
func (s Strength) Name() string { return nameOf(strengthNames, s) }

// Name is the type in Chinese; the types are asked for by the same names.
func (t Type) Name() string { return nameOf(typeNames, t) }

func nameOf[T ~string](names map[T][]string, of T) string {
	if known := names[of]; len(known) > 0 {
		return known[0]
	}
	return string(of)
}
