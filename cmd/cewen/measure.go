package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"cewen/analysis"
	"cewen/search"
	"cewen/search/instrument"
)

// instrumentCommands are the commands of the research instruments.
func (a *app) instrumentCommands() []*cobra.Command {
	return []*cobra.Command{
		a.kwicCommand(), a.panelCommand(), a.batchCommand(), a.trendCommand(), a.firstCommand(), a.silenceCommand(),
		a.collocatesCommand(), a.keynessCommand(), a.newtermsCommand(), a.compareCommand(), a.replicateCommand(),
		a.commitmentsCommand(), a.trackCommand(),
	}
}

// measureOptions are the flags of every instrument.
type measureOptions struct {
	output string
	format string
	audit  bool
	zip    string
}

func measureFlags(flags *pflag.FlagSet, o *measureOptions) {
	flags.StringVarP(&o.output, "output", "o", "", "写入`文件`：主表写在这里，其余的表和记录写在旁边；不给则把主表写到标准输出")
	flags.StringVar(&o.format, "format", "csv", "`格式`：csv、jsonl")
	flags.StringVar(&o.zip, "zip", "", "另写一个复现包到`文件`：参数、语料指纹、文档清单、结果；cewen replicate 据此再做一遍")
	flags.BoolVar(&o.audit, "audit", false, "再用逐段扫描算一遍，逐行比较；不一致时退出码为 1")
}

// questionFlags adds the flags of a question: its filter.
func questionFlags(flags *pflag.FlagSet, q *instrument.Question) { filterFlags(flags, &q.FilterValues) }

// questionCommand returns a command for an instrument that asks one question. The
// caller names and describes it.
func (a *app) questionCommand(q *instrument.Question, i instrument.Instrument) *cobra.Command {
	var o measureOptions
	cmd := &cobra.Command{
		Args: atLeastOne("检索式"),
		RunE: func(cmd *cobra.Command, args []string) error {
			q.Query = strings.Join(args, " ")
			if err := checkQuestion(q); err != nil {
				return err
			}
			return a.measure(cmd, i, o)
		},
	}
	questionFlags(cmd.Flags(), q)
	measureFlags(cmd.Flags(), &o)
	return cmd
}

// measure runs an instrument and writes what it answers.
func (a *app) measure(cmd *cobra.Command, i instrument.Instrument, o measureOptions) error {
	if _, err := instrument.OneOf("--format", o.format, "csv", "jsonl"); err != nil {
		return err
	}
	return a.use(cmd.Context(), needDocuments, func(b backend) error {
		out := &answerFiles{stdout: a.stdout, stderr: a.stderr, options: o, instrument: i}
		end, err := b.Measure(cmd.Context(), i, o.audit, out)
		if err := errors.Join(err, out.close(err == nil)); err != nil {
			return err
		}
		if err := out.finish(end.Record); err != nil {
			return err
		}
		if o.zip != "" {
			if err := a.writePackage(cmd.Context(), b, i, o.zip); err != nil {
				return err
			}
		}
		return a.printAudit(end.Audit)
	})
}

func (a *app) printAudit(audit *instrument.Audit) error {
	if audit == nil {
		return nil
	}
	if audit.OK() {
		_, err := fmt.Fprintf(a.stderr, "核对：%d 行与逐段扫描全部一致\n", audit.Rows)
		return err
	}
	_, _ = fmt.Fprintf(a.stderr, "核对：%d 行里有 %d 行与逐段扫描不一致；请运行 cewen rebuild 重建索引，并报告此问题\n", audit.Rows, audit.Different)
	for _, d := range audit.Differences {
		_, _ = fmt.Fprintf(a.stderr, "  %s 第 %d 行\n    结果 %s\n    扫描 %s\n", d.Table, d.Row, plain(d.Answer), plain(d.Plain))
	}
	return &quietError{}
}

// Measure implements backend.
func (l *local) Measure(ctx context.Context, i instrument.Instrument, audit bool, out instrument.Sink) (*instrument.Ending, error) {
	if err := l.catchUp(ctx); err != nil {
		return nil, err
	}
	parser, err := l.reader(ctx, "")
	if err != nil {
		return nil, err
	}
	c := &instrument.Corpus{Engine: l.engine, Store: l.store, Parser: parser, Words: l.sharedWords, Version: version()}
	kept := new(instrument.Tables)
	if audit {
		out = instrument.Both(out, kept)
	}
	end := new(instrument.Ending)
	if end.Record, err = instrument.Answer(ctx, c, i, out); err != nil || !audit {
		return end, err
	}
	end.Audit, err = instrument.AuditAnswer(ctx, c, i, kept)
	return end, err
}

// sharedWords returns the words that the engine has, or loads them for it.
func (w *workspace) sharedWords() (*analysis.Words, error) {
	if words := w.engine.Words(); words != nil {
		return words, nil
	}
	words, err := w.loadWords()
	if err == nil {
		w.engine.UseWords(words)
	}
	return words, err
}

// Measure implements backend.
func (r *remote) Measure(ctx context.Context, i instrument.Instrument, audit bool, out instrument.Sink) (*instrument.Ending, error) {
	body, err := json.Marshal(i)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", i.Name(), err)
	}
	path := "/api/v1/" + i.Name()
	if audit {
		path += "?audit=true"
	}
	response, err := r.send(ctx, http.MethodPost, path, "application/json", bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	defer drain(response)
	if response.StatusCode >= http.StatusBadRequest {
		err := problemOf(response)
		if q, ok := i.(interface{ Asked() string }); ok {
			return nil, searchFailed(q.Asked(), err)
		}
		return nil, err
	}
	end, err := instrument.Decode(response.Body, out)
	if errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) {
		return nil, errors.New("服务没有答完：计算期间可能出错，或语料有变动；请再试一次")
	}
	return end, err
}

// checkQuestion finds what is wrong with a question before anything is opened.
func checkQuestion(q *instrument.Question) error {
	if err := checkSyntax(q.Query); err != nil {
		return err
	}
	_, err := search.ParseFilter(q.FilterValues)
	return asWrongUse(err)
}
