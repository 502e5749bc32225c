package enginetest

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"cewen/analysis"
	"cewen/corpus"
	"cewen/search"
	"cewen/search/query"
)

func report(year int, region corpus.Region, date string) corpus.Metadata {
	return corpus.Metadata{Title: fmt.Sprintf("%s%d", region.Name(), year), Region: region, Level: corpus.LevelProvince, Year: year, Date: date, Kind: "政府工作报告"}
}

// testPaging: pages of any size, put together, are the whole answer. There are
// enough of them to go beyond what is ranked by words and to be shared by cores.
func testPaging(t *testing.T, open Opener) {
	b := newBench(t, t.TempDir(), open)
	defer b.close()
	var documents []*corpus.Document
	for i := range 60 {
		var texts []string
		for j := range 100 {
			texts = append(texts, strings.Repeat("发展", 1+(i*j)%3)+fmt.Sprint("第", j%7, "段推动高质量发展"))
		}
		documents = append(documents, document(fmt.Sprint(i), report(2000+i%9, "山西省", fmt.Sprintf("20%02d-01-0%d", i%9, 1+i%5)), texts...))
	}
	b.put(documents...)
	want := b.scan(search.Request{Expr: mustParse(t, "发展")})
	if want.Totals.Paragraphs != 6000 {
		t.Fatalf("scan finds %d paragraphs", want.Totals.Paragraphs)
	}
	slices.Sort(want.Paragraphs)
	for _, sort := range []search.Sort{search.SortRelevance, search.SortNewest, search.SortOldest} {
		for _, limit := range []int{97, 200} {
			r := search.Request{Expr: mustParse(t, "发展"), Sort: sort, Limit: limit}
			var ids []string
			for page := 0; ; page++ {
				result := b.search(r)
				if result.Totals != want.Totals {
					t.Fatalf("%s page %d: totals %+v, want %+v", sort, page, result.Totals, want.Totals)
				}
				for _, h := range result.Hits {
					ids = append(ids, h.Paragraph.ID)
				}
				if r.Cursor = result.Next; r.Cursor == "" {
					break
				}
				if len(result.Hits) != limit {
					t.Fatalf("%s page %d: %d hits and a next page", sort, page, len(result.Hits))
				}
			}
			slices.Sort(ids)
			if !slices.Equal(ids, want.Paragraphs) {
				t.Fatalf("%s by %d: %d hits on all pages, %d distinct, want %d", sort, limit, len(ids), len(slices.Compact(ids)), len(want.Paragraphs))
			}
		}
	}
}

func smallCorpus() []*corpus.Document {
	return []*corpus.Document{
		document("1", report(2021, "山西省", "2021-01-20"), "推动太忻一体化经济区发展", "发展发展"),
		document("2", report(2022, "山西省/太原市", "2022-02-22"), "太忻一体化", "高质量发展"),
		document("3", report(2023, "山东省", ""), "发展新质生产力"),
		document("4", corpus.Metadata{Title: "无年份"}, "发展"),
	}
}

func testFacets(t *testing.T, open Opener) {
	b := newBench(t, t.TempDir(), open)
	defer b.close()
	b.put(smallCorpus()...)
	r := search.Request{Expr: mustParse(t, "发展 | 太忻"), Facets: search.Facets()}
	filters := 0
	for name, buckets := range b.search(r).Facets {
		for _, bucket := range buckets {
			v := search.FilterValues{}
			field := map[search.FacetName]*[]string{
				search.FacetRegion: &v.Region, search.FacetLevel: &v.Level, search.FacetYear: &v.Year,
				search.FacetKind: &v.Kind, search.FacetIssuer: &v.Issuer, search.FacetRole: &v.Role,
			}[name]
			*field = []string{bucket.Value}
			f, err := search.ParseFilter(v)
			if err != nil {
				t.Fatal(err)
			}
			if got := b.search(search.Request{Expr: r.Expr, Filter: f}).Totals; got != bucket.Totals {
				t.Errorf("%s=%s: facet says %+v, filter leaves %+v", name, bucket.Value, bucket.Totals, got)
			}
			filters++
		}
	}
	if filters < 10 {
		t.Errorf("only %d buckets", filters)
	}
}

