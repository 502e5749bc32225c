package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"cewen/corpus/store"
)

func (a *app) salvageCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "salvage 新目录",
		Short: "从损坏的数据库里救出还读得出的文档",
		Long: `把数据目录里还读得出的文档，连同完好的原始文件，救到一个新的数据目录；ID 不变，历次版本不带。
损坏的数据库只读不写。有备份时请先用“cewen restore”。`,
		Example: "  cewen salvage --data 损坏的目录 新目录",
		Args:    exactlyOne("新的数据目录"),
		RunE: func(cmd *cobra.Command, args []string) error {
			from, err := newLayout(a.data)
			if err != nil {
				return err
			}
			to, err := newLayout(args[0])
			if err != nil {
				return err
			}
			if there, err := from.exists(); err != nil || !there {
				return errors.Join(err, noDocuments(from))
			}
			if err := mustBeFree(to.dir); err != nil {
				return err
			}
			result, err := salvageInto(cmd.Context(), from, to)
			if err != nil {
				return err
			}
			return printSalvaged(a.stdout, result, to)
		},
	}
}

func salvageInto(ctx context.Context, from, to layout) (result *store.Salvaged, err error) {
	if err := to.create(); err != nil {
		return nil, err
	}
	s, err := store.Open(to.store())
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	if result, err = store.Salvage(ctx, from.store(), s); err != nil {
		return nil, err
	}
	return result, copyWordLists(from, to)
}

// printSalvaged tells what was saved and what was not; what was not fails the command.
func printSalvaged(w io.Writer, r *store.Salvaged, to layout) error {
	if _, err := fmt.Fprintf(w, "救出 %d 篇文档，其中 %d 篇带原始文件，到 %s\n", r.Documents, r.Sources, to.dir); err != nil {
		return err
	}
	if len(r.Lost)+r.Unknown == 0 {
		_, err := fmt.Fprintln(w, "没有发现读不出的文档")
		return err
	}
	if _, err := fmt.Fprintf(w, "读不出 %d 篇；另有 %d 个版本连来源也读不出（可能是已替换或删除的）\n", len(r.Lost), r.Unknown); err != nil {
		return err
	}
	for _, lost := range r.Lost {
		if _, err := fmt.Fprintf(w, "  %s：%v\n", plain(lost.Path), lost.Err); err != nil {
			return err
		}
	}
	return &quietError{}
}
