package track

import (
	"math"
	"strings"
	"unicode"
)

// feature is a pair of neighbouring characters of one run of letters and digits, or a
// character that stands alone.
type feature uint64

// names are what the same thing is called in another report, folded.
var names = []struct{ name, other string }{
	{"轨道交通", "地铁"},
	{"生产总值", "gdp"},
	{"小街小巷", "背街小巷"},
	{"城镇新增就业", "新增城镇就业"},
	{"进口博览会", "进博会"},
	{"研发", "研究与试验发展"},
	{"研发", "研究与开发"},
}

// eachFeature calls yield with the features of a folded text, repeats included, as they are in another
// report. Nothing
// crosses a sign or a space.
func eachFeature(folded string, yield func(feature)) {
	for _, n := range names {
		folded = strings.ReplaceAll(folded, n.other, n.name)
	}
	last, alone := rune(0), false
	end := func() {
		if alone {
			yield(feature(last))
		}
		last, alone = 0, false
	}
	for _, r := range folded {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			end()
			continue
		}
		if last != 0 {
			yield(feature(last)<<32 | feature(r))
		}
		alone = last == 0
		last = r
	}
	end()
}

// Weights are how much features tell, learnt from the sentences of a place's reports:
// what stands in many of them (项目, 建设) tells little. The zero value is ready to use.
type Weights struct {
	sentences int
	in        map[feature]int // in how many sentences
}

// Add learns from a sentence, folded.
func (w *Weights) Add(folded string) {
	if w.in == nil {
		w.in = make(map[feature]int)
	}
	w.sentences++
	seen := make(map[feature]bool)
	eachFeature(folded, func(f feature) {
		if !seen[f] {
			seen[f] = true
			w.in[f]++
		}
	})
}

// of is the inverse document frequency of a feature over sentences, ln((n+1)/(d+½)):
// about 0 for what stands in all, and more than 0 for everything else.
func (w *Weights) of(f feature) float64 {
	return math.Log(float64(w.sentences+1) / (float64(w.in[f]) + 0.5))
}
