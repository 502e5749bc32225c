package main

import (
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"cewen/corpus"
	"cewen/corpus/ingest"
	"cewen/search/commitments"
	"cewen/search/instrument"
)

func (a *app) commitmentsCommand() *cobra.Command {
	var q commitments.Commitments
	var o measureOptions
	cmd := &cobra.Command{
		Use:   "commitments [选项] [文件 | 检索式]",
		Short: "承诺：政府说要做、要达到什么，多少，何时",
		Long: `承诺。逐段读出可以核对的承诺：动作、对象、数量、期限、力度；回顾部分不算。
给一个文件，读这个文件；给检索式，只列命中段落里的；检索式里写了 动作:、数量: 等字段，只列合乎这些字段的；都不给，列全部文档的。
--format counts 按年份和层级计数。编号可以交给 cewen track，看下一年的报告怎么说。`,
		Example: `  cewen commitments 报告/山西省/2024.md
  cewen commitments --region 太原市 --format csv -o 承诺.csv 幼儿园
  cewen commitments --quantity '>=1000亩' --sort -value
  cewen commitments --format jsonl '动作:新建 数量:>=3所'
  cewen commitments --format counts`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 1 {
				return wrongUse("多了参数“%s”；检索式里有空格时请加引号\n用法：%s", args[1], cmd.UseLine())
			}
			switch o.format {
			case "table", "csv", "jsonl", "counts":
			default:
				return wrongUse("没有“%s”这种格式，可用 table、csv、jsonl、counts", o.format)
			}
			return a.commitments(cmd, append(args, "")[0], &q, o)
		},
	}
	measureFlags(cmd.Flags(), &o)
	cmd.Flag("format").Usage, cmd.Flag("format").DefValue = "`格式`：table、csv、jsonl、counts", "table"
	o.format = "table"
	commitmentFlags(cmd.Flags(), &q)
	return cmd
}

func commitmentFlags(flags *pflag.FlagSet, q *commitments.Commitments) {
	questionFlags(flags, &q.Question)
	flags.StringArrayVar(&q.Document, "document", nil, "只看这篇`文档`：ID，或 地区@年份（可重复）")
	flags.StringArrayVar(&q.Type, "type", nil, "只看`类型`：项目、指标、举措（可重复）")
	flags.StringArrayVar(&q.Action, "action", nil, "只看`动作`，例如 新建（可重复）")
	flags.StringVar(&q.Object, "object", "", "对象里要有的`字`")
	flags.StringVar(&q.Quantity, "quantity", "", "`数量`：3所、>=3所、2-5个、亩")
	flags.StringArrayVar(&q.Unit, "unit", nil, "只看`单位`（可重复）")
	flags.StringArrayVar(&q.Deadline, "deadline", nil, "只看`期限`：年份，或 年内、其他、none，或期限里的字（可重复）")
	flags.StringArrayVar(&q.Strength, "strength", nil, "只看`力度`：确保、一般、力争、探索（可重复）")
	flags.StringVar(&q.Sort, "sort", "", "`顺序`：-date（最新在前，默认）、date、region、-value（数量大的在前，要有单位）、value")
	flags.BoolVar(&q.Explain, "explain", false, "说明每条承诺由哪条规则得出")
	flags.StringVar(&q.Base, "base", "", "网址的`开头`，例如 http://127.0.0.1:8080")
}

// commitments lists what a file or the documents held promise.
func (a *app) commitments(cmd *cobra.Command, asked string, q *commitments.Commitments, o measureOptions) error {
	file, isFile, err := readFile(asked)
	if err != nil {
		return err
	}
	if !isFile {
		q.Query = asked
	}
	if err := checkQuestion(&q.Question); err != nil {
		return err
	}
	q.CountsOnly = o.format == "counts"
	switch {
	case isFile && (o.zip != "" || o.audit):
		return wrongUse("--zip 和 --audit 用于收录的文档，不用于文件")
	case isFile:
		return a.commitmentsOfFile(cmd, file, q, o)
	case o.format == "csv" || o.format == "jsonl":
		return a.measure(cmd, q, o)
	}
	return a.use(cmd.Context(), needDocuments, func(b backend) error {
		return writeTo(o.output, a.stdout, func(w io.Writer) error {
			out := a.commitmentSink(w, q, o)
			end, err := b.Measure(cmd.Context(), q, o.audit, out)
			if err := errors.Join(err, out.Flush()); err != nil {
				return err
			}
			if o.zip != "" {
				if err := a.writePackage(cmd.Context(), b, q, o.zip); err != nil {
					return err
				}
			}
			return a.printAudit(end.Audit)
		})
	})
}

// commitmentsOfFile answers for a file that need not be held.
func (a *app) commitmentsOfFile(cmd *cobra.Command, d *corpus.Document, q *commitments.Commitments, o measureOptions) error {
	l, err := newLayout(a.data)
	if err != nil {
		return err
	}
	parser, err := l.parser("")
	if err != nil {
		return err
	}
	if len(q.Document) > 0 {
		return wrongUse("给了文件，就不要再用 --document 指明文档")
	}
	c := &instrument.Corpus{Parser: parser, Words: l.loadWords, Version: version()}
	if o.format == "csv" || o.format == "jsonl" {
		out := &answerFiles{stdout: a.stdout, stderr: a.stderr, options: o, instrument: q}
		err := q.OfDocument(cmd.Context(), d, c, out)
		return errors.Join(err, out.close(err == nil))
	}
	return writeTo(o.output, a.stdout, func(w io.Writer) error {
		out := a.commitmentSink(w, q, o)
		return errors.Join(q.OfDocument(cmd.Context(), d, c, out), out.Flush())
	})
}

// readFile reads the document in a file; false if what is named is none but a query. The
// error is for the user.
func readFile(name string) (*corpus.Document, bool, error) {
	info, err := os.Stat(name)
	switch {
	case err == nil && info.IsDir():
		return nil, true, wrongUse("%s：是目录；请先导入（cewen import %[1]s），再用 cewen commitments 读全部文档", name)
	case err != nil && !corpus.Supported(name):
		return nil, false, nil
	case err == nil && info.Size() > corpus.MaxFileSize:
		return nil, true, fmt.Errorf("%s：超过 %d MB 的上限", name, corpus.MaxFileSize>>20)
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, true, fmt.Errorf("%s：%s", name, ingest.Explain(err))
	}
	doc, err := corpus.Read(corpus.Input{Path: name, Data: data})
	return doc, true, err
}
