package embedded

import (
	"context"
	"fmt"
	"testing"

	"cewen/corpus/store"
	"cewen/internal/testdata"
	"cewen/search"
	"cewen/search/query"
)

// benchQueries are of each kind that is answered in a way of its own.
var benchQueries = []struct{ name, query string }{
	{"rare", "第77号工程"},
	{"common", "力争走在同类地区前列"},
	{"commonest", "建设"},
	{"character", "的"},
	{"or", "养老食堂 | 数字档案 | 河湖水质 | 零工市场"},
	{"and", "养老食堂 数字档案"},
	{"near", "养老 NEAR/20 乡村道路"},
	{"wildcard", `"推进*零工市场"`},
	{"regex", "/零工市场[0-9]+所/"},
}

// What answers to queries are made of, one after the other: candidates from the index, all
// totals, facets, hits in their order.
func BenchmarkAnswer(b *testing.B) {
	bench, size := newBenchReports(b)
	facets := []search.FacetName{search.FacetRegion, search.FacetLevel, search.FacetYear, search.FacetKind}
	for _, q := range benchQueries {
		expr, err := query.Parse(q.query)
		if err != nil {
			b.Fatal(err)
		}
		request := search.Request{Expr: expr, Sort: search.SortNewest}
		b.Run("candidates/"+q.name, func(b *testing.B) { benchmarkCandidates(b, bench, expr) })
		b.Run("totals/"+q.name, func(b *testing.B) { benchmarkSearch(b, bench, request, size) })
		request.Facets, request.Limit = facets, 10
		b.Run("hits by date/"+q.name, func(b *testing.B) { benchmarkSearch(b, bench, request, size) })
		request.Sort = search.SortRelevance
		b.Run("hits by relevance/"+q.name, func(b *testing.B) { benchmarkSearch(b, bench, request, size) })
	}
	common, err := query.Parse("的 | 建设 | 推进")
	if err != nil {
		b.Fatal(err)
	}
	b.Run("facets", func(b *testing.B) { benchmarkFacets(b, bench, search.Request{Expr: common, Facets: facets}) })
	b.Run("repeats", func(b *testing.B) { benchmarkTally(b, bench, "建设") })
	b.Run("open", func(b *testing.B) { benchmarkOpen(b, bench) })
}

// benchmarkSearch reports how fast that is by the text that is held, as a scan would read
// it.
func benchmarkSearch(b *testing.B, bench *bench, request search.Request, size int64) {
	b.SetBytes(size)
	b.ReportAllocs()
	paragraphs := 0
	for b.Loop() {
		r, err := bench.engine.Search(context.Background(), request)
		if err != nil {
			b.Fatal(err)
		}
		paragraphs = r.Totals.Paragraphs
	}
	if paragraphs == 0 {
		b.Fatal("nothing is found")
	}
	b.ReportMetric(float64(paragraphs), "paragraphs")
}

