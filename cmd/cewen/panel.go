package main

import (
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"cewen/corpus/format"
	"cewen/search/panel"
	"cewen/search/wordlist"
)

const panelLong = `面板：把词表里的每个短语，在每一格（例如每个地区的每一年）里数一遍，输出整齐的 CSV。
词表一行一个短语；或分组：环境规制 = 环保 | 污染 | 减排；或首行是列名 group,phrase 的 CSV。
有报告而没提到的格是 0；没有报告的格是空的，并列在 coverage 表里。
次数与 cewen count 相同；--overlap longest 时先数最长的，印度尼西亚里的印度不另算。`

func (a *app) panelCommand() *cobra.Command {
	var p panel.Panel
	var o measureOptions
	var file string
	cmd := &cobra.Command{
		Use:   "panel [选项] --phrases 文件",
		Short: "面板：词表 × 地区 × 年份的次数和频率",
		Long:  panelLong,
		Example: `  cewen panel --phrases 词表.txt --by region,year -o 面板.csv
  cewen panel --phrases 词表.csv --rows group --by province,year --role 部署 --level 省 -o 部署.csv
  cewen panel --phrases 词表.txt --by document,title --overlap longest`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) (err error) {
			if file == "" {
				return wrongUse("没有给出词表；请用 --phrases 指定文件")
			}
			if p.List, err = a.readList(file); err != nil {
				return err
			}
			if _, err := wordlist.Parse(p.List, wordlist.Options{Literal: p.Literal}); err != nil {
				return listError(file, err)
			}
			return a.measure(cmd, &p, o)
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&file, "phrases", "", "词表`文件`；- 表示标准输入")
	flags.StringSliceVar(&p.By, "by", []string{"region", "year"}, "按`维度`分格：year、region、province、level、issuer、kind、role、document（可再加 title、date）")
	flags.StringVar(&p.Overlap, "overlap", "", "重叠的短语`怎样数`：each（各数各的，默认）、longest（先数最长的）")
	flags.StringVar(&p.Rows, "rows", "", "每行数`什么`：phrase（默认）、group（整组合计，段落和文档不重复计）")
	flags.BoolVar(&p.Literal, "literal", false, "像正则表达式的短语也按原样查找")
	flags.BoolVar(&p.NoWords, "no-words", false, "不统计词数（词由分词器切出），快一些")
	filterFlags(flags, &p.FilterValues)
	measureFlags(flags, &o)
	return cmd
}

// maxListBytes bounds a list: the longest that is taken has some megabytes.
const maxListBytes = 64 << 20

// readList reads a list from a file, in whatever character set it is.
func (a *app) readList(file string) (text string, err error) {
	in, err := a.openInput(file)
	if err != nil {
		return "", err
	}
	data, err := io.ReadAll(io.LimitReader(in, maxListBytes+1))
	if err := errors.Join(err, in.Close()); err != nil {
		return "", err
	}
	if len(data) > maxListBytes {
		return "", wrongUse("%s 超过 %d MiB", file, maxListBytes>>20)
	}
	if text, err = format.Decode(data); err != nil {
		return "", wrongUse("%s 读不出来：%s", file, err)
	}
	return text, nil
}

// listError says in which file a list is wrong.
func listError(file string, err error) error {
	if wrong := (*wordlist.Error)(nil); errors.As(err, &wrong) {
		return &usageError{fmt.Errorf("%s %w", file, wrong)}
	}
	return err
}
