package main

import (
	"fmt"
	"slices"

	"github.com/spf13/cobra"
)

func (a *app) removeCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "remove ID...",
		Short:   "删除文档",
		Long:    "删除文档。ID 见“cewen search --json”或“cewen export”。有一个 ID 不存在，就一篇也不删。",
		Example: "  cewen remove 4xk2v9c1q8m0f3zt",
		Args:    atLeastOne("文档 ID"),
		RunE: func(cmd *cobra.Command, args []string) error {
			ids := unique(args)
			return a.use(cmd.Context(), needDocuments, func(b backend) error {
				if err := b.Remove(cmd.Context(), ids); err != nil {
					return err
				}
				_, err := fmt.Fprintf(a.stdout, "已删除 %d 篇文档\n", len(ids))
				return err
			})
		},
	}
}

func unique(ids []string) []string {
	ids = slices.Clone(ids)
	slices.Sort(ids)
	return slices.Compact(ids)
}
