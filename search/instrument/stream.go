package instrument

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// ErrStream is what every error about a broken stream is.
var ErrStream = errors.New("answer of an instrument")

// Encoder writes an answer as one JSON object while it comes:
//
//	{"tables": [{"name": …, "columns": […], "rows": [[…], …]}, …], "notes": […], "record": {…}}
//
// What is cut off is no JSON, so half an answer is not taken for a whole one.
type Encoder struct {
	w      io.Writer
	tables int
	rows   int
	notes  []string
}

var _ Sink = (*Encoder)(nil)

// NewEncoder returns an encoder that writes to w.
func NewEncoder(w io.Writer) *Encoder { return &Encoder{w: w, notes: []string{}} }

// Begin implements Sink.
func (e *Encoder) Begin(name string, columns ...string) error {
	begin := `{"tables":[`
	if e.tables > 0 {
		begin = "]},\n"
	}
	e.tables++
	e.rows = 0
	return e.write(begin, `{"name":`, name, `,"columns":`, columns, `,"rows":[`)
}

// Row implements Sink.
func (e *Encoder) Row(cells ...any) error {
	between := "\n"
	if e.rows > 0 {
		between = ",\n"
	}
	e.rows++
	return e.write(between, cells)
}

// Note implements Sink.
func (e *Encoder) Note(text string) error {
	e.notes = append(e.notes, text)
	return nil
}

// Close ends the answer with its record and, unless nil, what an audit of it gave.
func (e *Encoder) Close(record *Record, audit *Audit) error {
	begin := `{"tables":[`
	if e.tables > 0 {
		begin = "]}"
	}
	if err := e.write(begin, "],\n", `"notes":`, e.notes, ",\n", `"record":`, record); err != nil {
		return err
	}
	if audit != nil {
		if err := e.write(",\n", `"audit":`, audit); err != nil {
			return err
		}
	}
	return e.write("}\n")
}

// write writes strings that are punctuation as they are and all else as JSON.
func (e *Encoder) write(parts ...any) error {
	var b bytes.Buffer
	for _, p := range parts {
		if s, ok := p.(string); ok && isPunctuation(s) {
			b.WriteString(s)
			continue
		}
		if err := writeJSON(&b, p); err != nil {
			return fmt.Errorf("%w: %w", ErrStream, err)
		}
	}
	_, err := e.w.Write(b.Bytes())
	return err
}

func isPunctuation(s string) bool { return strings.ContainsAny(s, `{}[]":,`+"\n") }

// Ending is what follows the tables of an answer.
type Ending struct {
	Notes  []string `json:"notes"`
	Record *Record  `json:"record"`
	Audit  *Audit   `json:"audit"`
}

// Decode reads what an Encoder wrote and gives its tables to a sink while they come.
func Decode(r io.Reader, out Sink) (*Ending, error) {
	d := &decoder{json: json.NewDecoder(r), out: out}
	d.json.UseNumber()
	d.expect(json.Delim('{'), "tables", json.Delim('['))
	for d.more() {
		d.table()
	}
	d.expect(json.Delim(']'))
	end := new(Ending)
	for d.more() {
		d.ending(end)
	}
	d.expect(json.Delim('}'))
	if d.err != nil {
		return nil, fmt.Errorf("%w: %w", ErrStream, d.err)
	}
	if end.Record == nil {
		return nil, fmt.Errorf("%w: no record", ErrStream)
	}
	return end, nil
}

// decoder reads until its first error.
type decoder struct {
	json *json.Decoder
	out  Sink
	err  error
}

func (d *decoder) more() bool { return d.err == nil && d.json.More() }

func (d *decoder) token() (t json.Token) {
	if d.err == nil {
		t, d.err = d.json.Token()
	}
	return t
}

func (d *decoder) expect(tokens ...json.Token) {
	for _, want := range tokens {
		if got := d.token(); d.err == nil && got != want {
			d.err = fmt.Errorf("%v where %v was expected", got, want)
		}
	}
}

func (d *decoder) value(v any) {
	if d.err == nil {
		d.err = d.json.Decode(v)
	}
}

func (d *decoder) table() {
	var name string
	var columns []string
	d.expect(json.Delim('{'), "name")
	d.value(&name)
	d.expect("columns")
	d.value(&columns)
	d.expect("rows", json.Delim('['))
	if d.err == nil {
		d.err = d.out.Begin(name, columns...)
	}
	for d.more() {
		var cells []any
		d.value(&cells)
		if d.err == nil && len(cells) != len(columns) {
			d.err = fmt.Errorf("%d cells in %d columns", len(cells), len(columns))
		}
		for i := range cells {
			d.cell(&cells[i])
		}
		if d.err == nil {
			d.err = d.out.Row(cells...)
		}
	}
	d.expect(json.Delim(']'), json.Delim('}'))
}

// cell makes a number an int or a float64.
func (d *decoder) cell(c *any) {
	switch v := (*c).(type) {
	case nil, string:
	case json.Number:
		if n, err := strconv.Atoi(v.String()); err == nil {
			*c = n
			return
		}
		x, err := v.Float64()
		if err != nil && d.err == nil {
			d.err = err
		}
		*c = x
	default:
		if d.err == nil {
			d.err = fmt.Errorf("a cell that is a %T", v)
		}
	}
}

func (d *decoder) ending(end *Ending) {
	switch name := d.token(); name {
	case "notes":
		d.value(&end.Notes)
		for _, note := range end.Notes {
			if d.err == nil {
				d.err = d.out.Note(note)
			}
		}
	case "record":
		d.value(&end.Record)
	case "audit":
		d.value(&end.Audit)
	default:
		if d.err == nil {
			d.err = fmt.Errorf("unknown part %v", name)
		}
	}
}
