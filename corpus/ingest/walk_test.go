package ingest

import (
	"os"
	"path/filepath"
	"testing"

	"cewen/corpus"
)

func TestNothingInAFolderIsPassedOverInSilence(t *testing.T) {
	root := tree(t, map[string]string{
		"b.md": "# 乙\n\n乙的正文。", "a/一.txt": "甲的正文。", "a/图.png": "PNG", ".hidden.md": "x",
		".git/config.md": "x", "a/空.md": "", "a/坏.txt": "\xff\xfe\xfd", "z.MD": "# 大写\n\n扩展名大写。",
	})
	expect(t, outcomes(t, root, root), []string{
		"skipped .git: 隐藏的文件或文件夹",
		"skipped .hidden.md: 隐藏的文件或文件夹",
		"imported a/一.txt",
		"skipped a/图.png: 不支持这种文件…",
		"failed a/坏.txt: 无法读取 坏.txt…",
		"failed a/空.md: 无法读取 空.md：文件没有文字",
		"imported b.md",
		"imported z.MD",
	})
}

func TestWhatIsNamedFailsWhereAFolderWouldSkip(t *testing.T) {
	root := tree(t, map[string]string{"图.png": "PNG", "none/": "", ".named.md": "# 点\n\n指名导入。"})
	expect(t, outcomes(t, root, filepath.Join(root, "图.png"), filepath.Join(root, "没有.md"), filepath.Join(root, "none"), filepath.Join(root, ".named.md")), []string{
		"failed 图.png: 不支持这种文件…",
		"failed 没有.md: 没有这个文件或文件夹",
		"failed none: 文件夹里没有可导入的文件…",
		"imported .named.md",
	})
}

func TestOverlappingPathsReadAFileOnce(t *testing.T) {
	root := tree(t, map[string]string{"d/a.md": "# 甲\n\n正文。"})
	file := filepath.Join(root, "d", "a.md")
	expect(t, outcomes(t, root, file, filepath.Join(root, "d"), filepath.Join(root, "d", "..", "d", "a.md")), []string{
		"imported d/a.md", "skipped d/a.md: 已经列出过一次", "skipped d/a.md: 已经列出过一次",
	})
}

func TestLinksAreSafe(t *testing.T) {
	root := tree(t, map[string]string{"real/a.md": "# 甲\n\n正文。", "tree/b.md": "# 乙\n\n正文二。"})
	link := func(target, name string) { must(t, os.Symlink(target, filepath.Join(root, "tree", name))) }
	link(".", "loop")
	link("self", "self")
	link(filepath.Join(root, "real", "a.md"), "to-file.md")
	link(filepath.Join(root, "gone.md"), "broken.md")
	must(t, os.Symlink(filepath.Join(root, "real"), filepath.Join(root, "named")))
	expect(t, outcomes(t, root, filepath.Join(root, "tree"), filepath.Join(root, "named")), []string{
		"imported tree/b.md",
		"failed tree/broken.md: 没有这个文件或文件夹",
		"skipped tree/loop: 是指向文件夹的链接…",
		"failed tree/self: 符号链接绕成了圈",
		"imported tree/to-file.md",
		"duplicate named/a.md",
	})
}

func TestAFileThatIsTooLargeIsNotRead(t *testing.T) {
	root := tree(t, map[string]string{"large.txt": "", "small.txt": "小文件的正文。"})
	must(t, os.Truncate(filepath.Join(root, "large.txt"), 200<<20))
	expect(t, outcomes(t, root, root), []string{
		"failed large.txt: 文件有 200 MB，超过 64 MB 的上限；请拆成几个文件…", "imported small.txt",
	})
	if corpus.MaxFileSize != 64<<20 {
		t.Error("the test is written for 64 MB")
	}
}

func TestAFolderWithoutPermissionFailsAndTheRestGoesOn(t *testing.T) {
	if os.Getuid() == 0 {
		t.Skip("NOT COVERED: files that may not be read; root may read everything")
	}
	root := tree(t, map[string]string{"a/x.md": "# 甲\n\n正文。", "b/y.md": "# 乙\n\n正文二。", "b/z.md": "# 丙\n\n正文三。"})
	must(t, os.Chmod(filepath.Join(root, "a"), 0))
	must(t, os.Chmod(filepath.Join(root, "b", "y.md"), 0))
	t.Cleanup(func() { must(t, os.Chmod(filepath.Join(root, "a"), 0o755)) })
	expect(t, outcomes(t, root, root), []string{
		"failed a: 没有读取权限", "failed b/y.md: 没有读取权限", "imported b/z.md",
	})
}

func TestNamesInGB18030AreReadAndOthersRefused(t *testing.T) {
	root := tree(t, map[string]string{
		"\xd0\xc3\xd6\xdd.md": "# 忻州\n\n正文。", // 忻州 in GBK
		"line\nbreak.md":      "# 甲\n\n正文二。",
		"\xff\xff.md":         "# 乙\n\n正文三。",
	})
	expect(t, outcomes(t, root, root), []string{
		"failed line�break.md: 文件名里有控制字符",
		"imported 忻州.md",
		"failed …",
	})
}
