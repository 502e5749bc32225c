package bench

import (
	"context"
	"errors"
	"reflect"
	"strings"
	"testing"

	"cewen/analysis"
	"cewen/corpus/store"
	"cewen/search"
	"cewen/search/query"
)

func TestADirectoryIsMeasured(t *testing.T) {
	words, s := testWords(t), testStore(t, 12)
	t.Run("counts that are right", func(t *testing.T) {
		options := testOptions(s, words, false)
		options.Extra = []Extra{{Class: "own", Query: "企业 -农业"}}
		var progress []string
		options.Progress = func(what string) { progress = append(progress, what) }
		report, err := Run(context.Background(), options)
		if err != nil {
			t.Fatal(err)
		}
		checkReport(t, report)
		if len(progress) < len(report.Cases)+len(report.Clients) {
			t.Errorf("only told of %q", progress)
		}
	})
	t.Run("counts that are wrong", func(t *testing.T) {
		options := testOptions(s, words, true)
		options.Queries = &Queries{Common: "农业"}
		report, err := Run(context.Background(), options)
		if err != nil {
			t.Fatal(err)
		}
		if report.OK() {
			t.Fatal("no difference was found")
		}
		if d := report.Differences[0]; d.Index.Occurrences != d.Scan.Occurrences+1 {
			t.Errorf("%+v", d)
		}
		if tables := report.Tables(); tables[len(tables)-1].Title != "不一致" {
			t.Error("the differences are not shown")
		}
	})
	t.Run("who ends it", func(t *testing.T) {
		ctx, cancel := context.WithCancel(context.Background())
		options := testOptions(s, words, false)
		options.Queries = &Queries{Common: "农业"}
		options.Progress = func(what string) {
			if strings.HasPrefix(what, "检索 3/") {
				cancel()
			}
		}
		if _, err := Run(ctx, options); !errors.Is(err, context.Canceled) {
			t.Errorf("ended with %v", err)
		}
	})
	t.Run("nothing", func(t *testing.T) {
		if q := choose(t, testStore(t, 0), words, 1); !reflect.DeepEqual(*q, Queries{}) {
			t.Errorf("%+v", q)
		}
		if report, err := Run(context.Background(), testOptions(testStore(t, 0), words, false)); err != nil || len(report.Cases) > 0 {
			t.Errorf("%+v, %v", report, err)
		}
	})
	t.Run("two in turn", func(t *testing.T) {
		more := testStore(t, 24)
		grown, err := AskInTurn(context.Background(), search.Plain{Store: s}, search.Plain{Store: more}, &Queries{Rare: "没有的词", Common: "农业"})
		if err != nil || len(grown) != 2 {
			t.Fatalf("%+v, %v", grown, err)
		}
		if g := grown[1]; g.Small.Totals.Paragraphs == 0 || g.Small.Totals.Paragraphs >= g.Large.Totals.Paragraphs || g.Large.P50 <= 0 {
			t.Errorf("%+v", g)
		}
	})
	t.Run("the same queries for the same seed", func(t *testing.T) {
		one, two, other := choose(t, s, words, 1), choose(t, s, words, 1), choose(t, s, words, 2)
		if !reflect.DeepEqual(one, two) {
			t.Errorf("%+v and %+v", one, two)
		}
		if reflect.DeepEqual(one, other) {
			t.Errorf("another seed chose the same: %+v", one)
		}
	})
}

// checkReport checks that every class was asked, and found what it is to find.
func checkReport(t *testing.T, r *Report) {
	t.Helper()
	if !r.OK() {
		t.Fatalf("differences: %+v", r.Differences)
	}
	if r.Corpus.Documents != 12 || r.Corpus.Paragraphs != 72 {
		t.Errorf("%+v", r.Corpus)
	}
	classes := make(map[string]bool)
	for _, c := range r.Cases {
		classes[c.Class] = true
		if c.Runs < perScan || c.Scans < 1 || c.P50 <= 0 || c.Scan <= 0 || c.P50 > c.P99 {
			t.Errorf("%+v", c)
		}
		if none := strings.HasPrefix(c.Class, "没有命中"); none != (c.Totals.Paragraphs == 0) && c.Class != "两词同段" {
			t.Errorf("%s, %s: %+v", c.Class, c.Query, c.Totals)
		}
	}
	if want := 12; len(classes) != want {
		t.Errorf("%d classes, not %d: %v", len(classes), want, classes)
	}
	if len(r.Clients) != len(together) || r.Clients[3].Runs < 32*minAsks || r.Clients[0].Gain != 1 {
		t.Errorf("%+v", r.Clients)
	}
	if len(r.Store) == 0 || r.Store[0].Bytes == 0 || r.Store[0].Ratio <= 0 {
		t.Errorf("%+v", r.Store)
	}
	if r.Start.Exact <= 0 || r.Start.Ranked < r.Start.Exact {
		t.Errorf("%+v", r.Start)
	}
}

func choose(t *testing.T, s *store.Store, words *analysis.Words, seed uint64) *Queries {
	t.Helper()
	var q *Queries
	err := s.View(func(v *store.View) error {
		texts, err := ReadTexts(context.Background(), v)
		if err != nil {
			return err
		}
		q, err = Choose(context.Background(), texts, words, seed)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return q
}

func TestAScanInMemoryIsTheScanOfTheStore(t *testing.T) {
	s := testStore(t, 9)
	filter, err := search.ParseFilter(search.FilterValues{Year: []string{"2021.."}})
	if err != nil {
		t.Fatal(err)
	}
	err = s.View(func(v *store.View) error {
		texts, err := ReadTexts(context.Background(), v)
		if err != nil {
			return err
		}
		for _, written := range []string{"农业", "的", "农业 企业", "-农业", `"发展*产业"`, "/新的?产业/", "没有的词"} {
			expr, err := query.Parse(written)
			if err != nil {
				return err
			}
			for _, f := range []search.Filter{nil, filter} {
				want, err := search.Scan(context.Background(), s, search.Request{Expr: expr, Filter: f})
				if err != nil {
					return err
				}
				got, err := texts.Scan(context.Background(), expr, f)
				if err != nil || got != want.Totals {
					t.Errorf("%s, %v: %+v, %v, want %+v", written, f, got, err, want.Totals)
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
