//go:build unix

package ingest

import (
	"path/filepath"
	"syscall"
	"testing"
)

func TestAPipeIsNotWaitedFor(t *testing.T) {
	root := tree(t, map[string]string{"a.md": "# 甲\n\n正文。"})
	must(t, syscall.Mkfifo(filepath.Join(root, "pipe.md"), 0o600))
	expect(t, outcomes(t, root, root), []string{"imported a.md", "failed pipe.md: 不是普通文件"})
}
