package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
	"unicode"

	"cewen/internal/bench"
	"cewen/search"
	"cewen/search/query"
	"cewen/search/synonyms"
)

// hostile are queries that ask for as much work as the language lets them.
func hostile(commonest []string) []bench.Extra {
	most := func(n int) []string { return commonest[:min(n, len(commonest))] }
	return []bench.Extra{
		{Class: "everything", Query: "/.*/"},
		{Class: "every character", Query: "/./"},
		{Class: "NOT of everything", Query: "-/.*/"},
		{Class: "OR of 1,000 characters", Query: strings.Join(most(query.MaxLength/2), "|")},
		{Class: "the same in:篇", Query: strings.Join(most(900), "|") + " in:篇"},
		{Class: "AND of 900 characters in:篇", Query: strings.Join(most(900), " ") + " in:篇"},
		{Class: "* alone", Query: "*"},
		{Class: "NEAR/500 of the two commonest", Query: commonest[0] + " NEAR/500 " + commonest[1]},
		{Class: "a chain of 5 NEAR/500", Query: strings.Join(most(5), " NEAR/500 ")},
		{Class: "NEAR/500 of 100 and 100", Query: "(" + strings.Join(most(100), "|") + ") NEAR/500 (" + strings.Join(commonest[100:200], "|") + ")"},
		{Class: "* between the commonest", Query: `"` + strings.Join(most(30), "*") + `"`},
		{Class: "* that finds nothing", Query: `"` + strings.Repeat(commonest[0]+"*", 30) + `☃"`},
		{Class: "nested repeats", Query: "/(([^。]{0,20}" + commonest[0] + "){1,5}[^。]{0,20}){1,3}☃/"},
		{Class: "nested stars", Query: "/((" + commonest[0] + "|.)*)*☃/"},
		{Class: "20 regexes without bigrams", Query: strings.Join(slices.Repeat([]string{"/.{0,30}[0-9].{0,30}$/"}, 20), " ")},
		{Class: "exact of the commonest", Query: "exact:" + commonest[0]},
		{Class: "headings of everything", Query: "章节:/.*/ 标题:/.*/ /.*/"},
		{Class: "50 groups deep", Query: strings.Repeat("(", 50) + commonest[0] + strings.Repeat(")", 50)},
	}
}

// measureHostile sees what hostile queries take and how they end.
func measureHostile(ctx context.Context, e search.Engine, documents [][]query.Place) (bench.Table, error) {
	t := bench.Table{
		Title:  "Hostile queries",
		Note:   fmt.Sprintf("One run each with all totals, 4 facets and %d hits by date, within the budget of %s.", hits, search.DefaultBudget),
		Header: []string{"query", "ms", "ends with"}, Texts: []int{0, 2},
	}
	commonest := commonestCharacters(documents)
	if len(commonest) < 200 {
		return t, errors.New("too little text for hostile queries")
	}
	for _, c := range hostile(commonest) {
		start := time.Now()
		outcome, err := answer(ctx, e, c.Query)
		if err != nil {
			return t, fmt.Errorf("%s: %w", c.Class, err)
		}
		t.Rows = append(t.Rows, []string{c.Class, bench.Number(bench.Milliseconds(time.Since(start))), outcome})
	}
	return t, nil
}

// What is asked for with a query.
const hits = 10

func facets() []search.FacetName {
	return []search.FacetName{search.FacetRegion, search.FacetLevel, search.FacetYear, search.FacetKind}
}

// answer asks a query and says how that ended: with totals, at the budget, or
// refused.
func answer(ctx context.Context, e search.Engine, q string) (string, error) {
	expr, err := (query.Parser{Synonyms: synonyms.Builtin()}).Parse(q)
	if err != nil {
		return "refused: " + err.Error(), nil
	}
	r, err := (&search.Searcher{Engine: e}).Search(ctx, search.Request{Expr: expr, Sort: search.SortNewest, Limit: hits, Facets: facets()})
	if errors.Is(err, search.ErrBudget) {
		return "stopped at the budget", nil
	}
	if err != nil {
		return "", err
	}
	return fmt.Sprintf("%d paragraphs, %d occurrences", r.Totals.Paragraphs, r.Totals.Occurrences), nil
}

// commonestCharacters are the Han characters of the text, the commonest first.
func commonestCharacters(documents [][]query.Place) []string {
	counts := make(map[rune]int)
	for _, places := range documents {
		for i := range places {
			for _, r := range places[i].Text.Folded {
				if unicode.Is(unicode.Han, r) {
					counts[r]++
				}
			}
		}
	}
	characters := slices.SortedFunc(maps.Keys(counts), func(a, b rune) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a, b))
	})
	list := make([]string, len(characters))
	for i, r := range characters {
		list[i] = string(r)
	}
	return list
}
