package main

import (
	"context"
	"fmt"
	"io"
	"net/http"

	"github.com/spf13/cobra"

	"cewen/corpus"
	"cewen/corpus/ingest"
)

// nearPair are two documents that are almost the same, as the API gives them out.
type nearPair struct {
	Similarity float64         `json:"similarity"`
	Documents  [2]nearDocument `json:"documents"`
}

type nearDocument struct {
	ID    string `json:"id"`
	Title string `json:"title,omitempty"`
	Path  string `json:"path,omitempty"`
}

func (a *app) duplicatesCommand() *cobra.Command {
	var similarity float64
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "duplicates [选项]",
		Short: "列出近似的文档：几乎相同而不完全相同",
		Long: `列出近似的文档，两篇一组。相似度是两篇共有的片段占全部片段的比例，1 为文字全同；标点、空格和分段不计。
同一份报告的两个来源、改过几处的稿子会列出；同一地方不同年份的报告不会。`,
		Example: "  cewen duplicates --similarity 0.8",
		Args:    noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := checkSimilarity(similarity); err != nil {
				return err
			}
			return a.use(cmd.Context(), needDocuments, func(b backend) error {
				pairs, err := b.Duplicates(cmd.Context(), similarity)
				if err != nil {
					return err
				}
				if asJSON {
					return writeJSON(a.stdout, pairs)
				}
				return printPairs(a.stdout, pairs)
			})
		},
	}
	similarityFlag(cmd, &similarity)
	cmd.Flags().BoolVar(&asJSON, "json", false, "输出 JSON")
	return cmd
}

// similarityFlag is from where on two texts are near-duplicates.
func similarityFlag(cmd *cobra.Command, value *float64) {
	cmd.Flags().Float64Var(value, "similarity", ingest.DefaultSimilarity, fmt.Sprintf("相似度达到 `N` 为近似，%g 到 1，默认 %g", ingest.MinSimilarity, ingest.DefaultSimilarity))
	cmd.Flags().Lookup("similarity").DefValue = "0" // said in the text
}

func checkSimilarity(n float64) error {
	if !(n >= ingest.MinSimilarity && n <= 1) {
		return wrongUse("--similarity 要在 %g 到 1 之间", ingest.MinSimilarity)
	}
	return nil
}

func printPairs(w io.Writer, pairs []nearPair) error {
	for _, p := range pairs {
		if _, err := fmt.Fprintf(w, "%s\n", (&ingest.Resemblance{Similarity: p.Similarity}).Percent()); err != nil {
			return err
		}
		for _, d := range p.Documents {
			if _, err := fmt.Fprintf(w, "  %s  %s  %s\n", d.ID, plain(d.Title), plain(d.Path)); err != nil {
				return err
			}
		}
	}
	_, err := fmt.Fprintf(w, "共 %d 组\n", len(pairs))
	return err
}

// Duplicates implements backend.
func (l *local) Duplicates(ctx context.Context, similarity float64) (pairs []nearPair, err error) {
	pairs = []nearPair{}
	finder := &ingest.Finder{Store: l.store}
	err = finder.Pairs(ctx, similarity, func(p ingest.Pair) bool {
		pairs = append(pairs, nearPair{p.Similarity, [2]nearDocument{newNearDocument(p.First), newNearDocument(p.Second)}})
		return true
	})
	return pairs, err
}

func newNearDocument(d *corpus.Document) nearDocument {
	return nearDocument{ID: d.ID, Title: d.Title, Path: d.Source.Path}
}

// Duplicates implements backend.
func (r *remote) Duplicates(ctx context.Context, similarity float64) ([]nearPair, error) {
	var answer struct {
		Pairs []nearPair `json:"pairs"`
		More  bool       `json:"more"`
	}
	err := r.ask(ctx, http.MethodGet, fmt.Sprintf("/api/v1/duplicates?similarity=%g", similarity), "", nil, &answer)
	if err == nil && answer.More {
		_, _ = fmt.Fprintf(r.notices, "还有更多；服务只列出前 %d 组\n", len(answer.Pairs)) // only a notice
	}
	return answer.Pairs, err
}
