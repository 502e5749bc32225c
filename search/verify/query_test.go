package verify

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"cewen/search"
	"cewen/search/query"
)

func TestQueryFindsEveryFault(t *testing.T) {
	s := testStore(t, texts()...)
	expr, err := query.Parse("发展 | 新建 | 幼儿园")
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		fault fault
		count func(*QueryReport) int
		says  string
	}{
		{noFault, func(*QueryReport) int { return 1 }, "一致：总数"},
		{missesHit, func(r *QueryReport) int { return r.Missed }, "漏 1 段，多 0 段"},
		{inventsHit, func(r *QueryReport) int { return r.Extra }, "漏 0 段，多 1 段"},
		{repeatsHit, func(r *QueryReport) int { return r.Extra }, "多 1 段"},
		{mistakesHit, func(r *QueryReport) int { return min(r.Missed, r.Extra) }, "漏 1 段，多 1 段"},
		{miscountsTotals, func(r *QueryReport) int { return r.Index.Occurrences - r.Text.Occurrences }, "不一致"},
		{miscountsTerms, func(r *QueryReport) int { return r.WrongTerms }, "1 个部分计数不符"},
	} {
		r, err := Query(context.Background(), s, &brokenEngine{store: s, fault: test.fault}, expr)
		if err != nil {
			t.Fatal(err)
		}
		if want := (search.Totals{Documents: 2, Paragraphs: 3, Occurrences: 6}); r.Text != want {
			t.Fatalf("the text has %+v, want %+v", r.Text, want)
		}
		if test.count(r) == 0 || r.OK() != (test.fault == noFault) || len(r.Differences) != r.Missed+r.Extra {
			t.Errorf("engine that %s: %+v", test.fault, r)
		}
		var out bytes.Buffer
		if err := r.Write(&out); err != nil || !strings.Contains(out.String(), test.says) {
			t.Errorf("engine that %s: %s %v, want %q", test.fault, out.String(), err, test.says)
		}
	}
}
