package store

import (
	"bytes"
	_ "embed"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"sync"

	"github.com/klauspost/compress/zstd"
	bolt "go.etcd.io/bbolt"

	"cewen/corpus"
)

// Sources are the files that documents came from, byte by byte, each once under
// its SHA-256 and compressed. They stay as long as a version in the history of a
// document is of them.

// dictionary is what sources are compressed beside: 3,916 phrases of work reports, the
// commonest last. Files are short, and half of what they have in common is such phrases.
// What was compressed beside it can be read beside it only: it never changes. Another one
// would get another number, which zstd writes into each frame; frames without a number are
// from before there was one.
//
//go:embed source_dictionary.txt
var dictionary []byte

const dictionaryNumber = 1

// packer compresses.
var packer = sync.OnceValues(func() (*zstd.Encoder, error) {
	return zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedDefault), zstd.WithEncoderConcurrency(runtime.GOMAXPROCS(0)),
		zstd.WithEncoderDictRaw(dictionaryNumber, dictionary))
})

// unpacker never gives more than a file may have; it checks the sum of what it reads.
var unpacker = sync.OnceValues(func() (*zstd.Decoder, error) {
	return zstd.NewReader(nil, zstd.WithDecoderConcurrency(0), zstd.WithDecoderMaxMemory(2*corpus.MaxFileSize),
		zstd.WithDecoderDictRaw(dictionaryNumber, dictionary))
})

// Source returns the bytes of the file with this SHA-256 (lower-case hexadecimal),
// or ErrNotFound where they were not kept.
func (v *View) Source(sha256 string) ([]byte, error) {
	packed := v.sources().get(sha256)
	if packed == nil {
		return nil, fmt.Errorf("source %s: %w", sha256, ErrNotFound)
	}
	d, err := unpacker()
	if err != nil {
		return nil, fmt.Errorf("source %s: %w", sha256, err)
	}
	data, err := d.DecodeAll(packed, nil)
	if err != nil {
		return nil, fmt.Errorf("%w: source %s: %w", ErrDamaged, sha256, err)
	}
	return data, nil
}

// HasSource tells whether the bytes of a file were kept.
func (v *View) HasSource(sha256 string) bool {
	return v.sources().get(sha256) != nil
}

func (v *View) sources() sources {
	return sources{files: v.tx.Bucket(bucketFiles), packed: v.tx.Bucket(bucketSources)}
}

// Sources calls yield with the SHA-256 of each file kept, in order, until it
// returns false.
func (v *View) Sources(yield func(sha256 string) bool) {
	last := ""
	c := v.tx.Bucket(bucketUsers).Cursor()
	for key, _ := c.First(); key != nil; key, _ = c.Next() {
		sha256, _, _ := strings.Cut(string(key), "\x00")
		if sha256 == last || !v.HasSource(sha256) {
			continue
		}
		if last = sha256; !yield(sha256) {
			return
		}
	}
}

// sources are the files kept. They are numbered as they come, so that storing some never
// moves others: their sums would scatter them.
type sources struct{ files, packed *bolt.Bucket }

func (s sources) get(sha256 string) []byte {
	if number := s.files.Get([]byte(sha256)); number != nil {
		return s.packed.Get(number)
	}
	return s.packed.Get([]byte(sha256)) // from before format 3
}

func (s sources) put(sha256 string, packed []byte) error {
	s.packed.FillPercent = growing
	number, err := s.packed.NextSequence()
	if err != nil {
		return err
	}
	return errors.Join(s.files.Put([]byte(sha256), positionKey(number)), s.packed.Put(positionKey(number), packed))
}

func (s sources) delete(sha256 string) error {
	if number := s.files.Get([]byte(sha256)); number != nil {
		return errors.Join(s.packed.Delete(number), s.files.Delete([]byte(sha256)))
	}
	return s.packed.Delete([]byte(sha256))
}

// keepSource stores the bytes of a document's file, if it brings them, and notes
// that the document uses them.
func (w *writer) keepSource(id string, d *Draft) error {
	s := d.Source
	if s.Bytes == nil || s.SHA256 == "" {
		return nil
	}
	user := userKey(s.SHA256, id)
	if w.sources().get(s.SHA256) != nil && w.users.Get(user) != nil {
		return nil
	}
	if err := w.users.Put(user, []byte{}); err != nil {
		return err
	}
	if w.sources().get(s.SHA256) != nil {
		return nil
	}
	if d.source == nil { // nobody did so before: it was held then, or its document comes alone
		p, err := packer()
		if err != nil {
			return fmt.Errorf("compress source: %w", err)
		}
		d.source = p.EncodeAll(s.Bytes, nil)
	}
	return w.sources().put(s.SHA256, d.source)
}

// dropSource takes a document off the users of a file, which goes with the last.
func (w *writer) dropSource(id, sha256 string) error {
	if err := w.users.Delete(userKey(sha256, id)); err != nil {
		return err
	}
	first, _ := w.users.Cursor().Seek(userKey(sha256, ""))
	if bytes.HasPrefix(first, userKey(sha256, "")) {
		return nil
	}
	return w.sources().delete(sha256)
}

func userKey(sha256, id string) []byte { return []byte(sha256 + "\x00" + id) }
