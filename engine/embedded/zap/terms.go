package zap

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"hash/maphash"
	"slices"
)

// Terms numbers the terms of a field as they come, from 0 on, and lists those of one text
// after another: each once, with how often it stands there. It holds no pointers to texts.
// A Terms is of some records of one segment and is used by one goroutine at a time.
type Terms struct {
	slots []termSlot // a power of two of them, at most half of them in use
	shift int        // leaves of a hash as many bits as number the slots
	seed  maphash.Seed
	bytes []byte   // of all terms, one after the other
	ends  []uint32 // in bytes, of each term
	// numbers and counts are of the current text; room is where those of texts are kept.
	numbers, counts, room []uint32
}

// termSlot is a term: what tells it from others, its number, and where it stood in the list of
// the last text that had it. It is in the current one if it stands there in that, too.
type termSlot struct {
	key    uint64 // 0 where the slot is empty
	number uint32
	at     uint32
}

// NewTerms returns one without terms.
func NewTerms() *Terms {
	const few = 4 // bits
	return &Terms{slots: make([]termSlot, 1<<few), shift: 64 - few, seed: maphash.MakeSeed()}
}

// Len is how many terms there are.
func (t *Terms) Len() int { return len(t.ends) }

// Term is the term of a number. It must not be changed.
func (t *Terms) Term(number uint32) []byte {
	from := uint32(0)
	if number > 0 {
		from = t.ends[number-1]
	}
	return t.bytes[from:t.ends[number]]
}

// Most terms are pairs of characters or short words: up to seven bytes they are told apart by
// what they are, longer ones by a hash that is then compared.
const (
	shortTerm = 7
	longTerm  = 0xFF // in the place of the length
)

func (t *Terms) key(term string) uint64 {
	if len(term) > shortTerm {
		return maphash.String(t.seed, term)<<8 | longTerm
	}
	key := uint64(0)
	for i := range len(term) {
		key = key<<8 | uint64(term[i])
	}
	return key<<8 | uint64(len(term)+1)
}

// Add adds a term to the current text.
func (t *Terms) Add(term string) {
	key := t.key(term)
	slot := t.slot(key, term)
	switch {
	case slot.key == 0:
		*slot = termSlot{key: key, number: uint32(len(t.ends))}
		t.bytes = append(t.bytes, term...)
		t.ends = append(t.ends, uint32(len(t.bytes)))
		if 2*len(t.ends) > len(t.slots) {
			t.grow()
			slot = t.slot(key, term)
		}
	case int(slot.at) < len(t.numbers) && t.numbers[slot.at] == slot.number:
		t.counts[slot.at]++
		return
	}
	slot.at = uint32(len(t.numbers))
	t.numbers, t.counts = append(t.numbers, slot.number), append(t.counts, 1)
}

// first is where the slot of a key is looked for first. The highest bits depend on all of it.
func (t *Terms) first(key uint64) uint64 { return key * 0x9e3779b97f4a7c15 >> t.shift }

// slot is the slot of a term, or the empty one where it belongs.
func (t *Terms) slot(key uint64, term string) *termSlot {
	mask := uint64(len(t.slots) - 1)
	for i := t.first(key); ; i++ {
		s := &t.slots[i&mask]
		if s.key == 0 || s.key == key && (byte(key) != longTerm || string(t.Term(s.number)) == term) {
			return s
		}
	}
}

func (t *Terms) grow() {
	old := t.slots
	t.slots = make([]termSlot, 2*len(old))
	t.shift--
	mask := uint64(len(t.slots) - 1)
	for i := range old {
		if old[i].key == 0 {
			continue
		}
		at := t.first(old[i].key)
		for t.slots[at&mask].key != 0 {
			at++
		}
		t.slots[at&mask] = old[i]
	}
}

// Numbers are those of the terms of the current text, in the order in which they came, and
// Counts how often each stands there.
func (t *Terms) Numbers() []uint32 { return t.numbers }

// Counts go with Numbers.
func (t *Terms) Counts() []uint32 { return t.counts }

// Take ends the current text and begins the next one. It returns Numbers and Counts, to keep.
func (t *Terms) Take() (numbers, counts []uint32) {
	counts = t.keep(t.counts)
	return t.TakeNumbers(), counts
}

// TakeNumbers is Take for those who need no counts.
func (t *Terms) TakeNumbers() (numbers []uint32) {
	numbers = t.keep(t.numbers)
	t.numbers, t.counts = t.numbers[:0], t.counts[:0]
	return numbers
}

// keep copies a list. Lists lie next to each other, many in one piece of memory.
func (t *Terms) keep(list []uint32) []uint32 {
	const piece = 1 << 14
	if t.room == nil || cap(t.room)-len(t.room) < len(list) {
		t.room = make([]uint32, 0, max(piece, len(list)))
	}
	from := len(t.room)
	t.room = append(t.room, list...)
	return t.room[from:len(t.room):len(t.room)]
}

// inOrder are the numbers in the order of their terms.
func (t *Terms) inOrder() []uint32 {
	type head struct { // the first bytes of a term decide nearly always
		first  uint64
		number uint32
	}
	heads := make([]head, t.Len())
	for number := range heads {
		var first [8]byte
		copy(first[:], t.Term(uint32(number)))
		heads[number] = head{binary.BigEndian.Uint64(first[:]), uint32(number)}
	}
	slices.SortFunc(heads, func(a, b head) int {
		if c := cmp.Compare(a.first, b.first); c != 0 {
			return c
		}
		return bytes.Compare(t.Term(a.number), t.Term(b.number))
	})
	order := make([]uint32, len(heads))
	for i, h := range heads {
		order[i] = h.number
	}
	return order
}

// ranks are the places of terms in the order of all terms of several Terms.
type ranks struct {
	of map[*Terms][]uint32 // by number
	// first says which term each is: a Terms that has it, and its number there.
	first []termOf
}

type termOf struct {
	in     *Terms
	number uint32
}

func (t termOf) term() []byte { return t.in.Term(t.number) }

// rank puts the terms of all of them in one order.
func rank(all []*Terms) *ranks {
	r := &ranks{of: make(map[*Terms][]uint32, len(all))}
	orders := make([][]uint32, len(all))
	for i, t := range all {
		orders[i] = t.inOrder()
		r.of[t] = make([]uint32, t.Len())
	}
	for {
		least := -1
		for i, t := range all {
			if len(orders[i]) > 0 && (least < 0 || bytes.Compare(t.Term(orders[i][0]), all[least].Term(orders[least][0])) < 0) {
				least = i
			}
		}
		if least < 0 {
			return r
		}
		next := termOf{all[least], orders[least][0]}
		for i, t := range all {
			if len(orders[i]) > 0 && bytes.Equal(t.Term(orders[i][0]), next.term()) {
				r.of[t][orders[i][0]] = uint32(len(r.first))
				orders[i] = orders[i][1:]
			}
		}
		r.first = append(r.first, next)
	}
}
