package store

import (
	"cmp"
	"slices"

	bolt "go.etcd.io/bbolt"
)

// Size is what one kind of content takes in the file.
type Size struct {
	Name  string // of the bucket, see docs/architecture.md
	Bytes int64  // of whole pages
}

// Sizes returns what each kind of content takes, the largest first. What the file has
// besides is free.
func (v *View) Sizes() []Size {
	var list []Size
	for _, name := range allBuckets {
		if b := v.tx.Bucket(name); b != nil {
			list = append(list, Size{string(name), pagesOf(b.Stats())})
		}
	}
	slices.SortStableFunc(list, func(a, b Size) int { return cmp.Compare(b.Bytes, a.Bytes) })
	return list
}

// pagesOf is the size of all pages of a bucket; 0 for one that is so small that it has none
// of its own.
func pagesOf(s bolt.BucketStats) int64 { return int64(s.BranchAlloc) + int64(s.LeafAlloc) }
