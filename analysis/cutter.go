package analysis

import (
	"slices"
	"sync"
	"unicode/utf8"
)

// cutter cuts texts exactly as gse.Segmenter.Segment does with the same dictionary, but
// looks words up by units instead of bytes and allocates nothing.
type cutter struct {
	alphabet *alphabet
	trie     *trie
	// tagOf has the number, among the tags, of that of the word that ends at a node.
	tagOf []uint32
	tags  []string
	// scratch holds *path values.
	scratch sync.Pool
}

// lonelyDistance is the distance of a unit that is no word.
const lonelyDistance = 32

// lonelyTag is the part of speech of a unit that is no word. Its number is 0.
const lonelyTag = "x"

// path is the shortest way through a text, and what it takes to find it. Codes, ends, pairs
// and steps have an element a unit.
type path struct {
	codes  []uint32
	ends   []uint32 // in bytes
	pairs  []uint32 // nodes of units with the ones after them
	steps  []pathStep
	chosen []uint32 // the last units of the words of the way, the last word first
	// inner and parts are steps and chosen of the way through one of these words.
	inner []pathStep
	parts []uint32
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

// findPairs looks up each unit with the one after it, on its own: none of these looks at
// memory waits for another.
func (p *path) findPairs(t *trie) {
	p.pairs = p.pairs[:0]
	for i, code := range p.codes {
		pair := uint32(0)
		if i+1 < len(p.codes) {
			pair = t.pair(code, p.codes[i+1])
		}
		p.pairs = append(p.pairs, pair)
	}
}

// stretch is some of the units of a path, with as many steps.
type stretch struct {
	codes, pairs []uint32
	steps        []pathStep
}

// find finds the shortest way through a stretch. The first word has at most a number of
// units.
func (s stretch) find(t *trie, atMost int) {
	clear(s.steps)
	before := float32(0)
	for i, code := range s.codes {
		// A unit that is no word has a distance too.
		s.steps[i].reach(before+t.slots[code].distance, code, uint32(i))
		if s.pairs[i] != 0 {
			end := len(s.codes)
			if i == 0 {
				end = atMost
			}
			s.follow(t, before, i, end)
		}
		before = s.steps[i].distance
	}
}

// follow finds the words of two and more units that begin at the unit i, and end before
// another.
func (s stretch) follow(t *trie, before float32, i, end int) {
	node := s.pairs[i]
	for j := i + 1; j < end; {
		slot := &t.slots[node]
		if slot.distance != noWord {
			s.steps[j].reach(before+slot.distance, node, uint32(i))
		}
		if j++; j == end || slot.kids>>(s.codes[j]%32)&1 == 0 {
			return
		}
		if node = t.at(node, s.codes[j]); node == 0 {
			return
		}
	}
}

// chosen appends the last units of the words of the shortest way found, the last word first.
func (s stretch) chosen(to []uint32) []uint32 {
	for i := len(s.steps); i > 0; i = int(s.steps[i-1].first) {
		to = append(to, uint32(i-1))
	}
	return to
}

// find finds the shortest way through a text.
func (p *path) find(t *trie) {
	p.findPairs(t)
	p.steps = slices.Grow(p.steps[:0], len(p.codes))[:len(p.codes)]
	s := stretch{p.codes, p.pairs, p.steps}
	s.find(t, len(p.codes))
	p.chosen = s.chosen(p.chosen[:0])
}

// start is where a unit starts, in bytes.
func (p *path) start(unit uint32) int {
	if unit == 0 {
		return 0
	}
	return int(p.ends[unit-1])
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
	p.find(c.trie)
	start := 0
	for i := len(p.chosen) - 1; i >= 0; i-- {
		step := p.chosen[i]
		end := int(p.ends[step])
		yield(found{start, end, c, p, step})
		start = end
	}
}

// isWord tells whether it holds a letter or digit. Mostly its first unit does.
func (f found) isWord(text string) bool {
	first := f.path.codes[f.path.steps[f.step].first]
	return f.cutter.alphabet.isWord[first] || isWord(text[f.start:f.end])
}

// tag is its part of speech, as the dictionary has it.
func (f found) tag() string {
	return f.cutter.tags[f.cutter.tagOf[f.path.steps[f.step].word]]
}

// inside calls yield for the words of two or more characters that it is made of, as byte
// ranges of the text, in order. It is as gse does it: each time anew, for that takes less
// time than a look at far memory.
func (f found) inside(text string, yield func(start, end int)) {
	first := f.path.steps[f.step].first
	units := f.step + 1 - first
	if units == 1 || units == 2 && utf8.RuneCountInString(text[f.start:f.end]) == 2 {
		return
	}
	p := f.path
	p.inner = slices.Grow(p.inner[:0], int(units))[:units]
	s := stretch{p.codes[first : f.step+1], p.pairs[first : f.step+1], p.inner}
	s.find(f.cutter.trie, int(units)-1)
	p.parts = s.chosen(p.parts[:0])
	for _, last := range slices.Backward(p.parts) {
		start, end := p.start(first+s.steps[last].first), p.start(first+last+1)
		if s.steps[last].first < last || utf8.RuneCountInString(text[start:end]) > 1 {
			yield(start, end)
		}
	}
}
