package track

import (
	"math/big"
	"slices"
	"strconv"
	"strings"

	"cewen/analysis/numeral"
)

// Amount is a number or a range of numbers in a unit.
type Amount struct {
	Low, High float64 // the same for a single number
	Unit      string
}

func amountOf(q numeral.Quantity) Amount {
	return newAmount(q.Value.Float64(), q.Value2.Float64(), q.Unit)
}

func newAmount(value, value2 float64, unit string) Amount {
	if value2 == 0 {
		value2 = value
	}
	return Amount{min(value, value2), max(value, value2), unit}
}

// negative is the amount as a fall.
func (a Amount) negative() Amount { return Amount{-a.High, -a.Low, a.Unit} }

// isRate tells whether a unit measures how much something grew or fell.
func isRate(unit string) bool {
	family, _ := numeral.Family(unit)
	return family == "比率" || family == "百分点"
}

// Gap is what lies between a number that was promised and one that was reported.
type Gap struct {
	// Difference is reported less promised, in the unit of the promise: more than 0 where
	// more was reported. Between ranges it is the distance of their nearest ends, 0 where
	// they meet.
	Difference float64
	// Ratio is reported by promised, of the same ends; 1 where they meet. It is nil where
	// 0 was promised.
	Ratio *float64
}

// Compare compares two amounts. It is false where their units measure different
// things. Decimals are compared as they are written: 0.3 less 0.1 is 0.2.
func Compare(promised, reported Amount) (Gap, bool) {
	factor, ok := conversion(reported.Unit, promised.Unit)
	if !ok {
		return Gap{}, false
	}
	low, high := times(reported.Low, factor), times(reported.High, factor)
	from, to := exact(promised.Low), exact(promised.High)
	a, b := from, from // no gap
	switch {
	case low.Cmp(to) > 0:
		a, b = to, low
	case high.Cmp(from) < 0:
		a, b = from, high
	}
	return gapBetween(a, b), true
}

func gapBetween(promised, reported *big.Rat) Gap {
	var g Gap
	g.Difference, _ = new(big.Rat).Sub(reported, promised).Float64()
	switch {
	case promised.Cmp(reported) == 0:
		g.Ratio = new(float64)
		*g.Ratio = 1
	case promised.Sign() != 0:
		ratio, _ := new(big.Rat).Quo(reported, promised).Float64()
		g.Ratio = &ratio
	}
	return g
}

// conversion is what one of a unit is in another one of the same family.
func conversion(from, to string) (*big.Rat, bool) {
	f1, n1 := numeral.Family(from)
	f2, n2 := numeral.Family(to)
	if f1 != f2 {
		return nil, false
	}
	return new(big.Rat).Quo(rational(n1), rational(n2)), true
}

// counters are the words by which single things are counted; which one is used of a
// thing changes from year to year (10个工作面, 8处工作面).
const counters = "个 处 所 座 家 项 条 件 批 支 户 栋 幢 套 部 台 名 人 位 只 口 片 种 类 场 次 期 间 块"

// otherCounter is what it is worth where things are counted by another word.
const otherCounter = 0.7

// alike is 1 for units of one family, less for two words that count single things, and 0
// for all else.
func alike(a, b string) float64 {
	f1, _ := numeral.Family(a)
	f2, _ := numeral.Family(b)
	switch {
	case f1 == f2:
		return 1
	case isCounter(a) && isCounter(b), a == "" && isCounter(b), b == "" && isCounter(a):
		return otherCounter // 81.5万农村人口, 184万人
	}
	return 0
}

func isCounter(unit string) bool { return slices.Contains(strings.Fields(counters), unit) }

func rational(n numeral.Number) *big.Rat {
	r, ok := new(big.Rat).SetString(n.String())
	if !ok {
		return new(big.Rat)
	}
	return r
}

// exact is the decimal that a number is printed as.
func exact(x float64) *big.Rat {
	r, ok := new(big.Rat).SetString(strconv.FormatFloat(x, 'f', -1, 64))
	if !ok {
		return new(big.Rat) // no number of a text is infinite
	}
	return r
}

func times(x float64, factor *big.Rat) *big.Rat { return new(big.Rat).Mul(exact(x), factor) }

// closeness is 1 for equal amounts and goes to 0 as their ratio does, either way.
func (g Gap) closeness() float64 {
	switch {
	case g.Ratio == nil || *g.Ratio <= 0:
		return 0
	case *g.Ratio > 1:
		return 1 / *g.Ratio
	}
	return *g.Ratio
}
