package numeral

import (
	"fmt"
	"strings"
)

// Condition is what a question asks of a number: {>=3}, {2-5}, {}. The zero value
// asks nothing.
type Condition struct {
	// Comparator is "" for any number, else Equal, AtLeast, More, AtMost, Less or Range.
	Comparator    Comparator
	Value, Value2 Number // Value2 only of a Range
}

// operators are tried in order.
var operators = []struct {
	sign  string
	means Comparator
}{
	{">=", AtLeast},
	{"≥", AtLeast},
	{"<=", AtMost},
	{"≤", AtMost},
	{">", More},
	{"<", Less},
	{"==", Equal},
	{"=", Equal},
}

// ParseCondition reads a condition: nothing, a number in any form (3, 三, 1.2万), one
// with >, >=, <, <= or = before it, or a range (2-5, 2到5, 2..5). Its errors are for end
// users.
func ParseCondition(s string) (Condition, error) {
	s = strings.TrimSpace(s)
	if s == "" {
		return Condition{}, nil
	}
	for _, op := range operators {
		rest, ok := strings.CutPrefix(s, op.sign)
		if !ok {
			continue
		}
		n, err := ParseNumber(rest)
		return Condition{Comparator: op.means, Value: n}, err
	}
	for _, joint := range []string{"..", "-", "—", "~", "到", "至"} {
		low, high, ok := strings.Cut(s, joint)
		if !ok {
			continue
		}
		return parseRange(s, low, high)
	}
	n, err := ParseNumber(s)
	return Condition{Comparator: Equal, Value: n}, err
}

func parseRange(s, low, high string) (Condition, error) {
	a, err := ParseNumber(low)
	if err != nil {
		return Condition{}, err
	}
	b, err := ParseNumber(high)
	if err != nil {
		return Condition{}, err
	}
	if a.Cmp(b) > 0 {
		return Condition{}, fmt.Errorf("数量范围“%s”的前一个数大于后一个数", s)
	}
	return Condition{Comparator: Range, Value: a, Value2: b}, nil
}

// ParseNumber reads a number alone, in any form that texts have it in, 三分之一 or 1/3. Its
// errors are for end users.
func ParseNumber(s string) (Number, error) {
	s = strings.TrimSpace(s)
	if n, ok := readNumeral(s, 0); ok && n.end == len(s) && !n.more && n.upper == (Number{}) {
		return n.value, nil
	}
	if s == "零" || s == "〇" {
		return Number{}, nil
	}
	if share, ok := readShare(s, 0); ok && share.End == len(s) && share.Unit == "" && share.Comparator == Equal {
		return share.Value, nil
	}
	num, den, ok := strings.Cut(s, "/")
	a, aOK := decimal(num)
	b, bOK := decimal(den)
	if ok && aOK && bOK && a.whole() && b.whole() && b != (Number{}) {
		return fraction(a.num, b.num), nil
	}
	return Number{}, fmt.Errorf("“%s”不是能识别的数：可写 3、1.2万、三十", s)
}

// In returns the condition for a unit that may begin with 万 or 亿: what is asked of
// 万亩 is asked of 亩 ten thousand times over.
func (c Condition) In(unit string) (Condition, string, error) {
	factor, end := readPlaces(unit, 0)
	if end == 0 || unit[end:] == "" {
		return c, unit, nil
	}
	value, ok := c.Value.Mul(factor)
	value2, fits := c.Value2.Mul(factor)
	if !ok || !fits {
		return c, unit, fmt.Errorf("数量“%s%s”太大", c.Value, unit)
	}
	return Condition{c.Comparator, value, value2}, unit[end:], nil
}

// Holds tells whether a quantity fulfils the condition in a unit: if the quantity's
// unit is that unit or of its family, and its number, converted, is one of those
// asked for. A range does if one of its numbers does; whether the text says 以上 or
// 左右 plays no part.
func (c Condition) Holds(q Quantity, unit string) bool {
	low, high, ok := q.in(unit)
	if !ok {
		return false
	}
	switch c.Comparator {
	case "":
		return true
	case AtLeast:
		return high.Cmp(c.Value) >= 0
	case More:
		return high.Cmp(c.Value) > 0
	case AtMost:
		return low.Cmp(c.Value) <= 0
	case Less:
		return low.Cmp(c.Value) < 0
	case Range:
		return high.Cmp(c.Value) >= 0 && low.Cmp(c.Value2) <= 0
	default:
		return low.Cmp(c.Value) <= 0 && high.Cmp(c.Value) >= 0
	}
}

// in converts the number or the range of numbers to a unit; false if it measures
// something else.
func (q Quantity) in(unit string) (low, high Number, ok bool) {
	low, high = q.Value, q.Value
	if q.Comparator == Range {
		high = q.Value2
	}
	if q.Unit == unit {
		return low, high, true
	}
	family, factor := Family(q.Unit)
	wanted, per := Family(unit)
	if family != wanted {
		return low, high, false
	}
	inverse := fraction(per.den(), per.num)
	for _, n := range []*Number{&low, &high} {
		v, ok := n.Mul(factor)
		if !ok {
			return low, high, false
		}
		if *n, ok = v.Mul(inverse); !ok {
			return low, high, false
		}
	}
	return low, high, true
}

// Base returns the number in the unit that its family is counted in (square metres,
// yuan, …), by which quantities of a family are ordered; false if it does not fit.
func (q Quantity) Base() (n Number, family string, ok bool) {
	family, factor := Family(q.Unit)
	n, ok = q.Value.Mul(factor)
	return n, family, ok
}
