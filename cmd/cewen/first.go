package main

import (
	"github.com/spf13/cobra"

	"cewen/search/first"
)

func (a *app) firstCommand() *cobra.Command {
	var f first.First
	cmd := a.questionCommand(&f.Question, &f)
	cmd.Use = "first [选项] 检索式"
	cmd.Short = "首次：各地第一次提到是在哪一篇，先后怎样"
	cmd.Long = `首次。每个地区第一次提到的文档，按先后排列；先比报告年份，再比日期。
silent_before 是此前收录而未提的报告数：为 0 时，更早的报告可能没有收录。
spread 表按年份和层级列出新增与累计的地区数；unused 表列出从未提到的地区。`
	cmd.Example = `  cewen first 新质生产力
  cewen first --level 省 -o 首次.csv 太忻一体化`
	return cmd
}
