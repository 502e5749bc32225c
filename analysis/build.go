package analysis

import (
	"encoding/binary"
	"math"
	"runtime"
	"slices"
	"sync"
	"unicode/utf8"
)

// builder makes a cutter of a dictionary.
type builder struct {
	*dictionary
	cutter *cutter
	// kept are the words that count, in order.
	kept []keptWord
	wide []bool // by code: units of two and more characters

	mu     sync.Mutex // protects what follows
	kindOf map[string]uint32
}

// keptWord is the first of its units.
type keptWord struct {
	codes []uint32
	tag   uint32
	slot  uint32
}

// cutter makes the cutter. The dictionary must have no word without units.
func (d *dictionary) cutter() *cutter {
	firsts := int(d.alphabet.codes)
	b := &builder{dictionary: d, kept: make([]keptWord, 0, len(d.words))}
	b.cutter = &cutter{alphabet: d.alphabet, trie: newTrie(firsts, len(d.codes)-len(d.words))}
	b.cutter.scratch.New = func() any { return new(path) }
	b.cutter.kindOf = make([]uint32, len(b.cutter.trie.slots))
	b.weigh(b.insert())
	b.cutter.words = len(b.kept)
	b.describe()
	return b.cutter
}

// insert puts the words into the trie, with the logarithms of their frequencies for
// distances, and returns the sum of the frequencies.
func (b *builder) insert() (total float64) {
	t := b.cutter.trie
	var last []uint32  // the word before
	var nodes []uint32 // that it went by: it shares the first ones mostly
	start := uint32(0)
	for _, word := range b.words {
		codes := b.codes[start:word.end]
		start = word.end
		n := sharedPrefix(last, codes)
		nodes = nodes[:n]
		for _, code := range codes[n:] {
			node := code
			if len(nodes) > 0 {
				node = t.insert(nodes[len(nodes)-1], code)
			}
			nodes = append(nodes, node)
		}
		last = codes
		slot := nodes[len(nodes)-1]
		if t.slots[slot].distance != noWord {
			continue
		}
		t.slots[slot].distance = float32(math.Log2(word.frequency))
		total += word.frequency
		b.kept = append(b.kept, keptWord{codes, word.tag, slot})
	}
	return total
}

func sharedPrefix(a, b []uint32) int {
	n := 0
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	return n
}

// weigh makes distances of logarithms.
func (b *builder) weigh(total float64) {
	t, all := b.cutter.trie, float32(math.Log2(total))
	for i := range t.slots {
		s := &t.slots[i]
		switch {
		case s.distance != noWord:
			s.distance = all - s.distance
		case i < int(t.firsts):
			s.distance = lonelyDistance
		}
	}
}

// describe finds out the kinds of the words, on all cores.
func (b *builder) describe() {
	b.kindOf = make(map[string]uint32)
	b.wide = make([]bool, b.alphabet.codes)
	for unit, code := range b.alphabet.other {
		b.wide[code] = utf8.RuneCountInString(unit) > 1
	}
	b.number(lonelyTag, kind{tag: lonelyTag}) // 0
	workers := runtime.GOMAXPROCS(0)
	var wait sync.WaitGroup
	for i := range workers {
		part := b.kept[i*len(b.kept)/workers : (i+1)*len(b.kept)/workers]
		wait.Go(func() {
			d := describer{known: make(map[string]uint32)}
			for _, word := range part {
				b.cutter.kindOf[word.slot] = d.kind(b, word)
			}
		})
	}
	wait.Wait()
}

// describer finds out the kinds of some of the words.
type describer struct {
	path   path
	inside []unitRange
	key    []byte
	known  map[string]uint32 // numbers of kinds by what tells them apart
}

// kind is the number of the kind of a word. It is made of the words of the shortest way
// that goes by more than one.
func (d *describer) kind(b *builder, word keptWord) uint32 {
	d.inside = d.inside[:0]
	if len(word.codes) > 2 || len(word.codes) == 2 && (b.wide[word.codes[0]] || b.wide[word.codes[1]]) {
		d.path.find(b.cutter.trie, word.codes, true)
		d.path.choose()
		for _, last := range slices.Backward(d.path.chosen) {
			first := d.path.steps[last].first
			if last > first || b.wide[word.codes[last]] {
				d.inside = append(d.inside, unitRange{int(first), int(last) + 1})
			}
		}
	}
	d.key = append(d.key[:0], b.tags[word.tag]...)
	for _, in := range d.inside {
		d.key = binary.AppendUvarint(append(d.key, 0), uint64(in.from))
		d.key = binary.AppendUvarint(d.key, uint64(in.to))
	}
	number, ok := d.known[string(d.key)]
	if !ok {
		number = b.number(string(d.key), kind{b.tags[word.tag], slices.Clone(d.inside)})
		d.known[string(d.key)] = number
	}
	return number
}

// number is the number of a kind with a key of its own.
func (b *builder) number(key string, k kind) uint32 {
	b.mu.Lock()
	defer b.mu.Unlock()
	number, ok := b.kindOf[key]
	if !ok {
		number = uint32(len(b.cutter.kinds))
		b.kindOf[key], b.cutter.kinds = number, append(b.cutter.kinds, k)
	}
	return number
}
