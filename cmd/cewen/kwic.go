package main

import (
	"github.com/spf13/cobra"

	"cewen/search/kwic"
)

func (a *app) kwicCommand() *cobra.Command {
	var k kwic.KWIC
	cmd := a.questionCommand(&k.Question, &k)
	cmd.Use = "kwic [选项] 检索式"
	cmd.Short = "语境：列出每一处出现，连同前后文"
	cmd.Long = `语境（keyword in context）。每一处出现一行，不设上限；行数就是 cewen search 的出现次数。
left、keyword、right 接起来就是原文；link 是这一段的固定网址。`
	cmd.Example = `  cewen kwic 太忻一体化
  cewen kwic --width 60 --sort right --region 山西省 -o 语境.csv 新质生产力
  cewen kwic --format jsonl '部分:部署 /新增[0-9]+(公里|万千瓦)/'`
	width := 0
	cmd.PreRun = func(*cobra.Command, []string) {
		if width != 0 {
			k.Left, k.Right = width, width
		}
	}
	flags := cmd.Flags()
	flags.IntVar(&width, "width", 0, "前后各取`N`个字，5 到 200（默认 30）")
	flags.IntVar(&k.Left, "left", 0, "前文取`N`个字")
	flags.IntVar(&k.Right, "right", 0, "后文取`N`个字")
	flags.StringVar(&k.Sort, "sort", "", "`顺序`：-date（最新在前，默认）、date、left（按前文，从近到远）、right（按后文）、region")
	flags.StringVar(&k.Base, "base", "", "link 列网址的`开头`，例如 http://127.0.0.1:8080")
	return cmd
}
