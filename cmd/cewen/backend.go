package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"time"

	"cewen/corpus"
	"cewen/corpus/ingest"
	"cewen/corpus/store"
	"cewen/search"
	"cewen/search/instrument"
	"cewen/search/query"
	"cewen/search/verify"
)

// backend answers commands on a data directory: local opens it, remote asks the
// server that has it open.
type backend interface {
	Search(ctx context.Context, q question) (*search.Result, error)
	// Count counts each phrase as a literal.
	Count(ctx context.Context, phrases []query.Term, filter filterValues) ([]search.Totals, error)
	// Export calls yield for each document, in order of their IDs.
	Export(ctx context.Context, yield func(corpus.Exported) error) error
	// Verify compares the index with a plain scan of the text: by a sample of terms,
	// and by a number of queries with each operator.
	Verify(ctx context.Context, sample, operators int) (*verify.Report, error)
	// VerifyQuery compares the answer to a query with a plain scan of the whole text.
	VerifyQuery(ctx context.Context, asked string) (*verify.QueryReport, error)
	// Measure runs an instrument. With audit it does so again by a plain scan.
	Measure(ctx context.Context, i instrument.Instrument, audit bool, out instrument.Sink) (*instrument.Ending, error)
	Stats(ctx context.Context) (*stats, error)
	// Rebuild builds the index anew and returns when it serves.
	Rebuild(ctx context.Context) error
	// Remove removes documents; none, with store.ErrNotFound, if one is not held.
	Remove(ctx context.Context, ids []string) error
	// History lists the versions of a document, the oldest first.
	History(ctx context.Context, id string) ([]documentVersion, error)
	// Changes tells which paragraphs came and went with a version.
	Changes(ctx context.Context, of versionOf) (*documentChanges, error)
	// Original returns the file that a version came from.
	Original(ctx context.Context, of versionOf) ([]byte, error)
	// Duplicates lists pairs of documents that are at least so similar.
	Duplicates(ctx context.Context, similarity float64) ([]nearPair, error)
	// Backup writes a copy of the store.
	Backup(ctx context.Context, w io.Writer) error
	// Import calls work with where to import to, and then waits until everything
	// is searchable.
	Import(ctx context.Context, work func(ingest.Target) error) error
	Close() error
}

// question is a search as it was asked.
type question struct {
	query    string
	synonyms string // file of synonyms to add; empty for none
	filter   filterValues
	sort     search.Sort
	limit    int
	cursor   string
	facets   []search.FacetName
	explain  bool
}

// filterValues is a filter, read and as it was written.
type filterValues struct {
	search.Filter
	written search.FilterValues
}

// need says what a command needs of a data directory.
type need int

const (
	needDocuments need = iota // it must hold some
	needDirectory             // it is created when missing
)

// open returns the backend for the data directory.
func (a *app) open(ctx context.Context, n need) (backend, error) {
	l, err := newLayout(a.data)
	if err != nil {
		return nil, err
	}
	there, err := l.exists()
	switch {
	case err != nil:
		return nil, err
	case !there && n == needDocuments:
		return nil, noDocuments(l)
	case !there:
		if err := l.create(); err != nil {
			return nil, err
		}
	}
	b, err := a.connect(ctx, l)
	if err != nil || n != needDocuments {
		return b, err
	}
	if l, ok := b.(*local); ok {
		if err := l.needDocuments(); err != nil {
			return nil, errors.Join(err, l.Close())
		}
	}
	return b, nil
}

// noDocuments says that there are no documents, and how to get some.
func noDocuments(l layout) error {
	return fmt.Errorf("数据目录 %s 里还没有文档；请先运行“cewen import 文件或目录”，或用 --data 指定别的目录", l.dir)
}

// connect finds the server that has the directory open, or opens it. Commands that
// only ask are short, so one that comes meanwhile waits for them.
func (a *app) connect(ctx context.Context, l layout) (backend, error) {
	const patience = 10 * time.Second
	for start := time.Now(); ; {
		if r, found := findServer(ctx, l); found {
			r.notices = a.stderr
			return r, nil
		}
		w, err := openWorkspace(l, a.logger(slog.LevelWarn))
		if err == nil {
			return &local{workspace: w, notices: a.stderr}, nil
		}
		if !errors.Is(err, store.ErrLocked) {
			return nil, err
		}
		if time.Since(start) > patience || ctx.Err() != nil {
			return nil, fmt.Errorf("数据目录 %s 正被另一个进程使用（可能正在导入），请等它结束后再试", l.dir)
		}
	}
}

// logger writes to stderr what is at least of a level.
func (a *app) logger(level slog.Level) *slog.Logger {
	return slog.New(slog.NewTextHandler(a.stderr, &slog.HandlerOptions{Level: level}))
}

// use opens the backend, calls work and closes it.
func (a *app) use(ctx context.Context, n need, work func(backend) error) (err error) {
	b, err := a.open(ctx, n)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, b.Close()) }()
	return work(b)
}
