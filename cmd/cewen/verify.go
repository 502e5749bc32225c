package main

import (
	"context"
	"errors"
	"io"
	"math/rand/v2"

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

// Bounds of --operators. There are nine operators, each query of which is compared
// with a plain scan of some megabytes.
const (
	defaultOperators = 20
	maxOperators     = 1000
)

// verifyOptions are the flags of verify.
type verifyOptions struct {
	sample, operators int
	queries           []string
	json              bool
}

func (a *app) verifyCommand() *cobra.Command {
	var o verifyOptions
	cmd := &cobra.Command{
		Use:   "verify [选项]",
		Short: "核对索引与原文：有任何差别则退出码为 1",
		Long: `核对索引与原文。逐段核对索引是否不多不少；再从原文随机取若干片段，另取同样多的变形和没有的词，
比较索引的计数与逐段扫描的计数；再用每种算符各拟若干条检索式，在抽取的文档里逐段比较。
用 --query 给出检索式，就只核对这一条：把索引查到的段落与逐段扫描全部原文的结果相比。
有任何差别，退出码为 1。`,
		Example: `  cewen verify --sample 2000 --operators 50
  cewen verify --query '京津冀 NEAR/10 雄安新区' --query '/新建[0-9]+所/'`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := o.check(); err != nil {
				return err
			}
			return a.use(cmd.Context(), needDocuments, func(b backend) error {
				if len(o.queries) > 0 {
					return o.verifyQueries(cmd.Context(), a.stdout, b)
				}
				return o.verifySample(cmd.Context(), a.stdout, b)
			})
		},
	}
	flags := cmd.Flags()
	flags.IntVar(&o.sample, "sample", defaultSample, "抽取 `N` 个片段")
	flags.IntVar(&o.operators, "operators", defaultOperators, "每种算符拟 `N` 条检索式，0 表示不核对")
	flags.StringArrayVar(&o.queries, "query", nil, "只核对这条`检索式`（可重复）")
	flags.BoolVar(&o.json, "json", false, "输出 JSON")
	return cmd
}

// check finds what is wrong with the flags before anything is opened.
func (o *verifyOptions) check() error {
	switch {
	case o.sample < 1 || o.sample > maxSample:
		return wrongUse("--sample 要在 1 到 %d 之间", maxSample)
	case o.operators < 0 || o.operators > maxOperators:
		return wrongUse("--operators 要在 0 到 %d 之间", maxOperators)
	}
	for _, q := range o.queries {
		if err := checkSyntax(q); err != nil {
			return err
		}
	}
	return nil
}

// verifySample verifies the whole index by what is drawn from the text.
func (o *verifyOptions) verifySample(ctx context.Context, w io.Writer, b backend) error {
	report, err := b.Verify(ctx, o.sample, o.operators)
	if err != nil {
		return err
	}
	if o.json {
		err = writeJSON(w, report)
	} else {
		err = report.Write(w)
	}
	if err == nil && !report.OK() {
		return &quietError{}
	}
	return err
}

// verifyQueries verifies the answers to the queries, one after the other.
func (o *verifyOptions) verifyQueries(ctx context.Context, w io.Writer, b backend) error {
	reports := []*verify.QueryReport{}
	ok := true
	for _, q := range o.queries {
		report, err := b.VerifyQuery(ctx, q)
		if err != nil {
			return err
		}
		reports, ok = append(reports, report), ok && report.OK()
		if o.json {
			continue
		}
		if err := report.Write(w); err != nil {
			return err
		}
	}
	if o.json {
		if err := writeJSON(w, reports); err != nil {
			return err
		}
	}
	if !ok {
		return &quietError{}
	}
	return nil
}

// Verify implements backend.
func (l *local) Verify(ctx context.Context, sample, operators int) (*verify.Report, error) {
	if err := l.catchUp(ctx); err != nil {
		return nil, err
	}
	return l.verify(ctx, sample, operators)
}

// VerifyQuery implements backend.
func (l *local) VerifyQuery(ctx context.Context, asked string) (*verify.QueryReport, error) {
	expr, err := l.parse(asked, "")
	if err != nil {
		return nil, err
	}
	if err := l.catchUp(ctx); err != nil {
		return nil, err
	}
	return verify.Query(ctx, l.store, l.engine, expr)
}

// verify verifies the index as it is. A change meanwhile would show as a
// difference, so after one it begins again.
func (w *workspace) verify(ctx context.Context, sample, operators int) (*verify.Report, error) {
	const attempts = 3
	for range attempts {
		before, err := w.position()
		if err != nil {
			return nil, err
		}
		report, err := verify.Run(ctx, verify.Options{
			Store: w.store, Engine: w.engine, Sample: sample, Operators: operators,
			Seed: rand.Uint64(), //nolint:gosec // not a secret
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
