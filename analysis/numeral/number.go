package numeral

import (
	"math"
	"math/bits"
	"strconv"
	"strings"
)

// Number is an exact number that is not negative: a fraction of two 64-bit integers
// in lowest terms. The zero value is 0; numbers are equal if and only if they are ==.
type Number struct {
	num int64
	// less is the denominator less one, so that the zero value is a number.
	less int64
}

// Int returns the number n. It panics when n is negative.
func Int(n int64) Number {
	if n < 0 {
		panic("numeral: negative number")
	}
	return Number{num: n}
}

// fraction returns num/den in lowest terms; den is not 0.
func fraction(num, den int64) Number {
	a, b := num, den
	for b != 0 {
		a, b = b, a%b
	}
	return Number{num: num / a, less: den/a - 1}
}

func (n Number) den() int64 { return n.less + 1 }

// Cmp returns -1, 0 or 1 as n is less than, equal to or greater than m.
func (n Number) Cmp(m Number) int {
	h1, l1 := bits.Mul64(uint64(n.num), uint64(m.den()))
	h2, l2 := bits.Mul64(uint64(m.num), uint64(n.den()))
	switch {
	case h1 < h2 || h1 == h2 && l1 < l2:
		return -1
	case h1 == h2 && l1 == l2:
		return 0
	}
	return 1
}

// Mul returns n times m, and false if the product does not fit.
func (n Number) Mul(m Number) (Number, bool) {
	// Lowest terms across first, so that nothing overflows that need not.
	a, b := fraction(n.num, m.den()), fraction(m.num, n.den())
	num, ok := mul(a.num, b.num)
	den, fits := mul(a.den(), b.den())
	if !ok || !fits {
		return Number{}, false
	}
	return Number{num: num, less: den - 1}, true
}

// add returns n plus m for integers, and false if the sum does not fit.
func (n Number) add(m Number) (Number, bool) {
	if n.num > math.MaxInt64-m.num || n.less != 0 || m.less != 0 {
		return Number{}, false
	}
	return Number{num: n.num + m.num}, true
}

func mul(a, b int64) (int64, bool) {
	high, low := bits.Mul64(uint64(a), uint64(b))
	return int64(low), high == 0 && low <= math.MaxInt64
}

// whole tells whether n is an integer.
func (n Number) whole() bool { return n.less == 0 }

// Float64 returns the nearest float64, exactly rounded below 2^53.
func (n Number) Float64() float64 { return float64(n.num) / float64(n.den()) }

// String writes n as a decimal where it has a finite one (27.5), else as a
// fraction (1/3). ParseNumber reads both back.
func (n Number) String() string {
	den, digits := n.den(), 0
	for _, p := range []int64{2, 5} {
		times := 0
		for den%p == 0 {
			den /= p
			times++
		}
		digits = max(digits, times)
	}
	if den != 1 {
		return strconv.FormatInt(n.num, 10) + "/" + strconv.FormatInt(n.den(), 10)
	}
	var b strings.Builder
	b.WriteString(strconv.FormatInt(n.num/n.den(), 10))
	rest := uint64(n.num % n.den())
	for i := range digits {
		if i == 0 {
			b.WriteByte('.')
		}
		high, low := bits.Mul64(rest, 10)
		var digit uint64
		digit, rest = bits.Div64(high, low, uint64(n.den()))
		b.WriteByte(byte('0' + digit))
	}
	return b.String()
}

// decimal reads digits with at most one point; no sign, no exponent. It is false for
// what does not fit.
func decimal(s string) (Number, bool) {
	whole, part, _ := strings.Cut(s, ".")
	num, err := strconv.ParseUint(whole+part, 10, 63)
	if err != nil {
		return Number{}, false
	}
	den := int64(1)
	for range part {
		var ok bool
		if den, ok = mul(den, 10); !ok {
			return Number{}, false
		}
	}
	return fraction(int64(num), den), true
}
