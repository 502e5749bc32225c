package main

import (
	"github.com/spf13/cobra"

	"cewen/search/collocates"
)

func (a *app) collocatesCommand() *cobra.Command {
	var c collocates.Collocates
	cmd := a.questionCommand(&c.Question, &c)
	cmd.Use = "collocates [选项] 检索式"
	cmd.Short = "搭配：检索式前后常出现哪些词"
	cmd.Long = `搭配。检索式每处出现的前后若干个词里，哪些词比碰巧的多：
对数似然（ll）、互信息（mi）、logDice。词由分词器切出，换了词典结果会变；检索式在哪里出现不受影响。`
	cmd.Example = `  cewen collocates 乡村振兴
  cewen collocates --left 3 --right 3 --min 10 --sort logdice --no-stop -o 搭配.csv 新质生产力`
	flags := cmd.Flags()
	flags.IntVar(&c.Left, "left", 0, "前面看`N`个词（默认 5，-1 表示不看）")
	flags.IntVar(&c.Right, "right", 0, "后面看`N`个词（默认 5，-1 表示不看）")
	flags.IntVar(&c.Min, "min", 0, "至少同现`N`次（默认 3）")
	flags.StringVar(&c.Sort, "sort", "", "`顺序`：ll（默认）、mi、logdice、count")
	flags.BoolVar(&c.NoStop, "no-stop", false, "不列虚词（计数不变）")
	return cmd
}
