// Package instrument is what the research instruments share: what they look at,
// how they give their answers, and the record that makes an answer repeatable.
// Each instrument is a package beside this one: search/kwic, search/panel and so on.
package instrument

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"cewen/search"
	"cewen/search/query"
)

// Instrument is a question that tables answer. Its exported fields are its
// parameters, as a user writes them; they are read and written as JSON.
type Instrument interface {
	// Name is the name of the command and of the endpoint.
	Name() string
	// Run answers with one or more tables, the main one first. The same parameters
	// over the same corpus give the same rows in the same order. Errors about the
	// parameters are search.ErrBadRequest or query.ErrSyntax, and come before any
	// table is begun.
	Run(ctx context.Context, c *Corpus, out Sink) error
}

// Sink takes the tables of an answer, one after another.
type Sink interface {
	// Begin begins a table.
	Begin(name string, columns ...string) error
	// Row adds a row to it. A cell is a string, an int, a float64, or nil for one
	// that is empty. The row must not be kept: the caller may use it again.
	Row(cells ...any) error
	// Note takes what a reader has to know of the answer, a sentence in Chinese.
	Note(text string) error
}

// BadRequest is a search.ErrBadRequest with a message for the user.
func BadRequest(format string, args ...any) error {
	return fmt.Errorf("%w: %w", search.ErrBadRequest, fmt.Errorf(format, args...))
}

// OneOf returns value, or the first choice where it is empty. It refuses what is no
// choice; name names the parameter.
func OneOf(name, value string, choices ...string) (string, error) {
	if value == "" {
		return choices[0], nil
	}
	if !slices.Contains(choices, value) {
		return "", BadRequest("%s 不能是“%s”，可用 %s", name, value, strings.Join(choices, "、"))
	}
	return value, nil
}

// Question is a query with a filter, as a user writes them.
type Question struct {
	Query string `json:"q,omitempty"`
	search.FilterValues
}

// Asked returns the query as it was asked.
func (q Question) Asked() string { return q.Query }

// Read reads a question with the synonyms of the corpus.
func (q Question) Read(c *Corpus) (search.Request, error) {
	expr, err := c.Parser.Parse(q.Query)
	if err != nil {
		return search.Request{}, err
	}
	filter, err := search.ParseFilter(q.FilterValues)
	return search.Request{Expr: expr, Filter: filter, Sort: search.SortNewest}, err
}

// NeedQuery refuses a question without a query: it would count every paragraph.
func (q Question) NeedQuery() error {
	if strings.TrimSpace(q.Query) == "" {
		return BadRequest("没有给出检索式")
	}
	return nil
}

// Counted refuses a query in which nothing is counted: only conditions.
func Counted(e query.Expr) error {
	if len(query.Atoms(e)) == 0 {
		return BadRequest("检索式里没有要找的文字，只有条件；请写上词，例如 部分:部署 养老")
	}
	return nil
}
