package embedded

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"slices"
	"sync/atomic"

	"github.com/blevesearch/bleve/v2/index/scorch"

	"cewen/search"
)

// view is a generation at one moment, as searches see it. It never changes.
type view struct {
	snapshot  *scorch.IndexSnapshot
	segments  []*indexSegment
	documents []column
	position  uint64
	number    uint64 // of the views of this generation since it was opened
	// newest and oldest hold, by slot, the place of the document in each order by
	// date, ties settled by its ID, so that orders compare numbers only.
	newest, oldest []uint32

	passing []int8           // by slot, see admission
	totals  rooms[hitTotals] // see sums
	texts   rooms[*texts]    // see textCache
	words   *wordLists

	users atomic.Int64 // the generation itself counts as one while the view is current
}

// newView takes a view of what is committed. It returns old when nothing has
// changed since.
func newView(g *generation, old *view) (*view, error) {
	reader, err := g.scorch.Reader()
	if err != nil {
		return nil, fmt.Errorf("read index: %w", err)
	}
	snapshot, ok := reader.(*scorch.IndexSnapshot)
	if !ok {
		return nil, fmt.Errorf("index reader is %T", reader)
	}
	if old != nil && snapshot == old.snapshot {
		return old, snapshot.Close()
	}
	v := &view{snapshot: snapshot, documents: g.columns.documents, words: newWordLists()}
	v.users.Store(1)
	if old != nil {
		v.number, v.words = old.number+1, old.words
	}
	if err := v.load(g, old); err != nil {
		_ = snapshot.Close() // the error that matters is the first
		return nil, err
	}
	return v, nil
}

func (v *view) load(g *generation, old *view) error {
	position, err := v.snapshot.GetInternal(keyPosition)
	if err != nil {
		return fmt.Errorf("read position: %w", err)
	}
	if len(position) == 8 {
		v.position = binary.BigEndian.Uint64(position)
	}
	known := make(map[uint64]*indexSegment)
	if old != nil {
		for _, s := range old.segments {
			known[s.snapshot.Id()] = s
		}
	}
	v.passing = slices.Repeat([]int8{passing}, len(v.documents))
	v.newest = v.ranks(old, search.SortNewest)
	v.oldest = v.ranks(old, search.SortOldest)
	base := uint64(0)
	for _, s := range v.snapshot.Segments() {
		next := &indexSegment{snapshot: s, base: base, deleted: s.Deleted()}
		if seen := known[s.Id()]; seen != nil {
			next.places = seen.places
		} else if next.places, err = g.places(s); err != nil {
			return err
		}
		v.segments = append(v.segments, next)
		base += uint64(len(next.places))
	}
	return nil
}

// ranks returns the place of each document in an order by date.
func (v *view) ranks(old *view, sort search.Sort) []uint32 {
	if old != nil && len(old.documents) == len(v.documents) {
		if sort == search.SortNewest {
			return old.newest
		}
		return old.oldest
	}
	slots := make([]slot, len(v.documents))
	for i := range slots {
		slots[i] = slot(i)
	}
	slices.SortFunc(slots, func(a, b slot) int {
		da, db := &v.documents[a], &v.documents[b]
		return cmp.Or(compareDays(sort, da.day, db.day), cmp.Compare(da.id, db.id), cmp.Compare(a, b))
	})
	ranks := make([]uint32, len(slots))
	for rank, s := range slots {
		ranks[s] = uint32(rank)
	}
	return ranks
}

// retain counts a user in, unless the view is gone already.
func (v *view) retain() bool {
	for {
		n := v.users.Load()
		if n == 0 {
			return false
		}
		if v.users.CompareAndSwap(n, n+1) {
			return true
		}
	}
}

// release counts a user out; the last one gives the snapshot back.
func (v *view) release() error {
	if v.users.Add(-1) == 0 {
		return v.snapshot.Close()
	}
	return nil
}

// tidy tells whether one segment holds nearly all records and the others are few.
func (v *view) tidy() bool {
	const maxSegments, minShare = 10, 0.8
	total, largest := 0, 0
	for _, s := range v.segments {
		total += len(s.places)
		largest = max(largest, len(s.places))
	}
	return len(v.segments) <= maxSegments && float64(largest) >= minShare*float64(total)
}
