package analysis

import (
	"sync"
	"unicode/utf8"
)

// cutter cuts texts exactly as gse.Segmenter.Segment does with the same dictionary, but
// looks words up by units instead of bytes and allocates nothing.
type cutter struct {
	alphabet *alphabet
	trie     *trie
	// kindOf has the kind of the word that ends at a slot of the trie.
	kindOf []uint32
	kinds  []kind
	words  int // how many there are
	// scratch holds *path values.
	scratch sync.Pool
}

// kind is what words chosen may have in common; there are some hundred.
type kind struct {
	tag string // part of speech
	// inside are the words of two or more characters that such a word is made of.
	inside []unitRange
}

// unitRange is a range of the units of a word.
type unitRange struct{ from, to int }

// lonelyDistance is the distance of a unit that is no word.
const lonelyDistance = 32

// lonelyTag is the part of speech of a unit that is no word: of the kind 0.
const lonelyTag = "x"

// path is the shortest way through a text, and what it takes to find it. The slices but
// chosen have an element a unit.
type path struct {
	codes  []uint32
	ends   []uint32 // in bytes
	steps  []pathStep
	chosen []uint32 // the last units of the words of the way, the last word first
}

// pathStep is how one comes to the end of a unit.
type pathStep struct {
	distance float32
	word     uint32 // the slot of the word that ends here
	first    uint32 // the unit that the word begins with
}

// read takes in the units of a text.
func (p *path) read(a *alphabet, text string) {
	p.codes, p.ends = p.codes[:0], p.ends[:0]
	for i := 0; i < len(text); {
		char, end := nextUnit(text, i)
		p.codes = append(p.codes, a.code(text[i:end], char))
		p.ends = append(p.ends, uint32(end))
		i = end
	}
}

// reach notes that a word leads to a step with a distance in all, if that is the shortest
// way yet. As gse does, it takes a distance of 0 for none.
func (s *pathStep) reach(distance float32, word, first uint32) {
	if s.distance == 0 || s.distance > distance {
		*s = pathStep{distance, word, first}
	}
}

// find finds the shortest way through units. within keeps it from being a single word.
func (p *path) find(t *trie, codes []uint32, within bool) {
	p.steps = append(p.steps[:0], make([]pathStep, len(codes))...)
	before := float32(0)
	for i, code := range codes {
		end := len(codes)
		if within && i == 0 {
			end--
		}
		// A unit that is no word has a distance too.
		p.steps[i].reach(before+t.slots[code].distance, code, uint32(i))
		if i+1 < end && t.pair(code, codes[i+1]) {
			p.follow(t, code, before, codes[:end], i)
		}
		before = p.steps[i].distance
	}
}

// follow finds the words of two and more units that begin at the unit i.
func (p *path) follow(t *trie, node uint32, before float32, codes []uint32, i int) {
	for j := i + 1; j < len(codes); j++ {
		node = t.at(hashEdge(node, codes[j]), node, codes[j])
		s := &t.slots[node]
		if s.from == 0 {
			return
		}
		if s.distance != noWord {
			p.steps[j].reach(before+s.distance, node, uint32(i))
		}
		if j+1 == len(codes) || s.kids>>(codes[j+1]%32)&1 == 0 {
			return
		}
	}
}

// choose goes the way back.
func (p *path) choose() {
	p.chosen = p.chosen[:0]
	for i := len(p.steps); i > 0; i = int(p.steps[i-1].first) {
		p.chosen = append(p.chosen, uint32(i-1))
	}
}

// found is a word found in a text. It is good until the next one.
type found struct {
	start, end int // in bytes
	cutter     *cutter
	path       *path
	step       uint32 // it ends with
}

// cut calls yield for each word of a text, punctuation included, in order.
func (c *cutter) cut(text string, yield func(found)) {
	p := c.scratch.Get().(*path)
	defer c.scratch.Put(p)
	p.read(c.alphabet, text)
	p.find(c.trie, p.codes, false)
	p.choose()
	start := 0
	for i := len(p.chosen) - 1; i >= 0; i-- {
		step := p.chosen[i]
		end := int(p.ends[step])
		yield(found{start, end, c, p, step})
		start = end
	}
}

// kind is what the dictionary says of it.
func (f found) kind() *kind {
	return &f.cutter.kinds[f.cutter.kindOf[f.path.steps[f.step].word]]
}

// inside calls yield for the words of two or more characters that it is made of, as byte
// ranges of the text.
func (f found) inside(text string, yield func(start, end int)) {
	first := int(f.path.steps[f.step].first)
	units := int(f.step) - first + 1
	if units == 1 || units == 2 && utf8.RuneCountInString(text[f.start:f.end]) == 2 {
		return // without a look at memory
	}
	for _, in := range f.kind().inside {
		start := f.start
		if in.from > 0 {
			start = int(f.path.ends[first+in.from-1])
		}
		yield(start, int(f.path.ends[first+in.to-1]))
	}
}
