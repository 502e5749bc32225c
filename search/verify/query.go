package verify

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"
	"unicode"

	"cewen/corpus/store"
	"cewen/search"
	"cewen/search/query"
)

// QueryReport compares the whole answer to one query by the index with that of a
// plain scan of the text.
type QueryReport struct {
	// Query is the query in canonical form.
	Query string        `json:"query"`
	Index search.Totals `json:"index"`
	Text  search.Totals `json:"text"`
	// Missed paragraphs match by the text and are no hits, Extra ones are hits and do
	// not match. WrongTerms are parts of the query that are counted otherwise.
	Missed     int `json:"missed"`
	Extra      int `json:"extra"`
	WrongTerms int `json:"wrong_terms"`
	// Differences lists the first missed and extra paragraphs.
	Differences []ParagraphDifference `json:"differences"`
	// IndexTime is what the totals took by the index, TextTime the scan, in seconds.
	IndexTime float64 `json:"index_seconds"`
	TextTime  float64 `json:"text_seconds"`
}

// ParagraphDifference is a paragraph that only one of index and text finds.
type ParagraphDifference struct {
	ID    string `json:"id"`
	Index bool   `json:"index"` // it is the index that finds it
}

// OK tells whether index and text agree in everything.
func (r *QueryReport) OK() bool {
	return r.Index == r.Text && r.Missed+r.Extra+r.WrongTerms == 0
}

// Query answers a query twice and compares totals, parts and the set of paragraphs.
// The engine must have caught up with its store, and nothing may change meanwhile.
func Query(ctx context.Context, s *store.Store, e search.Engine, expr query.Expr) (*QueryReport, error) {
	r := &QueryReport{Query: expr.String(), Differences: []ParagraphDifference{}}
	request := search.Request{Expr: expr, Sort: search.SortNewest}
	start := time.Now()
	answer, err := e.Search(ctx, request)
	if err != nil {
		return nil, fmt.Errorf("verify %q: %w", r.Query, err)
	}
	r.IndexTime, r.Index = time.Since(start).Seconds(), answer.Totals
	start = time.Now()
	scan, err := search.Scan(ctx, s, request)
	if err != nil {
		return nil, fmt.Errorf("verify %q: %w", r.Query, err)
	}
	r.TextTime, r.Text = time.Since(start).Seconds(), scan.Totals
	r.compareTerms(answer.Terms, scan.Terms)
	var hits []string
	_, err = eachHit(ctx, e, expr, func(h *search.Hit) { hits = append(hits, h.Paragraph.ID) })
	if err != nil {
		return nil, fmt.Errorf("verify %q: %w", r.Query, err)
	}
	r.compareParagraphs(hits, scan.Paragraphs)
	return r, nil
}

func (r *QueryReport) compareTerms(index, text []search.TermCount) {
	r.WrongTerms = max(len(index), len(text)) - min(len(index), len(text))
	for i := range min(len(index), len(text)) {
		if index[i] != text[i] {
			r.WrongTerms++
		}
	}
}

// compareParagraphs compares two lists of IDs, each of which may name one once. It
// sorts both.
func (r *QueryReport) compareParagraphs(index, text []string) {
	slices.Sort(index)
	slices.Sort(text)
	for len(index) > 0 || len(text) > 0 {
		switch {
		case len(index) == 0 || len(text) > 0 && text[0] < index[0]:
			r.Missed++
			r.addDifference(text[0], false)
			text = text[1:]
		case len(text) == 0 || index[0] < text[0]:
			r.Extra++
			r.addDifference(index[0], true)
			index = index[1:]
		default:
			index, text = index[1:], text[1:]
		}
	}
}

func (r *QueryReport) addDifference(id string, index bool) {
	if len(r.Differences) < maxDifferences {
		r.Differences = append(r.Differences, ParagraphDifference{ID: id, Index: index})
	}
}

// Write prints the report for a reader.
func (r *QueryReport) Write(w io.Writer) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n  索引      %s，%.3f 秒\n  逐段扫描  %s，%.3f 秒\n",
		printable(r.Query), describe(r.Index), r.IndexTime, describe(r.Text), r.TextTime)
	if r.OK() {
		b.WriteString("  一致：总数、各部分和段落都相同\n")
	} else {
		fmt.Fprintf(&b, "  不一致：漏 %d 段，多 %d 段，%d 个部分计数不符；请运行 cewen rebuild 重建索引，并报告此问题\n", r.Missed, r.Extra, r.WrongTerms)
	}
	for _, d := range r.Differences {
		if d.Index {
			fmt.Fprintf(&b, "  多 %s\n", d.ID)
		} else {
			fmt.Fprintf(&b, "  漏 %s\n", d.ID)
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// printable is a query as a terminal can show it.
func printable(q string) string {
	if q == "" {
		return "全部段落"
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, q)
}

func describe(t search.Totals) string {
	return fmt.Sprintf("%d 篇文档，%d 个段落，出现 %d 次", t.Documents, t.Paragraphs, t.Occurrences)
}
