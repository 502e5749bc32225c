package main

import (
	"github.com/spf13/cobra"

	"cewen/search/trend"
)

func (a *app) trendCommand() *cobra.Command {
	var t trend.Trend
	cmd := a.questionCommand(&t.Question, &t)
	cmd.Use = "trend [选项] 检索式"
	cmd.Short = "趋势：检索式在各年、各层级的次数"
	cmd.Long = `趋势。默认按年份和层级分；有文档而没有提到的格是 0，没有文档的格是空的。
share 是提到的文档占该格全部文档的比例。`
	cmd.Example = `  cewen trend 新质生产力
  cewen trend --by year,province --level 省 -o 趋势.csv '~双碳'`
	cmd.Flags().StringSliceVar(&t.By, "by", nil, "按`维度`分格：year、region、province、level、issuer、kind（默认 year,level）")
	return cmd
}
