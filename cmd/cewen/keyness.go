package main

import (
	"github.com/spf13/cobra"

	"cewen/search/keyness"
)

func (a *app) keynessCommand() *cobra.Command {
	var k keyness.Keyness
	var o measureOptions
	cmd := &cobra.Command{
		Use:   "keyness [选项]",
		Short: "关键词：一部分文字与其余相比，哪些词偏多、偏少",
		Long: `关键词。筛选条件选出一部分文字，与其余的全部比较；--same year 表示其余也限于同一年份。
先列偏多的词，再列偏少的词。词由分词器切出，换了词典结果会变。`,
		Example: `  cewen keyness --region 山西省 --no-stop
  cewen keyness --region 山西省 --year 2022 --same year --role 部署 -o 关键词.csv`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return a.measure(cmd, &k, o) },
	}
	flags := cmd.Flags()
	flags.StringSliceVar(&k.Same, "same", nil, "其余部分也要符合的`筛选条件`：region、level、year、kind、issuer、role")
	flags.IntVar(&k.Min, "min", 0, "两边合计至少`N`次（默认 5）")
	flags.BoolVar(&k.NoStop, "no-stop", false, "不列虚词（计数不变）")
	filterFlags(flags, &k.FilterValues)
	measureFlags(flags, &o)
	return cmd
}
