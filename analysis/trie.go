package analysis

import "math/bits"

// trie finds words unit by unit. A node is known by the number of its slot. The nodes of
// first units have their codes for numbers; the nodes after a node lie side by side, in a
// small table of open addressing, with those after these close behind: texts touch few
// lines of memory. What is not there is mostly known without a look at it.
type trie struct {
	slots []trieSlot
	// pairs are the bits of a filter: none is set for two units with which no word begins.
	// It is small enough for the cache of a processor core, which the slots are not.
	pairs [1 << (pairBits - 6)]uint64
}

// trieSlot is a node. It holds no pointers: the garbage collector passes by.
type trieSlot struct {
	code     uint32  // of the unit that leads here, 0 where the slot is empty
	distance float32 // of the word that ends here, or noWord
	next     table   // of the nodes after it
	kids     uint32  // a bit for the code of each node after it, modulo 32
}

// noWord is the distance of a node at which no word ends. All others are 0 or more.
const noWord = -1

// pairBits is the size of the filter: 128 KB for 180,000 pairs pass one pair in six in vain.
const pairBits = 20

// table is a stretch of slots: where it begins, and the logarithm of its size in the last
// tableBits bits. That is enough for 134 million slots, 2 GB of them.
type table uint32

const tableBits = 5

// first is the slot of a table where the search for a code begins.
func (t table) first(code uint32) uint32 {
	return code * 0x9e3779b1 >> (32 - t&(1<<tableBits-1))
}

// addTable adds an empty table for a number of nodes.
func (t *trie) addTable(nodes int) table {
	size := bits.Len(uint(nodes + nodes/8 - 1))
	begin := len(t.slots)
	for range 1 << size {
		t.slots = append(t.slots, trieSlot{distance: noWord})
	}
	return table(begin<<tableBits | size)
}

// at is the number of the node after another by a unit, or 0.
func (t *trie) at(node, code uint32) uint32 {
	next := t.slots[node].next
	begin, last := uint32(next>>tableBits), uint32(1)<<(next&(1<<tableBits-1))-1
	i := next.first(code)
	for range last + 1 {
		switch t.slots[begin+i].code {
		case 0:
			return 0
		case code:
			return begin + i
		}
		i = (i + 1) & last
	}
	return 0
}

// insert puts a node into the table of the one before it, where it is not yet. first tells
// that the one before it is of a first unit.
func (t *trie) insert(node, code uint32, first bool) uint32 {
	next := t.slots[node].next
	begin, last := uint32(next>>tableBits), uint32(1)<<(next&(1<<tableBits-1))-1
	i := next.first(code)
	for t.slots[begin+i].code != 0 {
		i = (i + 1) & last
	}
	t.slots[begin+i].code = code
	t.slots[node].kids |= 1 << (code % 32)
	if first {
		bit := pairBit(node, code)
		t.pairs[bit/64] |= 1 << (bit % 64)
	}
	return begin + i
}

// pairBit is the place of a pair of units in the filter.
func pairBit(first, second uint32) uint64 {
	return (uint64(first)<<32 | uint64(second)) * 0x9e3779b97f4a7c15 >> (64 - pairBits)
}

// pair is the node of two units, or 0 if no word begins with them.
func (t *trie) pair(first, second uint32) uint32 {
	bit := pairBit(first, second)
	if t.pairs[bit/64]>>(bit%64)&1 == 0 {
		return 0
	}
	return t.at(first, second)
}
