package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"

	"cewen/corpus"
	"cewen/corpus/ingest"
	"cewen/corpus/store"
	"cewen/search"
	"cewen/search/query"
)

// local answers from a data directory that this process has open.
type local struct {
	*workspace
	notices io.Writer // for who waits
}

var _ backend = (*local)(nil)

func (l *local) needDocuments() error {
	return l.store.View(func(v *store.View) error {
		if v.Count() == 0 {
			return noDocuments(l.layout)
		}
		return nil
	})
}

// catchUp brings the index up to date, if it is not.
func (l *local) catchUp(ctx context.Context) error {
	if lags, err := l.lags(); err != nil || !lags {
		return err
	}
	_, _ = fmt.Fprintln(l.notices, "索引落后于数据库，正在跟上……") // only a notice
	if err := l.indexing(ctx, l.waitIndexed); err != nil {
		return err
	}
	if err := l.tidy(ctx); err != nil && ctx.Err() == nil {
		_, _ = fmt.Fprintln(l.notices, err) // it answers all the same
	}
	return ctx.Err()
}

// Search implements backend.
func (l *local) Search(ctx context.Context, q question) (*search.Result, error) {
	parser, err := l.reader(ctx, q.synonyms)
	if err != nil {
		return nil, err
	}
	expr, err := parser.Parse(q.query)
	if err != nil {
		return nil, err
	}
	if err := l.catchUp(ctx); err != nil {
		return nil, err
	}
	request := search.Request{
		Expr: expr, Filter: q.filter.Filter, Sort: q.sort, Limit: q.limit, Cursor: q.cursor, Facets: q.facets, Explain: q.explain,
	}
	searcher := &search.Searcher{Engine: l.engine}
	if q.sort == search.SortRelevance && q.limit > 0 {
		if err := l.useWords(); err != nil {
			return nil, err
		}
	}
	return searcher.Search(ctx, request)
}

// useWords gives the engine the words that rank, so that the order of an answer
// does not depend on how fast they load.
func (l *local) useWords() error {
	words, err := l.loadWords()
	if err == nil {
		l.engine.UseWords(words)
	}
	return err
}

// Count implements backend.
func (l *local) Count(ctx context.Context, phrases []query.Term, filter filterValues) ([]search.Totals, error) {
	if err := l.catchUp(ctx); err != nil {
		return nil, err
	}
	totals := make([]search.Totals, len(phrases))
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i, term := range phrases {
		group.Go(func() error {
			result, err := l.engine.Search(ctx, search.Request{Expr: term, Filter: filter.Filter, Sort: search.SortNewest})
			if err != nil {
				return fmt.Errorf("count %q: %w", term.Text, err)
			}
			totals[i] = result.Totals
			return nil
		})
	}
	return totals, group.Wait()
}

// Export implements backend. It gives out what is indexed, which is why the index
// has to be up to date.
func (l *local) Export(ctx context.Context, yield func(corpus.Exported) error) error {
	if err := l.catchUp(ctx); err != nil {
		return err
	}
	return l.store.View(func(v *store.View) error {
		type version struct {
			id      string
			ordinal store.Ordinal
		}
		var versions []version
		var inner error
		err := v.Live(func(o store.Ordinal) bool {
			d, err := v.Head(o)
			if err != nil {
				inner = err
				return false
			}
			versions = append(versions, version{d.ID, o})
			return true
		})
		if err := errors.Join(err, inner); err != nil {
			return err
		}
		slices.SortFunc(versions, func(a, b version) int { return strings.Compare(a.id, b.id) })
		for _, e := range versions {
			if err := ctx.Err(); err != nil {
				return err
			}
			d, err := v.Document(e.ordinal)
			if err != nil {
				return err
			}
			if err := yield(corpus.Export(d)); err != nil {
				return err
			}
		}
		return nil
	})
}

// Rebuild implements backend.
func (l *local) Rebuild(ctx context.Context) error {
	return l.indexing(ctx, func(ctx context.Context, f *follower) error {
		f.begin()
		if err := f.Rebuild(ctx); err != nil {
			return err
		}
		return l.tidy(ctx)
	})
}

// Remove implements backend.
func (l *local) Remove(ctx context.Context, ids []string) error {
	if err := l.store.Delete(ids...); err != nil {
		return err
	}
	return l.catchUp(ctx)
}

// Import implements backend. The index follows while documents are stored.
func (l *local) Import(ctx context.Context, work func(ingest.Target) error) error {
	return l.indexing(ctx, func(ctx context.Context, f *follower) error {
		stored := func() {
			if lags, err := l.lags(); lags || err != nil {
				f.begin()
				f.Wake()
			}
		}
		if err := work(&ingest.Ingester{Store: l.store, Stored: stored}); err != nil {
			return err
		}
		if err := l.waitIndexed(ctx, f); err != nil {
			return fmt.Errorf("文档已存好，但索引还没有跟上（%s）；再次运行 cewen 时会接着建", explain(err))
		}
		return l.tidy(ctx)
	})
}

// tidy leaves the index small and fast, as a server does when it has time.
func (l *local) tidy(ctx context.Context) error {
	generation := l.engine.Current()
	if generation == nil {
		return nil // nothing was imported
	}
	if err := generation.Tidy(ctx); err != nil {
		return fmt.Errorf("文档已经可以检索，但索引没有整理好（%s）；下次启动 cewen serve 时会再整理", explain(err))
	}
	return nil
}

// Close implements backend.
func (l *local) Close() error { return l.close() }
