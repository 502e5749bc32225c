package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	bolt "go.etcd.io/bbolt"
)

// Copy calls begin with the size in bytes of the store as it is now and writes it to
// what begin returns. What comes is a store of its own; reading and writing go on
// meanwhile, but what is freed then is not used again before the copy is made.
func (s *Store) Copy(begin func(size int64) (io.Writer, error)) error {
	err := s.view(func(tx *bolt.Tx) error {
		w, err := begin(tx.Size())
		if err != nil {
			return err
		}
		_, err = tx.WriteTo(w)
		return err
	})
	if err != nil {
		return fmt.Errorf("copy store: %w", err)
	}
	return nil
}

// Backup writes a copy of the store as it is now to a new file, see Copy, which is on
// disk when Backup returns. It returns an error that is os.ErrExist when there is such
// a file already.
func (s *Store) Backup(path string) (err error) {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return fmt.Errorf("back up: %w", err)
	}
	defer func() {
		if err != nil {
			_ = os.Remove(path) // half a copy is none; the error that matters is the first
		}
	}()
	err = s.Copy(func(int64) (io.Writer, error) { return f, nil })
	if err := errors.Join(err, f.Sync(), f.Close()); err != nil {
		return fmt.Errorf("back up: %w", err)
	}
	return syncFolder(filepath.Dir(path))
}

func syncFolder(path string) error {
	d, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("back up: %w", err)
	}
	return errors.Join(d.Sync(), d.Close())
}

// CheckSources reads every file that is kept and calls damaged with the SHA-256 of
// each whose bytes have another one, and what was found instead. It returns how
// many there are.
func (s *Store) CheckSources(ctx context.Context, damaged func(sha256 string, err error)) (n int, err error) {
	err = s.View(func(v *View) error {
		v.Sources(func(want string) bool {
			n++
			data, err := v.Source(want)
			if err == nil {
				if sum := sha256.Sum256(data); hex.EncodeToString(sum[:]) != want {
					err = fmt.Errorf("%w: source %s has the digest %x", ErrDamaged, want, sum)
				}
			}
			if err != nil {
				damaged(want, err)
			}
			return ctx.Err() == nil
		})
		return ctx.Err()
	})
	return n, err
}
