package store

import (
	"strings"
	"testing"
)

func TestSizesAreThoseOfTheContents(t *testing.T) {
	s := testStore(t)
	put(t, s, doc("a", "1", strings.Repeat("修建水库改造道路", 20_000)))
	err := s.View(func(v *View) error {
		sizes := v.Sizes()
		if len(sizes) != len(allBuckets) {
			t.Errorf("%d sizes of %d buckets", len(sizes), len(allBuckets))
		}
		sum := int64(0)
		for _, size := range sizes {
			sum += size.Bytes
		}
		const text = 20_000 * 24
		if first := sizes[0]; first.Name != "folded" || first.Bytes < text || first.Bytes > text+(16<<10) {
			t.Errorf("the largest is %+v", first)
		}
		if total, free, err := s.Size(); err != nil || sum+free > total {
			t.Errorf("%d and %d free are more than %d, %v", sum, free, total, err)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
