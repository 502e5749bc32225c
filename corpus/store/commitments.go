package store

import (
	"context"
	"encoding/binary"
	"fmt"
	"hash/fnv"

	bolt "go.etcd.io/bbolt"

	"cewen/corpus/commitment"
)

// Commitments are found once and kept. They can be lost: whoever needs them finds them
// anew. What is kept holds for the rules and dictionaries of the finder that found it.

// KeepCommitments finds the commitments of the documents held that have none kept, and
// keeps them, until ctx ends: some milliseconds a document.
func (s *Store) KeepCommitments(ctx context.Context, f *commitment.Finder) error {
	for ctx.Err() == nil {
		found, err := s.findCommitments(ctx, f)
		if err != nil || len(found) == 0 {
			return err
		}
		err = s.update(func(tx *bolt.Tx) error {
			v, bucket := &View{tx: tx}, tx.Bucket(bucketPromises)
			for o, packed := range found {
				if !v.Holds(o) {
					continue // gone meanwhile
				}
				if err := bucket.Put(o.key(), packed); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return fmt.Errorf("keep commitments: %w", err)
		}
	}
	return nil
}

// findCommitments finds those of some documents that have none kept, packed.
func (s *Store) findCommitments(ctx context.Context, f *commitment.Finder) (map[Ordinal][]byte, error) {
	const atOnce = 32 // a second's work
	found := make(map[Ordinal][]byte)
	err := s.View(func(v *View) error {
		var failed error
		err := v.Live(func(o Ordinal) bool {
			if failed = ctx.Err(); failed != nil || v.keepsCommitments(o, f.Fingerprint()) {
				return failed == nil
			}
			all, err := v.FindCommitments(o, f)
			if failed = err; failed != nil {
				return false
			}
			found[o], failed = packCommitments(f.Fingerprint(), all)
			return failed == nil && len(found) < atOnce
		})
		if err != nil {
			return err
		}
		return failed
	})
	if ctx.Err() != nil {
		return found, nil // what there is of them is right
	}
	return found, err
}

// FindCommitments finds the commitments of each paragraph of a version.
func (v *View) FindCommitments(o Ordinal, f *commitment.Finder) ([][]commitment.Commitment, error) {
	d, err := v.Document(o)
	if err != nil {
		return nil, err
	}
	readings := commitment.ReadingsOf(d)
	all := make([][]commitment.Commitment, len(d.Paragraphs))
	for i := range d.Paragraphs {
		if role := readings.Role(i); role != "" {
			all[i] = f.Find(commitment.Passage{Text: d.Paragraphs[i].Text, Role: role, Year: d.Year})
		}
	}
	return all, nil
}

// Commitments returns the commitments of each paragraph of a version as they are kept, or
// false where none are kept of a finder of this fingerprint, or those kept are damaged.
func (v *View) Commitments(o Ordinal, fingerprint string) ([][]commitment.Commitment, bool) {
	if !v.keepsCommitments(o, fingerprint) {
		return nil, false
	}
	d, err := unpacker()
	if err != nil {
		return nil, false
	}
	b, err := d.DecodeAll(v.tx.Bucket(bucketPromises).Get(o.key())[fingerprintBytes:], nil)
	if err != nil {
		return nil, false
	}
	originals, err := v.Original(o)
	if err != nil {
		return nil, false
	}
	all, err := commitment.Decode(b, originals.At)
	return all, err == nil && len(all) == originals.Len()
}

// fingerprintBytes is how many bytes of what is kept say by which rules it was found.
const fingerprintBytes = 8

func (v *View) keepsCommitments(o Ordinal, fingerprint string) bool {
	packed := v.tx.Bucket(bucketPromises).Get(o.key())
	return len(packed) >= fingerprintBytes && binary.BigEndian.Uint64(packed) == sumOfFinder(fingerprint)
}

func sumOfFinder(fingerprint string) uint64 {
	sum := fnv.New64a()
	_, _ = sum.Write([]byte(fingerprint)) // never fails
	return sum.Sum64()
}

// packCommitments compresses commitments behind the sum of what they were found by; the
// frame has a sum of its own.
func packCommitments(fingerprint string, all [][]commitment.Commitment) ([]byte, error) {
	p, err := packer()
	if err != nil {
		return nil, fmt.Errorf("compress commitments: %w", err)
	}
	b := binary.BigEndian.AppendUint64(nil, sumOfFinder(fingerprint))
	return p.EncodeAll(commitment.Encode(all), b), nil
}