// benchmarkCandidates plans a query and finds its candidates.
func benchmarkCandidates(b *testing.B, bench *bench, expr query.Expr) {
	b.ReportAllocs()
	err := bench.engine.read(search.Request{Expr: expr}, func(a *answerer) error {
		candidates := uint64(0)
		for b.Loop() {
			p, err := newPlan(expr)
			if err != nil {
				return err
			}
			candidates = 0
			for _, s := range a.view.segments {
				atoms, err := p.atomCandidates(s)
				if err != nil {
					return err
				}
				records, err := p.records(s, atoms)
				if err != nil {
					return err
				}
				candidates += records.GetCardinality()
			}
		}
		b.ReportMetric(float64(candidates), "candidates")
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
}

// benchmarkFacets adds up what was collected.
func benchmarkFacets(b *testing.B, bench *bench, request search.Request) {
	b.ReportAllocs()
	err := bench.engine.read(request, func(a *answerer) error {
		c, err := a.newCollector(search.SortNewest, nil)
		if err == nil {
			err = c.collect(context.Background())
		}
		if err != nil {
			return err
		}
		for b.Loop() {
			c.totals(request.Facets)
		}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
}

// benchmarkTally counts a common gram by the index.
func benchmarkTally(b *testing.B, bench *bench, gram string) {
	if !common()[gram] {
		b.Fatalf("%s is not common", gram)
	}
	b.ReportAllocs()
	err := bench.engine.read(search.Request{}, func(a *answerer) error {
		records := 0
		for b.Loop() {
			records = 0
			for _, s := range a.view.segments {
				t, err := s.tally(gram, len(s.places))
				if err != nil {
					return err
				}
				for record := range s.places {
					t.count(uint32(record))
				}
				records += len(s.places)
			}
		}
		b.ReportMetric(float64(records), "records")
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
}

// benchmarkOpen opens the generation anew and makes it searchable: it loads the columns
// and the place of each record. It ends the engine's use of it.
func benchmarkOpen(b *testing.B, bench *bench) {
	dir := bench.engine.current.Load().dir
	if err := bench.engine.current.Swap(nil).close(); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		g, err := openGeneration(dir)
		if err == nil {
			err = g.serve(bench.store, bench.engine.words.Load)
		}
		if err == nil {
			err = g.close()
		}
		if err != nil {
			b.Fatal(err)
		}
	}
	g, err := bench.engine.openCurrent()
	if err != nil {
		b.Fatal(err)
	}
	bench.engine.current.Store(g)
}

// BenchmarkLoadColumns takes in what is known of documents.
func BenchmarkLoadColumns(b *testing.B) {
	bench := newBench(b)
	for i := range benchReports {
		bench.putReport(i, 2)
	}
	b.ReportAllocs()
	err := bench.store.View(func(v *store.View) error {
		for b.Loop() {
			g := generation{columns: newColumns()}
			if err := g.loadColumns(v); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(benchReports, "documents")
}

// BenchmarkRecord makes the terms of the records of a document.
func BenchmarkRecord(b *testing.B) {
	bench := newBench(b)
	bench.putReport(1, benchParagraphs)
	batch, size := bench.pending(0)
	b.SetBytes(size)
	b.ReportAllocs()
	err := bench.store.View(func(v *store.View) error {
		lists := newTermLists()
		if _, err := (recorder{bench.words}).record(v, batch.Put[0], lists); err != nil { // makes the cutter
			return err
		}
		for b.Loop() {
			if _, err := (recorder{bench.words}).record(v, batch.Put[0], lists); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
}

// BenchmarkStep indexes a megabyte of text, as an import does step by step: records are
// made, then written.
func BenchmarkStep(b *testing.B) {
	const reports = 50 // of 20 kB
	b.Run("prepare", func(b *testing.B) {
		bench := newBench(b)
		for i := range reports {
			bench.putReport(i, benchParagraphs)
		}
		batch, size := bench.pending(0)
		b.SetBytes(size)
		prepare := func() {
			if _, err := bench.engine.Current().Prepare(context.Background(), batch); err != nil {
				b.Fatal(err)
			}
		}
		prepare() // makes the cutter
		for b.Loop() {
			prepare()
		}
	})
	b.Run("commit", func(b *testing.B) {
		bench := newBench(b)
		next := 0
		for b.Loop() {
			b.StopTimer()
			after := bench.engine.Current().Position()
			for range reports {
				bench.putReport(next, benchParagraphs)
				next++
			}
			batch, size := bench.pending(after)
			step, err := bench.engine.Current().Prepare(context.Background(), batch)
			if err != nil {
				b.Fatal(err)
			}
			b.SetBytes(size)
			b.StartTimer()
			if err := step.Commit(context.Background()); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// BenchmarkNeedle looks for a needle in texts of paragraphs.
func BenchmarkNeedle(b *testing.B) {
	texts := benchTexts()
	for _, c := range []struct{ name, text string }{
		{"common", "建设"}, {"phrase", "力争走在同类地区前列"}, {"absent", "太忻一体化"}, {"character", "的"},
	} {
		b.Run(c.name, func(b *testing.B) {
			n, size := newNeedle(c.text), 0
			for _, t := range texts {
				size += len(t)
			}
			b.SetBytes(int64(size))
			for b.Loop() {
				for _, t := range texts {
					n.count(t)
				}
			}
		})
	}
}

func benchTexts() [][]byte {
	var texts [][]byte
	for _, t := range testdata.Paragraphs(2000) {
		texts = append(texts, []byte(t))
	}
	return texts
}

// BenchmarkTop keeps the first ten and the first thousand of many matches.
func BenchmarkTop(b *testing.B) {
	const offered = 50_000
	matches := make([]match, offered)
	for i := range matches {
		matches[i] = match{record: uint64(i), base: float32(i * 7919 % offered)} // in no order
	}
	for _, k := range []int{10, 1000} {
		b.Run(fmt.Sprint(k), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				t := topMatches{k: k, order: order{ranks: make([]uint32, 1), byBase: true}}
				for i := range matches {
					if t.takes(&matches[i]) {
						t.offer(&matches[i])
					}
				}
				t.sorted()
			}
			b.ReportMetric(offered, "matches")
		})
	}
}
