// Package bench measures a data directory: how fast answers come, by class of query and for
// several readers at once, beside a plain scan of the same text, with which every count is
// compared; how long it takes to open, and what it takes in memory and on disk.
package bench

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"runtime/debug"
	"time"

	"cewen/analysis"
	"cewen/corpus/store"
	"cewen/search"
)

// Directory is an open data directory.
type Directory struct {
	Store     *store.Store
	Engine    Engine
	LoadWords func() (*analysis.Words, error)
	Close     func() error
}

// Engine is an engine that is measured.
type Engine interface {
	search.Engine
	UseWords(words *analysis.Words)
}

// Options say what is measured, and how long.
type Options struct {
	// Open opens the data directory, which nobody else has open: twice, for the first
	// time to choose what to ask.
	Open func() (*Directory, error)
	// Parts are files and folders of the directory by name, in order.
	Parts []NamedPath
	// Seed chooses queries.
	Seed uint64
	// Queries are asked instead of those that would be chosen; their Extra are asked
	// besides, where only they are given.
	Queries *Queries
	// Extra are asked besides.
	Extra []Extra
	// Time is about what the queries may take together. Each is asked some times and
	// compared with one scan at least, whatever that takes.
	Time time.Duration
	// Progress hears what is done next; nil for nobody.
	Progress func(what string)
}

// NamedPath is a part of a data directory.
type NamedPath struct{ Name, Path string }

// Shares of the time that there is.
const (
	caseShare   = 0.75
	clientShare = 1 - caseShare
)

// Run measures. Counts that differ from the scan do not end it: they are in the report.
func Run(ctx context.Context, o Options) (*Report, error) {
	if o.Progress == nil {
		o.Progress = func(string) {}
	}
	r := &Report{
		Seed: o.Seed, Chosen: o.Queries == nil, Differences: []Difference{},
		Machine: Machine{Cores: runtime.GOMAXPROCS(0), System: runtime.GOOS + "/" + runtime.GOARCH, Go: runtime.Version()},
	}
	var err error
	if r.Queries, err = o.queries(ctx); err != nil {
		return nil, err
	}
	// What choosing took is not what serving takes.
	debug.FreeOSMemory()
	questions, err := r.Queries.questions()
	if err != nil {
		return nil, err
	}
	if err := o.measure(ctx, r, questions); err != nil {
		return nil, err
	}
	return r, nil
}

// queries returns the queries that are given or chooses some.
func (o *Options) queries(ctx context.Context) (q *Queries, err error) {
	if o.Queries != nil {
		given := *o.Queries
		given.Extra = append(given.Extra[:len(given.Extra):len(given.Extra)], o.Extra...)
		return &given, nil
	}
	o.Progress("从原文选检索式")
	d, err := o.Open()
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, d.Close()) }()
	words, err := d.LoadWords()
	if err != nil {
		return nil, err
	}
	err = d.Store.View(func(v *store.View) error {
		texts, err := ReadTexts(ctx, v)
		if err != nil {
			return err
		}
		q, err = Choose(ctx, texts, words, o.Seed)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("choose queries: %w", err)
	}
	q.Extra = o.Extra
	return q, nil
}

// measure opens the directory and asks.
func (o *Options) measure(ctx context.Context, r *Report, questions []question) (err error) {
	o.Progress("打开")
	d, err := r.Start.measure(ctx, o.Open, questions)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, d.Close()) }()
	searcher := &search.Searcher{Engine: d.Engine}
	for i := range questions {
		if err := ask(ctx, searcher, &questions[i]); err != nil {
			return err
		}
	}
	r.Memory = ownMemory()
	return d.Store.View(func(v *store.View) error {
		texts, err := ReadTexts(ctx, v)
		if err != nil {
			return err
		}
		r.Corpus = Corpus{Documents: len(texts.Documents), Paragraphs: texts.Paragraphs, TextBytes: texts.Bytes}
		if r.Disk, err = SizeOf(o.Parts, texts.Bytes); err != nil {
			return err
		}
		if r.Store, err = storeParts(d.Store, v, texts.Bytes); err != nil {
			return err
		}
		m := &measurer{searcher: searcher, store: d.Store, texts: texts, report: r, progress: o.Progress}
		if err := m.cases(ctx, questions, time.Duration(caseShare*float64(o.Time))); err != nil {
			return err
		}
		return m.clients(ctx, shared(questions), time.Duration(clientShare*float64(o.Time)))
	})
}

// ask asks a question once, which makes everything ready that the first one waits for, and
// finds the page that it asks for.
func ask(ctx context.Context, searcher *search.Searcher, q *question) error {
	if q.page > 0 {
		if err := turn(ctx, searcher, q); err != nil {
			return fmt.Errorf("%s: %w", q.written, err)
		}
	}
	if _, err := searcher.Search(ctx, q.request); err != nil {
		return fmt.Errorf("%s: %w", q.written, err)
	}
	return nil
}

// turn turns to the page that is asked for or, where there are not as many, to the last
// full one.
func turn(ctx context.Context, searcher *search.Searcher, q *question) error {
	request := q.request
	page := 1
	for page < q.page {
		result, err := searcher.Search(ctx, request)
		if err != nil {
			return err
		}
		if result.Totals.Paragraphs < (page+1)*hits || result.Next == "" {
			break
		}
		request.Cursor = result.Next
		page++
	}
	q.request.Cursor, q.page = request.Cursor, page
	return nil
}
