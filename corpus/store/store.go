// Package store keeps the documents: the source of truth in one bbolt file, with
// a journal of every change. Whatever else exists can be rebuilt from it.
package store

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"os"
	"runtime"
	"strconv"
	"time"

	bolt "go.etcd.io/bbolt"
	berrors "go.etcd.io/bbolt/errors"

	"cewen/analysis"
	"cewen/corpus"
)

// FormatVersion is the version of the layout described below. A reader opens
// its own version and older ones; from then on the file is of its own. Version 2
// has labels and pages of paragraphs, version 3 files
// compressed beside a dictionary and kept in the order in which they came.
const FormatVersion = 3

// The errors of the store.
var (
	ErrLocked      = errors.New("data directory is in use by another process")
	ErrNewerFormat = errors.New("data directory was written by a newer version")
	ErrDamaged     = errors.New("store is damaged")
	ErrNotFound    = errors.New("no such document")
)

// Buckets. Ordinals and journal positions are big-endian, so that keys sort in
// order of time.
var (
	bucketMeta     = []byte("meta")     // "format", "fold"
	bucketJournal  = []byte("journal")  // position → Entry
	bucketHeads    = []byte("heads")    // ordinal → head (JSON)
	bucketOutlines = []byte("outlines") // ordinal → outline
	bucketFolded   = []byte("folded")   // ordinal → texts as compared
	bucketEdits    = []byte("edits")    // ordinal → what folding changed in them
	bucketIDs      = []byte("ids")      // document ID → ordinal
	bucketPaths    = []byte("paths")    // source path → document ID
	bucketHashes   = []byte("hashes")   // SHA-256 of the source → document ID
	bucketGone     = []byte("gone")     // journal position → ordinal not yet purged
	bucketFiles    = []byte("files")    // SHA-256 → number of the source
	bucketSources  = []byte("sources")  // number → the bytes of the file, compressed; before format 3, SHA-256 →
	bucketUsers    = []byte("users")    // SHA-256, 0, document ID: whose history has the file
	bucketVersions = []byte("versions") // document ID, 0, journal position → Version (JSON)
	bucketAttempts = []byte("attempts") // number → Attempt (JSON)
	bucketFailures = []byte("failures") // source path → the last Attempt on it, which failed (JSON)
	bucketSketches = []byte("sketches") // ordinal → similar.Sketch
	bucketWords    = []byte("words")    // ordinal → number of words of each paragraph
	bucketPromises = []byte("promises") // ordinal → commitments of each paragraph
	allBuckets     = [][]byte{
		bucketMeta, bucketJournal, bucketHeads, bucketOutlines, bucketFolded,
		bucketEdits, bucketIDs, bucketPaths, bucketHashes, bucketGone,
		bucketFiles, bucketSources, bucketUsers, bucketVersions, bucketAttempts, bucketFailures,
		bucketSketches, bucketWords, bucketPromises,
	}
	keyFormat = []byte("format")
	keyFold   = []byte("fold")
)

// Ordinal numbers one version of one document: the journal position that put it.
type Ordinal uint32

// Store is an open store. It is safe for concurrent use; one process at a time
// can have it open.
type Store struct {
	db       *bolt.DB
	outlines *outlines
}

// growth is by how much the file grows at a time: little enough not to leave a
// small corpus with mostly empty space.
const growth = 2 << 20

// Open opens the store at path or creates it. It returns ErrLocked when another
// process has it open, ErrNewerFormat when a newer version wrote it and
// ErrDamaged when it cannot be read.
func Open(path string) (*Store, error) {
	// Long enough for a process that is just exiting, short enough not to be
	// taken for a hang.
	const lockWait = 300 * time.Millisecond
	db, err := openBolt(path, &bolt.Options{
		Timeout:         lockWait,
		FreelistType:    bolt.FreelistMapType,
		InitialMmapSize: reservedAddressSpace(),
	})
	if err != nil {
		return nil, fmt.Errorf("open store %s: %w", path, classifyOpenError(err))
	}
	db.AllocSize = growth
	s := &Store{db: db}
	if s.outlines, err = newOutlines(); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	if err := s.prepare(); err != nil {
		return nil, fmt.Errorf("open store %s: %w", path, errors.Join(err, db.Close()))
	}
	return s, nil
}

