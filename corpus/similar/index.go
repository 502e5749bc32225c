package similar

import "slices"

// Index finds the sketches that meet a sketch (locality-sensitive hashing: Indyk,
// Motwani 1998). It holds some 600 bytes a text and is not safe for concurrent use.
type Index struct {
	live    map[uint32]bool
	entries []entry
	heads   []int32 // by hash: the last entry plus one, 0 for none
}

// entry is a band of a sketch.
type entry struct {
	hash, key uint32
	next      int32 // as in heads
}

// Len is the number of sketches.
func (x *Index) Len() int { return len(x.live) }

// Add puts the sketch of a text in, under a key that was not used before.
func (x *Index) Add(key uint32, s *Sketch) {
	if x.live == nil {
		x.live = make(map[uint32]bool)
	}
	x.live[key] = true
	for i := range bands {
		x.add(s.band(i), key)
	}
}

func (x *Index) add(hash, key uint32) {
	if len(x.entries) >= len(x.heads) {
		x.grow()
	}
	head := &x.heads[hash&uint32(len(x.heads)-1)]
	x.entries = append(x.entries, entry{hash: hash, key: key, next: *head})
	*head = int32(len(x.entries))
}

// grow leaves out what was removed and makes room for as much again.
func (x *Index) grow() {
	entries := slices.DeleteFunc(x.entries, func(e entry) bool { return !x.live[e.key] })
	size := 1 << 10
	for size < 2*len(entries) {
		size *= 2
	}
	x.entries, x.heads = entries[:0], make([]int32, size)
	for _, e := range entries {
		x.add(e.hash, e.key)
	}
}

// Remove takes a sketch out.
func (x *Index) Remove(key uint32) { delete(x.live, key) }

// Meeting returns the keys of the sketches that meet s, in order.
func (x *Index) Meeting(s *Sketch) []uint32 {
	if len(x.heads) == 0 {
		return nil
	}
	var keys []uint32
	for i := range bands {
		hash := s.band(i)
		for at := x.heads[hash&uint32(len(x.heads)-1)]; at != 0; at = x.entries[at-1].next {
			if e := x.entries[at-1]; e.hash == hash && x.live[e.key] {
				keys = append(keys, e.key)
			}
		}
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}
