// Package keyness lists the words that a part of the corpus has more often, or less,
// than the rest (关键词). Words are those of the segmenter, so the list depends on its
// dictionary.
package keyness

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"cewen/analysis"
	"cewen/corpus"
	"cewen/search"
	"cewen/search/assoc"
	"cewen/search/instrument"
)

// DefaultMin is the least number of tokens that a word needs: fewer say nothing.
const DefaultMin = 5

// Keyness is the instrument.
type Keyness struct {
	// FilterValues choose the part; at least one is needed.
	search.FilterValues
	// Same names filters that hold for the rest too: with region and year chosen and
	// year the same, a place is compared with the others in that year.
	Same []string `json:"same,omitempty"`
	// Min is the least number of tokens in both together, 0 for DefaultMin.
	Min int `json:"min,omitempty"`
	// NoStop leaves words that say little out of the list, not out of the counts.
	NoStop bool `json:"no_stop,omitempty"`
}

var _ instrument.Instrument = (*Keyness)(nil)

// Name implements instrument.Instrument.
func (k *Keyness) Name() string { return "keyness" }

// UsesWords tells that words are counted.
func (k *Keyness) UsesWords() bool { return true }

// counts are the tokens of part and rest.
type counts struct {
	sizes [2]int
	words map[string][2]int
}

const (
	part = iota
	rest
)

// Run implements instrument.Instrument.
func (k *Keyness) Run(ctx context.Context, c *instrument.Corpus, out instrument.Sink) error {
	filter, same, err := k.read()
	if err != nil {
		return err
	}
	words, err := c.Words()
	if err != nil {
		return err
	}
	all, err := count(ctx, c, words, filter, same)
	if err != nil {
		return err
	}
	if all.sizes[part] == 0 || all.sizes[rest] == 0 {
		return instrument.BadRequest("所选部分有 %d 个词，其余有 %d 个词；两边都要有文字才能比较", all.sizes[part], all.sizes[rest])
	}
	if err := k.write(all, words, out); err != nil {
		return err
	}
	return out.Note(fmt.Sprintf("所选部分 %d 个词，其余 %d 个词；词由分词器切出，换了词典结果会变", all.sizes[part], all.sizes[rest]))
}

func (k *Keyness) read() (filter, same search.Filter, err error) {
	if filter, err = search.ParseFilter(k.FilterValues); err != nil {
		return nil, nil, err
	}
	if len(filter) == 0 {
		return nil, nil, instrument.BadRequest("没有说是哪一部分；请至少给一个筛选条件，例如 region、year 或 role")
	}
	for _, name := range k.Same {
		field, ok := filter.Field(corpus.Field(name))
		if !ok {
			return nil, nil, instrument.BadRequest("same 里的“%s”不是已给出的筛选条件", name)
		}
		same = append(same, field)
	}
	if len(same) == len(filter) {
		return nil, nil, instrument.BadRequest("same 写了全部筛选条件，其余部分就是空的")
	}
	k.Min = cmp.Or(k.Min, DefaultMin)
	if k.Min < 1 {
		return nil, nil, instrument.BadRequest("最少次数至少是 1")
	}
	return filter, same, nil
}

func count(ctx context.Context, c *instrument.Corpus, words *analysis.Words, filter, same search.Filter) (*counts, error) {
	all := make([]*counts, instrument.Workers())
	for i := range all {
		all[i] = &counts{words: make(map[string][2]int)}
	}
	err := c.InParallel(ctx, same, func(worker int, t *instrument.Text) error {
		n := all[worker]
		for _, p := range t.Places {
			side := rest
			if filter.Match(p.Meta, p.Role) {
				side = part
			}
			words.Cut(p.Text.Folded, func(start, end int) { n.add(p.Text.Folded[start:end], side) })
		}
		return nil
	})
	for _, n := range all[1:] {
		all[0].merge(n)
	}
	return all[0], err
}

// add counts a word, whose text may lie in the mapped file.
func (n *counts) add(word string, side int) {
	both, ok := n.words[word]
	if !ok {
		word = strings.Clone(word)
	}
	both[side]++
	n.words[word] = both
	n.sizes[side]++
}

func (n *counts) merge(other *counts) {
	for side := range n.sizes {
		n.sizes[side] += other.sizes[side]
	}
	for word, both := range other.words {
		sum := n.words[word]
		n.words[word] = [2]int{sum[part] + both[part], sum[rest] + both[rest]}
	}
}

// row is a word with its measures.
type row struct {
	word         string
	both         [2]int
	ll, logRatio float64
}

// write writes the words that the part has more often, the surest first, then those
// that it has less often.
func (k *Keyness) write(n *counts, words *analysis.Words, out instrument.Sink) error {
	var rows []row
	for word, both := range n.words {
		if both[part]+both[rest] < k.Min || k.NoStop && words.IsStop(word) {
			continue
		}
		r := row{word: word, both: both, ll: assoc.Keyness(both[part], n.sizes[part], both[rest], n.sizes[rest])}
		r.logRatio = assoc.LogRatio(both[part], n.sizes[part], both[rest], n.sizes[rest])
		rows = append(rows, r)
	}
	slices.SortFunc(rows, func(a, b row) int { return cmp.Or(cmp.Compare(b.signed(), a.signed()), cmp.Compare(a.word, b.word)) })
	err := out.Begin(k.Name(), "word", "part", "rest", "per_10k_part", "per_10k_rest", "ll", "log_ratio", "mi", "use")
	if err != nil {
		return err
	}
	for _, r := range rows {
		use := "多"
		if r.logRatio < 0 {
			use = "少"
		}
		if err := out.Row(
			r.word, r.both[part], r.both[rest], per10k(r.both[part], n.sizes[part]), per10k(r.both[rest], n.sizes[rest]), r.ll, r.logRatio, r.mi(n), use,
		); err != nil {
			return err
		}
	}
	return nil
}

func per10k(n, of int) float64 { return 10_000 * float64(n) / float64(of) }

// mi is empty for a word that the part does not have.
func (r row) mi(n *counts) any {
	if r.both[part] == 0 {
		return nil
	}
	return assoc.Table{
		Inside: r.both[part], Part: n.sizes[part], Word: r.both[part] + r.both[rest], Whole: n.sizes[part] + n.sizes[rest],
	}.MI()
}

func (r row) signed() float64 {
	if r.logRatio < 0 {
		return -r.ll
	}
	return r.ll
}
