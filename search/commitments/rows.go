package commitments

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"

	"cewen/analysis/numeral"
	"cewen/corpus"
	"cewen/corpus/commitment"
	"cewen/search/instrument"
)

// columns of the main table: a row for each number of a commitment, one row where it has
// none. number counts the rows of one commitment.
func (a *asked) columns() []string {
	list := []string{
		"id", "number", "start", "end", "span", "type", "action", "object", "raw", "value", "value2", "unit", "comparator",
		"deadline", "lead", "strength", "rule", "region", "level", "year", "date", "title", "document", "paragraph", "text", "sentence", "url",
	}
	if a.Explain {
		list = append(list, "explain")
	}
	return list
}

// rows are the cells of a record in the main table.
func (a *asked) rows(r *Record) [][]any {
	numbers := r.Quantities
	if len(numbers) == 0 {
		numbers = []commitment.Quantity{{}}
	}
	rows := make([][]any, len(numbers))
	for n, q := range numbers {
		var value, value2 any
		if q.Raw != "" {
			value = q.Value
		}
		if q.Value2 != 0 {
			value2 = q.Value2
		}
		rows[n] = []any{
			r.ID, n + 1, r.Start, r.End, r.Span, string(r.Type), r.Action, r.Object, q.Raw, value, value2, q.Unit, string(q.Comparator),
			r.Deadline, r.Lead, string(r.Strength), string(r.Rule), string(r.Region), string(r.Level), instrument.Year(r.Year), r.Date,
			r.Title, r.Document, r.Paragraph.ID, r.Paragraph.Text, r.Sentence, r.URL,
		}
		if a.Explain {
			rows[n] = append(rows[n], r.Explain)
		}
	}
	return rows
}

// Records is a sink that puts the rows of the main table together again, and gives each
// record to Each. Other tables are passed on to Others, unless it is nil.
type Records struct {
	Each   func(*Record) error
	Others instrument.Sink

	main    bool
	columns []string
	next    *Record
}

var _ instrument.Sink = (*Records)(nil)

// Begin implements instrument.Sink.
func (s *Records) Begin(name string, columns ...string) error {
	if err := s.Flush(); err != nil {
		return err
	}
	if s.main = name == Name; s.main {
		s.columns = columns
		return nil
	}
	if s.Others == nil {
		return nil
	}
	return s.Others.Begin(name, columns...)
}

// Row implements instrument.Sink.
func (s *Records) Row(cells ...any) error {
	if !s.main {
		if s.Others == nil {
			return nil
		}
		return s.Others.Row(cells...)
	}
	c := cellsOf{s.columns, cells}
	if c.number("number") == 1 {
		if err := s.Flush(); err != nil {
			return err
		}
		s.next = c.record()
	}
	if s.next == nil {
		return fmt.Errorf("%w: a commitment without its first row", instrument.ErrStream)
	}
	if c.text("raw") != "" {
		s.next.Quantities = append(s.next.Quantities, c.quantity())
	}
	return nil
}

// Note implements instrument.Sink.
func (s *Records) Note(text string) error {
	if s.Others == nil {
		return nil
	}
	return s.Others.Note(text)
}

// Flush gives out the last record. Who reads the tables of an answer calls it at the end.
func (s *Records) Flush() error {
	r := s.next
	if s.next = nil; r == nil {
		return nil
	}
	return s.Each(r)
}

// cellsOf are the cells of a row by the names of its columns.
type cellsOf struct {
	columns []string
	cells   []any
}

func (c cellsOf) cell(column string) any {
	if i := slices.Index(c.columns, column); i >= 0 {
		return c.cells[i]
	}
	return nil
}

func (c cellsOf) text(column string) string {
	s, _ := c.cell(column).(string)
	return s
}

func (c cellsOf) number(column string) int {
	n, _ := c.cell(column).(int)
	return n
}

func (c cellsOf) float(column string) float64 {
	switch x := c.cell(column).(type) {
	case float64:
		return x
	case int: // as a stream has whole numbers
		return float64(x)
	}
	return 0
}

func (c cellsOf) quantity() commitment.Quantity {
	return commitment.Quantity{
		Raw: c.text("raw"), Value: c.float("value"), Value2: c.float("value2"), Unit: c.text("unit"),
		Comparator: numeral.Comparator(c.text("comparator")),
	}
}

func (c cellsOf) record() *Record {
	return &Record{
		ID: c.text("id"),
		Commitment: commitment.Commitment{
			Start: c.number("start"), End: c.number("end"), Span: c.text("span"), Type: commitment.Type(c.text("type")),
			Action: c.text("action"), Object: c.text("object"), Quantities: []commitment.Quantity{}, Deadline: c.text("deadline"),
			Lead: c.text("lead"), Strength: commitment.Strength(c.text("strength")), Rule: commitment.Rule(c.text("rule")),
		},
		Explain: c.text("explain"), Region: corpus.Region(c.text("region")), Level: corpus.Level(c.text("level")), Year: c.number("year"),
		Date: c.text("date"), Title: c.text("title"), Document: c.text("document"),
		Paragraph: Paragraph{c.text("paragraph"), c.text("text")}, Sentence: c.text("sentence"), URL: c.text("url"),
	}
}

// JSONLines writes a record a line, with its numbers in a list.
func (q *Commitments) JSONLines(w io.Writer) instrument.FlushedSink {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	return &Records{Each: func(r *Record) error { return encoder.Encode(r) }, Others: &instrument.JSONLines{W: w}}
}
