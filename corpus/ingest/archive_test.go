package ingest

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestArchives(t *testing.T) {
	const text = "# 标题\n\n压缩包里的正文。"
	for _, test := range []struct {
		rule    string
		entries []entry
		want    []string
	}{
		{
			"entries are read in order of their names",
			[]entry{{name: "报告/b.md", content: text + "乙"}, {name: "报告/"}, {name: "a.txt", content: text}},
			[]string{"imported x.zip!/a.txt", "imported x.zip!/报告/b.md"},
		},
		{
			"a name that leads out is refused by name",
			[]entry{{name: "../evil.md", content: text}, {name: "a/../../b.md", content: text}, {name: "/etc/c.md", content: text}, {name: `C:\d.md`, content: text}, {name: `..\e.md`, content: text}, {name: "ok.md", content: text}},
			[]string{
				"failed x.zip!/../evil.md: 条目名“../evil.md”指向压缩包之外，不导入",
				"failed x.zip!/../e.md: 条目名“../e.md”指向压缩包之外，不导入",
				"failed x.zip!//etc/c.md: 条目名“/etc/c.md”指向压缩包之外，不导入",
				"failed x.zip!/C:/d.md: 条目名“C:/d.md”指向压缩包之外，不导入",
				"failed x.zip!/a/../../b.md: 条目名“a/../../b.md”指向压缩包之外，不导入",
				"imported x.zip!/ok.md",
			},
		},
		{
			"a link is refused",
			[]entry{{name: "link.md", content: "/etc/passwd", mode: os.ModeSymlink | 0o777}},
			[]string{"failed x.zip!/link.md: 条目“link.md”是符号链接，不导入"},
		},
		{
			"an archive in an archive is refused",
			[]entry{{name: "in.zip", content: "PK"}},
			[]string{"failed x.zip!/in.zip: 压缩包里的压缩包不展开；请先解开再导入"},
		},
		{
			"what is not a document is skipped",
			[]entry{{name: "__MACOSX/._a.md", content: "x"}, {name: ".DS_Store", content: "x"}, {name: "a.png", content: "x"}},
			[]string{
				"skipped x.zip!/.DS_Store: 隐藏的文件或文件夹", "skipped x.zip!/__MACOSX/._a.md: 隐藏的文件或文件夹",
				"skipped x.zip!/a.png: 不支持这种文件…",
			},
		},
		{
			"names without the flag are GBK where they are not UTF-8",
			[]entry{{name: "\xcc\xab\xd4\xad.md", content: text, nonUTF8: true}, {name: "忻州.md", content: text + "忻", nonUTF8: true}},
			[]string{"imported x.zip!/太原.md", "imported x.zip!/忻州.md"},
		},
		{
			"of two entries of one name the first counts",
			[]entry{{name: "a.md", content: text}, {name: "a.md", content: text + "二"}},
			[]string{"imported x.zip!/a.md", "failed x.zip!/a.md: 压缩包里有同名的条目，只导入了第一个"},
		},
		{
			"a bomb is not unpacked",
			[]entry{{name: "bomb.txt", content: strings.Repeat("0", 8<<20)}},
			[]string{"failed x.zip!/bomb.txt: 压缩比超过 200 倍，像是压缩炸弹，不导入"},
		},
		{
			"an entry that is too large is not unpacked",
			[]entry{{name: "large.txt", content: strings.Repeat("0", 65<<20)}},
			[]string{"failed x.zip!/large.txt: 文件有 65 MB，超过 64 MB 的上限…"},
		},
		{"an empty archive fails", nil, []string{"failed x.zip: 压缩包是空的"}},
	} {
		t.Run(test.rule, func(t *testing.T) {
			root := tree(t, map[string]string{"x.zip": zipBytes(t, test.entries...)})
			expect(t, outcomes(t, root, filepath.Join(root, "x.zip")), test.want)
		})
	}
}

func TestADamagedArchiveFailsAndTheRestGoesOn(t *testing.T) {
	whole := zipBytes(t, entry{name: "a.md", content: "# 甲\n\n正文。"})
	root := tree(t, map[string]string{"cut.zip": whole[:len(whole)/2], "not.zip": "这不是压缩包", "z.md": "# 乙\n\n正文二。"})
	expect(t, outcomes(t, root, root), []string{
		"failed cut.zip: 压缩包打不开或已损坏…", "failed not.zip: 压缩包打不开或已损坏…", "imported z.md",
	})
}

func TestAnEntryWithAWrongChecksumFails(t *testing.T) {
	content := strings.Repeat("太原忻州", 8)
	whole := []byte(zipBytes(t, entry{name: "a.md", content: content}))
	at := strings.Index(string(whole), "a.md") + len("a.md") + 4
	whole[at] ^= 0xff
	root := tree(t, map[string]string{"x.zip": string(whole)})
	expect(t, outcomes(t, root, root), []string{"failed x.zip!/a.md: 条目已损坏…"})
}

// FuzzArchive: whatever the bytes, opening an archive neither panics nor gives a
// file that lies outside of it or is too large.
func FuzzArchive(f *testing.F) {
	f.Add([]byte("PK\x05\x06" + strings.Repeat("\x00", 18)))
	f.Fuzz(func(t *testing.T, b []byte) {
		path := filepath.Join(t.TempDir(), "x.zip")
		must(t, os.WriteFile(path, b, 0o600))
		a, err := openArchive("/x.zip", path)
		if err != nil {
			return
		}
		a.entries(func(f File, result *Result) bool {
			if (result == nil) == (f.Path == "") {
				t.Errorf("entry %q has result %v", f.Path, result)
			}
			if result == nil && escapes(strings.TrimPrefix(f.Path, "/x.zip!/")) {
				t.Errorf("entry %q escapes", f.Path)
			}
			return true
		})
		must(t, a.close())
	})
}

func TestWhatAnArchiveUnpacksToIsBounded(t *testing.T) {
	text := strings.Repeat("太原忻州", 8) // 96 bytes
	root := tree(t, map[string]string{"x.zip": zipBytes(t, entry{name: "a.md", content: text}, entry{name: "b.md", content: text}, entry{name: "c.md", content: text[:48]})})
	path := filepath.Join(root, "x.zip")
	a, err := openArchive(path, path)
	must(t, err)
	t.Cleanup(func() { must(t, a.close()) })
	a.left = 150 // as if the rest had been unpacked
	var got []string
	a.entries(func(f File, r *Result) bool {
		if r == nil {
			got = append(got, "read "+filepath.Base(f.Path))
		} else {
			got = append(got, string(r.Outcome)+" "+filepath.Base(r.Path)+": "+r.Error)
		}
		return true
	})
	expect(t, got, []string{"read a.md", "failed b.md: 压缩包解开后超过 4 GB，其余条目不导入；请分成几个", "read c.md"})
}
