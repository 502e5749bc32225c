package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"cewen/corpus"
	"cewen/corpus/commitment"
	"cewen/internal/csvout"
)

// commitmentPrinter writes commitments in one of the formats.
type commitmentPrinter struct {
	options   commitmentOptions
	w         io.Writer
	table     *csvout.Writer
	encoder   *json.Encoder
	documents int
	found     int
	shown     string // the document whose heading was printed last
	cells     map[commitmentCell]int
}

// commitmentCell is a cell of the counts.
type commitmentCell struct {
	year  int
	level corpus.Level
}

func newCommitmentPrinter(o commitmentOptions) (*commitmentPrinter, error) {
	switch o.format {
	case "table", "csv", "jsonl", "counts":
		return &commitmentPrinter{options: o, cells: make(map[commitmentCell]int)}, nil
	}
	return nil, wrongUse("没有“%s”这种格式，可用 table、csv、jsonl、counts", o.format)
}

func (p *commitmentPrinter) begin(w io.Writer) (err error) {
	p.w = w
	switch p.options.format {
	case "csv":
		p.table, err = csvout.NewWriter(w, "span", "type", "action", "object", "raw", "value", "value2", "unit", "comparator",
			"deadline", "lead", "strength", "rule", "region", "level", "year", "title", "document", "paragraph", "text", "url", "id")
	case "counts":
		p.table, err = csvout.NewWriter(w, "year", "level", "commitments")
	case "jsonl":
		p.encoder = json.NewEncoder(w)
		p.encoder.SetEscapeHTML(false)
	}
	return err
}

// printedCommitment is a line of JSON.
type printedCommitment struct {
	ID string `json:"id,omitempty"` // as cewen track takes it; "" for a file that is not held
	commitment.Commitment
	Explain   string           `json:"explain,omitempty"`
	Document  string           `json:"document,omitempty"`
	Region    corpus.Region    `json:"region,omitempty"`
	Level     corpus.Level     `json:"level,omitempty"`
	Year      int              `json:"year,omitempty"`
	Paragraph printedParagraph `json:"paragraph"`
	URL       string           `json:"url,omitempty"`
}

type printedParagraph struct {
	ID   string `json:"id"`
	Text string `json:"text"`
}

// commitment writes one of a paragraph of a document.
func (p *commitmentPrinter) commitment(d *corpus.Exported, at *corpus.ExportedParagraph, c commitment.Commitment) error {
	p.found++
	switch p.options.format {
	case "counts":
		p.cells[commitmentCell{d.Year, d.Level}]++
		return nil
	case "jsonl":
		line := printedCommitment{
			ID: commitmentID(d, at, &c), Commitment: c, Document: d.ID, Region: d.Region, Level: d.Level, Year: d.Year,
			Paragraph: printedParagraph{strings.TrimPrefix(at.ID, "-"), at.Text}, URL: d.Source.URL,
		}
		if p.options.explain {
			line.Explain = commitment.Rules()[c.Rule]
		}
		return p.encoder.Encode(line)
	case "csv":
		return p.rows(d, at, c)
	}
	return p.line(d, c)
}

// commitmentID is what cewen track takes, empty for a file that is not held.
func commitmentID(d *corpus.Exported, at *corpus.ExportedParagraph, c *commitment.Commitment) string {
	if d.ID == "" {
		return ""
	}
	return commitment.ID(at.ID, at.Text, c)
}

// rows writes a row for each number of a commitment, one without numbers too.
func (p *commitmentPrinter) rows(d *corpus.Exported, at *corpus.ExportedParagraph, c commitment.Commitment) error {
	numbers := c.Quantities
	if len(numbers) == 0 {
		numbers = []commitment.Quantity{{}}
	}
	for _, q := range numbers {
		var value, value2, year any
		if q.Raw != "" {
			value = q.Value
		}
		if q.Value2 != 0 {
			value2 = q.Value2
		}
		if d.Year != 0 {
			year = d.Year
		}
		err := p.table.Write(c.Span, string(c.Type), c.Action, c.Object, q.Raw, value, value2, q.Unit, string(q.Comparator),
			c.Deadline, c.Lead, string(c.Strength), string(c.Rule), string(d.Region), string(d.Level), year, d.Title, d.ID, at.ID, at.Text, d.Source.URL, commitmentID(d, at, &c))
		if err != nil {
			return err
		}
	}
	return nil
}

// line writes a commitment for people, under the heading of its document.
func (p *commitmentPrinter) line(d *corpus.Exported, c commitment.Commitment) error {
	var b strings.Builder
	if heading := d.ID + d.Title; p.shown != heading || p.found == 1 {
		p.shown = heading
		b.WriteString("\n" + strings.TrimRight(plain(cmp.Or(d.Title, "（无标题）"))+"  "+d.ID, " ") + "\n")
	}
	fmt.Fprintf(&b, "  %s　〔%s", plain(c.Span), typeNames[c.Type])
	for _, note := range []string{c.Deadline, strengthNames[c.Strength], c.Lead} {
		if note != "" {
			b.WriteString(" · " + plain(note))
		}
	}
	b.WriteString("〕\n")
	if p.options.explain {
		fmt.Fprintf(&b, "      %s：%s\n", c.Rule, commitment.Rules()[c.Rule])
	}
	_, err := io.WriteString(p.w, b.String())
	return err
}

var (
	typeNames     = map[commitment.Type]string{commitment.Project: "项目", commitment.Target: "指标", commitment.Measure: "举措"}
	strengthNames = map[commitment.Strength]string{commitment.Firm: "确保", commitment.Aim: "力争", commitment.Explore: "探索"}
)

// end writes what comes last.
func (p *commitmentPrinter) end() error {
	switch p.options.format {
	case "jsonl":
		return nil
	case "csv":
		return p.table.Flush()
	case "counts":
		return p.counts()
	}
	_, err := fmt.Fprintf(p.w, "\n%d 篇文档，%d 条承诺\n", p.documents, p.found)
	return err
}

func (p *commitmentPrinter) counts() error {
	cells := make([]commitmentCell, 0, len(p.cells))
	for c := range p.cells {
		cells = append(cells, c)
	}
	slices.SortFunc(cells, func(a, b commitmentCell) int {
		return cmp.Or(cmp.Compare(a.year, b.year), cmp.Compare(a.level, b.level))
	})
	for _, c := range cells {
		var year any
		if c.year != 0 {
			year = c.year
		}
		if err := p.table.Write(year, string(c.level), p.cells[c]); err != nil {
			return err
		}
	}
	return p.table.Flush()
}
