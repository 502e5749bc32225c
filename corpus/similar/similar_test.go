package similar

import (
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// paragraphs are a text under test.
type paragraphs []string

func (p paragraphs) Len() int { return len(p) }

func (p paragraphs) At(i int) []byte { return []byte(p[i]) }

func TestSimilarityIsTheShareOfRuns(t *testing.T) {
	for _, c := range []struct {
		a, b paragraphs
		want float64
	}{
		{paragraphs{"甲乙丙丁戊己"}, paragraphs{"甲乙丙丁戊己"}, 1},
		{paragraphs{"甲乙丙丁戊己"}, paragraphs{"甲乙，丙丁", "戊己。"}, 1}, // signs and lines do not count
		{paragraphs{"甲乙丙丁戊己"}, paragraphs{"甲乙丙丁戊庚"}, 1.0 / 3},
		{paragraphs{"甲乙丙丁戊"}, paragraphs{"己庚辛壬癸"}, 0},
		{paragraphs{"甲乙"}, paragraphs{"甲乙"}, 1},
		{paragraphs{"甲乙"}, paragraphs{"甲丙"}, 0},
		{paragraphs{""}, paragraphs{"。"}, 0},
	} {
		if got := NewShingles(c.a).Similarity(NewShingles(c.b)); got != c.want {
			t.Errorf("%q and %q: %v, want %v", c.a, c.b, got, c.want)
		}
	}
}

// The rolling hash finds the same runs as cutting them out does.
func TestShinglesAreTheRuns(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOfN(rapid.SampledFrom([]rune("甲乙丙a1")), 0, 60, -1).Draw(t, "text")
		runes, runs := []rune(text), make(map[string]bool)
		for i := 0; i+shingleLength <= len(runes); i++ {
			runs[string(runes[i:i+shingleLength])] = true
		}
		want := len(runs)
		if 0 < len(runes) && len(runes) < shingleLength {
			want = 1
		}
		if got := len(NewShingles(paragraphs{text})); got != want {
			t.Errorf("%q: %d shingles, want %d", text, got, want)
		}
	})
}

// edited replaces a share of the characters of a text.
func edited(random *rand.Rand, text []rune, share float64) []rune {
	text = slices.Clone(text)
	for i := range text {
		if random.Float64() < share {
			text[i] = randomHan(random)
		}
	}
	return text
}

func randomHan(random *rand.Rand) rune { return rune(0x4e00 + random.IntN(3000)) }

func TestAnEstimateIsNearTheSimilarity(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 1))
	wide := 0
	const trials = 200
	for range trials {
		text := make([]rune, 300+random.IntN(5000))
		for i := range text {
			text[i] = randomHan(random)
		}
		a, b := paragraphs{string(text)}, paragraphs{string(edited(random, text, random.Float64()/5))}
		sa, sb := NewSketch(a), NewSketch(b)
		exact := NewShingles(a).Similarity(NewShingles(b))
		if off := sa.Estimate(&sb) - exact; off < -0.09 || off > 0.09 {
			wide++
		}
	}
	if wide > trials/10 {
		t.Errorf("%d of %d estimates are off by more than 0.09", wide, trials)
	}
}

func TestAnIndexFindsCopiesAndLittleElse(t *testing.T) {
	random := rand.New(rand.NewPCG(2, 2))
	var index Index
	texts := make([][]rune, 500)
	for key := range texts {
		texts[key] = make([]rune, 50+random.IntN(1000))
		for i := range texts[key] {
			texts[key][i] = randomHan(random)
		}
		s := NewSketch(paragraphs{string(texts[key])})
		index.Add(uint32(key), &s)
	}
	for key := range 100 {
		index.Remove(uint32(key))
	}
	found, others := 0, 0
	for key, text := range texts {
		s := NewSketch(paragraphs{string(edited(random, text, 0.05))})
		for _, met := range index.Meeting(&s) {
			switch {
			case met < 100:
				t.Fatalf("%d was removed", met)
			case int(met) == key:
				found++
			default:
				others++
			}
		}
	}
	t.Logf("%d of 400 copies found, %d others", found, others)
	if found < 380 || others > 40 || index.Len() != 400 {
		t.Errorf("%d of 400 copies found, %d others, %d held", found, others, index.Len())
	}
}

func TestSketchesAreKept(t *testing.T) {
	s := NewSketch(paragraphs{"高质量发展是首要任务"})
	got, err := DecodeSketch(s.Encode())
	if err != nil || got != s {
		t.Errorf("%v, %v", got, err)
	}
	for _, b := range [][]byte{nil, {9}, s.Encode()[1:]} {
		if _, err := DecodeSketch(b); err == nil {
			t.Errorf("%d bytes were read", len(b))
		}
	}
}
