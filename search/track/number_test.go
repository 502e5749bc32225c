package track

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

func TestCompareIsExactAndConverts(t *testing.T) {
	one := func(x float64, unit string) Amount { return Amount{x, x, unit} }
	for _, c := range []struct {
		name               string
		promised, reported Amount
		difference, ratio  float64
		differs            bool // the units measure different things
	}{
		{"more", one(3, "所"), one(5, "所"), 2, 5.0 / 3, false},
		{"fewer", one(99, "个"), one(83, "个"), -16, 83.0 / 99, false},
		{"decimals as they are written", one(0.1, "%"), one(0.3, "%"), 0.2, 3, false},
		{"within a family, in the unit of the promise", one(12000, "亩"), one(800, "公顷"), 0, 1, false},
		{"within a family, other way", one(8, "公里"), one(8500, "米"), 0.5, 1.0625, false},
		{"a range that is met", Amount{5, 6, "%"}, one(5.5, "%"), 0, 1, false},
		{"below a range", Amount{5, 6, "%"}, one(4.5, "%"), -0.5, 0.9, false},
		{"above a range", Amount{5, 6, "%"}, one(9, "%"), 3, 1.5, false},
		{"a fall where growth was promised", one(10, "%"), one(-2.6, "%"), -12.6, -0.26, false},
		{"things and kilometres", one(3, "所"), one(3, "公里"), 0, 0, true},
		{"percent and percentage points", one(3, "%"), one(3, "个百分点"), 0, 0, true},
	} {
		got, ok := Compare(c.promised, c.reported)
		if ok == c.differs {
			t.Errorf("%s: comparable %v", c.name, ok)
			continue
		}
		if ok && (got.Difference != c.difference || math.Abs(*got.Ratio-c.ratio) > 1e-12) {
			t.Errorf("%s: difference %v, ratio %v", c.name, got.Difference, *got.Ratio)
		}
	}
	if got, ok := Compare(one(0, "起"), one(2, "起")); !ok || got.Difference != 2 || got.Ratio != nil {
		t.Errorf("nothing promised: %+v", got)
	}
}

// A number less another one is the other way round with the other sign, and both ratios
// multiply to 1.
func TestDifferencesAreArithmetic(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		number := func(name string) Amount {
			x := float64(rapid.IntRange(1, 1_000_000).Draw(t, name)) / 100
			return Amount{x, x, "万元"[len("万"):]}
		}
		a, b := number("promised"), number("reported")
		there, ok1 := Compare(a, b)
		back, ok2 := Compare(b, a)
		if !ok1 || !ok2 || there.Difference != -back.Difference || math.Abs(*there.Ratio**back.Ratio-1) > 1e-9 {
			t.Fatalf("%v and %v: %+v, %+v", a, b, there, back)
		}
		if got := math.Round((a.Low+there.Difference)*100) / 100; got != b.Low {
			t.Fatalf("%v and %v make %v", a.Low, there.Difference, got)
		}
		if c := there.closeness(); c <= 0 || c > 1 || c != back.closeness() && math.Abs(c-back.closeness()) > 1e-9 {
			t.Fatalf("closeness %v, back %v", c, back.closeness())
		}
	})
}
