package zap

// Numbering numbers terms from 0 on, in the order in which they come. Most are pairs of
// characters or short words: up to seven bytes, they are looked up as a number, which is
// about twice as fast.
type Numbering struct {
	short map[uint64]uint32
	long  map[string]uint32
}

// NewNumbering returns one without terms.
func NewNumbering() *Numbering {
	return &Numbering{short: make(map[uint64]uint32), long: make(map[string]uint32)}
}

// Clear begins anew.
func (n *Numbering) Clear() {
	clear(n.short)
	clear(n.long)
}

// Number returns the number of a term, and whether it has it since now.
func (n *Numbering) Number(term string) (number uint32, added bool) {
	next := uint32(len(n.short) + len(n.long))
	if len(term) > 7 {
		if number, ok := n.long[term]; ok {
			return number, false
		}
		n.long[term] = next
		return next, true
	}
	key := uint64(len(term))
	for i := range len(term) {
		key = key<<8 | uint64(term[i])
	}
	if number, ok := n.short[key]; ok {
		return number, false
	}
	n.short[key] = next
	return next, true
}
