package bench

import (
	"context"
	"strings"

	"cewen/corpus/store"
	"cewen/search"
	"cewen/search/query"
)

// Texts are the paragraphs of all documents, held in memory: what a plain scan reads.
type Texts struct {
	// Documents are the paragraphs by document, as queries look at them.
	Documents  [][]query.Place
	Bytes      int64 // of the folded text
	Paragraphs int
}

// ReadTexts reads all documents. Folded texts are copied; originals lie in the mapped file,
// so that they hold as long as the view.
func ReadTexts(ctx context.Context, v *store.View) (*Texts, error) {
	t := new(Texts)
	var inner error
	err := v.Live(func(o store.Ordinal) bool {
		if inner = ctx.Err(); inner != nil {
			return false
		}
		_, places, err := search.ReadPlaces(v, o)
		if err != nil {
			inner = err
			return false
		}
		for i := range places {
			places[i].Text.Folded = strings.Clone(places[i].Text.Folded)
			t.Bytes += int64(len(places[i].Text.Folded))
		}
		t.Documents = append(t.Documents, places)
		t.Paragraphs += len(places)
		return true
	})
	if inner != nil {
		return nil, inner
	}
	return t, err
}

// occurrences counts a folded text in all paragraphs, and gives up above a limit.
func (t *Texts) occurrences(folded string, limit int) (n int) {
	for _, places := range t.Documents {
		for i := range places {
			if n += strings.Count(places[i].Text.Folded, folded); n > limit {
				return n
			}
		}
	}
	return n
}

// Scan counts what a query and a filter choose the plain way, on one core: a phrase by
// strings.Count, everything else by its definition, query.Find.
func (t *Texts) Scan(ctx context.Context, expr query.Expr, filter search.Filter) (all search.Totals, err error) {
	count := func(places []query.Place) search.Totals { return find(expr, filter, places) }
	if term, ok := expr.(query.Term); ok {
		count = func(places []query.Place) search.Totals { return countPhrase(term.Folded, filter, places) }
	}
	for _, places := range t.Documents {
		if err := ctx.Err(); err != nil {
			return all, err
		}
		all.Add(count(places))
	}
	return all, nil
}

func countPhrase(folded string, filter search.Filter, places []query.Place) (t search.Totals) {
	for i := range places {
		p := &places[i]
		if !filter.Match(p.Meta, p.Role) {
			continue
		}
		if n := strings.Count(p.Text.Folded, folded); n > 0 {
			t.Add(search.Totals{Documents: 1 - t.Documents, Paragraphs: 1, Occurrences: n})
		}
	}
	return t
}

func find(expr query.Expr, filter search.Filter, places []query.Place) (t search.Totals) {
	if len(filter) > 0 {
		passing := make([]query.Place, 0, len(places))
		for i := range places {
			if filter.Match(places[i].Meta, places[i].Role) {
				passing = append(passing, places[i])
			}
		}
		places = passing
	}
	for _, f := range query.Find(expr, places) {
		t.Add(search.Totals{Documents: 1 - t.Documents, Paragraphs: 1, Occurrences: f.Occurrences})
	}
	return t
}
