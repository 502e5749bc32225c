package main

import (
	"context"
	"errors"
	"os"

	"github.com/spf13/cobra"

	"cewen/corpus"
	"cewen/corpus/ingest"
)

func (a *app) importCommand() *cobra.Command {
	var pairs []string
	var keep bool
	var table string
	var near string
	var similarity float64
	cmd := &cobra.Command{
		Use:   "import [选项] 文件或目录...",
		Short: "导入文件、目录、zip 压缩包",
		Long: `导入文件（Word、PDF、网页、邮件、Markdown、纯文本）、目录（连同子目录）和 zip 压缩包。
同一路径再次导入：内容相同则不变，不同则替换。内容相同而路径不同的，列为重复，不再存一份。
服务正在运行时，文件交给它导入。
--metadata 的表每行一个文件，先于 --set，也先于文件里写的；没有采用的，逐行说明。`,
		Example: `  cewen import 报告/
  cewen import --set 地区=山西省/太原市 --set year=2022 报告.md 附件.zip
  cewen import --metadata 元数据.csv 报告/`,
		Args: atLeastOne("要导入的文件或目录"),
		RunE: func(cmd *cobra.Command, paths []string) error {
			set, err := corpus.ParseSet(pairs)
			if err != nil {
				return asWrongUse(err)
			}
			rows, err := ingest.ReadTable(table)
			if err != nil {
				return asWrongUse(err)
			}
			policy, err := readNearPolicy(near, similarity)
			if err != nil {
				return err
			}
			return a.importPaths(cmd.Context(), ingest.Options{Paths: paths, Set: set, Sidecar: rows, DropSources: !keep, Near: policy})
		},
	}
	cmd.Flags().StringArrayVar(&pairs, "set", nil, "以 `名称=值` 指定元数据，例如 year=2022（可重复）")
	cmd.Flags().StringVar(&table, "metadata", "", "逐个文件指定元数据的 `CSV 文件`，第一行是列名：file,title,region,…")
	cmd.Flags().BoolVar(&keep, "keep-originals", true, "保留原始文件，供下载和查看历次版本的变化；不保留：--keep-originals=false")
	cmd.Flags().Lookup("keep-originals").DefValue = "" // said in the text
	cmd.Flags().StringVar(&near, "near-duplicates", nearKeep, "新文件与已有文档近似时：`keep` 导入并报告，skip 不导入，默认 keep")
	cmd.Flags().Lookup("near-duplicates").DefValue = "" // said in the text
	similarityFlag(cmd, &similarity)
	return cmd
}

// The values of --near-duplicates.
const (
	nearKeep = "keep"
	nearSkip = "skip"
)

func readNearPolicy(policy string, similarity float64) (ingest.NearDuplicates, error) {
	if policy != nearKeep && policy != nearSkip {
		return ingest.NearDuplicates{}, wrongUse("--near-duplicates 只能是 %s 或 %s", nearKeep, nearSkip)
	}
	return ingest.NearDuplicates{Skip: policy == nearSkip, Threshold: similarity}, checkSimilarity(similarity)
}

// importPaths imports what options say, into where this process or the running
// server keeps documents.
func (a *app) importPaths(ctx context.Context, options ingest.Options) error {
	reporter := newImportReporter(a.stdout, a.stderr)
	var summary *ingest.Summary
	work := func(target ingest.Target) error {
		options.Target, options.Progress = target, reporter.event
		summary = ingest.Import(ctx, options)
		reporter.waiting()
		return summary.Stopped
	}
	var err error
	if anyThere(options.Paths) {
		err = a.use(ctx, needDirectory, func(b backend) error { return b.Import(ctx, work) })
	} else {
		err = work(nil) // nothing to store: no data directory is made for it
	}
	if summary == nil {
		return err
	}
	if errors.Is(summary.Stopped, context.Canceled) {
		err = errors.New("已中断，其余文件没有导入；再次运行会接着导入")
	}
	return reporter.finish(summary, err)
}

func anyThere(paths []string) bool {
	for _, p := range paths {
		if _, err := os.Stat(p); err == nil {
			return true
		}
	}
	return false
}
