package analysis

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func has(gram string) GramQuery      { return GramQuery{Op: GramHas, Gram: gram} }
func begins(prefix string) GramQuery { return GramQuery{Op: GramPrefix, Gram: prefix} }

func TestPlanText(t *testing.T) {
	for _, test := range []struct{ rule, text, want string }{
		{"a phrase is the AND of its bigrams", "太忻一", "太忻 & 忻一"},
		{"a bigram is asked for once", "一一一", "一一"},
		{"a single character is a beginning", "太", "太…"},
		{"before punctuation the end of a run is known", "太忻,", "太忻 & 忻"},
		{"so it is before a space", "pm 2", "pm & m & 2…"},
		{"each run asks for its own", "太,忻", "太 & 忻…"},
		{"after punctuation the end is open again", "所,所", "所"},
		{"rare characters are characters", "𠮷野", "𠮷野"},
		{"punctuation alone says nothing", "——", "*"},
		{"nothing says nothing", "", "*"},
	} {
		t.Run(test.rule, func(t *testing.T) {
			if got := PlanText(test.text).String(); got != test.want {
				t.Errorf("PlanText(%q) = %s, want %s", test.text, got, test.want)
			}
		})
	}
}

// plainText draws folded text over a few characters, so that needles are found
// often: Han, rare Han, a combining mark, digits, letters, punctuation, spaces.
func plainText(most int) *rapid.Generator[string] {
	runes := rapid.StringOfN(rapid.RuneFrom([]rune("新建所𠮷\u03013a,。 ")), 0, most, -1)
	return rapid.Map(runes, Fold)
}

func TestPlanTextNeverMisses(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := plainText(20).Draw(t, "text")
		needle := plainText(4).Draw(t, "needle")
		if runes := []rune(text); rapid.Bool().Draw(t, "needle from the text") {
			from := rapid.IntRange(0, len(runes)).Draw(t, "from")
			needle = string(runes[from:rapid.IntRange(from, len(runes)).Draw(t, "to")])
		}
		plan := PlanText(needle)
		if strings.Contains(text, needle) && !plan.Match(gramsOf(text)) {
			t.Fatalf("%q holds %q, but not %s", text, needle, plan)
		}
	})
}

