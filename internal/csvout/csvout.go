// Package csvout writes the CSV that the program gives out: the same everywhere,
// opened by Excel with Chinese intact, read by R and pandas without options, and
// harmless in a spreadsheet whatever the texts in it begin with.
package csvout

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"
)

// ContentType is that of the files over HTTP.
const ContentType = "text/csv; charset=utf-8"

// mark is the byte order mark. Excel takes a file without one for the system's old
// encoding; R (since 3.0) and pandas pass over it.
const mark = "\ufeff"

// Writer writes a table: comma separated, in UTF-8 with a byte order mark, lines
// ending in a line feed, cells quoted where RFC 4180 wants it.
type Writer struct {
	out     *csv.Writer
	columns int
	cells   []string
}

// NewWriter begins a table with the names of its columns.
func NewWriter(w io.Writer, columns ...string) (*Writer, error) {
	if _, err := io.WriteString(w, mark); err != nil {
		return nil, fmt.Errorf("write csv: %w", err)
	}
	t := &Writer{out: csv.NewWriter(w), columns: len(columns)}
	return t, t.row(columns)
}

// Write writes a row. A cell is a string, an int, a float64 or nil for one that is
// empty. Strings are made safe, see Safe; numbers are written as they are, fractions
// with as many digits as it takes to read the same number again.
func (t *Writer) Write(cells ...any) error {
	t.cells = t.cells[:0]
	for _, c := range cells {
		s, err := Format(c)
		if err != nil {
			return err
		}
		t.cells = append(t.cells, s)
	}
	return t.row(t.cells)
}

// Flush writes what is still held back and returns the first error of all writing.
func (t *Writer) Flush() error {
	t.out.Flush()
	if err := t.out.Error(); err != nil {
		return fmt.Errorf("write csv: %w", err)
	}
	return nil
}

func (t *Writer) row(cells []string) error {
	if len(cells) != t.columns {
		return fmt.Errorf("write csv: %d cells in %d columns", len(cells), t.columns)
	}
	if err := t.out.Write(cells); err != nil {
		return fmt.Errorf("write csv: %w", err)
	}
	return nil
}

// Format is a cell as Write writes it.
func Format(cell any) (string, error) {
	switch c := cell.(type) {
	case nil:
		return "", nil
	case string:
		return Safe(c), nil
	case int:
		return strconv.Itoa(c), nil
	case float64:
		return strconv.FormatFloat(c, 'f', -1, 64), nil
	}
	return "", fmt.Errorf("write csv: a cell cannot be a %T", cell)
}

// Safe returns a text as it can stand in a cell: one that a spreadsheet would take
// for a formula gets an apostrophe in front, which makes it text. That is a text
// that begins, white space aside, with =, +, -, @ or one of their full-width forms,
// or with a tab or a line break.
//
// Source: OWASP, "CSV Injection".
func Safe(text string) string {
	if text == "" {
		return text
	}
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(text, " \u3000\u00a0\ufeff"))
	if strings.ContainsRune("=+-@＝＋－＠\t\r\n", first) {
		return "'" + text
	}
	return text
}
