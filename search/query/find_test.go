package query

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"cewen/analysis"
	"cewen/corpus"
)

// printed is a text as queries look at it, folded here.
func printed(original string) Text {
	return Text{Folded: analysis.Fold(original), Original: func() string { return original }}
}

// outlined makes the paragraphs of a document, a line each. A line that begins with
// # is a heading and opens a section, ## one inside it. A heading with 回顾 or 安排
// in it gives what is below it that role.
func outlined(meta corpus.Metadata, lines ...string) []Place {
	var places []Place
	var open []Text
	role, section := corpus.RoleOther, corpus.NoSection
	for i, line := range lines {
		text := strings.TrimLeft(line, "#")
		if level := len(line) - len(text); level > 0 {
			section++
			open = append(open[:level-1:level-1], printed(text))
			role = roleOf(open)
		}
		places = append(places, Place{
			Text: printed(text), Number: i, Meta: &meta, Title: printed(meta.Title),
			Section: section, Role: role, Headings: open,
		})
	}
	return places
}

func roleOf(headings []Text) corpus.Role {
	role := corpus.RoleOther
	for _, h := range headings {
		switch {
		case strings.Contains(h.Folded, "回顾"):
			role = corpus.RoleReview
		case strings.Contains(h.Folded, "安排"):
			role = corpus.RolePlan
		}
	}
	return role
}

func parsed(t rapid.TB, asked string) Expr {
	t.Helper()
	e, err := Parse(asked)
	if err != nil {
		t.Fatalf("Parse(%q): %v", asked, err)
	}
	return e
}

// found prints hits as paragraph:occurrences, parted by spaces.
func found(hits []Found) string {
	list := make([]string, len(hits))
	for i, f := range hits {
		list[i] = fmt.Sprintf("%d:%d", f.Paragraph, f.Occurrences)
	}
	return strings.Join(list, " ")
}

// findTest is a rule: what a query finds in a document.
type findTest struct{ rule, query, want string }

func checkFind(t *testing.T, places []Place, tests []findTest) {
	t.Helper()
	for _, test := range tests {
		t.Run(test.rule, func(t *testing.T) {
			if got := found(Find(parsed(t, test.query), places)); got != test.want {
				t.Errorf("%s finds %q, want %q", test.query, got, test.want)
			}
		})
	}
}

func TestFindInParagraphs(t *testing.T) {
	checkFind(t, outlined(corpus.Metadata{},
		"太忻一体化发展，太忻基金。", // 0
		"发展發展",     // 1
		"太原的基金",    // 2
		"ＰＭ２．５ 下降", // 3
		"哈哈哈哈哈",    // 4
		"为什么？为什么！", // 5
	), []findTest{
		{"a term", "太忻", "0:2"},
		{"a term, folded on both sides", "發展", "0:1 1:2"},
		{"a term in another width and case", "pm2.5", "3:1"},
		{"nothing", "大同", ""},
		{"occurrences do not overlap", "哈哈", "4:2"},
		{"all", "太忻 基金", "0:3"},
		{"either", "太忻 | 基金", "0:3 2:1"},
		{"terms that overlap each count", "太忻 | 太忻一体化", "0:3"},
		{"a term written twice counts once", "发展 發展", "0:1 1:2"},
		{"not", "基金 -太忻", "2:1"},
		{"only not", "-基金", "1:0 3:0 4:0 5:0"},
		{"not of all", "-(太忻 基金)", "1:0 2:0 3:0 4:0 5:0"},
		{"not of either", "-(太忻 | 发展 | 为什么)", "2:0 3:0 4:0"},
		{"not of a negation counts", "基金 -(太忻 -原)", "2:2"},
		{"two negations count", "基金 -(-太忻)", "0:3"},
		{"a negation inside a negated group counts", "-(大同 | -太忻)", "0:2"},
		{"either or not", "哈哈 | -太", "1:0 3:0 4:2 5:0"},
		{"groups", "(太忻 | 太原) 基金", "0:3 2:2"},
		{"groups in groups", "((太忻 | 哈) (一体化 | (基金 | 哈哈))) | 下降", "0:4 3:1 4:7"},
		{"everything", "", "0:0 1:0 2:0 3:0 4:0 5:0"},
		{"a sign in quotes is itself", `"为什么？"`, "5:1"},
		{"a sign outside quotes is any character", `为什么？`, "5:2"},
		{"a part of the query that no hit has", "太忻 | 大同", "0:2"},
		{"distance", "太忻 NEAR/3 发展", "0:1"},
		{"distance beside a term", "太忻 NEAR/3 发展 基金", "0:2"},
		{"distance that is too far", "一体化 NEAR/2 基金", ""},
		{"not near", "太忻 -(一体化 NEAR/2 基金)", "0:2"},
		{"the paragraph, named", "太忻 基金 in:段", "0:3"},
	})
}

