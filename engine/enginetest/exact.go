package enginetest

import (
	"os"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"cewen/corpus"
	"cewen/search"
	"cewen/search/query"
)

// alphabet is small, so that random queries hit random texts, and has what folds:
// both scripts, both widths, white space, zero width, punctuation, rare Han.
var alphabet = []rune("发展發展太忻一体化體的3３aＡ,，。 　\u200b𠮷—")

func drawText(t *rapid.T, label string, longest int) string {
	return string(rapid.SliceOfN(rapid.SampledFrom(alphabet), 1, longest).Draw(t, label))
}

func drawMeta(t *rapid.T) corpus.Metadata {
	return corpus.Metadata{
		Title:  "题",
		Region: rapid.SampledFrom([]corpus.Region{"", "全国", "山西省", "山西省/太原市", "山西省/太原市/杏花岭区", "山东省"}).Draw(t, "region"),
		Level:  rapid.SampledFrom([]corpus.Level{"", corpus.LevelNational, corpus.LevelProvince, corpus.LevelCounty}).Draw(t, "level"),
		Year:   rapid.SampledFrom([]int{0, 2021, 2022, 2023}).Draw(t, "year"),
		Kind:   rapid.SampledFrom([]string{"", "政府工作报告", "通知"}).Draw(t, "kind"),
		Issuer: rapid.SampledFrom([]string{"", "太原市人民政府"}).Draw(t, "issuer"),
		Date:   rapid.SampledFrom([]string{"", "2021-12-30", "2022-01-05", "2022-01"}).Draw(t, "date"),
	}
}

func drawDocument(t *rapid.T, path string) *corpus.Document {
	var texts []string
	for range rapid.IntRange(1, 6).Draw(t, "paragraphs") {
		// A paragraph is never empty once folded, as the outline sees to.
		texts = append(texts, "发"+drawText(t, "text", 14))
	}
	d := document(path, drawMeta(t), texts...)
	d.Sections = []corpus.Section{{Title: "一、太忻", Level: 1, Parent: corpus.NoSection}}
	for i := range d.Paragraphs {
		d.Paragraphs[i].Section = rapid.IntRange(-1, 0).Draw(t, "section")
		d.Paragraphs[i].Kind = rapid.SampledFrom([]corpus.ParagraphKind{corpus.KindTitle, corpus.KindHeading, corpus.KindText, corpus.KindTable}).Draw(t, "kind")
	}
	return d
}

// drawExpr draws any expression of the language.
func drawExpr(t *rapid.T, depth int) query.Expr {
	kind := rapid.IntRange(0, 5).Draw(t, "kind")
	if depth == 0 {
		kind = 0
	}
	several := func() []query.Expr {
		var exprs []query.Expr
		for range rapid.IntRange(2, 3).Draw(t, "operands") {
			exprs = append(exprs, drawExpr(t, depth-1))
		}
		return exprs
	}
	switch kind {
	case 3:
		return query.And(several())
	case 4:
		return query.Or(several())
	case 5:
		return query.Not{Expr: drawExpr(t, depth-1)}
	}
	term, ok := query.NewTerm(drawText(t, "term", 4))
	if !ok {
		return query.All{}
	}
	return term
}

func drawFilter(t *rapid.T) search.Filter {
	values := func(all ...string) []string {
		return rapid.SliceOfNDistinct(rapid.SampledFrom(all), 0, 2, rapid.ID[string]).Draw(t, "values")
	}
	f, err := search.ParseFilter(search.FilterValues{
		Region: values("全国", "山西省", "山西省/太原市", "山东省", search.None),
		Level:  values("国家", "province", "县", search.None),
		Year:   values("2022", "2021..2022", "..2022", search.None),
		Kind:   values("政府工作报告", "通知", search.None),
		Issuer: values("太原市人民政府", search.None),
	})
	if err != nil {
		t.Fatalf("filter: %v", err)
	}
	return f
}

// testExact: on random corpora, after random changes, random queries of the whole
// language find what a plain scan finds.
func testExact(t *testing.T, open Opener) {
	const queries = 25
	rapid.Check(t, func(t *rapid.T) {
		dir, err := os.MkdirTemp("", "cewen-exact")
		if err != nil {
			t.Fatalf("%v", err)
		}
		defer os.RemoveAll(dir)
		b := newBench(t, dir, open)
		defer b.close()
		paths := []string{"a.md", "b.md", "c.md", "d.md", "e.md"}
		for range rapid.IntRange(1, 3).Draw(t, "steps") {
			var documents []*corpus.Document
			for _, path := range rapid.SliceOfNDistinct(rapid.SampledFrom(paths), 1, 4, rapid.ID[string]).Draw(t, "paths") {
				documents = append(documents, drawDocument(t, path))
			}
			results := b.put(documents...)
			if rapid.IntRange(0, 3).Draw(t, "delete") == 0 {
				if err := b.Store.Delete(results[0].ID); err != nil {
					t.Fatalf("delete: %v", err)
				}
				b.wait()
			}
		}
		b.verify()
		for range queries {
			checkExact(t, b, search.Request{
				Expr: drawExpr(t, 2), Filter: drawFilter(t), Facets: search.Facets(), Limit: search.MaxLimit,
				Sort: rapid.SampledFrom([]search.Sort{search.SortRelevance, search.SortNewest, search.SortOldest}).Draw(t, "sort"),
			})
		}
	})
}

func checkExact(t tb, b *bench, r search.Request) {
	t.Helper()
	got, want := b.search(r), b.scan(r)
	if got.Totals != want.Totals {
		t.Fatalf("%s %+v: totals %+v, scan %+v", r.Expr, r.Filter, got.Totals, want.Totals)
	}
	for _, name := range r.Facets {
		if !slices.Equal(got.Facets[name], want.Facets[name]) {
			t.Fatalf("%s %+v: facet %s %+v, scan %+v", r.Expr, r.Filter, name, got.Facets[name], want.Facets[name])
		}
	}
	var ids []string
	occurrences := 0
	for _, h := range got.Hits {
		ids = append(ids, h.Paragraph.ID)
		occurrences += h.Occurrences
		checkSegments(t, h, r.Expr)
	}
	slices.Sort(ids)
	slices.Sort(want.Paragraphs)
	if !slices.Equal(ids, want.Paragraphs) {
		t.Fatalf("%s %+v: hits %q, scan %q", r.Expr, r.Filter, ids, want.Paragraphs)
	}
	if occurrences != want.Totals.Occurrences {
		t.Fatalf("%s: hits add up to %d occurrences, scan %d", r.Expr, occurrences, want.Totals.Occurrences)
	}
}

// checkSegments: put together they are the text, and a single term is marked as
// often as it is counted.
func checkSegments(t tb, h search.Hit, e query.Expr) {
	t.Helper()
	var whole strings.Builder
	marked := 0
	for _, s := range h.Segments {
		whole.WriteString(s.Text)
		if s.Hit {
			marked++
		}
	}
	if whole.String() != h.Paragraph.Text {
		t.Fatalf("segments %q are not %q", whole.String(), h.Paragraph.Text)
	}
	if len(query.Atoms(e)) == 1 && marked != h.Occurrences {
		t.Fatalf("%q: %d marked, %d counted", h.Paragraph.Text, marked, h.Occurrences)
	}
}
