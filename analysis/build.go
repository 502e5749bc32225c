package analysis

import "math"

// builder makes a cutter of a dictionary.
type builder struct {
	*dictionary
	cutter *cutter
	groups []group  // a stack: those of the nodes on the way to the one that grows
	counts []uint32 // by code: used by group, 0 outside of it
	moved  []uint32 // used by group
}

// cutter makes the cutter.
func (d *dictionary) cutter() *cutter {
	firsts := len(d.alphabet.isWord)
	t := &trie{slots: make([]trieSlot, firsts, firsts+len(d.codes)-len(d.words))}
	for code := range t.slots {
		t.slots[code] = trieSlot{code: uint32(code), distance: noWord}
	}
	b := &builder{
		dictionary: d,
		cutter:     &cutter{alphabet: d.alphabet, trie: t, tags: d.tags},
		counts:     make([]uint32, firsts),
		moved:      make([]uint32, len(d.words)),
	}
	b.cutter.scratch.New = func() any { return new(path) }
	words := make([]uint32, len(d.words))
	for i := range words {
		words[i] = uint32(i)
	}
	b.group(words, 0)
	for _, g := range b.groups {
		b.grow(g.code, g.words, 1)
	}
	b.weigh()
	return b.cutter
}

// codesOf are the codes of the units of a word.
func (d *dictionary) codesOf(word uint32) []uint32 {
	w := &d.words[word]
	return d.codes[w.begin:w.end]
}

// group is of words that agree up to and with a unit.
type group struct {
	code  uint32
	words []uint32
}

// group puts words side by side that have the same unit at depth, and leaves them in their
// order otherwise. It appends their groups to b.groups.
func (b *builder) group(words []uint32, depth int) {
	begin, runs, last := len(b.groups), 0, uint32(0)
	for _, word := range words {
		code := b.codesOf(word)[depth]
		if b.counts[code] == 0 {
			b.groups = append(b.groups, group{code: code})
		}
		if b.counts[code]++; code != last {
			runs, last = runs+1, code
		}
	}
	groups := b.groups[begin:]
	if runs > len(groups) {
		b.move(words, depth, groups)
	}
	for i := range groups {
		g := &groups[i]
		n := b.counts[g.code]
		b.counts[g.code] = 0
		g.words, words = words[:n], words[n:]
	}
}

// move puts words of groups, counted already, side by side.
func (b *builder) move(words []uint32, depth int, groups []group) {
	at, moved := uint32(0), b.moved[:len(words)]
	for _, g := range groups {
		n := b.counts[g.code]
		b.counts[g.code] = at
		at += n
	}
	for _, word := range words {
		code := b.codesOf(word)[depth]
		moved[b.counts[code]] = word
		b.counts[code]++
	}
	copy(words, moved)
	for i := len(groups) - 1; i > 0; i-- { // counts are ends now
		b.counts[groups[i].code] -= b.counts[groups[i-1].code]
	}
}

// grow adds what comes after a node: words share it and the units before depth.
func (b *builder) grow(node uint32, words []uint32, depth int) {
	longer := words[:0]
	for _, word := range words {
		if len(b.codesOf(word)) > depth {
			longer = append(longer, word)
		} else {
			b.keep(word, node)
		}
	}
	if len(longer) <= 1 {
		for _, word := range longer {
			b.growOne(node, word, depth)
		}
		return
	}
	begin := len(b.groups)
	b.group(longer, depth)
	end := len(b.groups)
	t := b.cutter.trie
	t.slots[node].next = t.addTable(end - begin)
	for _, g := range b.groups[begin:] {
		t.insert(node, g.code, depth == 1)
	}
	for i := begin; i < end; i++ {
		g := b.groups[i]
		b.grow(t.at(node, g.code), g.words, depth+1)
	}
	b.groups = b.groups[:begin]
}

// growOne is grow for a single word that goes on.
func (b *builder) growOne(node, word uint32, depth int) {
	t := b.cutter.trie
	for i, code := range b.codesOf(word)[depth:] {
		t.slots[node].next = t.addTable(1)
		node = t.insert(node, code, depth+i == 1)
	}
	b.keep(word, node)
}

// keep lets a word end at a node, if it is the first that does.
func (b *builder) keep(word, node uint32) {
	if s := &b.cutter.trie.slots[node]; s.distance == noWord {
		s.distance = float32(math.Log2(b.words[word].frequency))
		b.words[word].node = node
	}
}

// weigh makes distances of the logarithms of frequencies, and notes tags.
func (b *builder) weigh() {
	b.cutter.tagOf = make([]uint32, len(b.cutter.trie.slots))
	total := float64(0)
	for _, word := range b.words {
		if word.node != 0 {
			total += word.frequency
			b.cutter.tagOf[word.node] = word.tag
		}
	}
	t, all := b.cutter.trie, float32(math.Log2(total))
	for i := range t.slots {
		s := &t.slots[i]
		switch {
		case s.distance != noWord:
			s.distance = all - s.distance
		case i < len(b.alphabet.isWord):
			s.distance = lonelyDistance
		}
	}
}
