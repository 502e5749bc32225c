package collocates

import (
	"context"
	"slices"
	"strings"

	"cewen/analysis"
	"cewen/search"
	"cewen/search/instrument"
	"cewen/search/query"
)

// tally are the tokens of a corpus: all, and those near the query.
type tally struct {
	nodes       int // occurrences of the query
	part, whole int // tokens near it, and all
	words       map[string]int
	near        map[string]sides
}

// sides are tokens before and behind an occurrence.
type sides struct{ left, right int }

func newTally() *tally { return &tally{words: make(map[string]int), near: make(map[string]sides)} }

func (t *tally) add(other *tally) {
	t.nodes += other.nodes
	t.part += other.part
	t.whole += other.whole
	for w, n := range other.words {
		t.words[w] += n
	}
	for w, n := range other.near {
		t.near[w] = sides{t.near[w].left + n.left, t.near[w].right + n.right}
	}
}

// count goes once over all text that passes the filter.
func (c *Collocates) count(ctx context.Context, from *instrument.Corpus, words *analysis.Words, r search.Request) (*tally, error) {
	tallies := make([]*tally, instrument.Workers())
	for i := range tallies {
		tallies[i] = newTally()
	}
	err := from.InParallel(ctx, r.Filter, func(worker int, text *instrument.Text) error {
		t := tallies[worker]
		hits := make(map[int]bool)
		for _, f := range query.Find(r.Expr, text.Places) {
			hits[f.Paragraph] = true
		}
		for _, p := range text.Places {
			tokens := cut(words, p.Text.Folded)
			t.whole += len(tokens)
			for _, token := range tokens {
				t.addWord(p.Text.Folded[token.Start:token.End])
			}
			if hits[p.Number] {
				c.near(t, p.Text.Folded, tokens, nodes(r.Expr, p))
			}
		}
		return nil
	})
	for _, t := range tallies[1:] {
		tallies[0].add(t)
	}
	return tallies[0], err
}

// addWord counts a word, whose text may lie in the mapped file.
func (t *tally) addWord(word string) {
	if _, ok := t.words[word]; !ok {
		word = strings.Clone(word)
	}
	t.words[word]++
}

func cut(words *analysis.Words, folded string) []query.Span {
	var tokens []query.Span
	words.Cut(folded, func(start, end int) { tokens = append(tokens, query.Span{Start: start, End: end}) })
	return tokens
}

// nodes are the occurrences of a query in a paragraph that is a hit, in bytes of the
// folded text, in order.
func nodes(e query.Expr, p query.Place) []query.Span {
	spans := query.Marks(e, p)
	folded := analysis.FoldWithOffsets(p.Text.Original())
	for i, s := range spans {
		spans[i].Start, spans[i].End = folded.Range(s.Start, s.End)
	}
	slices.SortFunc(spans, func(a, b query.Span) int { return a.Start - b.Start })
	return spans
}

// side says on which side of an occurrence a token was found first.
type side int8

const (
	nowhere side = iota
	before
	behind
)

// near counts the tokens that are within the span of an occurrence. A token counts
// once, however many occurrences it is near to, for the first of them; one that
// overlaps an occurrence does not count for it.
func (c *Collocates) near(t *tally, folded string, tokens, nodes []query.Span) {
	t.nodes += len(nodes)
	found := make([]side, len(tokens))
	mark := func(i int, s side) {
		if found[i] == nowhere {
			found[i] = s
		}
	}
	for _, n := range nodes {
		from, _ := slices.BinarySearchFunc(tokens, n.Start, func(token query.Span, at int) int { return token.End - at - 1 })
		for i := from - 1; i >= max(0, from-c.Left); i-- {
			mark(i, before)
		}
		to, _ := slices.BinarySearchFunc(tokens, n.End, func(token query.Span, at int) int { return token.Start - at })
		for i := to; i < min(len(tokens), to+c.Right); i++ {
			mark(i, behind)
		}
	}
	for i, s := range found {
		if s == nowhere {
			continue
		}
		t.part++
		word := folded[tokens[i].Start:tokens[i].End]
		n, ok := t.near[word]
		if !ok {
			word = strings.Clone(word)
		}
		if s == before {
			n.left++
		} else {
			n.right++
		}
		t.near[word] = n
	}
}
