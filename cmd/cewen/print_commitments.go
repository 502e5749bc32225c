package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"strings"

	"cewen/corpus/commitment"
	"cewen/search/commitments"
	"cewen/search/instrument"
)

// commitmentSink writes the tables of an answer for people: its commitments, or how many
// there are of each year and level.
func (a *app) commitmentSink(w io.Writer, q *commitments.Commitments, o measureOptions) instrument.FlushedSink {
	if o.format == "counts" {
		table := &instrument.CSV{W: w}
		return flushed{&instrument.Only{Sink: table, Name: "years"}, table.Flush}
	}
	p := &commitmentPrinter{w: w, stderr: a.stderr, explain: q.Explain}
	return &commitments.Records{Each: p.line, Others: p}
}

// flushed is a sink with what flushes it.
type flushed struct {
	instrument.Sink
	flush func() error
}

func (f flushed) Flush() error { return f.flush() }

// commitmentPrinter writes commitments under the headings of their documents, and the
// totals.
type commitmentPrinter struct {
	w, stderr io.Writer
	explain   bool
	shown     string // the document whose heading was written last
	begun     bool
	table     string
}

// line writes a commitment.
func (p *commitmentPrinter) line(r *commitments.Record) error {
	var b strings.Builder
	if heading := r.Document + r.Title; !p.begun || p.shown != heading {
		p.begun, p.shown = true, heading
		b.WriteString("\n" + strings.TrimRight(plain(cmp.Or(r.Title, "（无标题）"))+"  "+r.Document, " ") + "\n")
	}
	fmt.Fprintf(&b, "  %s　〔%s", plain(r.Span), r.Type.Name())
	strength := ""
	if r.Strength != commitment.Plain {
		strength = r.Strength.Name()
	}
	for _, note := range []string{r.Deadline, strength, r.Lead} {
		if note != "" {
			b.WriteString(" · " + plain(note))
		}
	}
	b.WriteString("〕")
	if r.ID != "" {
		b.WriteString("  " + r.ID)
	}
	b.WriteByte('\n')
	if p.explain {
		fmt.Fprintf(&b, "      %s：%s\n", r.Rule, r.Explain)
	}
	_, err := io.WriteString(p.w, b.String())
	return err
}

// Begin implements instrument.Sink.
func (p *commitmentPrinter) Begin(name string, _ ...string) error {
	p.table = name
	return nil
}

// Row implements instrument.Sink.
func (p *commitmentPrinter) Row(cells ...any) error {
	if p.table != "totals" {
		return nil
	}
	if len(cells) < 3 {
		return errors.New("commitments: totals without numbers")
	}
	_, err := fmt.Fprintf(p.w, "\n%v 篇文档，%v 条承诺\n", cells[2], cells[0])
	return err
}

// Note implements instrument.Sink.
func (p *commitmentPrinter) Note(text string) error {
	_, err := fmt.Fprintln(p.stderr, "注意："+plain(text))
	return err
}
