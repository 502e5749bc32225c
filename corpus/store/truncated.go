package store

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"io/fs"
	"os"
)

// The layout of a meta page of bbolt (its internal/common/meta.go, version 2): a head of
// 16 bytes, then magic, version, page size and flags of 4 bytes, the root bucket of 16,
// free list, pages used and transaction of 8, and the FNV-1a of all of that.
const (
	metaHead     = 16
	metaSize     = 64
	metaMagic    = 0xED0CDAED
	atPageSize   = 8
	atPages      = 40
	atCommit     = 48
	atChecksum   = 56
	defaultPage  = 4096
	largestPage  = 64 << 10
	smallestPage = 1 << 10
)

// checkSize returns ErrDamaged for a store whose file is shorter than it says of itself:
// one that was cut off. Reading on would be reading beyond the end of a mapped file, of
// which a process dies. A file that says nothing is left for bbolt to judge.
func checkSize(path string) error {
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	want := storedSize(f)
	info, err := f.Stat()
	if err := errors.Join(err, f.Close()); err != nil {
		return err
	}
	if info.Size() < want {
		return fmt.Errorf("%w: the file has %d of %d bytes", ErrDamaged, info.Size(), want)
	}
	return nil
}

// storedSize is the size in bytes that the newest meta page tells of, 0 where none can
// be read.
func storedSize(f io.ReaderAt) int64 {
	var size int64
	var newest uint64
	try := func(at int64) (pageSize int64) {
		b := make([]byte, metaHead+metaSize)
		if _, err := f.ReadAt(b, at); err != nil {
			return 0
		}
		m := b[metaHead:]
		h := fnv.New64a()
		_, _ = h.Write(m[:atChecksum]) // never fails
		if binary.NativeEndian.Uint32(m) != metaMagic || binary.NativeEndian.Uint64(m[atChecksum:]) != h.Sum64() {
			return 0
		}
		pageSize = int64(binary.NativeEndian.Uint32(m[atPageSize:]))
		if commit := binary.NativeEndian.Uint64(m[atCommit:]); commit >= newest && pageSize >= smallestPage && pageSize <= largestPage {
			newest, size = commit, int64(binary.NativeEndian.Uint64(m[atPages:]))*pageSize
		}
		return pageSize
	}
	second := try(0)
	if second == 0 {
		second = defaultPage // the first is damaged: the second lies where it mostly does
	}
	try(second)
	return size
}
