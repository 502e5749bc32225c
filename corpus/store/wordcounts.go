package store

import (
	"encoding/binary"
	"fmt"
	"hash/fnv"

	bolt "go.etcd.io/bbolt"

	"cewen/analysis"
)

// KeepWordCounts keeps the number of words of each paragraph of some versions, as the
// dictionaries and rules of a fingerprint cut them. They save whoever only counts words
// to cut the text again, and can be lost: versions that are not held are passed over.
func (s *Store) KeepWordCounts(fingerprint string, counts map[Ordinal][]int) error {
	if len(counts) == 0 {
		return nil
	}
	err := s.update(func(tx *bolt.Tx) error {
		v, bucket := &View{tx: tx}, tx.Bucket(bucketWords)
		for o, of := range counts {
			if !v.Holds(o) {
				continue
			}
			if err := bucket.Put(o.key(), encodeCounts(fingerprint, of)); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("keep numbers of words: %w", err)
	}
	return nil
}

// WordCounts returns the number of words of each paragraph of a version, or false where
// none are kept for this fingerprint, or those kept are damaged.
func (v *View) WordCounts(o Ordinal, fingerprint string) ([]int, bool) {
	return decodeCounts(fingerprint, v.tx.Bucket(bucketWords).Get(o.key()))
}

// encodeCounts writes how many counts there are, each of them, and a sum of these and
// what they are by.
func encodeCounts(fingerprint string, counts []int) []byte {
	b := binary.AppendUvarint(nil, uint64(len(counts)))
	for _, n := range counts {
		b = binary.AppendUvarint(b, uint64(n))
	}
	return binary.BigEndian.AppendUint64(b, sumOfCounts(fingerprint, b))
}

func sumOfCounts(fingerprint string, b []byte) uint64 {
	sum := fnv.New64a()
	fmt.Fprintf(sum, "fold%d %s\n%s", analysis.FoldVersion, fingerprint, b)
	return sum.Sum64()
}

func decodeCounts(fingerprint string, b []byte) ([]int, bool) {
	const sumBytes = 8
	end := len(b) - sumBytes
	if end < 1 || binary.BigEndian.Uint64(b[end:]) != sumOfCounts(fingerprint, b[:end]) {
		return nil, false
	}
	b = b[:end]
	next := func() int {
		n, size := binary.Uvarint(b)
		b = b[max(0, size):]
		return int(n)
	}
	counts := make([]int, next())
	for i := range counts {
		counts[i] = next()
	}
	return counts, true
}
