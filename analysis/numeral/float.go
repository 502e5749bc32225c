package numeral

import (
	"math"
	"strconv"
)

// largestDenominator bounds the fractions that FromFloat recognises: prose has halves,
// thirds and thousandths.
const largestDenominator = 1000

// shortDigits are so few that hardly a fraction rounds to a decimal of so many.
const shortDigits = 12

// FromFloat returns the number that a float64 was made of: the shortest decimal that
// rounds to it or, where that is no short one, the fraction with the least denominator
// that does. It is false for what is negative, no number, or does not fit. For every n of
// up to 15 digits, or with a denominator of up to a thousand and a numerator of up to
// nine digits, FromFloat(n.Float64()) is n.
func FromFloat(f float64) (Number, bool) {
	if f < 0 || math.IsNaN(f) || math.IsInf(f, 0) {
		return Number{}, false
	}
	written := strconv.FormatFloat(f, 'f', -1, 64)
	n, ok := decimal(written)
	if ok && (n.whole() || len(written) <= shortDigits+1) {
		return n, true
	}
	for den := int64(2); den <= largestDenominator; den++ {
		num := math.Round(f * float64(den))
		if num < math.MaxInt64/largestDenominator && num/float64(den) == f {
			return fraction(int64(num), den), true
		}
	}
	return n, ok
}