func testOrders(t *testing.T, open Opener) {
	b := newBench(t, t.TempDir(), open)
	defer b.close()
	b.put(smallCorpus()...)
	dates := func(sort search.Sort) (dates []string) {
		for _, h := range b.search(search.Request{Expr: mustParse(t, "发展"), Sort: sort, Limit: 10}).Hits {
			dates = append(dates, h.Document.Date+"/"+fmt.Sprint(h.Document.Year))
		}
		return slices.Compact(dates)
	}
	if got, want := dates(search.SortNewest), []string{"/2023", "2022-02-22/2022", "2021-01-20/2021", "/0"}; !slices.Equal(got, want) {
		t.Errorf("newest first: %q", got)
	}
	if got, want := dates(search.SortOldest), []string{"2021-01-20/2021", "2022-02-22/2022", "/2023", "/0"}; !slices.Equal(got, want) {
		t.Errorf("oldest first: %q", got)
	}
	r := b.search(search.Request{Expr: mustParse(t, "发展"), Limit: 10})
	if r.Sort != search.SortRelevance || r.Hits[0].Paragraph.Text != "发展发展" {
		t.Errorf("best by %s: %+v", r.Sort, r.Hits[0])
	}
}

func testReopen(t *testing.T, open Opener) {
	b := newBench(t, t.TempDir(), open)
	documents := smallCorpus()
	b.put(documents...)
	replaced := document("1", report(2021, "山西省", "2021-01-20"), "改为别的内容", "太忻一体化")
	b.put(replaced)
	r := search.Request{Expr: mustParse(t, "太忻一体化 | 发展"), Facets: search.Facets(), Limit: 50}
	before := b.search(r)
	b.close()
	b.start(func() (*analysis.Words, error) { return nil, errors.New("no words in this test") })
	b.stop = func() {} // its indexer ends with that error
	after := b.search(search.Request{Expr: r.Expr, Facets: r.Facets, Limit: 50, Sort: search.SortNewest})
	if before.Totals != after.Totals {
		t.Errorf("before %+v, after %+v", before.Totals, after.Totals)
	}
	if unranked := b.search(r); unranked.Sort != search.SortNewest {
		t.Errorf("without words the order is %s", unranked.Sort)
	}
	checkExact(t, b, r)
	b.verify()
	b.close()
}

// testKept asks the same before and after every kind of change.
func testKept(t *testing.T, open Opener) {
	b := newBench(t, t.TempDir(), open)
	defer b.close()
	r := search.Request{Expr: mustParse(t, "发展"), Facets: search.Facets(), Limit: 10}
	for i, text := range []string{"发展", "发展发展", "别的"} {
		b.put(document("1", report(2021+i, "山西省", ""), text), document("2", report(2021, "山西省", ""), "发展"))
		checkExact(t, b, r)
	}
	if err := b.Engine.Current().Tidy(t.Context()); err != nil {
		t.Fatal(err)
	}
	checkExact(t, b, r)
	if err := b.x.Rebuild(t.Context()); err != nil {
		t.Fatal(err)
	}
	checkExact(t, b, r)
}

// testWhole: while a document is replaced again and again, every search sees one
// whole version of it.
func testWhole(t *testing.T, open Opener) {
	b := newBench(t, t.TempDir(), open)
	defer b.close()
	version := func(n int) *corpus.Document {
		texts := make([]string, 30)
		for i := range texts {
			texts[i] = fmt.Sprintf("发展 第%d版 第%d段", n, i)
		}
		return document("same", report(2022, "山西省", ""), texts...)
	}
	b.put(version(0))
	stop := make(chan struct{})
	var readers sync.WaitGroup
	for range 3 {
		readers.Go(func() {
			for {
				select {
				case <-stop:
					return
				default:
				}
				result, err := b.Engine.Search(context.Background(), search.Request{Expr: mustParse(t, "发展"), Sort: search.SortNewest, Limit: 50})
				if err != nil {
					t.Errorf("search: %v", err)
					return
				}
				first := strings.Fields(result.Hits[0].Paragraph.Text)[1]
				for _, h := range result.Hits {
					if !strings.Contains(h.Paragraph.Text, first) {
						t.Errorf("%q beside version %s", h.Paragraph.Text, first)
						return
					}
				}
				if result.Totals.Paragraphs != 30 || result.Totals.Documents != 1 {
					t.Errorf("half a document: %+v", result.Totals)
					return
				}
			}
		})
	}
	for n := range 25 {
		b.put(version(n + 1))
	}
	close(stop)
	readers.Wait()
}

func testRelated(t *testing.T, open Opener) {
	b := newBench(t, t.TempDir(), open)
	defer b.close()
	b.put(document("1", report(2022, "山西省", ""), "新建公办幼儿园三所", "修建农村公路", "防汛抗旱"))
	r := b.search(search.Request{Expr: mustParse(t, `"幼儿园新建公办"`), Limit: 10})
	if r.Totals != (search.Totals{}) || len(r.Hits) != 0 {
		t.Errorf("hits: %+v", r)
	}
	if len(r.Related) != 1 || r.Related[0].Paragraph.Text != "新建公办幼儿园三所" || len(r.Related[0].Segments) != 1 {
		t.Errorf("related: %+v", r.Related)
	}
	if r := b.search(search.Request{Expr: mustParse(t, "防汛"), Limit: 10}); len(r.Related) != 0 {
		t.Errorf("hits and related: %+v", r.Related)
	}
}

