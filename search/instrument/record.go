package instrument

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"cewen/analysis"
)

// Record says how an answer was come by: with it the same can be done again.
type Record struct {
	Instrument string          `json:"instrument"`
	Parameters json.RawMessage `json:"parameters"`
	Corpus     Fingerprint     `json:"corpus"`
	Versions   Versions        `json:"versions"`
	Tables     []TableRecord   `json:"tables"`
	// Notes are what a reader has to know of the answer.
	Notes []string `json:"notes"`
	// Made is when the answer was made, in UTC. It is the only part that differs when
	// the same is done again.
	Made time.Time `json:"made"`
}

// Versions are those that an answer depends on.
type Versions struct {
	Program string `json:"cewen"`
	Fold    int    `json:"fold"`
	// Words is the fingerprint of the dictionaries, where words were counted.
	Words string `json:"words,omitempty"`
}

// TableRecord says how large a table is.
type TableRecord struct {
	Name string `json:"name"`
	Rows int    `json:"rows"`
}

// usesWords is what instruments are that count words.
type usesWords interface {
	// UsesWords tells whether the answer depends on the dictionaries.
	UsesWords() bool
}

// Answer runs an instrument and returns the record of it.
func Answer(ctx context.Context, c *Corpus, i Instrument, out Sink) (*Record, error) {
	record := &Record{
		Instrument: i.Name(), Tables: []TableRecord{}, Notes: []string{},
		Versions: Versions{Program: c.Version, Fold: analysis.FoldVersion}, Made: time.Now().UTC().Truncate(time.Second),
	}
	before, _, err := c.Prints(ctx)
	if err != nil {
		return nil, err
	}
	record.Corpus = before
	if err := i.Run(ctx, c, &recorder{Sink: out, record: record}); err != nil {
		return nil, err
	}
	// Only now: what was left open has been filled in.
	if record.Parameters, err = json.Marshal(i); err != nil {
		return nil, fmt.Errorf("%s: %w", i.Name(), err)
	}
	if u, ok := i.(usesWords); ok && u.UsesWords() {
		words, err := c.Words()
		if err != nil {
			return nil, err
		}
		record.Versions.Words = words.Fingerprint()
	}
	after, err := c.position()
	if err == nil && after != before.Position {
		err = fmt.Errorf("%w", ErrChanged)
	}
	return record, err
}

// recorder notes what passes through it.
type recorder struct {
	Sink
	record *Record
}

func (r *recorder) Begin(name string, columns ...string) error {
	r.record.Tables = append(r.record.Tables, TableRecord{Name: name})
	return r.Sink.Begin(name, columns...)
}

func (r *recorder) Row(cells ...any) error {
	r.record.Tables[len(r.record.Tables)-1].Rows++
	return r.Sink.Row(cells...)
}

func (r *recorder) Note(text string) error {
	r.record.Notes = append(r.record.Notes, text)
	return r.Sink.Note(text)
}
