package commitment

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"cewen/analysis"
	"cewen/analysis/numeral"
)

// ErrCondition is what every error about a condition on commitments is.
var ErrCondition = errors.New("bad condition on commitments")

// Condition is what is asked of one commitment; parts that are not set ask for nothing.
type Condition struct {
	// Texts are folded texts that its span has, in any order.
	Texts []string
	// Action and Object are folded texts that these have.
	Action, Object string
	// Quantity is asked of any of its numbers. Unit is the unit of this number, without
	// 万 and 亿; others of its family count, converted. Numbered says that one is asked
	// for, be it any.
	Quantity numeral.Condition
	Unit     string
	Numbered bool
	// Deadline is a folded text that its deadline has.
	Deadline string
	Strength Strength
	Type     Type
}

// Holds tells whether a commitment is what is asked for.
func (c *Condition) Holds(of *Commitment) bool {
	return (c.Type == "" || of.Type == c.Type) &&
		(c.Strength == "" || of.Strength == c.Strength) &&
		has(of.Action, c.Action) && has(of.Object, c.Object) && has(of.Deadline, c.Deadline) &&
		c.hasTexts(of.Span) && c.hasQuantity(of.Quantities)
}

// has tells whether a printed text has a folded one.
func has(printed, folded string) bool {
	return folded == "" || printed != "" && strings.Contains(analysis.Fold(printed), folded)
}

func (c *Condition) hasTexts(span string) bool {
	if len(c.Texts) == 0 {
		return true
	}
	span = analysis.Fold(span)
	for _, text := range c.Texts {
		if !strings.Contains(span, text) {
			return false
		}
	}
	return true
}

func (c *Condition) hasQuantity(quantities []Quantity) bool {
	if !c.Numbered {
		return true
	}
	for i := range quantities {
		if c.holdsFor(quantities[i].number()) {
			return true
		}
	}
	return false
}

func (c *Condition) holdsFor(q numeral.Quantity) bool {
	unit := c.Unit
	if unit == "" {
		unit = q.Unit
	}
	return c.Quantity.Holds(q, unit)
}

// number is the quantity as numbers are compared: exactly.
func (q *Quantity) number() numeral.Quantity {
	n := numeral.Quantity{Unit: q.Unit, Comparator: q.Comparator}
	for _, value := range []struct {
		to   *numeral.Number
		from float64
	}{{&n.Value, q.Value}, {&n.Value2, q.Value2}} {
		// What was read as a decimal comes back as it was; 三分之一 as one of 17 digits.
		if exact, err := numeral.ParseNumber(strconv.FormatFloat(value.from, 'f', -1, 64)); err == nil {
			*value.to = exact
		}
	}
	return n
}

// ParseQuantity reads what is asked of a number: >=3所, 2-5个, 1.2万亩, 亩 alone for any
// number of them. Its errors are for end users.
func (c *Condition) ParseQuantity(s string) error {
	number, unit := splitUnit(analysis.Fold(strings.TrimSpace(s)))
	condition, err := numeral.ParseCondition(number)
	if err == nil {
		condition, unit, err = condition.In(unit)
	}
	if err != nil {
		return fmt.Errorf("%w：%w", ErrCondition, err)
	}
	if number == "" && unit == "" {
		return fmt.Errorf("%w：数量要写成 >=3所、2-5个、1.2万亩 这样", ErrCondition)
	}
	c.Quantity, c.Unit, c.Numbered = condition, unit, true
	return nil
}

// splitUnit cuts the unit off what is asked of a number: the longest number that can be
// read stands before it.
func splitUnit(s string) (number, unit string) {
	for end := len(s); end > 0; end-- {
		if !utf8.RuneStart(byteAt(s, end)) {
			continue
		}
		if _, err := numeral.ParseCondition(s[:end]); err == nil {
			return s[:end], strings.TrimSpace(s[end:])
		}
	}
	if strings.ContainsAny(s, "<>=≤≥") {
		return s, "" // an error that says what is wrong with it
	}
	return "", s
}

// byteAt is a byte of a text; behind its end, one that begins a character.
func byteAt(s string, i int) byte {
	if i == len(s) {
		return 0
	}
	return s[i]
}

// names are what types and strengths are called, in Chinese and in English.
var (
	typeNames = map[string]Type{
		"项目": Project, "project": Project, "指标": Target, "目标": Target, "target": Target,
		"举措": Measure, "措施": Measure, "measure": Measure,
	}
	strengthNames = map[string]Strength{
		"硬": Firm, "确保": Firm, "必须": Firm, "务必": Firm, "坚决": Firm, "firm": Firm,
		"力争": Aim, "争取": Aim, "努力": Aim, "预期": Aim, "aim": Aim,
		"探索": Explore, "研究": Explore, "谋划": Explore, "试点": Explore, "explore": Explore,
		"一般": Plain, "plain": Plain,
	}
)

// ParseType reads a type: 项目, 指标, 举措 or its English name. Its errors are for end
// users.
func ParseType(s string) (Type, error) {
	if t, ok := typeNames[strings.ToLower(strings.TrimSpace(s))]; ok {
		return t, nil
	}
	return "", fmt.Errorf("%w：没有类型“%s”，可写 项目、指标、举措", ErrCondition, s)
}

// ParseStrength reads a strength: 确保, 力争, 探索, 一般, what means the same, or its
// English name. Its errors are for end users.
func ParseStrength(s string) (Strength, error) {
	if t, ok := strengthNames[strings.ToLower(strings.TrimSpace(s))]; ok {
		return t, nil
	}
	return "", fmt.Errorf("%w：没有力度“%s”，可写 确保、力争、探索、一般", ErrCondition, s)
}