// openBolt opens the file if it is as long as it should be.
func openBolt(path string, o *bolt.Options) (db *bolt.DB, err error) {
	defer guard(&err)()
	if err := checkSize(path); err != nil {
		return nil, err
	}
	return bolt.Open(path, 0o600, o)
}

func classifyOpenError(err error) error {
	var pathError *fs.PathError
	switch {
	case errors.Is(err, berrors.ErrTimeout):
		return ErrLocked
	case errors.As(err, &pathError), errors.Is(err, os.ErrPermission):
		return err
	case errors.Is(err, berrors.ErrInvalid), errors.Is(err, berrors.ErrChecksum), errors.Is(err, berrors.ErrVersionMismatch):
		return fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return err
}

// reservedAddressSpace is how much of the address space the file is mapped into.
// While a reader is at work the mapping cannot move, so that a growing file
// would make a writer wait, and behind it every new reader. Reserving addresses
// costs no memory; Windows would enlarge the file instead.
func reservedAddressSpace() int {
	if math.MaxInt == math.MaxInt32 || runtime.GOOS == "windows" {
		return 0
	}
	return 32 << 30
}

// prepare creates the buckets of a new store and brings an older one up to date.
func (s *Store) prepare() error {
	var refold bool
	err := s.update(func(tx *bolt.Tx) error {
		meta := tx.Bucket(bucketMeta)
		if meta != nil {
			if v := readNumber(meta.Get(keyFormat)); v > FormatVersion {
				return fmt.Errorf("%w: format %d, this version reads up to %d", ErrNewerFormat, v, FormatVersion)
			}
			refold = readNumber(meta.Get(keyFold)) != analysis.FoldVersion
		}
		for _, name := range allBuckets { // an older store lacks some
			if _, err := tx.CreateBucketIfNotExists(name); err != nil {
				return err
			}
		}
		if meta != nil {
			return meta.Put(keyFormat, writeNumber(FormatVersion))
		}
		meta = tx.Bucket(bucketMeta)
		return errors.Join(
			meta.Put(keyFormat, writeNumber(FormatVersion)),
			meta.Put(keyFold, writeNumber(analysis.FoldVersion)))
	})
	if err == nil && refold {
		err = s.refold()
	}
	return err
}

// refold folds every document anew, after a change of the rules of folding.
func (s *Store) refold() error {
	return s.update(func(tx *bolt.Tx) error {
		v := &View{tx: tx}
		err := v.Heads(func(o Ordinal, _ *corpus.Document) error {
			d, err := v.Document(o)
			if err != nil {
				return err
			}
			n, text := len(d.Paragraphs), func(i int) string { return d.Paragraphs[i].Text }
			return errors.Join(
				tx.Bucket(bucketFolded).Put(o.key(), packFolded(n, text)),
				tx.Bucket(bucketEdits).Put(o.key(), packEdits(n, text)))
		})
		if err != nil {
			return fmt.Errorf("fold anew: %w", err)
		}
		return tx.Bucket(bucketMeta).Put(keyFold, writeNumber(analysis.FoldVersion))
	})
}

// Close waits for readers and closes the store.
func (s *Store) Close() error { return s.db.Close() }

// Size returns the size of the file in bytes and how many of them are free.
func (s *Store) Size() (total, free int64, err error) {
	err = s.view(func(tx *bolt.Tx) error {
		total = tx.Size()
		return nil
	})
	stats := s.db.Stats()
	return total, int64(stats.FreePageN+stats.PendingPageN) * int64(s.db.Info().PageSize), err
}

func readNumber(b []byte) int {
	n, err := strconv.Atoi(string(b))
	if err != nil {
		return math.MaxInt // not written by any version that we know
	}
	return n
}

func writeNumber(n int) []byte { return strconv.AppendInt(nil, int64(n), 10) }

func (o Ordinal) key() []byte { return positionKey(uint64(o)) }

func positionKey(position uint64) []byte { return binary.BigEndian.AppendUint64(nil, position) }

func readKey(key []byte) uint64 { return binary.BigEndian.Uint64(key) }
