package main

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/http"

	"github.com/spf13/cobra"

	"cewen/corpus/store"
	"cewen/search/verify"
)

// Bounds of --sample. More terms than the greatest say nothing more, and the
// server takes no more either.
const (
	defaultSample = 500
	maxSample     = 10_000
)

func (a *app) verifyCommand() *cobra.Command {
	var sample int
	cmd := &cobra.Command{
		Use:   "verify [选项]",
		Short: "核对索引与原文：有任何差别则退出码为 1",
		Long: `核对索引与原文。逐段核对索引是否不多不少；再从原文随机取 N 个片段，另取 N 个变形和没有的词，
比较索引的计数与逐段扫描的计数。有任何差别，退出码为 1。`,
		Example: "  cewen verify --sample 2000",
		Args:    noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if sample < 1 || sample > maxSample {
				return wrongUse("--sample 要在 1 到 %d 之间", maxSample)
			}
			return a.use(cmd.Context(), needDocuments, func(b backend) error {
				report, err := b.Verify(cmd.Context(), sample)
				if err != nil {
					return err
				}
				if err := report.Write(a.stdout); err != nil {
					return err
				}
				if !report.OK() {
					return &quietError{}
				}
				return nil
			})
		},
	}
	cmd.Flags().IntVar(&sample, "sample", defaultSample, "抽取 `N` 个片段")
	return cmd
}

// Verify implements backend.
func (l *local) Verify(ctx context.Context, sample int) (*verify.Report, error) {
	if err := l.catchUp(ctx); err != nil {
		return nil, err
	}
	return l.verify(ctx, sample)
}

// Verify implements backend.
func (r *remote) Verify(ctx context.Context, sample int) (*verify.Report, error) {
	report := new(verify.Report)
	return report, r.ask(ctx, http.MethodPost, fmt.Sprintf("/api/v1/verify?sample=%d", sample), "", nil, report)
}

// verify verifies the index as it is. A change meanwhile would show as a
// difference, so after one it begins again.
func (w *workspace) verify(ctx context.Context, sample int) (*verify.Report, error) {
	const attempts = 3
	for range attempts {
		before, err := w.position()
		if err != nil {
			return nil, err
		}
		report, err := verify.Run(ctx, verify.Options{
			Store: w.store, Engine: w.engine, Sample: sample, Seed: rand.Uint64(), //nolint:gosec // not a secret
		})
		if err != nil {
			return nil, err
		}
		if after, err := w.position(); err != nil || after == before || report.OK() {
			return report, err
		}
	}
	return nil, errors.New("核对时一直有文档导入或删除；请等它们完成再核对")
}

// position is the journal position of the store.
func (w *workspace) position() (position uint64, err error) {
	err = w.store.View(func(v *store.View) error {
		position = v.Position()
		return nil
	})
	return position, err
}
