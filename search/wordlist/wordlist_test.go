package wordlist_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"cewen/search"
	"cewen/search/wordlist"
)

func shown(l *wordlist.List) []string {
	var lines []string
	for _, e := range l.Entries {
		lines = append(lines, strings.TrimPrefix(e.Group+"/"+e.Text, "/"))
	}
	return lines
}

func TestFormsOfAList(t *testing.T) {
	groups := []string{"环境/环保", "环境/污染", "创新/研发"}
	for name, test := range map[string]struct {
		text string
		want []string
	}{
		"lines":            {"\ufeff环保\r\n\r\n# 说明\n  污染  \n", []string{"环保", "污染"}},
		"groups":           {"环境 = 环保 | 污染\n创新＝研发｜", nil},
		"groups, wide":     {"环境＝环保｜污染\n创新 = 研发\n", groups},
		"CSV":              {"group,phrase\n环境,环保\n环境,污染\n创新,研发\n", groups},
		"CSV with BOM":     {"\ufeffphrase,group\n环保,环境\n污染,环境\n\"研发\",创新\n", groups},
		"CSV of Excel":     {"组;短语\n环境;环保\n环境;污染\n创新;研发\n;\n", groups},
		"tabs":             {"类别\t关键词\n环境\t环保\n环境\t污染\n创新\t研发\n", groups},
		"phrases only":     {"phrase\n环保\n\"稳,进\"\n", []string{"环保", "稳,进"}},
		"folded repeats":   {"环保\n環保\n环保\n", []string{"环保"}},
		"in two groups":    {"甲 = 环保\n乙 = 环保\n", []string{"甲/环保", "乙/环保"}},
		"one in another":   {"印度\n印度尼西亚\n", []string{"印度", "印度尼西亚"}},
		"Chinese commas":   {"稳中求进，以进促稳\n", []string{"稳中求进，以进促稳"}},
		"a head in quotes": {"\"phrase\"\n环保\n", []string{"环保"}},
	} {
		l, err := wordlist.Parse(test.text, wordlist.Options{})
		if test.want == nil {
			if !errors.Is(err, search.ErrBadRequest) {
				t.Errorf("%s: %v", name, err)
			}
			continue
		}
		if err != nil || !slices.Equal(shown(l), test.want) {
			t.Errorf("%s: %v, %v", name, l, err)
		}
	}
	l, err := wordlist.Parse("环保\n環保\n污染\n", wordlist.Options{})
	if err != nil || !slices.Equal(l.Repeated, []string{"環保"}) || l.Grouped {
		t.Errorf("%+v, %v", l, err)
	}
}

func TestListsThatCouldBeReadWrongAreRefused(t *testing.T) {
	many := strings.Builder{}
	for i := range 100_000 {
		fmt.Fprintf(&many, "短语%d\n", i)
	}
	for want, text := range map[string]string{
		"词表是空的":                            "\n# 只有说明\n",
		"第 2 行：短语里有“,”":                    "环保\n环境规制,环保\n",
		"第 1 行：短语里有“;”":                    "环境规制;环保\n",
		"第 1 行：短语里有“制表符”":                  "环境规制\t环保\n",
		"第 1 行：短语里有“|”":                    "环保|污染\n",
		"第 2 行：有的行写了组":                     "环境 = 环保\n污染\n",
		"等号前面没有组名":                         "= 环保\n",
		"里有空的短语":                           "环境 = 环保 | | 污染\n",
		"不认识的列“weight”；可用的列是 phrase、group": "phrase,weight\n环保,2\n",
		"首行没有 phrase 这一列":                  "group,组\n",
		"第 2 行：比首行多了一列“x”":                 "group,phrase\n环境,环保,x\n",
		"没有写组":                             "group,phrase\n,环保\n",
		"的这一行没有短语":                         "group,phrase\n环境,\n",
		"引号不对":                             "phrase\n\"环保\n",
		"第 1 行：“/新建[0-9]+所/”像正则":           "/新建[0-9]+所/\n",
		"“新建*所”像正则":                        "新建*所\n",
		"“第[一二]批”像正则":                      "第[一二]批\n",
		"里没有可检索的字":                         "环保\n\u200b\n",
		"第 20001 行：词表超过 20000 个":           many.String(),
		"上限":                               strings.Repeat("长", 2001),
		"不是有效的 UTF-8":                      "环\xff",
	} {
		if strings.HasPrefix(want, "首行没有") {
			text = "group\n环境\n"
		}
		l, err := wordlist.Parse(text, wordlist.Options{})
		if !errors.Is(err, search.ErrBadRequest) || !strings.Contains(err.Error(), want) {
			t.Errorf("want %s, got %v, %v", want, l, err)
		}
	}
	if l, err := wordlist.Parse("新建*所\n", wordlist.Options{Literal: true}); err != nil || len(l.Entries) != 1 {
		t.Errorf("%v, %v", l, err)
	}
}

func TestListsOfQueries(t *testing.T) {
	for text, want := range map[string][]wordlist.Query{
		"养老 托育 in:句\n\n新建?所, | x\n":                           {{Line: 1, Text: "养老 托育 in:句"}, {Line: 3, Text: "新建?所, | x"}},
		"\ufeffname,query\n双碳,\"~双碳 | \"\"碳, 达峰\"\"\"\n,养老\n": {{Line: 2, Name: "双碳", Text: `~双碳 | "碳, 达峰"`}, {Line: 3, Text: "养老"}},
	} {
		got, err := wordlist.ParseQueries(text)
		if err != nil || !slices.Equal(got, want) {
			t.Errorf("%q: %+v, %v", text, got, err)
		}
	}
	for _, text := range []string{"", "query,colour\na,b\n", "name\nx\n", "name,query\nx,\n", "query\n\"a\n", "a\xff", strings.Repeat("x\n", wordlist.MaxQueries+1)} {
		if got, err := wordlist.ParseQueries(text); !errors.Is(err, search.ErrBadRequest) {
			t.Errorf("%.20q: %+v, %v", text, got, err)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"环保\n污染", "甲 = 乙 | 丙", "group,phrase\n甲,\"乙\"", "phrase;group\n\"a;\"\"b\";c", "\ufeff#x"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		l, err := wordlist.Parse(text, wordlist.Options{})
		if err != nil {
			if !errors.Is(err, search.ErrBadRequest) {
				t.Fatal(err)
			}
			return
		}
		for _, e := range l.Entries {
			if e.Folded == "" || l.Grouped != (e.Group != "") {
				t.Fatalf("%+v", l)
			}
		}
		_, _ = wordlist.ParseQueries(text)
	})
}
