// Package verify checks an engine against the text itself: law 3, provable.
package verify

import (
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"time"

	"cewen/corpus"
	"cewen/corpus/store"
	"cewen/search"
	"cewen/search/query"
)

// Engine is what is verified.
type Engine interface {
	search.Engine
	// Inventory calls yield for each paragraph in the index, in any order: the
	// version of its document and its number there.
	Inventory(ctx context.Context, yield func(version store.Ordinal, paragraph int)) error
}

// Options say what to verify.
type Options struct {
	Store  *store.Store
	Engine Engine
	// Sample is the number of terms drawn from the text, and again of the wild.
	Sample int
	// Seed makes the draw repeatable.
	Seed uint64
}

// maxDifferences bounds how many differences are listed; all are counted.
const maxDifferences = 20

// Report is what a verification found.
type Report struct {
	Documents  int `json:"documents"`
	Paragraphs int `json:"paragraphs"`
	// Missing paragraphs are stored and not indexed, Repeated ones indexed more than
	// once, Foreign ones indexed and not stored.
	Missing  int `json:"missing"`
	Repeated int `json:"repeated"`
	Foreign  int `json:"foreign"`
	// Terms is the number of terms compared, Found how many of them occur.
	Terms int `json:"terms"`
	Found int `json:"found"`
	// Missed terms have fewer paragraphs by the index than by the text, Extra ones
	// more, WrongCounts the same paragraphs and other documents or occurrences.
	Missed      int `json:"missed"`
	Extra       int `json:"extra"`
	WrongCounts int `json:"wrong_counts"`
	// Differences lists the first terms that differ.
	Differences []Difference `json:"differences"`
	Seed        uint64       `json:"seed"`
	// IndexTime and TextTime are in seconds.
	IndexTime float64 `json:"index_seconds"`
	TextTime  float64 `json:"text_seconds"`
}

// Difference is a term that the index counts differently than the text.
type Difference struct {
	Term  string        `json:"term"`
	Index search.Totals `json:"index"`
	Text  search.Totals `json:"text"`
}

// OK tells whether index and text agree in everything.
func (r *Report) OK() bool {
	return r.Missing+r.Repeated+r.Foreign+r.Missed+r.Extra+r.WrongCounts == 0
}

// Run verifies an engine that has caught up with its store. Nothing may change
// meanwhile: a change shows as a difference.
func Run(ctx context.Context, o Options) (*Report, error) {
	r := &Report{Seed: o.Seed, Differences: []Difference{}}
	if err := r.checkInventory(ctx, o); err != nil {
		return nil, fmt.Errorf("verify paragraphs: %w", err)
	}
	if err := r.checkTerms(ctx, o); err != nil {
		return nil, fmt.Errorf("verify terms: %w", err)
	}
	return r, nil
}

// checkInventory: every stored paragraph is in the index once, and the reverse.
func (r *Report) checkInventory(ctx context.Context, o Options) error {
	stored := make(map[store.Ordinal][]bool)
	err := o.Store.View(func(v *store.View) error {
		return v.Heads(func(version store.Ordinal, d *corpus.Document) error {
			current, err := v.Ordinal(d.ID)
			if err != nil || current != version {
				return nil // replaced or removed, and not yet purged
			}
			texts, err := v.Folded(version)
			if err != nil {
				return err
			}
			stored[version] = make([]bool, texts.Len())
			r.Documents++
			r.Paragraphs += texts.Len()
			return nil
		})
	})
	if err != nil {
		return err
	}
	found := 0
	err = o.Engine.Inventory(ctx, func(version store.Ordinal, paragraph int) {
		seen := stored[version]
		switch {
		case paragraph >= len(seen):
			r.Foreign++
		case seen[paragraph]:
			r.Repeated++
		default:
			seen[paragraph] = true
			found++
		}
	})
	r.Missing = r.Paragraphs - found
	return err
}

// checkTerms: index and text count the same.
func (r *Report) checkTerms(ctx context.Context, o Options) error {
	random := rand.New(rand.NewPCG(o.Seed, 0)) //nolint:gosec // a repeatable draw is wanted, not a secret one
	drawn, err := drawTerms(o.Store, o.Sample, random)
	if err != nil {
		return err
	}
	var terms []query.Term
	var folded []string
	for _, text := range drawn {
		if term, ok := query.NewTerm(text); ok {
			terms, folded = append(terms, term), append(folded, term.Folded)
		}
	}
	start := time.Now()
	byText, err := oracle(ctx, o.Store, folded)
	if err != nil {
		return err
	}
	r.TextTime = time.Since(start).Seconds()
	start = time.Now()
	for i, term := range terms {
		result, err := o.Engine.Search(ctx, search.Request{Expr: term, Sort: search.SortNewest})
		if err != nil {
			return fmt.Errorf("%q: %w", term.Text, err)
		}
		r.compare(term.Text, result.Totals, byText[i])
	}
	r.IndexTime = time.Since(start).Seconds()
	return nil
}

func (r *Report) compare(term string, index, text search.Totals) {
	r.Terms++
	if text.Paragraphs > 0 {
		r.Found++
	}
	switch {
	case index == text:
		return
	case index.Paragraphs < text.Paragraphs:
		r.Missed++
	case index.Paragraphs > text.Paragraphs:
		r.Extra++
	default:
		r.WrongCounts++
	}
	if len(r.Differences) < maxDifferences {
		r.Differences = append(r.Differences, Difference{Term: term, Index: index, Text: text})
	}
}

// Write prints the report for a reader.
func (r *Report) Write(w io.Writer) error {
	verdict := "一致：索引与原文扫描没有差别"
	if !r.OK() {
		verdict = "不一致：请运行 cewen rebuild 重建索引，并报告此问题"
	}
	_, err := fmt.Fprintf(w, `段落：%d 篇文档 %d 段；索引缺 %d 段，重复 %d 段，多出 %d 段
词语：比对 %d 个（其中 %d 个在原文中出现）；漏 %d，多 %d，计数不符 %d
用时：索引 %.2f 秒，原文扫描 %.2f 秒（随机种子 %d）
%s
`, r.Documents, r.Paragraphs, r.Missing, r.Repeated, r.Foreign,
		r.Terms, r.Found, r.Missed, r.Extra, r.WrongCounts, r.IndexTime, r.TextTime, r.Seed, verdict)
	for _, d := range r.Differences {
		if err == nil {
			_, err = fmt.Fprintf(w, "  %q：索引 %+v，原文 %+v\n", d.Term, d.Index, d.Text)
		}
	}
	return err
}
