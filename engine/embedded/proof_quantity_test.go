package embedded_test

import (
	"strings"
	"testing"

	"cewen/analysis/numeral"
	"cewen/search"
	"cewen/search/query"
)

// testQuantities compares questions about quantities with the reader of numerals run
// over all of every paragraph: it knows no text that comes first, no units to look for
// and no index.
func testQuantities(t *testing.T, l *library, size extent) {
	d := newDrawer(l, *seed+8)
	var asked []string
	for _, written := range handmade() {
		if e, err := query.Parse(written); err == nil {
			if _, ok := e.(query.Quantity); ok {
				asked = append(asked, written)
			}
		}
	}
	for range size.quantities {
		asked = append(asked, d.quantity())
	}
	read := make([][][]numeral.Quantity, len(l.documents))
	l.each(func(i int) {
		for _, p := range l.documents[i].places {
			read[i] = append(read[i], numeral.Read(p.Text.Folded))
		}
	})
	hits := 0
	for _, written := range asked {
		e, err := query.Parse(written)
		if err != nil {
			t.Fatal(err)
		}
		var want search.Totals
		for i := range l.documents {
			before := want.Paragraphs
			for j, p := range l.documents[i].places {
				if n := count(e.(query.Quantity), p.Text.Folded, read[i][j]); n > 0 {
					want.Paragraphs++
					want.Occurrences += n
				}
			}
			if want.Paragraphs > before {
				want.Documents++
			}
		}
		got, err := l.searcher().Search(t.Context(), search.Request{Expr: e})
		if err != nil {
			t.Fatalf("%s: %v", written, err)
		}
		if got.Totals != want {
			t.Errorf("%s: %+v, by reading all %+v", written, got.Totals, want)
		}
		if want.Paragraphs > 0 {
			hits++
		}
	}
	t.Logf("%d questions about quantities, %d with hits", len(asked), hits)
}

// count counts what is asked for among the quantities of a text.
func count(q query.Quantity, text string, found []numeral.Quantity) int {
	n, last := 0, 0
	for _, f := range found {
		unit := q.Unit
		if unit == "" {
			unit = f.Unit
		}
		head := text[:f.Start]
		if q.Before != "" {
			if !strings.HasSuffix(head, q.Before) {
				head = strings.TrimSuffix(head, " ")
			}
			if !strings.HasSuffix(head, q.Before) {
				continue
			}
		}
		if !q.Condition.Holds(f, unit) {
			continue
		}
		ends := []int{f.End, f.UnitEnd}
		if q.Unit == "" {
			ends = append(ends, f.NumberEnd)
		}
		for _, end := range ends {
			tail := strings.TrimPrefix(text[end:], " ")
			if strings.HasPrefix(tail, q.After) {
				if f.Start-len(q.Before) >= last {
					n++
					last = len(text) - len(tail) + len(q.After)
				}
				break
			}
		}
	}
	return n
}
