//go:build unix

package ingest

import (
	"os"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"
	"time"
)

func TestAPipeIsNotWaitedFor(t *testing.T) {
	root := tree(t, map[string]string{"a.md": "# 甲\n\n正文。"})
	must(t, syscall.Mkfifo(filepath.Join(root, "pipe.md"), 0o600))
	expect(t, outcomes(t, root, root), []string{"imported a.md", "failed pipe.md: 不是普通文件"})
}

// Whatever lies in a folder, an import of it ends soon, reads no more than it has to, and
// says of each thing why it was not taken.
func TestAHostileFolderIsRefusedInBoundedTime(t *testing.T) {
	root := tree(t, map[string]string{"a.md": "# 甲\n\n正文。", "loop/": ""})
	const twoGigabytes = 2 << 30
	for _, name := range []string{"huge.md", "huge.zip"} {
		must(t, os.WriteFile(filepath.Join(root, name), nil, 0o600))
		must(t, os.Truncate(filepath.Join(root, name), twoGigabytes)) // takes no room on the disk
	}
	must(t, os.Symlink("self.md", filepath.Join(root, "self.md")))
	must(t, os.Symlink("..", filepath.Join(root, "loop", "up")))
	must(t, os.Symlink("/dev/zero", filepath.Join(root, "zero.md")))
	must(t, syscall.Mkfifo(filepath.Join(root, "pipe.zip"), 0o600))
	deep := root
	for range 300 {
		deep = filepath.Join(deep, "d")
	}
	must(t, os.MkdirAll(deep, 0o755))
	must(t, os.WriteFile(filepath.Join(deep, "deep.md"), []byte("深处的正文。"), 0o600))

	start := time.Now()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	got := outcomes(t, root, root)
	runtime.ReadMemStats(&after)
	expect(t, got, []string{
		"imported a.md",
		"imported d/d/d/…",
		"failed huge.md: 文件有 2048 MB，超过 64 MB 的上限…",
		"failed huge.zip: 压缩包打不开或已损坏…",
		"skipped loop/up: 是指向文件夹的链接，没有跟进去…",
		"failed pipe.zip: 不是普通文件",
		"failed self.md: 符号链接绕成了圈",
		"failed zero.md: 不是普通文件",
	})
	if took := time.Since(start); took > 20*time.Second {
		t.Errorf("took %v", took)
	}
	if read := after.TotalAlloc - before.TotalAlloc; read > 64<<20 {
		t.Errorf("took %d MB", read>>20)
	}
}
