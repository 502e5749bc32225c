package corpus

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"cewen/internal/testdata"
)

// realFiles are the Markdown files of the shared reports and the seed.
func realFiles(t testing.TB) []string {
	t.Helper()
	shared := testdata.Shared(t)
	var files []string
	for _, dir := range []string{"reports", "seed"} {
		err := filepath.WalkDir(filepath.Join(shared, dir), func(path string, d fs.DirEntry, err error) error {
			if err == nil && !d.IsDir() && strings.HasSuffix(path, ".md") {
				files = append(files, path)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if len(files) < 2 {
		t.Fatalf("only %d files in %s", len(files), shared)
	}
	return files
}

func readFile(t testing.TB, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func mustRead(t testing.TB, in Input) *Document {
	t.Helper()
	doc, err := Read(in)
	if err != nil {
		t.Fatalf("Read %s: %v", in.Path, err)
	}
	return doc
}

// What a file does not print.
var hidden = []struct {
	opening string // without it there is nothing to look for
	all     *regexp.Regexp
}{
	{"<!--", regexp.MustCompile(`(?s)<!--.*?-->`)},
	{"![", regexp.MustCompile(`!\[[^\]]*\]\([^)]*\)`)},
	{"](", regexp.MustCompile(`\]\((?:https?:)?/[^)]*\)`)},
}

// printedHan are the Han characters that a file prints, in order.
func printedHan(data []byte) string {
	text := string(withoutFrontMatter(data))
	for _, h := range hidden {
		if strings.Contains(text, h.opening) {
			text = h.all.ReplaceAllString(text, "")
		}
	}
	return onlyHan(text)
}

func onlyHan(s string) string {
	return strings.Map(func(r rune) rune {
		if isHan(r) {
			return r
		}
		return -1
	}, s)
}

func documentHan(doc *Document) string {
	var b strings.Builder
	for _, p := range doc.Paragraphs {
		b.WriteString(onlyHan(p.Text))
	}
	return b.String()
}

func TestEverythingPrintedSurvives(t *testing.T) {
	for _, path := range realFiles(t) {
		data := readFile(t, path)
		want, got := printedHan(data), documentHan(mustRead(t, Input{Path: path, Data: data}))
		if got != want {
			i := 0
			for i < len(got) && i < len(want) && got[i] == want[i] {
				i++
			}
			t.Errorf("%s: differs at byte %d: got …%.60q, want …%.60q", path, i, strings.ToValidUTF8(clip(got[i:], 60), ""), strings.ToValidUTF8(clip(want[i:], 60), ""))
		}
	}
}

func TestRealDocumentsAreWellFormed(t *testing.T) {
	for _, path := range realFiles(t) {
		checkDocument(t, mustRead(t, Input{Path: path, Data: readFile(t, path)}))
	}
}

func TestSeed(t *testing.T) {
	path := filepath.Join(testdata.Shared(t), "seed", "杏花岭区-太忻一体化.md")
	for _, name := range []string{path, "x.md"} {
		doc := mustRead(t, Input{Path: name, Data: readFile(t, path)})
		if doc.Region != "山西省/太原市/杏花岭区" || doc.Level != LevelCounty {
			t.Errorf("%s: region %q, level %q", name, doc.Region, doc.Level)
		}
		if doc.Year != 0 || doc.Date != "" || doc.Kind != "" || doc.Speaker != "" || doc.Issuer != "" {
			t.Errorf("%s: what the text does not say was invented: %+v", name, doc.Metadata)
		}
		if doc.Title != "抢抓太忻一体化经济区建设机遇 推动杏花岭区全方位高质量发展乘势起飞" {
			t.Errorf("%s: title %q", name, doc.Title)
		}
		if len(doc.Sections) != 8 {
			t.Errorf("%s: %d sections, want 8: %v", name, len(doc.Sections), doc.Sections)
		}
		var text []string
		for _, p := range doc.Paragraphs {
			text = append(text, p.Text)
		}
		all := strings.Join(text, "\n")
		for phrase, want := range map[string]int{"新时代美丽宜居示范村": 2, "PM2.5浓度": 1, "<sub>": 0} {
			if got := strings.Count(all, phrase); got != want {
				t.Errorf("%s: %q occurs %d times, want %d", name, phrase, got, want)
			}
		}
	}
}

func BenchmarkRead(b *testing.B) {
	files := realFiles(b)
	var inputs []Input
	var size int64
	for i := 0; i < len(files); i += 8 {
		data := readFile(b, files[i])
		inputs = append(inputs, Input{Path: files[i], Data: data})
		size += int64(len(data))
	}
	b.SetBytes(size)
	for b.Loop() {
		for _, in := range inputs {
			if _, err := Read(in); err != nil {
				b.Fatal(err)
			}
		}
	}
}
