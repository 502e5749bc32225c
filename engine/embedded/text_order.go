package embedded

import (
	"slices"
	"sync"

	"github.com/RoaringBitmap/roaring/v2"
)

// textOrder is the order in which the texts of the records of a segment lie in the
// store. bleve numbers records at random within a batch, and reading texts at random
// costs several times what reading them in order does. It is worked out when first
// needed.
type textOrder struct {
	once    sync.Once
	records []uint32 // in the order of their texts
	ranks   []uint32 // of records: their places in that order
}

// prepare works the order out, once.
func (o *textOrder) prepare(places []place) {
	o.once.Do(func() {
		// No two records are of one place: each goes to where its place comes, and the
		// gaps are closed.
		before := textsBefore(places)
		at := make([]uint32, before[len(before)-1])
		for record, p := range places {
			if p == nowhere {
				continue
			}
			at[before[p.slot]+p.paragraph] = uint32(record) + 1
		}
		o.records, o.ranks = make([]uint32, 0, len(places)), make([]uint32, len(places))
		for _, next := range at {
			if next > 0 {
				o.ranks[next-1] = uint32(len(o.records))
				o.records = append(o.records, next-1)
			}
		}
	})
}

// textsBefore tells for each slot how many places, at most, come before its own; at last
// how many there are.
func textsBefore(places []place) []uint32 {
	var texts []uint32 // by slot: one more than the last paragraph
	for _, p := range places {
		if p == nowhere {
			continue
		}
		for int(p.slot) >= len(texts) {
			texts = append(texts, 0)
		}
		texts[p.slot] = max(texts[p.slot], p.paragraph+1)
	}
	sum := uint32(0)
	for i, n := range texts {
		texts[i] = sum
		sum += n
	}
	return append(texts, sum)
}

// fewRecords is the share of a segment's records, one in so many, up to which sorting
// them is cheaper than going through a bit for each record of the segment.
const fewRecords = 512

// inTextOrder returns records in the order of their texts.
func (s *indexSegment) inTextOrder(records *roaring.Bitmap) []uint32 {
	s.order.prepare(s.places)
	ordered := records.ToArray()
	if len(ordered) <= len(s.places)/fewRecords {
		slices.SortFunc(ordered, func(a, b uint32) int { return int(s.order.ranks[a]) - int(s.order.ranks[b]) })
		return ordered
	}
	asked := newBits(len(s.places))
	for _, record := range ordered {
		asked.set(int(s.order.ranks[record]))
	}
	ordered = ordered[:0]
	for rank := range asked.all {
		ordered = append(ordered, s.order.records[rank])
	}
	return ordered
}
