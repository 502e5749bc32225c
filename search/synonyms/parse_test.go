package synonyms

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"cewen/analysis"
)

func TestParse(t *testing.T) {
	carbon := Entry{"双碳", []string{"碳达峰碳中和", "碳达峰、碳中和"}}
	for _, test := range []struct {
		rule, text string
		want       []Entry
	}{
		{"an empty file has no entries", "", []Entry{}},
		{"comments and empty lines say nothing", "# 双碳 = 甲\n\n  \n＃ 乙 = 丙\n", []Entry{}},
		{"a line is an entry", "双碳 = 碳达峰碳中和 | 碳达峰、碳中和\n", []Entry{carbon}},
		{"the last line needs no end", "双碳 = 碳达峰碳中和 | 碳达峰、碳中和", []Entry{carbon}},
		{"signs may be full width", "双碳＝碳达峰碳中和｜碳达峰、碳中和", []Entry{carbon}},
		{"white space around phrases is dropped", "\t双碳\u3000=\u00a0碳达峰碳中和|  碳达峰、碳中和 \r\n", []Entry{carbon}},
		{"a byte order mark is dropped", "\ufeff双碳 = 碳达峰碳中和 | 碳达峰、碳中和", []Entry{carbon}},
		{"so are invisible characters around phrases", "\u200b双碳\u200d = \u2060碳达峰碳中和 | 碳达峰、碳中和\x00", []Entry{carbon}},
		{"a comment may follow an entry", "双碳 = 碳达峰碳中和 | 碳达峰、碳中和 # 2020 年提出", []Entry{carbon}},
		{"punctuation and quotes are part of a phrase", "三公经费 = “三公”经费 | \"三公\"经费", []Entry{{"三公经费", []string{"“三公”经费", "\"三公\"经费"}}}},
		{"white space inside a phrase stays", "WTO = World  Trade Organization", []Entry{{"WTO", []string{"World  Trade Organization"}}}},
		{"order and spelling are kept", "乙 = 國\n甲 = Ａ", []Entry{{"乙", []string{"國"}}, {"甲", []string{"Ａ"}}}},
		{"a name may stand on two lines", "甲 = 乙\n甲 = 丙", []Entry{{"甲", []string{"乙"}}, {"甲", []string{"丙"}}}},
		{"as many variants as allowed", "甲 = " + numbered(MaxVariants), []Entry{{"甲", strings.Split(numbered(MaxVariants), "|")}}},
		{"phrases as long as allowed", "甲 = " + strings.Repeat("长", MaxPhraseLength), []Entry{{"甲", []string{strings.Repeat("长", MaxPhraseLength)}}}},
		{"a file as large as allowed", "甲 = 乙\n" + strings.Repeat("#", MaxFileSize-len("甲 = 乙\n")), []Entry{{"甲", []string{"乙"}}}},
	} {
		l, err := Parse(strings.NewReader(test.text), "test.txt")
		if err != nil {
			t.Errorf("%s: %v", test.rule, err)
			continue
		}
		if diff := cmp.Diff(test.want, l.Entries()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.rule, diff)
		}
	}
}

// numbered returns n different variants with bars between them.
func numbered(n int) string {
	variants := make([]string, n)
	for i := range variants {
		variants[i] = fmt.Sprintf("乙%d", i)
	}
	return strings.Join(variants, "|")
}