func testCompletion(t *testing.T, open Opener) {
	b := newBench(t, t.TempDir(), open)
	defer b.close()
	completer, ok := b.Engine.(search.Completer)
	if !ok {
		t.Skip("NOT COVERED: what is offered while one types; this engine offers nothing")
	}
	b.put(document("1", report(2022, "山西省", ""), "新建公办幼儿园三所，幼儿园不少", "扩建幼儿园", "幼儿教育"))
	words, err := completer.Complete(context.Background(), "幼儿", 5)
	if err != nil || len(words) == 0 || words[0] != "幼儿园" {
		t.Errorf("幼儿: %q, %v", words, err)
	}
	for _, word := range words {
		found := b.search(search.Request{Expr: mustParse(t, word)})
		if !strings.HasPrefix(word, "幼儿") || word == "幼儿" || found.Totals.Paragraphs == 0 {
			t.Errorf("幼儿: %q, %+v", word, found.Totals)
		}
	}
	// Those in most paragraphs come first, whatever their characters.
	b.put(document("2", report(2023, "山西省", ""), "建成一座桥", "建设桥梁", "建设公路", "建设水库"))
	if words, err := completer.Complete(context.Background(), "建", 2); err != nil || len(words) == 0 || words[0] != "建设" {
		t.Errorf("建: %q, %v", words, err)
	}
	if words, err := completer.Complete(context.Background(), "防汛", 5); err != nil || len(words) != 0 {
		t.Errorf("防汛: %q, %v", words, err)
	}
}

func testNotReady(t *testing.T, open Opener) {
	b := &bench{t: t, dir: t.TempDir(), open: open}
	b.start(func() (*analysis.Words, error) { return nil, errors.New("no words in this test") })
	b.stop = func() {}
	defer b.close()
	if _, err := b.Engine.Search(context.Background(), search.Request{Expr: query.All{}}); !errors.Is(err, search.ErrNotReady) {
		t.Errorf("got %v", err)
	}
}

// testDictionary: Law 2. Another dictionary builds another generation, which finds
// exactly the same.
func testDictionary(t *testing.T, open Opener) {
	b := newBench(t, t.TempDir(), open)
	b.put(smallCorpus()...)
	b.close()
	b.start(func() (*analysis.Words, error) {
		return analysis.LoadWords(strings.NewReader("忻一体 9000 n\n量发 9000 n\n"))
	})
	defer b.close()
	for _, query := range []string{"太忻一体化", "忻一体", "发展 -太忻", "高质量 | 新质", "量发"} {
		checkExact(t, b, search.Request{Expr: mustParse(t, query), Facets: search.Facets(), Limit: 50})
	}
	if err := b.x.Rebuild(context.Background()); err != nil {
		t.Fatal(err)
	}
	if b.Engine.Stale() {
		t.Error("still stale after a rebuild")
	}
	for _, query := range []string{"太忻一体化", "忻一体", "量发"} {
		checkExact(t, b, search.Request{Expr: mustParse(t, query), Facets: search.Facets(), Limit: 50})
	}
}

func testCursors(t *testing.T, open Opener) {
	b := newBench(t, t.TempDir(), open)
	defer b.close()
	b.put(smallCorpus()...)
	first := b.search(search.Request{Expr: mustParse(t, "发展"), Limit: 1})
	for name, r := range map[string]search.Request{
		"rubbish":           {Expr: mustParse(t, "发展"), Limit: 1, Cursor: "%%%", Sort: search.SortRelevance},
		"no cursor at all":  {Expr: mustParse(t, "发展"), Limit: 1, Cursor: "e30", Sort: search.SortRelevance},
		"of another query":  {Expr: mustParse(t, "太忻"), Limit: 1, Cursor: first.Next, Sort: search.SortRelevance},
		"of another order":  {Expr: mustParse(t, "发展"), Limit: 1, Cursor: first.Next, Sort: search.SortOldest},
		"of another filter": {Expr: mustParse(t, "发展"), Limit: 1, Cursor: first.Next, Sort: search.SortRelevance, Filter: mustFilter(t, search.FilterValues{Kind: []string{"通知"}})},
	} {
		if _, err := b.Engine.Search(context.Background(), r); !errors.Is(err, search.ErrBadRequest) {
			t.Errorf("%s: got %v", name, err)
		}
	}
}
