package main

import (
	"github.com/spf13/cobra"

	"cewen/search/batch"
	"cewen/search/wordlist"
)

func (a *app) batchCommand() *cobra.Command {
	var b batch.Batch
	var o measureOptions
	cmd := &cobra.Command{
		Use:   "batch [选项] 文件",
		Short: "批量：一次算出许多检索式的总数",
		Long: `批量。文件里一行一个检索式，或首行是列名 query（可加 name）的 CSV；- 表示标准输入。
每个检索式一行总数，与 cewen search 相同；--hits 另列出全部命中的段落。
有一个读不懂就一个也不算，并说明在第几行。`,
		Example: `  cewen batch 检索式.txt -o 总数.csv
  cewen batch --hits --region 山西省 -o 总数.csv 检索式.csv`,
		Args: oneArg("检索式文件"),
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			if b.List, err = a.readList(args[0]); err != nil {
				return err
			}
			if _, err := wordlist.ParseQueries(b.List); err != nil {
				return listError(args[0], err)
			}
			return a.measure(cmd, &b, o)
		},
	}
	cmd.Flags().BoolVar(&b.Hits, "hits", false, "另列出每个检索式的全部命中（hits 表）")
	cmd.Flags().StringVar(&b.Base, "base", "", "link 列网址的`开头`，例如 http://127.0.0.1:8080")
	filterFlags(cmd.Flags(), &b.FilterValues)
	measureFlags(cmd.Flags(), &o)
	return cmd
}