func TestParseErrors(t *testing.T) {
	for _, test := range []struct {
		rule, text, want string
	}{
		{"an equals sign is needed", "\n双碳 碳达峰碳中和", "我的.txt 第 2 行：没有等号；写成“名称 = 说法 | 说法”，例如“双碳 = 碳达峰碳中和”"},
		{"one is enough", "甲 = 乙 ＝ 丙", "我的.txt 第 1 行：等号多于一个；一行只写一条，说法之间用竖线“|”隔开"},
		{"a name is needed", " = 乙", "我的.txt 第 1 行：等号左边没有名称；在等号左边写上名称"},
		{"of which something is compared", "甲\n\u200b \u200b = 乙", "我的.txt 第 1 行：没有等号；写成“名称 = 说法 | 说法”，例如“双碳 = 碳达峰碳中和”\n" +
			"我的.txt 第 2 行：等号左边没有名称；在等号左边写上名称"},
		{"one name", "甲 | 乙 = 丙", "我的.txt 第 1 行：等号左边有竖线；左边只写一个名称，别的说法写到等号右边"},
		{"a variant is needed", "甲 = # 乙", "我的.txt 第 1 行：等号右边没有说法；在等号右边写上意思相同的说法，用竖线“|”隔开"},
		{"on both sides of a bar", "甲 = 乙 | ", "我的.txt 第 1 行：有一处竖线旁边没有字；补上说法，或删去多余的竖线"},
		{"once", "甲 = 乙 | 丙 | 乙", "我的.txt 第 1 行：“乙”写了两遍；删去一个"},
		{"and not the name again", "甲 = 甲", "我的.txt 第 1 行：“甲”写了两遍；删去一个"},
		{"by folded form", "甲 = 国债 | 國 债", "我的.txt 第 1 行：“国债”和“國 债”检索起来没有分别；删去一个：全角半角、大小写、繁简体和汉字间的空格不作区分"},
		{"not too many", "甲 = " + numbered(MaxVariants+1), "我的.txt 第 1 行：等号右边有 17 种说法，超过 16 种的上限；请分成几行，或只留常用的说法"},
		{"nor too long", "甲 = " + strings.Repeat("长", MaxPhraseLength+1), "我的.txt 第 1 行：“长长长长长长长长长长长长长长长长长长长长…”有 101 个字，超过 100 个字的上限；请改短"},
		{"names neither", strings.Repeat("a\x1b", 60) + " = 乙", "我的.txt 第 1 行：“" + strings.Repeat("a\ufffd", 10) + "…”有 119 个字，超过 100 个字的上限；请改短"},
		{"every fault of a line", " = 乙 | 乙", "我的.txt 第 1 行：等号左边没有名称；在等号左边写上名称\n我的.txt 第 1 行：“乙”写了两遍；删去一个"},
		{"UTF-8 only, said once", "甲 = 乙\n\xbc\xd7\n\xd2\xd2", "我的.txt 第 2 行：不是 UTF-8 编码；请把文件另存为 UTF-8 编码"},
		{"not too large", strings.Repeat("#", MaxFileSize+1), "我的.txt：文件超过 1024 KB；请只留用得着的词条"},
	} {
		l, err := Parse(strings.NewReader(test.text), "我的.txt")
		if l != nil || err == nil {
			t.Errorf("%s: no error", test.rule)
			continue
		}
		if diff := cmp.Diff(test.want, err.Error()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.rule, diff)
		}
		var fault *ParseError
		if !errors.Is(err, ErrFormat) || !errors.As(err, &fault) || fault.File != "我的.txt" {
			t.Errorf("%s: %#v is no ErrFormat", test.rule, err)
		}
	}
}

func TestParseStopsListingFaults(t *testing.T) {
	_, err := Parse(strings.NewReader(strings.Repeat("甲\n", 1000)), "f")
	lines := strings.Split(err.Error(), "\n")
	if want := "f 第 21 行：从这里起还有别的错误，没有列出；请先改好前面的"; len(lines) != maxFaults+1 || lines[maxFaults] != want {
		t.Errorf("%d faults, the last %q", len(lines), lines[len(lines)-1])
	}
}

func TestParsePassesOnReadErrors(t *testing.T) {
	_, err := Parse(iotest.ErrReader(io.ErrClosedPipe), "f")
	if !errors.Is(err, io.ErrClosedPipe) || errors.Is(err, ErrFormat) {
		t.Errorf("error = %v", err)
	}
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		"双碳 = 碳达峰碳中和 | 碳达峰、碳中和 # 注\n\n# 注\n三农＝农业、农村、农民｜农业农村农民\r\n",
		"\ufeff甲 = 乙\n甲 = 丙\n丙 = 國|国", "= |", "甲 = ", "\xbc\xd7", "甲\u200b乙 = 甲\r乙\x00丙", "\u2028=\u00ad|",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		l, err := Parse(strings.NewReader(text), "fuzz")
		if err != nil {
			if l != nil || !errors.Is(err, ErrFormat) || !utf8.ValidString(err.Error()) {
				t.Fatalf("list %v, error %q", l, err)
			}
			return
		}
		entries := l.Entries()
		if diff := cmp.Diff(entries, parsePrinted(t, entries)); diff != "" {
			t.Fatalf("(-entries +parsed):\n%s", diff)
		}
		for _, e := range entries {
			seen := map[string]bool{"": true}
			for _, p := range append(e.Variants, e.Name) {
				if seen[analysis.Fold(p)] {
					t.Fatalf("%q folds to nothing or to another phrase of %q", p, e)
				}
				seen[analysis.Fold(p)] = true
				if variants, ok := l.Lookup(p); !ok || len(variants) <= len(e.Variants) {
					t.Fatalf("Lookup(%q) = %q, %v; its entry is %q", p, variants, ok, e)
				}
			}
		}
	})
}
