package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"sync"

	"cewen/analysis"
	"cewen/corpus/commitment"
	"cewen/search/query"
	"cewen/search/synonyms"
)

// loadSynonyms returns the built-in list with what the data directory and another
// file, unless its name is empty, add to it.
func (l layout) loadSynonyms(extra string) (*synonyms.List, error) {
	list := synonyms.Builtin()
	own, err := readSynonyms(l.synonyms())
	switch {
	case err == nil:
		list = list.Merge(own)
	case !errors.Is(err, fs.ErrNotExist):
		return nil, err
	}
	if extra == "" {
		return list, nil
	}
	added, err := readSynonyms(extra)
	if err != nil {
		return nil, err
	}
	return list.Merge(added), nil
}

func readSynonyms(path string) (*synonyms.List, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	list, err := synonyms.Parse(f, path)
	return list, errors.Join(err, f.Close())
}

// parser reads queries with the synonyms of loadSynonyms and the words of loadWords.
func (l layout) parser(extra string) (query.Parser, error) {
	list, err := l.loadSynonyms(extra)
	return query.Parser{Synonyms: list, Commitments: finderOf(sync.OnceValues(l.loadWords))}, err
}

// finderOf finds commitments with the words that it loads.
func finderOf(words func() (*analysis.Words, error)) func() (*commitment.Finder, error) {
	return func() (*commitment.Finder, error) {
		w, err := words()
		if err != nil {
			return nil, err
		}
		return commitment.NewFinder(w), nil
	}
}

// parse reads a query with the synonyms of loadSynonyms.
func (l layout) parse(asked, extra string) (query.Expr, error) {
	parser, err := l.parser(extra)
	if err != nil {
		return nil, err
	}
	return parser.Parse(asked)
}

// explainSynonyms says what is wrong with a list, each fault with its place.
func explainSynonyms(err error) string {
	var b strings.Builder
	b.WriteString("同义词表有误：")
	for _, fault := range faultsOf(err) {
		at := fault.File
		if fault.Line > 0 {
			at += fmt.Sprintf(":%d", fault.Line)
		}
		fmt.Fprintf(&b, "\n  %s：%s；%s", at, fault.Message, fault.Hint)
	}
	return b.String()
}

// faultsOf returns the faults of a list that an error joins.
func faultsOf(err error) []*synonyms.ParseError {
	switch e := err.(type) { //nolint:errorlint // each branch is looked into
	case *synonyms.ParseError:
		return []*synonyms.ParseError{e}
	case interface{ Unwrap() []error }:
		var faults []*synonyms.ParseError
		for _, sub := range e.Unwrap() {
			faults = append(faults, faultsOf(sub)...)
		}
		return faults
	}
	if inner := errors.Unwrap(err); inner != nil {
		return faultsOf(inner)
	}
	return nil
}
