package newterms

import (
	"context"
	"strings"
	"unicode/utf8"

	"cewen/corpus"
	"cewen/search"
	"cewen/search/instrument"
)

// countAll counts phrases in every document, as strings.Count does, by year and level.
func countAll(ctx context.Context, c *instrument.Corpus, filter search.Filter, phrases []*phrase, plain bool) error {
	find := newFinder(phrases)
	counters := make([]*counter, instrument.Workers())
	for i := range counters {
		counters[i] = &counter{phrases: make([]counts, len(phrases)), document: make(map[int]int)}
	}
	err := c.InParallel(ctx, filter, func(worker int, t *instrument.Text) error {
		n := counters[worker]
		clear(n.document)
		for _, p := range t.Places {
			if plain {
				for i, phrase := range phrases {
					if k := strings.Count(p.Text.Folded, phrase.text); k > 0 {
						n.document[i] += k
					}
				}
				continue
			}
			find.each(p.Text.Folded, func(i int) { n.document[i]++ })
		}
		n.add(t.Document)
		return nil
	})
	for i, p := range phrases {
		p.byYear, p.byLevel = make(map[int]count), make(map[corpus.Level]count)
		for _, n := range counters {
			addAll(p.byYear, n.phrases[i].byYear)
			addAll(p.byLevel, n.phrases[i].byLevel)
		}
	}
	return err
}

// counter counts for one worker.
type counter struct {
	phrases  []counts
	document map[int]int // occurrences in the document at hand, by phrase
}

type counts struct {
	byYear  map[int]count
	byLevel map[corpus.Level]count
}

// add adds what the document at hand has.
func (n *counter) add(d *corpus.Document) {
	for i, occurrences := range n.document {
		c := &n.phrases[i]
		if c.byYear == nil {
			c.byYear, c.byLevel = make(map[int]count), make(map[corpus.Level]count)
		}
		one := count{occurrences, 1}
		c.byYear[d.Year] = c.byYear[d.Year].plus(one)
		c.byLevel[d.Level] = c.byLevel[d.Level].plus(one)
	}
}

func (c count) plus(other count) count {
	return count{c.occurrences + other.occurrences, c.documents + other.documents}
}

func addAll[K comparable](sum, other map[K]count) {
	for k, c := range other {
		sum[k] = sum[k].plus(c)
	}
}

// finder finds phrases by their first characters.
type finder struct {
	byHead map[string][]int
	texts  []string
}

func newFinder(phrases []*phrase) *finder {
	f := &finder{byHead: make(map[string][]int)}
	for i, p := range phrases {
		f.texts = append(f.texts, p.text)
		head := p.text[:headLength(p.text)]
		f.byHead[head] = append(f.byHead[head], i)
	}
	return f
}

// headLength is the length of the first MinLength characters in bytes.
func headLength(text string) int {
	at := 0
	for range MinLength {
		_, size := utf8.DecodeRuneInString(text[at:])
		at += size
	}
	return at
}

// each calls occur with each phrase as often as strings.Count counts it.
func (f *finder) each(folded string, occur func(phrase int)) {
	var ends map[int]int // of the phrases found, where they ended last
	for at := range folded {
		rest := folded[at:]
		for _, i := range f.byHead[rest[:headLength(rest)]] {
			if !strings.HasPrefix(rest, f.texts[i]) || at < ends[i] {
				continue
			}
			if ends == nil {
				ends = make(map[int]int)
			}
			ends[i] = at + len(f.texts[i])
			occur(i)
		}
	}
}
