package panel

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"cewen/search/wordlist"
)

func planOf(t *rapid.T, phrases []string, overlap string) *plan {
	list, err := wordlist.Parse(strings.Join(phrases, "\n"), wordlist.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return &plan{Panel: &Panel{Overlap: overlap}, list: list}
}

func tally(t *rapid.T, p *plan, plain bool, text string) []int {
	find, err := p.newMatcher(plain)
	if err != nil {
		t.Fatal(err)
	}
	n := make([]int, len(p.list.Entries))
	find(text, func(entry int) { n[entry]++ })
	return n
}

// The automaton counts each phrase as strings.Count does.
func TestLawEachIsStringsCount(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		phrase := rapid.StringOfN(rapid.SampledFrom([]rune("印度尼西亚a0")), 1, 4, -1)
		phrases := rapid.SliceOfNDistinct(phrase, 1, 8, rapid.ID[string]).Draw(t, "phrases")
		text := rapid.StringOf(rapid.SampledFrom([]rune("印度尼西亚a0，"))).Draw(t, "text")
		p := planOf(t, phrases, Each)
		got := tally(t, p, false, text)
		for i, e := range p.list.Entries {
			if want := strings.Count(text, e.Folded); got[i] != want {
				t.Fatalf("%s in %s: %d, want %d", e.Folded, text, got[i], want)
			}
		}
		if plain := tally(t, p, true, text); !slices.Equal(got, plain) {
			t.Fatalf("%v, plain %v", got, plain)
		}
	})
}

// The longest first is what crossing out gives.
func TestLawLongestIsCrossingOut(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		phrase := rapid.StringOfN(rapid.SampledFrom([]rune("印度尼a")), 1, 4, -1)
		phrases := rapid.SliceOfNDistinct(phrase, 1, 8, rapid.ID[string]).Draw(t, "phrases")
		text := rapid.StringOf(rapid.SampledFrom([]rune("印度尼a，"))).Draw(t, "text")
		p := planOf(t, phrases, Longest)
		if got, plain := tally(t, p, false, text), tally(t, p, true, text); !slices.Equal(got, plain) {
			t.Fatalf("%q in %q: %v, plain %v", phrases, text, got, plain)
		}
	})
}

func TestWhatIsPartOfALongerOneIsNotCountedAgain(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := planOf(t, []string{"印度", "印度尼西亚", "西亚"}, Longest)
		if got, want := tally(t, p, false, "印度尼西亚与印度、西亚。"), []int{1, 1, 1}; !slices.Equal(got, want) {
			t.Fatalf("%v, want %v", got, want)
		}
	})
}
