package store

import (
	"slices"
	"testing"

	bolt "go.etcd.io/bbolt"
)

func wordCounts(t *testing.T, s *Store, o Ordinal, fingerprint string) (counts []int, ok bool) {
	t.Helper()
	if err := s.View(func(v *View) error {
		counts, ok = v.WordCounts(o, fingerprint)
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return counts, ok
}

func keepWordCounts(t *testing.T, s *Store, fingerprint string, counts map[Ordinal][]int) {
	t.Helper()
	if err := s.KeepWordCounts(fingerprint, counts); err != nil {
		t.Fatal(err)
	}
}

func TestNumbersOfWordsAreThoseOfADictionary(t *testing.T) {
	s := testStore(t)
	put(t, s, doc("a", "1", "甲", "", "乙"))
	if _, ok := wordCounts(t, s, 1, "one"); ok {
		t.Error("numbers before any were kept")
	}
	keepWordCounts(t, s, "one", map[Ordinal][]int{1: {3, 0, 1000}, 99: {1}})
	if got, ok := wordCounts(t, s, 1, "one"); !ok || !slices.Equal(got, []int{3, 0, 1000}) {
		t.Errorf("%v, %v", got, ok)
	}
	if _, ok := wordCounts(t, s, 1, "two"); ok {
		t.Error("numbers of another dictionary")
	}
	if _, ok := wordCounts(t, s, 99, "one"); ok {
		t.Error("numbers of a version that is not held")
	}
	keepWordCounts(t, s, "two", map[Ordinal][]int{1: {4, 0, 2}})
	if _, ok := wordCounts(t, s, 1, "one"); ok {
		t.Error("numbers of the dictionary before")
	}
}

func TestDamagedNumbersOfWordsAreNotUsed(t *testing.T) {
	s := testStore(t)
	put(t, s, doc("a", "1", "甲", "", "乙"))
	keepWordCounts(t, s, "one", map[Ordinal][]int{1: {3, 0, 1000}})
	var kept []byte
	if err := s.view(func(tx *bolt.Tx) error {
		kept = slices.Clone(tx.Bucket(bucketWords).Get(Ordinal(1).key()))
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	for i := range kept {
		damaged := slices.Clone(kept)
		damaged[i] ^= 1
		if counts, ok := decodeCounts("one", damaged); ok {
			t.Errorf("byte %d changed: %v", i, counts)
		}
		if counts, ok := decodeCounts("one", kept[:i]); ok {
			t.Errorf("cut off after %d bytes: %v", i, counts)
		}
	}
}

func TestNumbersOfWordsGoWithTheirVersion(t *testing.T) {
	s := testStore(t)
	put(t, s, doc("a", "1", "甲"))
	keepWordCounts(t, s, "one", map[Ordinal][]int{1: {1}})
	put(t, s, doc("a", "2", "乙"))
	if err := s.Purge(2); err != nil {
		t.Fatal(err)
	}
	if _, ok := wordCounts(t, s, 1, "one"); ok {
		t.Error("numbers of a version that was purged")
	}
}
