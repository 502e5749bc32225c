package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"io"
	"os"

	"github.com/spf13/cobra"

	"cewen/corpus"
)

func (a *app) exportCommand() *cobra.Command {
	var format, output string
	cmd := &cobra.Command{
		Use:   "export [选项]",
		Short: "导出全部文档：索引的正是这些文字",
		Long: `导出全部文档，一行一篇（JSON Lines），按文档 ID 排列。
标题和小标题也是段落，各有一次：凡是能检索到的都在这里。`,
		Example: "  cewen export --output 全部.jsonl",
		Args:    noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if format != "jsonl" {
				return wrongUse("没有“%s”这种格式，可用 jsonl", format)
			}
			return a.use(cmd.Context(), needDocuments, func(b backend) error {
				return writeTo(output, a.stdout, func(w io.Writer) error {
					encoder := json.NewEncoder(w)
					encoder.SetEscapeHTML(false)
					return b.Export(cmd.Context(), func(d corpus.Exported) error { return encoder.Encode(d) })
				})
			})
		},
	}
	cmd.Flags().StringVar(&format, "format", "jsonl", "`格式`：jsonl")
	cmd.Flags().StringVarP(&output, "output", "o", "", "写入`文件`，默认写到标准输出")
	return cmd
}

// writeTo calls write with the file of a name or, without one, with stdout. The
// file is there whole or as it was before.
func writeTo(name string, stdout io.Writer, write func(io.Writer) error) (err error) {
	if name == "" || name == "-" {
		return buffered(stdout, write)
	}
	f, err := os.OpenFile(name+".part", os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o666) //nolint:gosec // the user's umask decides
	if err != nil {
		return err
	}
	if err := errors.Join(buffered(f, write), f.Close()); err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	return os.Rename(f.Name(), name)
}

func buffered(w io.Writer, write func(io.Writer) error) error {
	const size = 1 << 16
	out := bufio.NewWriterSize(w, size)
	if err := write(out); err != nil {
		return err
	}
	return out.Flush()
}
