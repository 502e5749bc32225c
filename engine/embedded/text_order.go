package embedded

import (
	"cmp"
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
		o.records, o.ranks = make([]uint32, len(places)), make([]uint32, len(places))
		for i := range o.records {
			o.records[i] = uint32(i)
		}
		slices.SortFunc(o.records, func(a, b uint32) int { return cmp.Compare(places[a].number(), places[b].number()) })
		for rank, record := range o.records {
			o.ranks[record] = uint32(rank)
		}
	})
}

// fewRecords is the share of a segment's records, one in so many, up to which sorting
// them is cheaper than going through a bit for each record of the segment.
const fewRecords = 512

// inTextOrder returns records in the order of their texts.
func (s *indexSegment) inTextOrder(records *roaring.Bitmap) []uint32 {
	s.order.prepare(s.places)
	ordered := records.ToArray()
	if len(ordered) <= len(s.places)/fewRecords {
		slices.SortFunc(ordered, func(a, b uint32) int { return cmp.Compare(s.order.ranks[a], s.order.ranks[b]) })
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
