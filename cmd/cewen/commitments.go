package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"slices"

	"github.com/spf13/cobra"

	"cewen/analysis"
	"cewen/corpus"
	"cewen/corpus/commitment"
	"cewen/corpus/ingest"
	"cewen/search"
	"cewen/search/query"
)

// commitmentOptions are what is asked for besides the query.
type commitmentOptions struct {
	format, output string
	explain        bool
	filter         search.FilterValues
}

func (a *app) commitmentsCommand() *cobra.Command {
	var o commitmentOptions
	cmd := &cobra.Command{
		Use:   "commitments [选项] [文件 | 检索式]",
		Short: "承诺：政府说要做、要达到什么，多少，何时",
		Long: `承诺。逐段读出可以核对的承诺：动作、对象、数量、期限、力度；回顾部分不算。
给一个文件，读这个文件；给检索式，只读命中的段落；都不给，读全部文档。
--format counts 按年份和层级计数。`,
		Example: `  cewen commitments 报告/山西省/2024.md
  cewen commitments --region 太原市 --format csv -o 承诺.csv 幼儿园
  cewen commitments --format counts`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 1 {
				return wrongUse("多了参数“%s”；检索式里有空格时请加引号\n用法：%s", args[1], cmd.UseLine())
			}
			return a.commitments(cmd.Context(), append(args, "")[0], o)
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&o.format, "format", "table", "`格式`：table、csv、jsonl、counts")
	flags.StringVarP(&o.output, "output", "o", "", "写入`文件`，默认写到标准输出")
	flags.BoolVar(&o.explain, "explain", false, "说明每条承诺由哪条规则得出")
	filterFlags(flags, &o.filter)
	return cmd
}

// commitments reads a file or the documents held, and writes what they promise.
func (a *app) commitments(ctx context.Context, asked string, o commitmentOptions) error {
	filter, err := readFilter(o.filter)
	if err != nil {
		return err
	}
	printer, err := newCommitmentPrinter(o)
	if err != nil {
		return err
	}
	file, isFile, err := readFile(asked)
	if err != nil {
		return err
	}
	l, err := newLayout(a.data)
	if err != nil {
		return err
	}
	reading := &commitmentReading{filter: filter.Filter, printer: printer}
	if !isFile && asked != "" {
		if reading.expr, err = l.parse(asked, ""); err != nil {
			return err
		}
	}
	words, err := l.loadWords()
	if err != nil {
		return err
	}
	reading.finder = commitment.NewFinder(words)
	return writeTo(o.output, a.stdout, func(w io.Writer) error {
		if err := printer.begin(w); err != nil {
			return err
		}
		if isFile {
			if err := reading.document(corpus.Export(file)); err != nil {
				return err
			}
			return printer.end()
		}
		err := a.use(ctx, needDocuments, func(b backend) error { return b.Export(ctx, reading.document) })
		if err != nil {
			return err
		}
		return printer.end()
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

// commitmentReading finds the commitments of documents, one after another.
type commitmentReading struct {
	finder  *commitment.Finder
	filter  search.Filter
	expr    query.Expr // nil for all paragraphs
	printer *commitmentPrinter
}

func (r *commitmentReading) document(d corpus.Exported) error {
	places := r.places(&d)
	chosen := make([]int, 0, len(places))
	if r.expr == nil {
		for _, p := range places {
			chosen = append(chosen, p.Number)
		}
	} else {
		for _, f := range query.Find(r.expr, places) {
			chosen = append(chosen, f.Paragraph)
		}
	}
	r.printer.documents++
	for _, n := range chosen {
		p := &d.Paragraphs[n]
		role, ok := readingOf(&d, p)
		if !ok {
			continue
		}
		for _, c := range r.finder.Find(commitment.Passage{Text: p.Text, Role: role, Year: d.Year}) {
			if err := r.printer.commitment(&d, p, c); err != nil {
				return err
			}
		}
	}
	return nil
}

// readingOf is commitment.Readings for documents that are given out: the role that a
// paragraph is read in; false for titles and headings.
func readingOf(d *corpus.Exported, p *corpus.ExportedParagraph) (role corpus.Role, ok bool) {
	if p.Kind == corpus.KindHeading || p.Kind == corpus.KindTitle {
		return "", false
	}
	if !slices.ContainsFunc(d.Paragraphs, func(p corpus.ExportedParagraph) bool { return p.Role != "" }) {
		return corpus.RolePlan, true // a document without a review is all plan
	}
	return p.Role, true
}

// places are the paragraphs of a document that pass the filter, as queries look at
// them.
func (r *commitmentReading) places(d *corpus.Exported) []query.Place {
	meta := &corpus.Metadata{
		Title: d.Title, Issuer: d.Issuer, Region: d.Region, Level: d.Level, Year: d.Year, Date: d.Date, Kind: d.Kind,
		Number: d.Number, Index: d.Index, Topic: d.Topic, Speaker: d.Speaker, Office: d.Office, Session: d.Session, Dates: d.Dates,
	}
	var places []query.Place
	section, path := corpus.NoSection, []string(nil)
	for i := range d.Paragraphs {
		p := &d.Paragraphs[i]
		if !slices.Equal(path, p.Section) {
			section, path = section+1, p.Section
		}
		role := p.Role
		if role == "" {
			role = corpus.RoleOther
		}
		if !r.filter.Match(meta, role) {
			continue
		}
		place := query.Place{Text: textOf(p.Text), Number: i, Meta: meta, Title: textOf(d.Title), Section: section, Role: role}
		if reading, ok := readingOf(d, p); ok {
			place.Text.Commitments = func(f *commitment.Finder) []commitment.Commitment {
				return f.Find(commitment.Passage{Text: p.Text, Role: reading, Year: d.Year})
			}
		}
		for _, title := range p.Section {
			place.Headings = append(place.Headings, textOf(title))
		}
		places = append(places, place)
	}
	return places
}

func textOf(printed string) query.Text {
	return query.Text{Folded: analysis.Fold(printed), Original: func() string { return printed }}
}
