package assoc

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

func near(a, b float64) bool { return math.Abs(a-b) <= 1e-9*math.Max(1, math.Abs(b)) }

// The values were worked out by hand from the formulas, with a calculator.
func TestFormulas(t *testing.T) {
	x := Table{Inside: 10, Part: 100, Word: 20, Whole: 1000}
	// cells 10, 90, 10, 890; expected 2, 98, 18, 882
	want := 2 * (10*math.Log(5) + 90*math.Log(90.0/98) + 10*math.Log(10.0/18) + 890*math.Log(890.0/882))
	if got := x.LogLikelihood(); !near(got, want) || math.Abs(got-21.176963) > 1e-5 {
		t.Errorf("log-likelihood %v, want %v", got, want)
	}
	if got := x.MI(); !near(got, 2.321928094887362) {
		t.Errorf("MI %v", got)
	}
	if got := LogDice(10, 50, 30); !near(got, 12) {
		t.Errorf("logDice %v", got)
	}
	// Rayson's example form: a = 10 of 1000, b = 5 of 2000, E1 = 5, E2 = 10
	if got, want := Keyness(10, 1000, 5, 2000), 2*(10*math.Log(2)+5*math.Log(0.5)); !near(got, want) {
		t.Errorf("keyness %v, want %v", got, want)
	}
	if got := LogRatio(10, 1000, 5, 2000); !near(got, 2) {
		t.Errorf("log ratio %v", got)
	}
	if got := LogRatio(8, 1000, 0, 1000); !near(got, 4) {
		t.Errorf("log ratio without the word %v", got)
	}
}

// A word that is spread as chance has it scores nothing, and nothing scores less.
func TestLawNothingBelowChance(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		part, times := rapid.IntRange(1, 1000).Draw(t, "part"), rapid.IntRange(2, 50).Draw(t, "times")
		inside := rapid.IntRange(1, part).Draw(t, "inside")
		even := Table{Inside: inside, Part: part, Word: inside * times, Whole: part * times}
		if ll := even.LogLikelihood(); math.Abs(ll) > 1e-6 || math.Abs(even.MI()) > 1e-9 {
			t.Fatalf("%+v: %v, %v", even, ll, even.MI())
		}
		word := inside + rapid.IntRange(0, part*(times-1)).Draw(t, "outside")
		if ll := (Table{Inside: inside, Part: part, Word: word, Whole: part * times}).LogLikelihood(); ll < -1e-6 {
			t.Fatalf("%d of %d: %v", inside, word, ll)
		}
	})
}
