package instrument

import (
	"errors"
	"fmt"
	"io"

	"cewen/internal/csvout"
)

// Table is a table held in memory.
type Table struct {
	Name    string   `json:"name"`
	Columns []string `json:"columns"`
	Rows    [][]any  `json:"rows"`
}

// Tables is a Sink that keeps everything.
type Tables struct {
	Tables []Table
	Notes  []string
}

var _ Sink = (*Tables)(nil)

// Begin implements Sink.
func (t *Tables) Begin(name string, columns ...string) error {
	t.Tables = append(t.Tables, Table{Name: name, Columns: columns, Rows: [][]any{}})
	return nil
}

// Row implements Sink.
func (t *Tables) Row(cells ...any) error {
	at := &t.Tables[len(t.Tables)-1]
	if len(cells) != len(at.Columns) {
		return fmt.Errorf("table %s: %d cells in %d columns", at.Name, len(cells), len(at.Columns))
	}
	at.Rows = append(at.Rows, append([]any(nil), cells...))
	return nil
}

// Note implements Sink.
func (t *Tables) Note(text string) error {
	t.Notes = append(t.Notes, text)
	return nil
}

// Table returns the table of a name.
func (t *Tables) Table(name string) (*Table, bool) {
	for i := range t.Tables {
		if t.Tables[i].Name == name {
			return &t.Tables[i], true
		}
	}
	return nil, false
}

// WriteCSV writes the table as csvout does.
func (t *Table) WriteCSV(w io.Writer) error {
	out, err := csvout.NewWriter(w, t.Columns...)
	if err != nil {
		return err
	}
	for _, row := range t.Rows {
		if err := out.Write(row...); err != nil {
			return err
		}
	}
	return out.Flush()
}

// Both passes an answer on to two sinks.
func Both(a, b Sink) Sink { return both{a, b} }

type both [2]Sink

func (b both) Begin(name string, columns ...string) error {
	return errors.Join(b[0].Begin(name, columns...), b[1].Begin(name, columns...))
}

func (b both) Row(cells ...any) error { return errors.Join(b[0].Row(cells...), b[1].Row(cells...)) }

func (b both) Note(text string) error { return errors.Join(b[0].Note(text), b[1].Note(text)) }
