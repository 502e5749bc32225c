package embedded

import (
	"cmp"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// What is kept is what sorting all of them would put first, whoever offers them.
func TestTopIsTheBeginningOfTheOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		o := order{ranks: rapid.Permutation([]uint32{0, 1, 2, 3, 4}).Draw(t, "ranks"), byBase: rapid.Bool().Draw(t, "by base")}
		k := rapid.IntRange(1, 12).Draw(t, "k")
		tops := []*topMatches{{k: k, order: o}, {k: k, order: o}}
		var all []match
		for n := range rapid.IntRange(0, 80).Draw(t, "n") {
			m := match{
				place:  place{slot: slot(rapid.IntRange(0, 4).Draw(t, "slot")), paragraph: uint32(n)},
				record: uint64(n), base: float32(rapid.IntRange(0, 3).Draw(t, "base")) / 3,
			}
			all = append(all, m)
			tops[rapid.IntRange(0, 1).Draw(t, "to")].offer(&m)
		}
		slices.SortFunc(all, func(a, b match) int {
			byBase := 0
			if o.byBase {
				byBase = cmp.Compare(b.base, a.base)
			}
			return cmp.Or(byBase, cmp.Compare(o.ranks[a.slot], o.ranks[b.slot]), cmp.Compare(a.paragraph, b.paragraph))
		})
		tops[0].merge(tops[1])
		got := tops[0].sorted()
		if tops[0].seen != len(all) || len(got) != min(k, len(all)) {
			t.Fatalf("%d of %d kept, %d seen", len(got), len(all), tops[0].seen)
		}
		for i := range got {
			if got[i].match != all[i] {
				t.Fatalf("match %d is %+v, not %+v", i, got[i].match, all[i])
			}
		}
	})
}
