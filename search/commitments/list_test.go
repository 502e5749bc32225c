package commitments_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"cewen/corpus/commitment"
	"cewen/search"
	"cewen/search/commitments"
	"cewen/search/instrument"
	"cewen/search/instrument/instrumenttest"
)

// asking lets queries of a corpus ask about commitments.
func asking(t *testing.T, c *instrument.Corpus) *instrument.Corpus {
	t.Helper()
	words, err := c.Words()
	if err != nil {
		t.Fatal(err)
	}
	finder := commitment.NewFinder(words)
	c.Parser.Commitments = func() (*commitment.Finder, error) { return finder, nil }
	return c
}

func TestAQueryAboutCommitmentsListsThoseThatItAsksFor(t *testing.T) {
	c := asking(t, instrumenttest.Corpus(t, files))
	for _, test := range []struct {
		query string
		want  []string
	}{
		{"新建", []string{"3所", "99个", "1.2万亩", "5所", "4所", "20个"}}, // all of the paragraphs
		{"动作:新建", []string{"3所", "5所", "4所"}},
		{"动作:新建 数量:>=4所", []string{"5所", "4所"}},
		{"动作:改造 | 数量:>=5所", []string{"99个", "5所", "20个"}},
		{"老旧小区 动作:新建", []string{"3所", "4所"}},
		{"-动作:新建 单位:公顷", []string{"700公顷"}},
		{"类型:指标 力度:力争 期限:2026", []string{"30%以上"}},
		{"承诺:高标准农田", []string{"1.2万亩", "700公顷"}},
		{"动作:拆除", nil},
	} {
		l, err := asked(test.query, nil).List(t.Context(), c, commitments.Window{Limit: 9})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, r := range l.Listed {
			got = append(got, r.Quantities[0].Raw)
		}
		if !slices.Equal(got, test.want) || l.Totals.Commitments != len(test.want) {
			t.Errorf("%s: %q, want %q", test.query, got, test.want)
		}
	}
	got := instrumenttest.Run(t, c, asked("动作:改造 数量:>=50个", nil))
	if lines := instrumenttest.Lines(t, got, "commitments", "raw"); !slices.Equal(lines, []string{"99个"}) {
		t.Errorf("as a table: %q", lines)
	}
}

// Whatever the order: pages of any size, by cursor or by place, put together are the list,
// which is what the lines of JSON are.
func TestLawPagesAreTheList(t *testing.T) {
	c := asking(t, instrumenttest.Corpus(t, files))
	rapid.Check(t, func(rt *rapid.T) {
		q := asked(rapid.SampledFrom([]string{"", "单位:亩 | 动作:新建", "建成"}).Draw(rt, "query"), func(q *commitments.Commitments) {
			q.Sort = rapid.SampledFrom(commitments.Sorts()).Draw(rt, "sort")
			if q.Sort == commitments.SortLargest || q.Sort == commitments.SortSmallest {
				q.Quantity = rapid.SampledFrom([]string{"亩", "所"}).Draw(rt, "unit")
			}
			q.Explain = rapid.Bool().Draw(rt, "explain")
		})
		var lines bytes.Buffer
		out := instrument.Lines(q, &lines)
		if err := errors.Join(q.Run(t.Context(), c, &instrument.Only{Sink: out}), out.Flush()); err != nil {
			rt.Fatal(err)
		}
		limit := rapid.IntRange(1, 4).Draw(rt, "limit")
		var pages, places bytes.Buffer
		w := commitments.Window{Limit: limit}
		for first := true; first || w.Cursor != ""; first = false {
			l, err := q.List(t.Context(), c, w)
			if err != nil {
				rt.Fatal(err)
			}
			write(rt, &pages, l.Listed)
			at, err := q.List(t.Context(), c, commitments.Window{Limit: limit, From: l.From})
			if err != nil {
				rt.Fatal(err)
			}
			write(rt, &places, at.Listed)
			w.Cursor = l.Next
		}
		if pages.String() != lines.String() || places.String() != lines.String() {
			rt.Fatalf("lines\n%s\npages\n%s\nplaces\n%s", &lines, &pages, &places)
		}
	})
}

func write(t *rapid.T, w *bytes.Buffer, records []commitments.Record) {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	for i := range records {
		before, span, after := records[i].InSentence()
		if before+span+after != records[i].Sentence || span != records[i].Span {
			t.Fatalf("%q %q %q is not %q", before, span, after, records[i].Sentence)
		}
		if err := encoder.Encode(records[i]); err != nil {
			t.Fatal(err)
		}
	}
}

func TestCursorsOfOtherListsAreRefused(t *testing.T) {
	c := asking(t, instrumenttest.Corpus(t, files))
	l, err := asked("新建", nil).List(t.Context(), c, commitments.Window{Limit: 1})
	if err != nil || l.Next == "" {
		t.Fatal(l, err)
	}
	for _, test := range []struct{ query, cursor, message string }{
		{"建成", l.Next, "属于另一次检索"}, {"新建", "?", "无法识别"}, {"新建", l.Next[:8], "无法识别"},
	} {
		_, err := asked(test.query, nil).List(t.Context(), c, commitments.Window{Cursor: test.cursor, Limit: 1})
		if !errors.Is(err, search.ErrBadRequest) || !strings.Contains(err.Error(), test.message) {
			t.Errorf("%s, %s: %v", test.query, test.cursor, err)
		}
	}
	if err := c.Store.Delete(l.Listed[0].Document); err != nil {
		t.Fatal(err)
	}
	if _, err := asked("新建", nil).List(t.Context(), c, commitments.Window{Cursor: l.Next, Limit: 1}); err == nil || !strings.Contains(err.Error(), "已经变动") {
		t.Error(err)
	}
}

func TestADocumentByItsNames(t *testing.T) {
	c := asking(t, instrumenttest.Corpus(t, files))
	q := asked("", func(q *commitments.Commitments) { q.Document, q.Type = []string{"太原市@2024"}, []string{"项目"} })
	l, err := q.List(t.Context(), c, commitments.Window{Limit: 9})
	if err != nil || l.Totals.Commitments != 2 || l.Totals.Documents != 1 {
		t.Error(l, err)
	}
	if got := l.Facets[commitments.FacetRegion]; len(got) != 2 || got[0].Commitments != 2 {
		t.Error(got) // 山西省 and 太原市, of this document alone
	}
	q.Document = []string{"上海市@2024"}
	if err := instrumenttest.Fails(t, c, q); !errors.Is(err, search.ErrBadRequest) {
		t.Error(err)
	}
}
