package sidecar

import (
	"errors"
	"fmt"
	"maps"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
	"pgregory.net/rapid"

	"cewen/corpus"
)

func mustParse(t *testing.T, data []byte) *Table {
	t.Helper()
	table, err := Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	return table
}

func encoded(t *testing.T, s string, how string) []byte {
	t.Helper()
	var b []byte
	var err error
	switch how {
	case "GBK":
		b, err = simplifiedchinese.GBK.NewEncoder().Bytes([]byte(s))
	case "UTF-16":
		b, err = unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().Bytes([]byte(s))
	case "mark":
		b = []byte("\ufeff" + s)
	default:
		b = []byte(s)
	}
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestTablesOfSpreadsheetsAreRead(t *testing.T) {
	want := map[corpus.Field]string{
		corpus.FieldTitle: "关于加快发展的通知", corpus.FieldRegion: "山西省/太原市", corpus.FieldYear: "2022", corpus.FieldIssued: "2022-01-20",
	}
	for _, how := range []string{"", "mark", "GBK", "UTF-16"} {
		for _, sep := range []string{",", ";", "\t", "，"} {
			for _, end := range []string{"\n", "\r\n"} {
				lines := []string{
					strings.Join([]string{"文件名", "标题", "地区", "Year", "成文日期"}, sep),
					"",
					strings.Join([]string{`报告\2022.docx`, `"关于加快发展的通知"`, "太原", "2022年", "二〇二二年一月二十日"}, sep),
				}
				table := mustParse(t, encoded(t, strings.Join(lines, end)+end, how))
				if got := table.For("/data/报告/2022.docx"); !maps.Equal(got, want) {
					t.Errorf("%s %q %q: %v", how, sep, end, got)
				}
				if p := table.Problems(); len(p) != 0 {
					t.Errorf("%s %q %q: %v", how, sep, end, p)
				}
			}
		}
	}
}

func TestTheLongestNameCounts(t *testing.T) {
	table := mustParse(t, []byte("file,year\n2022.md,2001\n太原市/2022.md,2002\n/a/太原市/2022.md,2003\nz.zip!/甲.md,2004\n"))
	for path, want := range map[string]string{
		"/x/2022.md": "2001", "/x/太原市/2022.md": "2002", "/a/太原市/2022.md": "2003", "/x/z.zip!/甲.md": "2004", "/x/12022.md": "",
	} {
		if got := table.For(path)[corpus.FieldYear]; got != want {
			t.Errorf("%s: %q, want %q", path, got, want)
		}
	}
}

func TestWhatIsNotTakenOverIsReported(t *testing.T) {
	table := mustParse(t, []byte(strings.Join([]string{
		"file,title,颜色,地区,year,标题",
		"a.md,甲,红,鼓楼区,去年,乙",
		",无名,,,,",
		"a.md,再来,,,,",
		"b.md,乙,,,,,多",
		"c.md,丙,,,,",
		"d.md,丁,,,,",
	}, "\n")))
	table.For("/x/a.md")
	table.For("/x/b.md")
	table.For("/x/d.md")
	table.For("/y/d.md")
	var got []string
	for _, p := range table.Problems() {
		got = append(got, p.String())
	}
	all := strings.Join(got, "\n")
	for _, want := range []string{
		"第 1 行：没有名为“颜色”的项目", "第 1 行：“标题”与前面的一列是同一项目", "第 2 行：无效的取值：地区“鼓楼区”，有多处同名",
		"第 2 行：无效的取值：年“去年”", "第 3 行：没有写文件名", "第 4 行：“a.md”在第 2 行已有", "第 5 行：有 7 格", "第 6 行：“c.md”没有对上", "第 7 行：“d.md”对上了 2 个",
	} {
		if !strings.Contains(all, want) {
			t.Errorf("nothing says %q in\n%s", want, all)
		}
	}
	if len(got) != 9 {
		t.Errorf("%d problems:\n%s", len(got), all)
	}
	if v := table.For("/x/a.md"); v[corpus.FieldTitle] != "甲" || len(v) != 1 {
		t.Errorf("what is right in a line: %v", v)
	}
}

func TestTablesThatCannotBeRead(t *testing.T) {
	for s, want := range map[string]error{
		"": ErrEmpty, " \n": ErrEmpty, "标题,地区\n甲,太原\n": ErrNoFile, "\xff\xff\xff\xff": ErrEncoding,
	} {
		if _, err := Parse([]byte(s)); !errors.Is(err, want) {
			t.Errorf("%q: %v, want %v", s, err, want)
		}
	}
	if _, err := Parse(make([]byte, MaxSize+1)); !errors.Is(err, ErrTooLarge) {
		t.Errorf("too large: %v", err)
	}
	var none *Table
	if none.For("a") != nil || none.Problems() != nil {
		t.Error("no table says something")
	}
}

func TestATableReadsBackWhatItEncodes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		given := map[string]map[corpus.Field]string{}
		for i := range rapid.IntRange(1, 4).Draw(t, "files") {
			text := rapid.StringMatching(`[甲乙a",;“、]{0,5}[丙b]`).Draw(t, "title")
			given[fmt.Sprintf("/x/%d.md", i)] = map[corpus.Field]string{corpus.FieldTitle: text, corpus.FieldYear: "2022"}
		}
		data, err := Encode(given)
		if err != nil {
			t.Fatal(err)
		}
		table, err := Parse(data)
		if err != nil {
			t.Fatal(err)
		}
		for path, want := range given {
			if got := table.For(path); !maps.Equal(got, want) {
				t.Fatalf("%s: %q, want %q in\n%s", path, got, want, data)
			}
		}
		if p := table.Problems(); len(p) > 0 {
			t.Fatal(p)
		}
	})
}

func FuzzParse(f *testing.F) {
	f.Add([]byte("file,title\na.md,甲\n"))
	f.Add([]byte("\xff\xfef\x00i\x00l\x00e\x00"))
	f.Add([]byte("file;地区\n\"a;鼓楼区"))
	f.Fuzz(func(t *testing.T, data []byte) {
		table, err := Parse(data)
		if err != nil {
			return
		}
		for _, p := range table.Problems() {
			if p.Line < 1 || p.Message == "" {
				t.Errorf("problem %+v", p)
			}
		}
		for _, r := range table.rows {
			for field, value := range table.For(r.file) {
				if _, err := corpus.CheckValue(field, value); err != nil {
					t.Errorf("%s: %v", field, err)
				}
			}
		}
	})
}
