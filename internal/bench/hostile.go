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

	"cewen/search"
	"cewen/search/query"
)

// hostile are queries that ask for as much work as the language lets them.
func hostile(commonest []string) []class {
	most := func(n int) []string { return commonest[:min(n, len(commonest))] }
	return []class{
		{"everything", "/.*/"},
		{"every character", "/./"},
		{"NOT of everything", "-/.*/"},
		{"OR of 1,000 characters", strings.Join(most(query.MaxLength/2), "|")},
		{"the same in:篇", strings.Join(most(900), "|") + " in:篇"},
		{"AND of 900 characters in:篇", strings.Join(most(900), " ") + " in:篇"},
		{"* alone", "*"},
		{"NEAR/500 of the two commonest", commonest[0] + " NEAR/500 " + commonest[1]},
		{"a chain of 5 NEAR/500", strings.Join(most(5), " NEAR/500 ")},
		{"NEAR/500 of 100 and 100", "(" + strings.Join(most(100), "|") + ") NEAR/500 (" + strings.Join(commonest[100:200], "|") + ")"},
		{"* between the commonest", `"` + strings.Join(most(30), "*") + `"`},
		{"* that finds nothing", `"` + strings.Repeat(commonest[0]+"*", 30) + `☃"`},
		{"nested repeats", "/(([^。]{0,20}" + commonest[0] + "){1,5}[^。]{0,20}){1,3}☃/"},
		{"nested stars", "/((" + commonest[0] + "|.)*)*☃/"},
		{"20 regexes without bigrams", strings.Join(slices.Repeat([]string{"/.{0,30}[0-9].{0,30}$/"}, 20), " ")},
		{"exact of the commonest", "exact:" + commonest[0]},
		{"headings of everything", "章节:/.*/ 标题:/.*/ /.*/"},
		{"50 groups deep", strings.Repeat("(", 50) + commonest[0] + strings.Repeat(")", 50)},
	}
}

// measureHostile sees what hostile queries take and how they end.
func measureHostile(ctx context.Context, e search.Engine, documents [][]query.Place) error {
	commonest := commonestCharacters(documents)
	if len(commonest) < 200 {
		return errors.New("too little text for hostile queries")
	}
	fmt.Printf("hostile      one run each with all totals, 4 facets and %d hits, within the budget of %s\n", hits, search.DefaultBudget)
	for _, c := range hostile(commonest) {
		start := time.Now()
		outcome, err := answer(ctx, e, c.query)
		if err != nil {
			return fmt.Errorf("%s: %w", c.name, err)
		}
		fmt.Printf("  %s %10.1f ms  %s\n", left(c.name, hostileWidth), milli(time.Since(start)), outcome)
	}
	return nil
}

const hostileWidth = 32 // columns

// answer asks a query and says how that ended: with totals, at the budget, or
// refused.
func answer(ctx context.Context, e search.Engine, q string) (string, error) {
	expr, err := parse(q)
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
