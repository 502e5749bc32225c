package instrument

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"

	"cewen/internal/csvout"
)

// Only passes on one table of an answer, the first where no name is given.
type Only struct {
	Sink
	Name string

	passing, found bool
}

// Begin implements Sink.
func (o *Only) Begin(name string, columns ...string) error {
	o.passing = !o.found && (o.Name == "" || o.Name == name)
	if !o.passing {
		return nil
	}
	o.found = true
	return o.Sink.Begin(name, columns...)
}

// Row implements Sink.
func (o *Only) Row(cells ...any) error {
	if !o.passing {
		return nil
	}
	return o.Sink.Row(cells...)
}

// Found tells whether the table was there.
func (o *Only) Found() bool { return o.found }

// CSV writes one table as csvout does. Notes are not written.
type CSV struct {
	W   io.Writer
	out *csvout.Writer
}

var _ Sink = (*CSV)(nil)

// Begin implements Sink.
func (c *CSV) Begin(_ string, columns ...string) (err error) {
	c.out, err = csvout.NewWriter(c.W, columns...)
	return err
}

// Row implements Sink.
func (c *CSV) Row(cells ...any) error { return c.out.Write(cells...) }

// Note implements Sink.
func (c *CSV) Note(string) error { return nil }

// Flush writes what is held back.
func (c *CSV) Flush() error {
	if c.out == nil {
		return nil
	}
	return c.out.Flush()
}

// FlushedSink holds the last of what it was given back until it is flushed.
type FlushedSink interface {
	Sink
	Flush() error
}

// lined is what instruments are whose rows are not the lines that readers of JSON want.
type lined interface {
	// JSONLines returns what writes a table with a JSON value a line.
	JSONLines(w io.Writer) FlushedSink
}

// Lines returns what writes one table of an instrument with a JSON object a line.
func Lines(i Instrument, w io.Writer) FlushedSink {
	if l, ok := i.(lined); ok {
		return l.JSONLines(w)
	}
	return &JSONLines{W: w}
}

// JSONLines writes one table with a JSON object a row. Notes are not written.
type JSONLines struct {
	W       io.Writer
	columns []string
}

var _ Sink = (*JSONLines)(nil)

// Begin implements Sink.
func (j *JSONLines) Begin(_ string, columns ...string) error {
	j.columns = columns
	return nil
}

// Row implements Sink.
func (j *JSONLines) Row(cells ...any) error {
	var b bytes.Buffer
	for i, c := range cells {
		b.WriteByte("{,"[min(i, 1)])
		if err := writeJSON(&b, j.columns[i]); err != nil {
			return err
		}
		b.WriteByte(':')
		if err := writeJSON(&b, c); err != nil {
			return err
		}
	}
	b.WriteString("}\n")
	_, err := j.W.Write(b.Bytes())
	return err
}

// Note implements Sink.
func (j *JSONLines) Note(string) error { return nil }

// Flush implements FlushedSink: nothing is held back.
func (j *JSONLines) Flush() error { return nil }

// writeJSON writes a value without a line feed, characters of HTML as they are.
func writeJSON(b *bytes.Buffer, v any) error {
	encoder := json.NewEncoder(b)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(v); err != nil {
		return fmt.Errorf("write json: %w", err)
	}
	b.Truncate(b.Len() - 1)
	return nil
}
