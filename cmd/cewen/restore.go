package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"cewen/corpus/store"
)

func (a *app) restoreCommand() *cobra.Command {
	var force bool
	cmd := &cobra.Command{
		Use:   "restore [选项] 备份目录",
		Short: "把备份恢复到数据目录",
		Long: `把“cewen backup”做的备份恢复到数据目录。先核对备份的摘要，再整个换上；中途断电，数据目录仍是原来的样子。
数据目录里已有文档时不覆盖，除非加 --force。索引在下次使用时由数据库重建。`,
		Example: "  cewen restore --data 新目录 /备份/策问-2026-01-02",
		Args:    exactlyOne("备份目录"),
		RunE: func(cmd *cobra.Command, args []string) error {
			l, err := newLayout(a.data)
			if err != nil {
				return err
			}
			note, err := restore(cmd.Context(), args[0], l, force)
			if err != nil {
				return err
			}
			_, err = fmt.Fprintf(a.stdout, "已恢复 %s 的备份：%d 篇文档，到 %s；索引在下次使用时重建\n",
				note.Time.Local().Format("2006-01-02 15:04:05"), note.Documents, l.dir)
			return err
		},
	}
	cmd.Flags().BoolVar(&force, "force", false, "数据目录里已有文档也覆盖")
	return cmd
}

// restore puts a backup in the place of what a data directory holds.
func restore(ctx context.Context, dir string, l layout, force bool) (*backupNote, error) {
	if err := mayReplace(ctx, l, force); err != nil {
		return nil, err
	}
	note, err := readBackupNote(dir)
	if err != nil {
		return nil, err
	}
	if err := l.create(); err != nil {
		return nil, err
	}
	part := filepath.Join(l.dir, ".restore.db")
	if err := copyFile(layout{dir}.store(), part); err != nil {
		return nil, errors.Join(err, removeIfThere(part))
	}
	// The index first: with the old store and no index, as with the new one, the index
	// is built anew; with the new store and the old index it would be wrong.
	err = errors.Join(
		removeIfThere(l.server()),
		os.RemoveAll(l.index()),
		syncDir(l.dir))
	if err == nil {
		err = os.Rename(part, l.store())
	}
	if err != nil {
		return nil, errors.Join(err, removeIfThere(part))
	}
	return note, errors.Join(copyWordLists(layout{dir}, l), syncDir(l.dir))
}

// mayReplace refuses to replace a data directory that is in use or, without force,
// holds a store.
func mayReplace(ctx context.Context, l layout, force bool) error {
	there, err := l.exists()
	if err != nil || !there {
		return err
	}
	if !force {
		return fmt.Errorf("数据目录 %s 里已有数据库，没有覆盖；确实要换成备份，请加 --force，或用 --data 指定别的目录", l.dir)
	}
	if r, found := findServer(ctx, l); found {
		return fmt.Errorf("数据目录 %s 正由服务 %s（进程 %d）使用，请先停止它", l.dir, r.at.url(), r.at.PID)
	}
	s, err := store.Open(l.store())
	switch {
	case errors.Is(err, store.ErrLocked):
		return err
	case err != nil:
		return nil // whatever is wrong with it: that is what backups are for
	}
	return s.Close()
}
