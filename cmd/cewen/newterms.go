package main

import (
	"github.com/spf13/cobra"

	"cewen/search/newterms"
)

func (a *app) newtermsCommand() *cobra.Command {
	var n newterms.NewTerms
	var o measureOptions
	cmd := &cobra.Command{
		Use:   "newterms [选项] --in 年份",
		Short: "新提法：某一年常说、以前不说或少说的短语",
		Long: `新提法。3 到 12 个字、不跨标点的短语，当年够多而以前没有或很少；
总是作为同一个更长短语的一部分出现的，归入更长的。只看原文，不用词典。
years 表列出每年的次数，levels 表列出各层级的次数。`,
		Example: `  cewen newterms --in 2024
  cewen newterms --in 2022 --region 山西省 -o 新提法.csv`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return a.measure(cmd, &n, o) },
	}
	flags := cmd.Flags()
	flags.IntVar(&n.In, "in", 0, "哪一`年`")
	flags.IntVar(&n.Since, "since", 0, "从哪一`年`起比较（默认全部）")
	flags.IntVar(&n.Min, "min", 0, "当年至少`N`次（默认 3）")
	flags.IntVar(&n.MinDocuments, "min-documents", 0, "当年至少见于`N`篇（默认 2，当年只有一篇时为 1）")
	flags.Float64Var(&n.Rare, "rare", 0, "以前的频率至多是当年的`几成`，例如 0.05（默认）；-1 表示以前一次也没有")
	flags.IntVar(&n.Limit, "limit", 0, "至多列出`N`个（默认 200）")
	filterFlags(flags, &n.FilterValues)
	_ = flags.MarkHidden("year") // --in and --since take its place
	measureFlags(flags, &o)
	return cmd
}
