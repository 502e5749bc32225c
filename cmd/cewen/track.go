package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"cewen/search/instrument"
	"cewen/search/track"
)

func (a *app) trackCommand() *cobra.Command {
	var t track.Track
	var format, output string
	cmd := &cobra.Command{
		Use:   "track [选项] ID",
		Short: "对照承诺：一条承诺旁边，列出下一年报告里最可能说到它的句子",
		Long: `对照承诺。ID 是承诺的（段落@起-止，见 cewen commitments）；给段落或文档的 ID，就对照其中每一条承诺；
文档也可以写成 地区@年份（只有一篇时）。
在同一地方下一年报告的回顾部分里，按对象、单位、数字和动作找最可能说到它的句子；五年的目标对照此后五年的报告。
列出两个数和它们的差。“没有收录”是库里没有那一年的报告，“没有找到”是有报告而没有足够相近的句子。
` + track.Caution + `：分数高不等于兑现，没有找到也不等于没有做。`,
		Example: `  cewen track wr002esfxdrsw42w-4k1p8m2c@12-21
  cewen track --format csv -o 对照.csv 太原市@2023`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) != 1 {
				return wrongUse("要给出一个 ID\n用法：%s", cmd.UseLine())
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			t.ID = args[0]
			if _, err := instrument.OneOf("--format", format, "table", "json", "csv"); err != nil {
				return err
			}
			return a.track(cmd.Context(), &t, format, output)
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&format, "format", "table", "`格式`：table、json、csv")
	flags.StringVarP(&output, "output", "o", "", "写入`文件`，默认写到标准输出")
	flags.IntVar(&t.Limit, "limit", track.DefaultLimit, "每条承诺最多列`N`个句子")
	flags.StringVar(&t.Base, "base", "", "link 列网址的`开头`，例如 http://127.0.0.1:8080")
	return cmd
}

// track asks for the answer and writes it in a format.
func (a *app) track(ctx context.Context, t *track.Track, format, output string) error {
	return a.use(ctx, needDocuments, func(b backend) error {
		kept := new(instrument.Tables)
		end, err := b.Measure(ctx, t, false, kept)
		if err != nil {
			return err
		}
		return writeTo(output, a.stdout, func(w io.Writer) error {
			switch format {
			case "json":
				return writeAnswer(w, kept, end.Record)
			case "csv":
				return kept.Tables[0].WriteCSV(w)
			}
			return printTracked(w, kept)
		})
	})
}

// writeAnswer writes an answer as the API does.
func writeAnswer(w io.Writer, kept *instrument.Tables, record *instrument.Record) error {
	out := instrument.NewEncoder(w)
	for _, table := range kept.Tables {
		if err := out.Begin(table.Name, table.Columns...); err != nil {
			return err
		}
		for _, row := range table.Rows {
			if err := out.Row(row...); err != nil {
				return err
			}
		}
	}
	for _, note := range kept.Notes {
		if err := out.Note(note); err != nil {
			return err
		}
	}
	if record == nil {
		return errors.New("track: no record")
	}
	if err := out.Close(record, nil); err != nil {
		return fmt.Errorf("track: %w", err)
	}
	return nil
}
