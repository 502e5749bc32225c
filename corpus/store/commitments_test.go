package store

import (
	"reflect"
	"slices"
	"testing"

	bolt "go.etcd.io/bbolt"

	"cewen/analysis"
	"cewen/corpus/commitment"
)

func TestCommitmentsAreKept(t *testing.T) {
	s := testStore(t)
	words, err := analysis.LoadWords(nil)
	if err != nil {
		t.Fatal(err)
	}
	f := commitment.NewFinder(words)
	put(t, s, doc("a", "1", "新建公办幼儿园3所", "一、城市", "今年，我们将新建公办幼儿园１２所，改造老旧小区99个。", "成绩来之不易。"))
	kept := func(o Ordinal) (all [][]commitment.Commitment, ok bool) {
		t.Helper()
		if err := s.View(func(v *View) error {
			all, ok = v.Commitments(o, f.Fingerprint())
			return nil
		}); err != nil {
			t.Fatal(err)
		}
		return all, ok
	}
	if _, ok := kept(1); ok {
		t.Error("kept before they were found")
	}
	for range 2 {
		if err := s.KeepCommitments(t.Context(), f); err != nil {
			t.Fatal(err)
		}
	}
	all, ok := kept(1)
	var want [][]commitment.Commitment
	if err := s.View(func(v *View) (err error) {
		want, err = v.FindCommitments(1, f)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	if !ok || len(all[0]) != 0 || len(all[2]) != 2 || !slices.EqualFunc(all, want, func(a, b []commitment.Commitment) bool {
		return len(a) == len(b) && (len(a) == 0 || reflect.DeepEqual(a, b))
	}) {
		t.Errorf("%+v, %v, want %+v", all, ok, want)
	}
	// What is of other rules, or damaged, is as if it was not kept, and is found anew.
	for name, spoil := range map[string]func(b []byte){
		"rules": func(b []byte) { b[0] ^= 1 }, "bytes": func(b []byte) { b[len(b)-1] ^= 1 },
	} {
		if err := s.update(func(tx *bolt.Tx) error {
			b := slices.Clone(tx.Bucket(bucketPromises).Get(Ordinal(1).key()))
			spoil(b)
			return tx.Bucket(bucketPromises).Put(Ordinal(1).key(), b)
		}); err != nil {
			t.Fatal(err)
		}
		if _, ok := kept(1); ok {
			t.Errorf("%s: still kept", name)
		}
	}
	put(t, s, doc("a", "2", "成绩来之不易。"))
	if err := s.KeepCommitments(t.Context(), f); err != nil {
		t.Fatal(err)
	}
	if all, ok := kept(2); !ok || len(all) != 1 {
		t.Errorf("of the next version: %v, %v", all, ok)
	}
	if err := s.Purge(2); err != nil {
		t.Fatal(err)
	}
	if _, ok := kept(1); ok {
		t.Error("kept of a version that is gone")
	}
}
