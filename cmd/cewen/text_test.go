package main

import (
	"strings"
	"testing"

	"cewen/search"
	"cewen/search/query"
)

func TestCaretStandsUnderTheMistake(t *testing.T) {
	for _, test := range []struct{ query, line, caret string }{
		{`太忻 "一体化`, `  太忻 "一体化`, `       ^`},
		{`(abc`, `  (abc`, `  ^`},
		{`太忻）`, `  太忻）`, `      ^^`},
		{strings.Repeat("长", 30) + " |", "  …" + strings.Repeat("长", 23) + " |", ""},
		{"a\x1b[2J )", "  a [2J )", "        ^"},
	} {
		_, err := query.Parse(test.query)
		if err == nil {
			t.Errorf("%q parses", test.query)
			continue
		}
		lines := strings.Split(explain(err), "\n")
		if len(lines) != 4 {
			t.Fatalf("%q: %q, want message, query, caret, hint", test.query, lines)
		}
		if !strings.HasSuffix(strings.TrimSuffix(lines[1], "…"), strings.TrimPrefix(strings.TrimSpace(test.line), "…")) {
			t.Errorf("%q: shown as %q, want %q", test.query, lines[1], test.line)
		}
		if test.caret != "" && lines[2] != test.caret {
			t.Errorf("%q: caret %q, want %q", test.query, lines[2], test.caret)
		}
	}
}

func TestExcerptShowsTheFirstHit(t *testing.T) {
	long := strings.Repeat("前", 300)
	for _, test := range []struct {
		rule     string
		segments []search.Segment
		want     string
	}{
		{"a short paragraph is whole", []search.Segment{{Text: "加快"}, {Text: "太忻", Hit: true}, {Text: "建设"}}, "加快【太忻】建设"},
		{"hits that touch stay two", []search.Segment{{Text: "太太", Hit: true}, {Text: "太太", Hit: true}}, "【太太】【太太】"},
		{"no hit shows the beginning", []search.Segment{{Text: long}}, strings.Repeat("前", excerptMost) + "…"},
		{"a long lead is cut", []search.Segment{{Text: long}, {Text: "太忻", Hit: true}}, "…" + strings.Repeat("前", excerptBefore) + "【太忻】"},
		{"a long hit is cut", []search.Segment{{Text: long, Hit: true}}, "【" + strings.Repeat("前", excerptMost) + "】…"},
		{"nothing is nothing", nil, ""},
		{"a terminal is not obeyed", []search.Segment{{Text: "a\x1b[2Jb"}}, "a [2Jb"},
	} {
		p := &resultPrinter{}
		if got := p.excerpt(test.segments); got != test.want {
			t.Errorf("%s: %q, want %q", test.rule, got, test.want)
		}
	}
	p := &resultPrinter{colour: true}
	if got := p.excerpt([]search.Segment{{Text: "太忻", Hit: true}}); got != "\x1b[1;33m太忻\x1b[0m" {
		t.Errorf("in colour: %q", got)
	}
}

func TestPhrasesAreLines(t *testing.T) {
	for _, test := range []struct {
		rule, file string
		want       []string
		err        string
	}{
		{"BOM, CR LF, empty lines, white space", "\ufeff甲\r\n\r\n  乙 丙\t\r\n\n丁", []string{"甲", "乙 丙", "丁"}, ""},
		{"operators are text", "-甲 | \"乙\"\n", []string{`-甲 | "乙"`}, ""},
		{"invalid UTF-8 names its line", "甲\n\xff\xfe\n", nil, "第 2 行：不是有效的 UTF-8"},
		{"a long line names its line", "甲\n" + strings.Repeat("长", 2001), nil, "第 2 行：短语有 2001 个字"},
		{"an endless line", strings.Repeat("x", 2<<20), nil, "读不出来"},
	} {
		terms, err := scanPhrases(strings.NewReader(test.file))
		var got []string
		for _, term := range terms {
			got = append(got, term.Text)
		}
		if test.err != "" {
			if err == nil || !strings.Contains(err.Error(), test.err) {
				t.Errorf("%s: error %v, want %q", test.rule, err, test.err)
			}
			continue
		}
		if err != nil || strings.Join(got, "|") != strings.Join(test.want, "|") {
			t.Errorf("%s: %q, %v, want %q", test.rule, got, err, test.want)
		}
	}
}

func TestColumnsLineUpWithChinese(t *testing.T) {
	var b strings.Builder
	if err := writeColumns(&b, " ", [][]string{{"年份", "文档"}, {"2022", "1"}, {"山西省", "10"}}); err != nil {
		t.Fatal(err)
	}
	want := " 年份    文档\n 2022       1\n 山西省    10\n"
	if b.String() != want {
		t.Errorf("got\n%swant\n%s", b.String(), want)
	}
}