func TestFindInSentences(t *testing.T) {
	checkFind(t, outlined(corpus.Metadata{},
		"太忻发展。发展基金！太忻太忻", // 0
		"太忻。基金。",         // 1
		"他问：“太忻？”基金。",    // 2
		"太忻，基金",          // 3
	), []findTest{
		{"all in one sentence", "太忻 基金 in:句", "3:2"},
		{"only sentences that match count", "太忻 -发展 in:句", "0:2 1:1 2:1 3:1"},
		{"sentences of a paragraph add up", "太忻 in:句", "0:3 1:1 2:1 3:1"},
		{"either", "(基金 | 发展) in:句", "0:3 1:1 2:1 3:1"},
		{"only not: a paragraph with such a sentence", "-太忻 in:句", "0:0 1:0 2:0"},
		{"distance ends with the sentence", "太忻 NEAR/9 发展 in:句", "0:1"},
		{"distance across sentences, in the paragraph", "太忻 NEAR/9 发展", "0:2"},
		{"a literal across sentences", `"。发展" in:句`, ""},
		{"the ends of a regular expression are those of the sentence", `/^发展/ in:句`, "0:1"},
		{"the end of a sentence belongs to it", `/。$/ in:句`, "0:1 1:2 2:1"},
		{"closing quotes belong to what they close", `/？”$/ in:句`, "2:1"},
	})
}

// sections has a heading without text (5) and text before the first heading (0).
var sections = []string{
	"太忻报告",       // 0
	"#一、工作回顾",    // 1
	"太忻发展",       // 2
	"基金基金",       // 3
	"##（一）太忻",    // 4
	"#二、工作安排",    // 5
	"##（一）发展",    // 6
	"发展太忻",       // 7
	"没有别的",       // 8
	"##（二）基金",    // 9
	"建基金，不提那个区域", // 10
}

func TestFindInSections(t *testing.T) {
	checkFind(t, outlined(corpus.Metadata{}, sections...), []findTest{
		{"all, wherever in the section", "太忻 基金 in:节", "2:1 3:2"},
		{"a section ends at the next heading, even one inside it", `回顾 "（一）" in:节`, ""},
		{"the heading is part of its section", "回顾 基金 in:节", "1:1 3:2"},
		{"text before the first heading is a section", "报告 太忻 in:节", "0:2"},
		{"paragraphs without occurrences are no hits", "没有 太忻 in:节", "7:1 8:1"},
		{"not", "太忻 -基金 in:节", "0:1 4:1 7:1"},
		{"only not: all paragraphs", "-太忻 in:节", "5:0 9:0 10:0"},
		{"either or not, where neither occurs", "(安排 | -太忻) in:节", "5:1 9:0 10:0"},
		{"distance stays within a paragraph", "太忻 NEAR/9 基金 in:节", ""},
	})
}

func TestFindInDocuments(t *testing.T) {
	checkFind(t, outlined(corpus.Metadata{Year: 2022}, sections...), []findTest{
		{"all, wherever in the document", "报告 没有 in:篇", "0:1 8:1"},
		{"not", "报告 -没有 in:篇", ""},
		{"not, where it is not there", "报告 -大同 in:篇", "0:1"},
		{"only not: all paragraphs", "-大同 in:篇", "0:0 1:0 2:0 3:0 4:0 5:0 6:0 7:0 8:0 9:0 10:0"},
		{"only not, where it is there", "-太忻 in:篇", ""},
		{"either or not", "(大同 | -福州) in:篇", "0:0 1:0 2:0 3:0 4:0 5:0 6:0 7:0 8:0 9:0 10:0"},
		{"either or not, where either occurs", "(报告 | -福州) in:篇", "0:1"},
		{"a field of the document", "报告 没有 年:2022 in:篇", "0:1 8:1"},
		{"a field beside text", "(大同 | 年:2022) 没有 in:篇", "8:1"},
		{"a part of the document", "太忻 没有 部分:部署 in:篇", "7:1 8:1"},
		{"what other parts have does not count", "报告 没有 部分:部署 in:篇", ""},
		{"nor does it count against", "没有 -报告 部分:部署 in:篇", "8:1"},
		{"a chapter of the document", "发展 建基金 章节:安排 in:篇", "6:1 7:1 10:1"},
	})
}

func TestFindInNoParagraphs(t *testing.T) {
	for _, asked := range []string{"", "-太忻", "太忻", "-太忻 in:句", "-太忻 in:节", "-太忻 in:篇", "-年:2022 in:篇"} {
		if got := Find(parsed(t, asked), nil); len(got) > 0 {
			t.Errorf("%q finds %v", asked, got)
		}
	}
}

// Each atom has a count of its own, in the order of the query.
func TestCountsAreThoseOfEachAtom(t *testing.T) {
	places := outlined(corpus.Metadata{}, "太忻发展。太忻", "发展。基金3所")
	for _, test := range []struct{ query, want string }{
		{"太忻 | 发展 | 太忻", "[[2 1] [0 1]]"},
		{"太忻 | 基金?所 | /发./", "[[2 0 1] [0 1 1]]"},
		{"太忻 -基金", "[[2]]"},
		{"发展 (太忻 NEAR/0 发展 | 基金) in:句", "[[1 1 0]]"},
		{"-大同", "[[] []]"},
	} {
		var counts [][]int
		for _, f := range Find(parsed(t, test.query), places) {
			counts = append(counts, f.Counts)
		}
		if got := fmt.Sprint(counts); got != test.want {
			t.Errorf("%s counts %s, want %s", test.query, got, test.want)
		}
	}
}
