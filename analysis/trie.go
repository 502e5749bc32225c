package analysis

import "math/bits"

// trie finds words character by character. All edges lie in one table of open
// addressing: a step is one look at memory.
type trie struct {
	slots []trieSlot // a power of two of them, at most half of them in use
	used  int
	nodes uint32
}

// trieSlot is an edge: from a node by a character to the node after it.
type trieSlot struct {
	from uint32
	char rune
	node uint32 // 0 where the slot is empty
	word int32  // that ends there, or noWord
}

// root is the node where words begin.
const root uint32 = 1

// newTrie makes room for a number of edges. It grows as needed.
func newTrie(edges int) trie {
	return trie{slots: make([]trieSlot, 1<<bits.Len(uint(2*edges))), nodes: root}
}

// at is the slot of an edge, or the empty one where it belongs.
func (t *trie) at(from uint32, char rune) *trieSlot {
	mask := uint64(len(t.slots) - 1)
	key := uint64(from)<<32 | uint64(uint32(char))
	for i := key * 0x9e3779b97f4a7c15 >> 32; ; i++ {
		s := &t.slots[i&mask]
		if s.node == 0 || s.from == from && s.char == char {
			return s
		}
	}
}

// child is the edge from a node by a character, or nil.
func (t *trie) child(from uint32, char rune) *trieSlot {
	if s := t.at(from, char); s.node != 0 {
		return s
	}
	return nil
}

// insert adds a word under its number.
func (t *trie) insert(text string, word int32) {
	node := root
	var last *trieSlot
	for _, r := range text {
		if 2*(t.used+1) > len(t.slots) {
			t.grow()
		}
		last = t.at(node, r)
		if last.node == 0 {
			t.used++
			t.nodes++
			*last = trieSlot{from: node, char: r, node: t.nodes, word: noWord}
		}
		node = last.node
	}
	if last != nil {
		last.word = word
	}
}

func (t *trie) grow() {
	old := t.slots
	t.slots = make([]trieSlot, 2*len(old))
	for _, s := range old {
		if s.node != 0 {
			*t.at(s.from, s.char) = s
		}
	}
}
