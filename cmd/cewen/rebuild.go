package main

import (
	"fmt"

	"github.com/spf13/cobra"
)

func (a *app) rebuildCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "rebuild",
		Short:   "由数据库重建索引",
		Long:    "由数据库重建索引。旧的索引一直用到新的建好；文档不受影响。",
		Example: "  cewen rebuild",
		Args:    noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.use(cmd.Context(), needDocuments, func(b backend) error {
				if err := b.Rebuild(cmd.Context()); err != nil {
					return err
				}
				_, err := fmt.Fprintln(a.stdout, "索引已重建")
				return err
			})
		},
	}
}
