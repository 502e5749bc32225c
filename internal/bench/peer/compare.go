package main

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/blevesearch/bleve/v2"
	bsearch "github.com/blevesearch/bleve/v2/search"
	bquery "github.com/blevesearch/bleve/v2/search/query"

	"cewen/internal/bench"
	"cewen/search"
	"cewen/search/query"
)

// runs is how often each query is asked of all, in turn.
const runs = 21

// comparePeers asks all for the totals, 4 facets and the best hits.
func comparePeers(ctx context.Context, e search.Engine, peers []*peer, q *bench.Queries) (bench.Table, error) {
	t := bench.Table{
		Title: "Plain bleve: queries",
		Note: fmt.Sprintf("p50 of %d runs of each in turn, with all totals, 4 facets and %d hits by relevance. In brackets the paragraphs "+
			"found, where they are not as many as the text has: such an answer counts for nothing. Faster than the faster one of the "+
			"others. Goal: every class faster, the median 5 times.", runs, hits),
		Header: []string{"class", "query", "paragraphs", "ms"}, Texts: []int{0, 1},
	}
	for _, p := range peers {
		t.Header = append(t.Header, p.name+" ms")
	}
	t.Header = append(t.Header, "faster")
	var faster []float64
	for _, c := range peerClasses(q) {
		asked, err := c.queries()
		if err != nil {
			return t, err
		}
		r, err := asked.ask(ctx, e, peers)
		if err != nil {
			return t, err
		}
		t.Rows = append(t.Rows, append([]string{c.name, asked.ours.String()}, r.cells()...))
		if gain, ok := r.faster(); ok {
			faster = append(faster, gain)
		}
	}
	t.Rows = append(t.Rows, append(append([]string{"median"}, make([]string, len(t.Header)-2)...), bench.Number(median(faster))))
	return t, nil
}

// median is that of some values, 0 of none.
func median(values []float64) float64 {
	slices.Sort(values)
	n := len(values)
	if n == 0 {
		return 0
	}
	return (values[(n-1)/2] + values[n/2]) / 2
}

// peerClass is a class of queries that plain bleve has, too: phrases, all or any of them.
type peerClass struct {
	name    string
	phrases []string
	any     bool
}

func peerClasses(q *bench.Queries) []peerClass {
	return []peerClass{
		{"rare", []string{q.Rare}, false},
		{"middling", []string{"新质生产力"}, false},
		{"common", []string{q.Common}, false},
		{"commonest", []string{q.Commonest}, false},
		{"one character", []string{q.Character}, false},
		{"long", []string{q.Long}, false},
		{"two terms", strings.Fields(q.Two), false},
		{"OR of 10", strings.Split(q.Or, " | "), true},
	}
}

func (c peerClass) queries() (p pairOfQueries, err error) {
	var ours []query.Expr
	var theirs []bquery.Query
	for _, phrase := range c.phrases {
		term, ok := query.NewTerm(phrase)
		if !ok {
			return p, fmt.Errorf("%q is no term", phrase)
		}
		ours, theirs = append(ours, term), append(theirs, matchPhrase(phrase))
	}
	switch {
	case len(ours) == 1:
		return pairOfQueries{ours[0], theirs[0]}, nil
	case c.any:
		return pairOfQueries{query.Or(ours), bquery.NewDisjunctionQuery(theirs)}, nil
	}
	return pairOfQueries{query.And(ours), bquery.NewConjunctionQuery(theirs)}, nil
}

// pairOfQueries asks for the same.
type pairOfQueries struct {
	ours   query.Expr
	theirs bquery.Query
}

// answers are how long answers took, in milliseconds, and how many paragraphs they are:
// ours, which the scan agrees with, and those of each peer.
type answers struct {
	own   answered
	peers []answered
}

type answered struct {
	took       float64
	paragraphs int
}

func (p pairOfQueries) ask(ctx context.Context, e search.Engine, peers []*peer) (a answers, err error) {
	searcher := &search.Searcher{Engine: e}
	a.peers = make([]answered, len(peers))
	ours, theirs := make([]time.Duration, runs), make([][]time.Duration, len(peers))
	for run := range runs {
		start := time.Now()
		r, err := searcher.Search(ctx, search.Request{Expr: p.ours, Facets: facets(), Limit: hits, Sort: search.SortRelevance})
		if err != nil {
			return a, err
		}
		ours[run], a.own.paragraphs = time.Since(start), r.Totals.Paragraphs
		for i, peer := range peers {
			start = time.Now()
			answer, err := peer.index.SearchInContext(ctx, peerRequest(p.theirs))
			if err != nil {
				return a, err
			}
			theirs[i], a.peers[i].paragraphs = append(theirs[i], time.Since(start)), int(answer.Total)
		}
	}
	a.own.took = middle(ours)
	for i := range peers {
		a.peers[i].took = middle(theirs[i])
	}
	return a, nil
}

// middle is the p50 of some times, in milliseconds.
func middle(times []time.Duration) float64 {
	slices.Sort(times)
	return bench.Milliseconds(bench.Percentile(times, 50))
}

// faster is how much faster than the faster peer we are, of those that find as much; ok
// is false where none does.
func (a *answers) faster() (gain float64, ok bool) {
	for _, peer := range a.peers {
		if peer.paragraphs != a.own.paragraphs {
			continue
		}
		if g := peer.took / a.own.took; !ok || g < gain {
			gain, ok = g, true
		}
	}
	return gain, ok
}

// cells tell the answers in a table.
func (a *answers) cells() []string {
	cells := []string{fmt.Sprint(a.own.paragraphs), bench.Number(a.own.took)}
	for _, peer := range a.peers {
		cell := bench.Number(peer.took)
		if peer.paragraphs != a.own.paragraphs {
			cell += fmt.Sprintf(" (%d)", peer.paragraphs)
		}
		cells = append(cells, cell)
	}
	if gain, ok := a.faster(); ok {
		return append(cells, bench.Number(gain))
	}
	return append(cells, "—")
}

func matchPhrase(phrase string) bquery.Query {
	q := bquery.NewMatchPhraseQuery(phrase)
	q.SetField("Text")
	return q
}

func peerRequest(q bquery.Query) *bleve.SearchRequest {
	r := bleve.NewSearchRequestOptions(q, hits, 0, false)
	for _, name := range []string{"Region", "Level", "Year", "Kind"} {
		r.AddFacet(name, bleve.NewFacetRequest(name, 100))
	}
	r.SortByCustom(bsearch.SortOrder{&bsearch.SortScore{Desc: true}})
	return r
}
