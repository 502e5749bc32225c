package numeral

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

func TestFloatsLeadBackToTheNumbersTheyWereMadeOf(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		den := rapid.OneOf(rapid.Int64Range(1, largestDenominator), rapid.SampledFrom([]int64{10, 100, 1000, 10000})).Draw(t, "denominator")
		want := fraction(rapid.Int64Range(0, 999_999_999).Draw(t, "numerator"), den)
		if got, ok := FromFloat(want.Float64()); !ok || got != want {
			t.Fatalf("%v came back as %v, %v", want, got, ok)
		}
	})
}

func TestFloatsThatAreNoNumbersAreRefused(t *testing.T) {
	for _, f := range []float64{-1, math.NaN(), math.Inf(1), math.Inf(-1), 1e300} {
		if n, ok := FromFloat(f); ok {
			t.Errorf("FromFloat(%v) = %v", f, n)
		}
	}
	for f, want := range map[float64]string{0: "0", 6.5: "6.5", 1.2e12: "1200000000000", 1.0 / 3: "1/3", 12.345678: "12.345678"} {
		if n, ok := FromFloat(f); !ok || n.String() != want {
			t.Errorf("FromFloat(%v) = %v, %v, want %s", f, n, ok, want)
		}
	}
}
