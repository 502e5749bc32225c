package commitment

import (
	"errors"
	"fmt"
	"slices"

	"cewen/analysis"
	"cewen/corpus"
)

// Fields of commitments that can be asked about.
const (
	FieldSpan     corpus.Field = "commitment" // 承诺: its words
	FieldAction   corpus.Field = "action"     // 动作
	FieldObject   corpus.Field = "object"     // 对象
	FieldQuantity corpus.Field = "quantity"   // 数量
	FieldUnit     corpus.Field = "unit"       // 单位
	FieldDeadline corpus.Field = "deadline"   // 期限
	FieldLead     corpus.Field = "lead"       // 牵头
	FieldStrength corpus.Field = "strength"   // 力度
	FieldType     corpus.Field = "type"       // 类型
)

// Fields lists the fields of commitments that can be asked about.
func Fields() []corpus.Field {
	return []corpus.Field{
		FieldSpan, FieldAction, FieldObject, FieldQuantity, FieldUnit, FieldDeadline, FieldLead, FieldStrength, FieldType,
	}
}

// ErrCondition is what every ConditionError is.
var ErrCondition = errors.New("condition on commitments")

// ConditionError says what is wrong with a condition and how to mend it.
type ConditionError struct {
	// Message and Hint are for the user, in Chinese.
	Message, Hint string
}

func (e *ConditionError) Error() string { return e.Message + "，" + e.Hint }

// Is makes errors.Is(err, ErrCondition) true.
func (e *ConditionError) Is(target error) bool { return target == ErrCondition }

// Condition is what is asked of one commitment: all of its parts must hold for it.
// Without parts nothing is asked. Parts are never changed once they are made, so a copy
// of the slice is a copy of the condition.
type Condition struct{ Parts []Part }

// Part asks for one of several values of a field.
type Part struct {
	Field corpus.Field
	// Values are the alternatives as they were written. NewPart reads them back.
	Values []string

	tests []test
}

// test is one alternative.
type test interface{ holds(c *Commitment) bool }

// Holds tells whether a commitment is one that is asked for.
func (c *Condition) Holds(of *Commitment) bool {
	return !slices.ContainsFunc(c.Parts, func(p Part) bool { return !p.Holds(of) })
}

// Empty tells that nothing is asked.
func (c *Condition) Empty() bool { return len(c.Parts) == 0 }

// Add adds a part; see NewPart. Without values it adds nothing.
func (c *Condition) Add(field corpus.Field, values ...string) error {
	if len(values) == 0 {
		return nil
	}
	p, err := NewPart(field, values...)
	if err == nil {
		c.Parts = append(c.Parts[:len(c.Parts):len(c.Parts)], p)
	}
	return err
}

// Holds tells whether a commitment has one of the values.
func (p *Part) Holds(of *Commitment) bool {
	return slices.ContainsFunc(p.tests, func(t test) bool { return t.holds(of) })
}

// Texts are folded texts of which one stands in every paragraph that has a commitment for
// which the part holds; nil where no such are known.
func (p *Part) Texts() []string {
	var texts []string
	for _, t := range p.tests {
		text, ok := t.(textTest)
		if !ok {
			return nil
		}
		texts = append(texts, text.texts...)
	}
	return texts
}

// Units are those that the numbers asked for are in, without 万 and 亿; none where any
// will do, or where no number is asked for.
func (p *Part) Units() []string {
	var units []string
	for _, t := range p.tests {
		switch t := t.(type) {
		case quantityTest:
			if t.unit != "" {
				units = append(units, t.unit)
			}
		case unitTest:
			units = append(units, string(t))
		}
	}
	return units
}

// maxValues bounds the alternatives of a part: more are a list, and no question.
const maxValues = 200

// NewPart asks for one of several values of a field, as a user writes them:
//
//   - FieldSpan, FieldAction, FieldObject, FieldDeadline, FieldLead: a text that stands
//     in it, as texts are compared everywhere (analysis.Fold). A year, 2025, is also found
//     in a deadline that writes it in characters (二〇二五年).
//   - FieldQuantity: a number with its unit, of which other units of the family are
//     converted (3所, >=3所, 2-5个, 1000亩以上, {>=3}所); a number alone, in any unit (>=3); or a
//     unit alone, which asks for any number of its family (亩).
//   - FieldUnit: the unit as it is written in the text, without 万 and 亿.
//   - FieldStrength: firm, aim, explore or plain, or a Chinese name of one (确保, 力争, 探索,
//     一般).
//   - FieldType: project, target or measure, or 项目, 指标, 举措.
//
// Every error is a *ConditionError.
func NewPart(field corpus.Field, values ...string) (Part, error) {
	p := Part{Field: field, Values: slices.Clone(values)}
	if len(values) == 0 || len(values) > maxValues {
		return p, &ConditionError{fmt.Sprintf("“%s”有 %d 个值", field, len(values)), fmt.Sprintf("应为 1 到 %d 个", maxValues)}
	}
	for _, value := range values {
		t, err := newTest(field, value)
		if err != nil {
			return p, err
		}
		p.tests = append(p.tests, t)
	}
	return p, nil
}

func newTest(field corpus.Field, value string) (test, error) {
	folded := analysis.Fold(value)
	if folded == "" {
		return nil, &ConditionError{"条件里没有字", "请写上值，例如 动作:新建 或 数量:>=3所"}
	}
	switch field {
	case FieldQuantity:
		return newQuantityTest(value, folded)
	case FieldUnit:
		return newUnitTest(value, folded)
	case FieldStrength:
		return newStrengthTest(value, folded)
	case FieldType:
		return newTypeTest(value, folded)
	case FieldSpan, FieldAction, FieldObject, FieldDeadline, FieldLead:
		return newTextTest(field, folded), nil
	default:
		return nil, &ConditionError{fmt.Sprintf("承诺没有“%s”这个字段", field), "可用 承诺、动作、对象、数量、单位、期限、牵头、力度、类型"}
	}
}
