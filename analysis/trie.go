package analysis

import "math/bits"

// trie finds words unit by unit. An edge, from a node by a unit to the node after it, is a
// slot; a node is known by the number of its slot. The slots of first units lie in the order
// of their codes; the others in a table of open addressing behind them, so that a step is
// one look at memory. What is not there is mostly known without that look.
type trie struct {
	slots []trieSlot
	// firsts is the number of slots of first units: of codes.
	firsts uint32
	// shift takes a hash to a slot of the table, which holds a power of two of them.
	shift uint8
	// pairs are the bits of a filter: none is set for two units with which no word begins.
	// It is small enough for the cache of a processor core, which the table is not.
	pairs [1 << (pairBits - 6)]uint64
}

// trieSlot is an edge. It holds no pointers: the garbage collector passes by.
type trieSlot struct {
	from     uint32 // the node that it goes from, 0 where the slot is empty
	code     uint32 // of the unit
	distance float32
	kids     uint32 // a bit for each code that goes on from here, modulo 32
}

// noWord is the distance of a slot at which no word ends. All others are 0 or more.
const noWord = -1

// pairBits is the size of the filter: 256 KB for 180,000 pairs pass one pair in eleven in vain.
const pairBits = 21

// newTrie makes room for words with codes below firsts and at most a number of edges from
// one unit to another.
func newTrie(firsts, edges int) *trie {
	size := bits.Len(uint(edges + edges/4))
	t := &trie{firsts: uint32(firsts), shift: uint8(64 - size)}
	t.slots = make([]trieSlot, firsts+1<<size)
	for i := range t.slots {
		t.slots[i].distance = noWord
	}
	return t
}

// hashEdge spreads edges over 64 bits, of which the first are the best.
func hashEdge(from, code uint32) uint64 {
	return (uint64(from)<<32 | uint64(code)) * 0x9e3779b97f4a7c15
}

// at is the number of the slot of an edge from a node, or of the empty one where it belongs.
func (t *trie) at(hash uint64, from, code uint32) uint32 {
	table := t.slots[t.firsts:]
	mask := uint32(len(table) - 1)
	for i := uint32(hash >> t.shift); ; i++ {
		s := &table[i&mask]
		if s.from == from && s.code == code || s.from == 0 {
			return t.firsts + i&mask
		}
	}
}

// insert adds an edge if there is none, and returns the node that it leads to.
func (t *trie) insert(from, code uint32) uint32 {
	hash := hashEdge(from, code)
	to := t.at(hash, from, code)
	if s := &t.slots[to]; s.from == 0 {
		s.from, s.code = from, code
		t.slots[from].kids |= 1 << (code % 32)
		if from < t.firsts {
			bit := hash >> (64 - pairBits)
			t.pairs[bit/64] |= 1 << (bit % 64)
		}
	}
	return to
}

// pair is false for units with which no word begins.
func (t *trie) pair(first, second uint32) bool {
	bit := hashEdge(first, second) >> (64 - pairBits)
	return t.pairs[bit/64]>>(bit%64)&1 != 0
}
