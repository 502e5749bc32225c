package format

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cewen/internal/testdata"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	xunicode "golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

// The samples in GB18030 print what the reports in UTF-8 do that they were made
// from, character by character; the reports have Markdown's marks beside.
func TestTextAccuracyOfGB18030(t *testing.T) {
	shared := testdata.Shared(t)
	for sample, report := range map[string]string{
		"GB18030_1989_全国.txt":  "国务院/1989.md",
		"GB18030_1999_河北省.txt": "省自治区/河北省/1999.md",
		"GB18030_2006_山西省.txt": "省自治区/山西省/2006.md",
	} {
		got := printedText(t, filepath.Join(shared, "formats", "gbk", sample))
		if want := printedText(t, filepath.Join(shared, "reports", report)); got != want {
			t.Errorf("%s: %d bytes of text, %s has %d", sample, len(got), report, len(want))
		}
	}
}

// printedText is all that a file prints, without white space.
func printedText(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	p, err := Parse(path, data)
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	return compactText(p.Blocks)
}

func compactText(blocks []Block) string {
	var b strings.Builder
	for _, block := range blocks {
		b.WriteString(strings.Join(strings.Fields(block.Text), ""))
	}
	return b.String()
}

// oneIn is the share of the reports that TestReportsInEveryCharset tries: all of
// them take a quarter of a minute.
const oneIn = 5

// A real report comes back as it was from each character set that can hold it,
// without a byte order mark.
func TestReportsInEveryCharset(t *testing.T) {
	root := filepath.Join(testdata.Shared(t), "reports")
	sets := map[string]encoding.Encoding{
		"GB18030": simplifiedchinese.GB18030, "GBK": simplifiedchinese.GBK, "Big5": traditionalchinese.Big5,
		"UTF-16LE": xunicode.UTF16(xunicode.LittleEndian, xunicode.IgnoreBOM),
		"UTF-16BE": xunicode.UTF16(xunicode.BigEndian, xunicode.IgnoreBOM),
		"UTF-32LE": utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM),
	}
	tried, seen := map[string]int{}, 0
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		if seen++; seen%oneIn != 0 {
			return nil
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		text, err := decode(data)
		if err != nil {
			t.Errorf("%s: %v", path, err)
		}
		for name, set := range sets {
			encoded, err := set.NewEncoder().Bytes([]byte(text))
			if err != nil {
				continue // the character set lacks a character of the report
			}
			tried[name]++
			if got, err := decode(encoded); err != nil || got != text {
				t.Errorf("%s in %s: %v", path, name, err)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("reports decoded alike: %v", tried)
	if tried["GB18030"] < 800/oneIn || tried["UTF-16LE"] < 800/oneIn || tried["GBK"] < 400/oneIn {
		t.Errorf("too few reports were tried: %v", tried)
	}
}
