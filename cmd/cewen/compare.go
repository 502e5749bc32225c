package main

import (
	"github.com/spf13/cobra"

	"cewen/search/compare"
)

func (a *app) compareCommand() *cobra.Command {
	var c compare.Compare
	var o measureOptions
	cmd := &cobra.Command{
		Use:   "compare [选项] 文档 文档",
		Short: "对照：两篇文档逐段比较",
		Long: `对照。文档用 ID 指明，或用 地区@年份（只有一篇时）。每段的状态是 相同、改写、移动、新增、删去；
changes 列逐字标出改动：[-删去-]{+新增+}。phrases 表列出一篇说过不止一次、另一篇从未说过的短语。`,
		Example: `  cewen compare 山西省@2021 山西省@2022 -o 对照.csv
  cewen compare --changes wr002esfxdrsw42w dsp2g4z86ja843m3`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) != 2 {
				return wrongUse("要给出两篇文档\n用法：%s", cmd.UseLine())
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			c.A, c.B = args[0], args[1]
			return a.measure(cmd, &c, o)
		},
	}
	cmd.Flags().BoolVar(&c.Changes, "changes", false, "不列相同的段落")
	measureFlags(cmd.Flags(), &o)
	return cmd
}
