package instrument

import (
	"context"
	"fmt"
	"strings"

	"cewen/internal/csvout"
)

// Audit is what became of comparing an answer with a plain scan.
type Audit struct {
	// Rows is the number of rows compared, Different of those that differ.
	Rows      int `json:"rows"`
	Different int `json:"different"`
	// Differences describes the first of them.
	Differences []Difference `json:"differences"`
}

// Difference is a row in which an answer and the plain scan differ; a side is empty
// where it has no such row.
type Difference struct {
	Table  string `json:"table"`
	Row    int    `json:"row"` // from 1
	Answer string `json:"answer"`
	Plain  string `json:"plain"`
}

// maxDifferences is how many differences are described: enough to look into.
const maxDifferences = 20

// OK tells whether everything is the same.
func (a *Audit) OK() bool { return a.Different == 0 }

// AuditAnswer works an answer out again in the plainest way, without an index and
// without clever matching, and compares it row by row.
func AuditAnswer(ctx context.Context, c *Corpus, i Instrument, answer *Tables) (*Audit, error) {
	plain := new(Tables)
	if err := i.Run(ctx, c.AsPlain(), plain); err != nil {
		return nil, fmt.Errorf("audit: %w", err)
	}
	return Compared(answer, plain)
}

// Compared compares two answers, table by table and row by row.
func Compared(answer, plain *Tables) (*Audit, error) {
	a := &Audit{Differences: []Difference{}}
	for i := range max(len(answer.Tables), len(plain.Tables)) {
		if err := a.compare(at(answer.Tables, i), at(plain.Tables, i)); err != nil {
			return nil, err
		}
	}
	return a, nil
}

func at(tables []Table, i int) *Table {
	if i < len(tables) {
		return &tables[i]
	}
	return new(Table)
}

func (a *Audit) compare(x, y *Table) error {
	name := x.Name
	if name == "" {
		name = y.Name
	}
	if left, right := strings.Join(x.Columns, ","), strings.Join(y.Columns, ","); left != right {
		a.add(Difference{Table: name, Answer: left, Plain: right})
	}
	for i := range max(len(x.Rows), len(y.Rows)) {
		left, err := line(x.Rows, i)
		if err != nil {
			return err
		}
		right, err := line(y.Rows, i)
		if err != nil {
			return err
		}
		a.Rows++
		if left != right {
			a.add(Difference{Table: name, Row: i + 1, Answer: left, Plain: right})
		}
	}
	return nil
}

func (a *Audit) add(d Difference) {
	a.Different++
	if len(a.Differences) < maxDifferences {
		a.Differences = append(a.Differences, d)
	}
}

// line is a row as it is printed, empty where there is none.
func line(rows [][]any, i int) (string, error) {
	if i >= len(rows) {
		return "", nil
	}
	cells := make([]string, len(rows[i]))
	for j, c := range rows[i] {
		s, err := csvout.Format(c)
		if err != nil {
			return "", err
		}
		cells[j] = s
	}
	return strings.Join(cells, ","), nil
}
