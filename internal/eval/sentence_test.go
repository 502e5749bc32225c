package main

import (
	"math/rand/v2"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestTwoWordsAreDroppedThatAreNotAdjacentAndNotTheFirst(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		// Words are told apart by their letters, so that what went can be seen.
		n := rapid.IntRange(4, 20).Draw(t, "words")
		var text strings.Builder
		var tokens [][2]int
		for i := range n {
			from := text.Len()
			text.WriteString(strings.Repeat(string(rune('a'+i)), 1+i%3))
			tokens = append(tokens, [2]int{from, text.Len()})
			if i%4 == 3 {
				text.WriteByte(',')
			}
		}
		rng := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0))
		rest, ok := dropTwo(text.String(), tokens, rng)
		if !ok {
			t.Fatal("nothing dropped")
		}
		var gone []int
		for i := range n {
			if !strings.ContainsRune(rest, rune('a'+i)) {
				gone = append(gone, i)
			}
		}
		if len(gone) != 2 || gone[0] == 0 || gone[1]-gone[0] < 2 {
			t.Fatalf("%s became %s: words %v went", text.String(), rest, gone)
		}
		if strings.Count(rest, ",") != n/4 {
			t.Fatalf("%s became %s", text.String(), rest)
		}
	})
}

func TestSentenceOfThreeWordsIsLeftAlone(t *testing.T) {
	if rest, ok := dropTwo("abc", [][2]int{{0, 1}, {1, 2}, {2, 3}}, newRand("")); ok {
		t.Errorf("became %q", rest)
	}
}
