package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"cewen/search/holdings"
	"cewen/search/instrument"
	"cewen/search/instruments"
	"cewen/search/replicate"
)

func (a *app) replicateCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "replicate [选项] 文件.zip",
		Short: "复现：按复现包再做一遍，说明哪里不同",
		Long: `复现。研究工具的 --zip 写出复现包：参数、语料指纹、文档清单、结果和读入结果的脚本。
本命令按包里的参数对现有语料再做一遍，与包里的结果逐字节比较。有不同时退出码为 1。`,
		Example: `  cewen panel --phrases 词表.txt --zip 面板.zip -o 面板.csv
  cewen replicate 面板.zip`,
		Args: oneArg("复现包"),
		RunE: func(cmd *cobra.Command, args []string) error {
			then, err := readPackage(args[0])
			if err != nil {
				return err
			}
			i, ok := instruments.New(then.Record.Instrument)
			if !ok {
				return wrongUse("%s 用的工具“%s”本版本没有", args[0], plain(then.Record.Instrument))
			}
			if err := json.Unmarshal(then.Record.Parameters, i); err != nil {
				return wrongUse("%s 里的参数读不懂", args[0])
			}
			return a.use(cmd.Context(), needDocuments, func(b backend) error {
				now, err := pack(cmd.Context(), b, i)
				if err != nil {
					return err
				}
				return a.printDifferences(replicate.Differences(then, now))
			})
		},
	}
}

func readPackage(path string) (p *replicate.Package, err error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	return replicate.Read(f, info.Size())
}

// pack runs an instrument and packs its answer.
func pack(ctx context.Context, b backend, i instrument.Instrument) (*replicate.Package, error) {
	answer, held := new(instrument.Tables), new(instrument.Tables)
	end, err := b.Measure(ctx, i, false, answer)
	if err != nil {
		return nil, err
	}
	if _, err := b.Measure(ctx, new(holdings.Holdings), false, held); err != nil {
		return nil, err
	}
	return replicate.New(end.Record, answer, held)
}

// writePackage runs an instrument and writes the package of its answer.
func (a *app) writePackage(ctx context.Context, b backend, i instrument.Instrument, path string) error {
	p, err := pack(ctx, b, i)
	if err != nil {
		return err
	}
	return writeTo(path, a.stdout, p.Write)
}

func (a *app) printDifferences(differences []string) error {
	if len(differences) == 0 {
		_, err := fmt.Fprintln(a.stdout, "一致：结果与复现包逐字节相同")
		return err
	}
	for _, d := range differences {
		if _, err := io.WriteString(a.stdout, plain(d)+"\n"); err != nil {
			return err
		}
	}
	return &quietError{}
}