func TestAllGrams(t *testing.T) {
	either := AnyGrams(has("甲乙"), has("丙丁"))
	nested := AnyGrams(PlanText("甲乙丙"), has("丁戊"))
	for _, test := range []struct {
		rule string
		of   []GramQuery
		want string
	}{
		{"of nothing", nil, "*"},
		{"of one", []GramQuery{has("甲乙")}, "甲乙"},
		{"what always holds drops out", []GramQuery{{}, has("甲乙"), {}}, "甲乙"},
		{"what never holds wins", []GramQuery{has("甲乙"), {Op: GramNone}}, "∅"},
		{"repeats go", []GramQuery{has("甲乙"), has("乙丙"), has("甲乙")}, "甲乙 & 乙丙"},
		{"repeats of any form", []GramQuery{nested, nested}, "(甲乙 & 乙丙) | 丁戊"},
		{"nested ones are opened", []GramQuery{AllGrams(has("甲乙"), has("乙丙")), has("丙丁")}, "甲乙 & 乙丙 & 丙丁"},
		{"ORs stay in parentheses", []GramQuery{has("乙丙"), either}, "乙丙 & (甲乙 | 丙丁)"},
		{"an OR that one of the others fulfils goes", []GramQuery{either, has("甲乙")}, "甲乙"},
		{"a beginning goes beside a gram that begins so", []GramQuery{begins("甲"), has("甲乙")}, "甲乙"},
		{"and beside one that ends so", []GramQuery{begins("乙"), has("甲乙")}, "甲乙"},
		{"but not beside another one", []GramQuery{begins("丙"), has("甲乙")}, "丙… & 甲乙"},
		{"ORs of beginnings likewise", []GramQuery{AnyGrams(begins("乙"), begins("丁")), either}, "甲乙 | 丙丁"},
		{"unless one alternative has none", []GramQuery{begins("乙"), either}, "乙… & (甲乙 | 丙丁)"},
	} {
		t.Run(test.rule, func(t *testing.T) {
			if got := AllGrams(test.of...).String(); got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
}

func TestAnyGrams(t *testing.T) {
	for _, test := range []struct {
		rule string
		of   []GramQuery
		want string
	}{
		{"of nothing", nil, "∅"},
		{"of one", []GramQuery{has("甲乙")}, "甲乙"},
		{"what never holds drops out", []GramQuery{{Op: GramNone}, has("甲乙")}, "甲乙"},
		{"what always holds wins", []GramQuery{has("甲乙"), {}}, "*"},
		{"repeats go", []GramQuery{has("甲乙"), has("乙丙"), has("甲乙")}, "甲乙 | 乙丙"},
		{"nested ones are opened", []GramQuery{AnyGrams(has("甲乙"), has("乙丙")), has("丙丁")}, "甲乙 | 乙丙 | 丙丁"},
		{"what asks for more goes", []GramQuery{PlanText("甲乙丙"), has("甲乙")}, "甲乙"},
		{"a gram goes beside its beginning", []GramQuery{has("甲乙"), begins("甲")}, "甲…"},
		{"what all ask for is taken out", []GramQuery{PlanText("养老服务"), PlanText("托育服务")}, "服务 & ((养老 & 老服) | (托育 & 育服))"},
		{"ANDs stay in parentheses", []GramQuery{PlanText("甲乙丙"), has("丁戊")}, "(甲乙 & 乙丙) | 丁戊"},
	} {
		t.Run(test.rule, func(t *testing.T) {
			if got := AnyGrams(test.of...).String(); got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
}

// formula draws a condition, and the same as a function of grams that nothing was
// simplified in. Its leaves are few, so that they meet again.
func formula(t *rapid.T, depth int) (GramQuery, func(grams []string) bool) {
	if depth == 0 || rapid.IntRange(0, 4).Draw(t, "leaf") == 0 {
		q := rapid.SampledFrom([]GramQuery{
			PlanText("新建"), PlanText("新建所"), PlanText("建所"), PlanText("3,新"), PlanText("新"), PlanText("建"), {}, {Op: GramNone},
		}).Draw(t, "condition")
		return q, q.Match
	}
	var subs []GramQuery
	var plain []func([]string) bool
	for range rapid.SampledFrom([]int{2, 2, 2, 3, 1, 0}).Draw(t, "operands") {
		q, p := formula(t, depth-1)
		if i := rapid.IntRange(0, 2*len(subs)).Draw(t, "again"); i < len(subs) {
			q, p = subs[i], plain[i]
		}
		subs, plain = append(subs, q), append(plain, p)
	}
	if rapid.Bool().Draw(t, "and") {
		return AllGrams(subs...), func(g []string) bool {
			return !slices.ContainsFunc(plain, func(p func([]string) bool) bool { return !p(g) })
		}
	}
	return AnyGrams(subs...), func(g []string) bool {
		return slices.ContainsFunc(plain, func(p func([]string) bool) bool { return p(g) })
	}
}

func TestSimplifyingChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		q, plain := formula(t, 4)
		text := plainText(8).Draw(t, "text")
		if grams := gramsOf(text); q.Match(grams) != plain(grams) {
			t.Fatalf("%s: %v for the grams of %q, %v before simplification", q, q.Match(grams), text, plain(grams))
		}
	})
}

// Readers of a plan rely on its form: engines need not look for an AND within an
// AND, or for a constant anywhere but at the top.
func TestFormOfSimplified(t *testing.T) {
	var check func(t *rapid.T, q GramQuery, parent GramOp)
	check = func(t *rapid.T, q GramQuery, parent GramOp) {
		inside := parent == GramAnd || parent == GramOr
		switch {
		case inside && (q.Op == GramAny || q.Op == GramNone), inside && q.Op == parent,
			(q.Op == GramAnd || q.Op == GramOr) != (len(q.Sub) >= 2),
			(q.Op == GramHas || q.Op == GramPrefix) != (q.Gram != ""):
			t.Fatalf("%s within operator %d", q, parent)
		}
		for i, sub := range q.Sub {
			check(t, sub, q.Op)
			if slices.ContainsFunc(q.Sub[:i], sub.equal) {
				t.Fatalf("%s asks for %s twice", q, sub)
			}
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		q, _ := formula(t, 4)
		check(t, q, GramAny)
	})
}
