package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"cewen/corpus/store"
)

// backupNote lies in a backup and says what it is.
type backupNote struct {
	Format int       `json:"format"`
	Time   time.Time `json:"time"`
	// Documents is how many the store holds, Position where its journal ends.
	Documents int    `json:"documents"`
	Position  uint64 `json:"position"`
	// Bytes and SHA256 are those of store.db.
	Bytes  int64  `json:"bytes"`
	SHA256 string `json:"sha256"`
	// Version is the version of the program that made it.
	Version string `json:"version"`
}

const (
	// backupFormat is the version of the layout of a backup.
	backupFormat   = 1
	backupNoteName = "backup.json"
)

func (a *app) backupCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "backup 目录",
		Short: "备份：服务和导入照常进行",
		Long: `把数据库此刻的样子连同用户词典、同义词表复制到一个新目录。服务和导入照常进行。
目录要么全部写好，要么没有。索引不在其中：它由数据库重建。用“cewen restore”恢复。`,
		Example: "  cewen backup /备份/策问-2026-01-02",
		Args:    exactlyOne("备份到哪个目录"),
		RunE: func(cmd *cobra.Command, args []string) error {
			l, err := newLayout(a.data)
			if err != nil {
				return err
			}
			return a.use(cmd.Context(), needDocuments, func(b backend) error {
				note, err := backUp(cmd.Context(), b, l, args[0])
				if err != nil {
					return err
				}
				_, err = fmt.Fprintf(a.stdout, "已备份 %d 篇文档，%s，到 %s\n", note.Documents, megabytes(note.Bytes), args[0])
				return err
			})
		},
	}
}

// backUp makes a backup in a new folder, which is there whole or not at all.
func backUp(ctx context.Context, b backend, from layout, dir string) (note *backupNote, err error) {
	dir, err = filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	if err := mustBeFree(dir); err != nil {
		return nil, err
	}
	if err := os.MkdirAll(filepath.Dir(dir), 0o700); err != nil {
		return nil, err
	}
	part, err := os.MkdirTemp(filepath.Dir(dir), filepath.Base(dir)+".part-*")
	if err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.RemoveAll(part))
		}
	}()
	to := layout{part}
	if err := writeSynced(to.store(), func(w io.Writer) error { return b.Backup(ctx, w) }); err != nil {
		return nil, err
	}
	if note, err = newBackupNote(to.store()); err != nil {
		return nil, err
	}
	if err := copyWordLists(from, to); err != nil {
		return nil, err
	}
	if err := writeSynced(filepath.Join(part, backupNoteName), func(w io.Writer) error { return writeJSON(w, note) }); err != nil {
		return nil, err
	}
	if err := os.Remove(dir); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	return note, errors.Join(syncDir(part), os.Rename(part, dir), syncDir(filepath.Dir(dir)))
}

// mustBeFree wants a folder that is not there, or empty.
func mustBeFree(dir string) error {
	entries, err := os.ReadDir(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	case len(entries) > 0:
		return fmt.Errorf("目录 %s 不是空的；备份要写到新的目录", dir)
	}
	return nil
}

// newBackupNote opens the copy of a store, which proves that it can be, and describes
// it as it is then.
func newBackupNote(path string) (*backupNote, error) {
	s, err := store.Open(path)
	if err != nil {
		return nil, fmt.Errorf("check the copy: %w", err)
	}
	note := &backupNote{Format: backupFormat, Time: time.Now().UTC().Truncate(time.Second), Version: version()}
	err = s.View(func(v *store.View) error {
		note.Documents, note.Position = v.Count(), v.Position()
		return nil
	})
	if err := errors.Join(err, s.Close()); err != nil {
		return nil, fmt.Errorf("check the copy: %w", err)
	}
	note.SHA256, note.Bytes, err = digestFile(path)
	return note, err
}

// digestFile returns the SHA-256 of a file, in lower-case hexadecimal, and its size.
func digestFile(path string) (digest string, size int64, err error) {
	f, err := os.Open(path)
	if err != nil {
		return "", 0, err
	}
	h := sha256.New()
	size, err = io.Copy(h, f)
	return hex.EncodeToString(h.Sum(nil)), size, errors.Join(err, f.Close())
}

// copyWordLists copies the user's own lists, where there are any.
func copyWordLists(from, to layout) error {
	for source, target := range map[string]string{from.userDict(): to.userDict(), from.synonyms(): to.synonyms()} {
		err := copyFile(source, target)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}

// copyFile copies a file, which is on disk and whole when copyFile returns.
func copyFile(from, to string) (err error) {
	f, err := os.Open(from)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	part := to + ".part"
	if err := writeSynced(part, func(w io.Writer) error {
		_, err := io.Copy(w, f)
		return err
	}); err != nil {
		return err
	}
	return os.Rename(part, to)
}

// writeSynced writes a file that only its owner can read and that is on disk when
// writeSynced returns.
func writeSynced(path string, write func(io.Writer) error) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	return errors.Join(write(f), f.Sync(), f.Close())
}

// syncDir has the names in a folder written to disk.
func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}

// Backup implements backend.
func (l *local) Backup(_ context.Context, w io.Writer) error {
	return l.store.Copy(func(int64) (io.Writer, error) { return w, nil })
}

// Backup implements backend.
func (r *remote) Backup(ctx context.Context, w io.Writer) error {
	response, err := r.send(ctx, http.MethodGet, "/api/v1/backup", "", nil)
	if err != nil {
		return err
	}
	defer drain(response)
	if response.StatusCode != http.StatusOK {
		return problemOf(response)
	}
	switch n, err := io.Copy(w, response.Body); {
	case err != nil && ctx.Err() != nil:
		return context.Cause(ctx)
	case err != nil:
		return fmt.Errorf("备份在传输中断开，没有完成：%w", err)
	case n != response.ContentLength:
		return fmt.Errorf("备份不完整：应有 %d 字节，收到 %d 字节", response.ContentLength, n)
	}
	return nil
}

// readBackupNote returns the note of a backup whose store is as it was made.
func readBackupNote(dir string) (*backupNote, error) {
	b, err := os.ReadFile(filepath.Join(dir, backupNoteName))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%s 里没有 %s，不是“cewen backup”做的备份", dir, backupNoteName)
	}
	if err != nil {
		return nil, err
	}
	note := new(backupNote)
	if err := json.Unmarshal(b, note); err != nil {
		return nil, fmt.Errorf("备份的 %s 已损坏：%w", backupNoteName, err)
	}
	if note.Format > backupFormat {
		return nil, fmt.Errorf("备份由更新版本的策问（%s）写成，本版本读不了；请升级策问", note.Version)
	}
	digest, _, err := digestFile(layout{dir}.store())
	if err != nil {
		return nil, err
	}
	if digest != note.SHA256 {
		return nil, fmt.Errorf("备份 %s 的数据库与备份时的摘要不符，已损坏，没有恢复；请用另一份备份", dir)
	}
	return note, nil
}
