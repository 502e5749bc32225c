package main

import (
	"github.com/spf13/cobra"

	"cewen/search/silence"
)

func (a *app) silenceCommand() *cobra.Command {
	var s silence.Silence
	cmd := a.questionCommand(&s.Question, &s)
	cmd.Use = "silence [选项] 检索式"
	cmd.Short = "未提：收录的文档里哪些没有提到"
	cmd.Long = `未提。列出符合筛选条件、收录在库而没有命中的文档。
没有收录的报告不算未提：coverage 表逐格列出 提到、未提、无文档。`
	cmd.Example = `  cewen silence --level 省 --year 2024.. 新质生产力
  cewen silence --role 部署 -o 未提.csv 养老`
	cmd.Flags().StringSliceVar(&s.By, "by", nil, "台账按`维度`分格：year、region、province、level、issuer、kind（默认 region,year）")
	return cmd
}
